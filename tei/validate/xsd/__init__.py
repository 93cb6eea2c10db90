"""XSD 1.0 and 1.1: what is wrong is told as by RELAX NG, and xmlschema has the last word.

A schema becomes a grammar of `tei.relaxng`, which finds the place of each fault and what was meant,
each mistake once. Where the grammar says all that the schema says, it is enough. xmlschema, which
takes most of a minute for a large schema, is needed once then, to read it: the grammar is kept as
those of RELAX NG are, as data that holds no code, which a pickle of xmlschema's objects would be.
Where it says less (assertions, keys, types by XPath, XSD 1.1), xmlschema judges every document, and
what it alone finds is told in words of its own.

libxml2 is not asked. It gives the same verdicts by XSD 1.0, but builds a large schema anew for each
run, which takes longer than a kept grammar, and stops at an xml:id that is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tei import files
from tei.diagnostics import in_order
from tei.errors import MalformedXml, SchemaUnusable
from tei.relaxng import faults, keep, prepared, vocabulary_of
from tei.relaxng.expectations import ANY_NAME
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Automaton, Fault, Grammar

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
#: What an element may have of which it depends what it may hold (XML Schema Part 1, section 2.6).
_DECISIVE = frozenset(f"{_INSTANCE}}}{name}" for name in ("type", "nil"))
#: What any element may have.
_EVERYWHERE = _DECISIVE | {
    f"{_INSTANCE}}}{name}" for name in ("schemaLocation", "noNamespaceSchemaLocation")
}


def check(source: bytes | Path, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What XSD finds, in the order of the document.

    Args:
        source: the document, or the file that it is in.
        path: named in the findings.
        schema: the schema.

    Raises:
        SchemaUnusable: the schema cannot be read, is not correct, or takes in what is not read.
        FileUnreadable: `source` cannot be read.
    """
    made = _prepared(schema)
    found: list[Fault] = []
    with files.opened(source) as file:
        try:
            found.extend(faults(made, file))
        except MalformedXml as raised:
            from tei.xml.malformed import explained  # noqa: PLC0415 - few documents come here

            malformed = findings.malformed_xml(path, explained(file, raised))
            yield from (_in_words(fault, path, made) for fault in _own(found))
            yield malformed
            return
    keep(made)
    judged = bool(made.grammar.loose) or any(fault.attribute in _DECISIVE for fault in found)
    found = _own(found)
    if found or judged:
        data = source if isinstance(source, bytes) else files.read(source)
        told = _told(found, data, path, schema, judged=judged)
        yield from in_order(told)


def _told(
    found: list[Fault], data: bytes, path: str, schema: Path, *, judged: bool
) -> Iterator[Diagnostic]:
    """Faults as findings, and what xmlschema alone finds if it is to judge."""
    # Imported here: a document without faults needs none of it.
    from tei.validate.xsd.places import Places  # noqa: PLC0415

    places = Places(data)
    at = [places.at(fault.line, fault.column, _local(fault.element)) for fault in found]
    told = list(zip(found, at, strict=True))
    others: list[tuple[Diagnostic, int]] = []
    if judged:
        from tei.validate.xsd import judging  # noqa: PLC0415

        errors = judging.errors(schema, places)
        told = [(f, n) for f, n in told if errors.bear_out(f, n)]
        others = errors.rest(told, path, schema)
    made = _prepared(schema)
    for finding, number in [*((_in_words(fault, path, made), n) for fault, n in told), *others]:
        yield replace(finding, location=replace(finding.location, xpath=places.xpath(number)))


def _own(found: list[Fault]) -> list[Fault]:
    """The faults of a document, without what any element may have; nobody can write any name."""
    return [
        fault._replace(expected=tuple(name for name in fault.expected if name != ANY_NAME))
        for fault in found
        if fault.attribute not in _EVERYWHERE
    ]


def _in_words(fault: Fault, path: str, made: Automaton) -> Diagnostic:
    # Imported here: a document without faults needs no words.
    from tei.validate import wording  # noqa: PLC0415

    return wording.finding(fault, path, vocabulary_of(made))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


@cache
def _prepared(schema: Path) -> Automaton:
    try:
        return prepared(schema, compile_it=_compiled)
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
