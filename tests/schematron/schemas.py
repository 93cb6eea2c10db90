"""Schemas and documents written in a line, and what is found in them."""

from pathlib import Path

from lxml import etree

from tei.schematron import DEFAULT, Finding, Validator
from tei.schematron.reading import read
from tei.schematron.sifting import Outcome

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
    left = dict.fromkeys(range(len(validator._patterns)), "")
    validator._sifting.outcome = lambda *_: Outcome(left=left)


def messages(*arguments: object, **options: object) -> list[str]:
    """The messages of what is found."""
    return [finding.message for finding in found(*arguments, **options)]
