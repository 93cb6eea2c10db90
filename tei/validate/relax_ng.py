"""RELAX NG by `tei.relaxng`. A schema is compiled once per process, or comes from the cache."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tei import files
from tei.errors import MalformedXml, SchemaUnusable
from tei.relaxng import Automaton, faults, keep, prepared, vocabulary_of
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.diagnostics import Diagnostic


def check(source: bytes | Path, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What RELAX NG finds, as the document is read.

    Args:
        source: the document, or the file that it is in.
        path: named in the findings.
        schema: in RELAX NG's XML syntax.

    Raises:
        SchemaUnusable: the schema cannot be read or is not correct.
        FileUnreadable: `source` cannot be read.
    """
    made = _prepared(schema)
    if made.grammar.unsound and schema not in _told:
        _told.add(schema)
        yield findings.identifiers_unchecked(str(schema), made.grammar.unsound)
    with files.opened(source) as file:
        try:
            for fault in faults(made, file):
                # Imported here: a document without faults needs no words.
                from tei.validate import wording  # noqa: PLC0415

                yield wording.finding(fault, path, vocabulary_of(made))
        except MalformedXml as raised:
            from tei.xml.malformed import explained  # noqa: PLC0415 - likewise

            error = explained(file, raised)
            yield findings.malformed_xml(path, error)
    keep(made)


#: Schemas of which it was said already that their identifiers are not checked.
_told: set[Path] = set()


@cache
def _prepared(schema: Path) -> Automaton:
    try:
        return prepared(schema)
    except OSError as error:
        message = f"{schema}: not a usable RELAX NG schema: {error.strerror or error}"
        raise SchemaUnusable(message) from None
