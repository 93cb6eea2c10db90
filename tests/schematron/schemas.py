"""Schemas and documents written in a line, and what is found in them."""

from pathlib import Path

from lxml import etree

from tei.schematron import DEFAULT, Finding, Validator, read
from tei.schematron.sieve import Sieve, Unsifted

SCH = "http://purl.oclc.org/dsdl/schematron"


def write(folder: Path, body: str, *, binding: str = "xslt2", attributes: str = "") -> Path:
    """A schema file with these contents."""
    path = folder / "schema.sch"
    path.write_text(
        f'<schema xmlns="{SCH}" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        f' queryBinding="{binding}" {attributes}>{body}</schema>'
    )
    return path


def found(
    schema: Path,
    document: str,
    *,
    phase: str = DEFAULT,
    base: Path | None = None,
    sieve: bool = True,
) -> list[Finding]:
    """What a schema finds in a document; `sieve` says whether by both ways or by the slow one."""
    data = document.encode()
    tree = etree.fromstring(data).getroottree()
    validator = Validator(read(schema), phase)
    if not sieve:
        without(validator)
    return validator.findings(tree, data, base)


def without(validator: Validator) -> None:
    """Let a validator run without its stylesheet."""

    def unsifted(*_: object) -> None:
        raise Unsifted

    validator._sieve.run = unsifted
    for number in range(len(validator._patterns)):
        sieves = [Sieve(validator._schema, (), (validator._patterns[number],)) for _ in "ab"]
        for sieve in sieves:
            sieve.run = unsifted
        validator._sieves[number] = sieves


def messages(*arguments: object, **options: object) -> list[str]:
    """The messages of what is found."""
    return [finding.message for finding in found(*arguments, **options)]
