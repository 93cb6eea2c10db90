"""XSD 1.0 and 1.1. What is wrong is told as by RELAX NG; whether anything is, xmlschema decides.

A schema becomes a grammar of `tei.relaxng`, which finds the place of each fault, what was meant, and
each mistake once. Where it says all that the schema says, it is enough: xmlschema, which takes most
of a minute to build a large schema, is needed for that once, since the grammar is kept as those of
RELAX NG are, as data that holds no code. Where it says less (assertions, keys, alternatives by XPath,
XSD 1.1), xmlschema looks at every document, and what it alone finds is told in words of its own.

libxml2 is not asked: it knows XSD 1.0 alone, and does not check what it should.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from tei import files
from tei.errors import MalformedXml, SchemaUnusable
from tei.relaxng import Kind, faults, keep, prepared, vocabulary_of
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Automaton, Fault, Grammar

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
#: What any element may have (XML Schema Part 1, section 3.2.7).
_EVERYWHERE = frozenset(
    f"{_INSTANCE}}}{name}" for name in ("type", "nil", "schemaLocation", "noNamespaceSchemaLocation")
)
#: Those of which it depends on the document what an element may hold.
_DECISIVE = f"//@*[namespace-uri()='{_INSTANCE}'][local-name()='type' or local-name()='nil']"


def check(
    tree: etree._ElementTree, path: str, schema: Path, source: bytes | Path
) -> Iterator[Diagnostic]:
    """What XSD finds.

    Args:
        tree: the document.
        path: named in the findings.
        schema: the schema.
        source: what the tree was read from.

    Raises:
        SchemaUnusable: the schema cannot be read, is not correct, or takes in what is not read.
        FileUnreadable: `source` cannot be read.
    """
    data = source if isinstance(source, bytes) else files.read(source)
    made = _prepared(schema)
    try:
        found = [
            fault for fault in faults(made, BytesIO(data)) if fault.attribute not in _EVERYWHERE
        ]
    except MalformedXml as error:
        yield findings.malformed_xml(path, error)
        return
    keep(made)
    judged = bool(made.grammar.loose) or bool(tree.xpath(_DECISIVE))
    if found or judged:
        yield from _told(found, tree, path, schema, data, judged=judged)


def _told(  # noqa: PLR0913 - what is known of a document
    found: list[Fault],
    tree: etree._ElementTree,
    path: str,
    schema: Path,
    data: bytes,
    *,
    judged: bool,
) -> Iterator[Diagnostic]:
    # Imported here: a document without faults needs none of it.
    from tei.validate import wording  # noqa: PLC0415
    from tei.validate.xsd.places import Places  # noqa: PLC0415

    places = Places(data, tree)
    at = [places.at(fault.line, fault.column, _local(fault.element)) for fault in found]
    told = list(zip(found, at, strict=True))
    others: list[tuple[Diagnostic, int]] = []
    if judged:
        from tei.validate.xsd import judging  # noqa: PLC0415

        errors = judging.errors(schema, tree, places)
        told = [(f, n) for f, n in told if _is_of_document(f) or errors.bear_out(n)]
        others = errors.rest([n for _, n in told], path, schema, data)
    made = _prepared(schema)
    for finding, number in [
        *((wording.finding(fault, path, vocabulary_of(made)), n) for fault, n in told),
        *others,
    ]:
        yield replace(finding, location=replace(finding.location, xpath=places.xpath(number)))


def _is_of_document(fault: Fault) -> bool:
    """Whether a fault is one of the identifiers, which xmlschema tells of the document."""
    return fault.kind in (Kind.SECOND_ID, Kind.NO_SUCH_ID)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


@cache
def _prepared(schema: Path) -> Automaton:
    try:
        return prepared(schema, _compiled)
    except OSError as error:
        message = f"{schema}: not a usable XSD schema: {error.strerror or error}"
        raise SchemaUnusable(message) from None


def _compiled(schema: Path) -> Grammar:
    # Imported here: what has been compiled already needs no xmlschema, which takes long to come.
    from tei.validate.xsd import reading  # noqa: PLC0415
    from tei.validate.xsd.translation import translated  # noqa: PLC0415

    grammar = translated(reading.built(schema), reading.digests(schema))
    if not reading.is_plain(schema):
        grammar.loose = grammar.loose or "XSD 1.1"
    return grammar
