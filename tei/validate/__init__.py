"""Whether a TEI file follows its schemas: RELAX NG, XSD 1.1 and Schematron, by the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tei import codes, files, resources
from tei.diagnostics import Location
from tei.errors import MalformedXml, UsageError
from tei.names import TEI
from tei.validate import findings, grammar, grammar_rules, schematron
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tei.diagnostics import Diagnostic

__all__ = ["RULES", "edition_schemas", "is_of_edition", "parsed", "parsed_tei", "validate"]

_T = f"{{{TEI}}}"
_GRAMMAR = "edition.rng"

_ENGINES: dict[str, Callable[[etree._ElementTree, str, Path], Iterator[Diagnostic]]] = {
    ".xsd": grammar.xsd,
    ".sch": schematron.check,
}
RULES = (*findings.RULES, *grammar_rules.RULES)


def edition_schemas() -> list[Path]:
    """The schemas that an edition follows: the grammar, and the rules beyond any grammar."""
    return [resources.home("schemas") / name for name in (_GRAMMAR, "edition.sch")]


def is_of_edition(tree: etree._ElementTree) -> bool:
    """Whether a TEI document says that it follows the edition's schemas.

    It names the grammar in an ``xml-model`` instruction, or has the identifier that the encoder
    gives.
    """
    root = tree.getroot()
    models = root.xpath("preceding-sibling::processing-instruction('xml-model')")
    if any(model.get("href", "").rpartition("/")[2] == _GRAMMAR for model in models):
        return True
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}publicationStmt/{_T}idno[@type='tei']"
    return root.find(path) is not None


def parsed(data: bytes, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """The document in `data`, or None and a finding that says why it cannot be read."""
    try:
        return parse(data), []
    except MalformedXml as error:
        return None, [findings.malformed_xml(path, error)]


def parsed_tei(data: bytes, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """The TEI document in `data`, or None and a finding that says what is in the way."""
    tree, found = parsed(data, path)
    if tree is None or tree.getroot().tag == f"{_T}TEI":
        return tree, found
    root = tree.getroot()
    name = etree.QName(root)
    where = f" in the namespace {name.namespace}" if name.namespace else " in no namespace"
    location = Location(path, root.sourceline or 0)
    several = root.tag == f"{_T}teiCorpus"
    return None, [findings.not_tei(location, name.localname + where, several=several)]


def validate(source: bytes | Path, path: str, schemas: Sequence[Path]) -> Iterator[Diagnostic]:
    """What is wrong with a document by each of `schemas`.

    Args:
        source: the document, or the file that it is in. By RELAX NG alone it is read as a stream,
            in memory that does not grow with it.
        path: named in the findings.
        schemas: files; ``.rng``, ``.xsd`` or ``.sch`` says which language they are in.

    Raises:
        UsageError: a schema is in another language.
        SchemaUnusable: a schema cannot be read or compiled.
        FileUnreadable: `source` cannot be read.
    """
    tree: etree._ElementTree | None = None
    unreadable: list[Diagnostic] = []
    for schema in schemas:
        kind = schema.suffix.lower()
        if kind == ".rng":
            for finding in grammar.relax_ng(source, path, schema):
                unreadable += [finding] if finding.code is codes.MALFORMED_XML else []
                yield finding
        elif kind not in _ENGINES:
            message = f"{schema}: not a schema that tei knows; its name ends in .rng, .xsd or .sch"
            raise UsageError(message)
        elif not unreadable:
            if tree is None:
                data = source if isinstance(source, bytes) else files.read(source)
                tree, unreadable = parsed(data, path)
                yield from unreadable
            if tree is not None:
                yield from _ENGINES[kind](tree, path, schema)
