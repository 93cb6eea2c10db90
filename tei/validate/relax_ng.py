"""RELAX NG by `tei.relaxng`. A schema is compiled once per process, or comes from the cache."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei import codes, files
from tei.errors import MalformedXml, SchemaUnusable
from tei.names import SCHEMATRON, XINCLUDE
from tei.relaxng import Automaton, faults, keep, prepared, vocabulary_of
from tei.validate import findings
from tei.validate.schemas import finder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.diagnostics import Diagnostic

#: A document that is put together of many has as many of these.
_INCLUDE = f"{XINCLUDE}}}include"
#: So many other places are named of a fault that is told once.
_RELATED = 3


def check(
    source: bytes | Path, path: str, schema: Path, catalogs: tuple[Path, ...] = ()
) -> Iterator[Diagnostic]:
    """What RELAX NG finds, as the document is read.

    What the document takes in by XInclude is told last, and once.

    Args:
        source: the document, or the file that it is in.
        path: named in the findings.
        schema: in RELAX NG's XML syntax.
        catalogs: what addresses are looked up in first that it takes in.

    Raises:
        SchemaUnusable: the schema cannot be read or is not correct.
        FileUnreadable: `source` cannot be read.
    """
    made = _prepared(schema, catalogs)
    if made.grammar.unsound and schema not in _told:
        _told.add(schema)
        yield findings.identifiers_unchecked(str(schema), made.grammar.unsound)
    includes: list[Diagnostic] = []
    with files.opened(source) as file:
        try:
            for fault in faults(made, file):
                # Imported here: a document without faults needs no words.
                from tei.validate import wording  # noqa: PLC0415

                finding = wording.finding(fault, path, vocabulary_of(made))
                if fault.element == _INCLUDE and finding.code is codes.UNKNOWN_ELEMENT:
                    includes.append(finding)
                else:
                    yield finding
        except MalformedXml as raised:
            from tei.xml.malformed import explained  # noqa: PLC0415 - likewise

            error = explained(file, raised)
            yield findings.malformed_xml(path, error)
    if includes:
        yield _once(includes)
    keep(made)


def _once(same: Sequence[Diagnostic]) -> Diagnostic:
    """One finding for several of one kind, with their number and the first few places."""
    first, *others = same
    if not others:
        return first
    related = tuple(finding.location for finding in others[:_RELATED])
    return replace(first, message=f"{first.message} ({len(same)} times)", related=related)


#: Schemas of which it was said already that their identifiers are not checked.
_told: set[Path] = set()


def has_rules(schema: Path, catalogs: tuple[Path, ...]) -> bool:
    """Whether Schematron stands in a schema, or in what it takes in.

    Raises:
        SchemaUnusable: the schema cannot be read or is not correct.
    """
    return SCHEMATRON in _prepared(schema, catalogs).grammar.annotations


def taken_in(schema: Path, catalogs: tuple[Path, ...]) -> list[Path]:
    """The files that a schema takes in.

    Raises:
        SchemaUnusable: the schema cannot be read or is not correct.
    """
    _, *others = _prepared(schema, catalogs).grammar.digests
    return [*map(Path, others)]


@cache
def _prepared(schema: Path, catalogs: tuple[Path, ...]) -> Automaton:
    try:
        return prepared(schema, finder(catalogs))
    except OSError as error:
        message = f"{schema}: not a usable RELAX NG schema: {error.strerror or error}"
        raise SchemaUnusable(message) from None
