"""What an authority file says, entry by entry, before it is checked as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tei.language.names.authority import Name


class Entry(NamedTuple):
    """What one row, or one element, says of an entity; several may speak of the same one.

    Attributes:
        line: where it stands, 1-based.
        id: as written; empty where it is missing.
        kind: as written; empty where it is left to an earlier entry.
        names: in the order of the file.
        identifiers: type and value as written.
        note: may be empty.
        file: the number of the file, from 0.
    """

    line: int
    id: str
    kind: str
    names: tuple[Name, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    file: int = 0


class Fault(NamedTuple):
    """What is wrong with an authority file, the 1-based line of it, and the number of the file."""

    line: int
    what: str
    file: int = 0
