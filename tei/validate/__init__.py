"""Whether a TEI file follows its schemas: RELAX NG, XSD 1.1 and Schematron, by the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import resources
from tei.errors import MalformedXml, UsageError
from tei.validate import findings, grammar, schematron
from tei.validate.findings import RULES
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from tei.diagnostics import Diagnostic

__all__ = ["RULES", "edition_schemas", "parsed", "validate"]

_ENGINES: dict[str, Callable[[etree._ElementTree, str, Path], Iterator[Diagnostic]]] = {
    ".rng": grammar.relax_ng,
    ".xsd": grammar.xsd,
    ".sch": schematron.check,
}


def edition_schemas() -> list[Path]:
    """The schemas that an edition follows: the grammar, and the rules beyond any grammar."""
    return [resources.home("schemas") / name for name in ("edition.rng", "edition.sch")]


def parsed(data: bytes, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """The document in `data`, or None and a finding that says why it cannot be read."""
    try:
        return parse(data), []
    except MalformedXml as error:
        return None, [findings.malformed_xml(path, error)]


def validate(tree: etree._ElementTree, path: str, schemas: Sequence[Path]) -> Iterator[Diagnostic]:
    """What is wrong with a document by each of `schemas`.

    Args:
        tree: the document.
        path: named in the findings.
        schemas: files; ``.rng``, ``.xsd`` or ``.sch`` says which language they are in.

    Raises:
        UsageError: a schema is in another language.
        SchemaUnusable: a schema cannot be read or compiled.
    """
    for schema in schemas:
        engine = _ENGINES.get(schema.suffix.lower())
        if engine is None:
            message = f"{schema}: not a schema that tei knows; its name ends in .rng, .xsd or .sch"
            raise UsageError(message)
        yield from engine(tree, path, schema)
