"""An authority file as data: persons, places and organisations with their names and identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

#: What an entry is; ``none`` is for words that are no name, though a name stands in them.
Kind: TypeAlias = Literal["person", "place", "org", "none"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Name(NamedTuple):
    """A name; `lang` is its language tag (BCP 47), empty for a name in every language."""

    lang: str
    text: str


class Identifier(NamedTuple):
    """A number in somebody else's list: whose list (``VIAF``), and the number."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, a place or an organisation.

    Attributes:
        id: fit to be an ``xml:id``.
        kind: what it is.
        names: never empty; the first one in a language is the usual one.
        identifiers: in the order of the file.
        note: what the editor says of it; may be empty.
    """

    id: str
    kind: Kind
    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """All entries of an edition's authority files, in their order; no two have one `id`.

    One is only equal to itself, so that what has been made of it can be kept by it.
    """

    entities: tuple[Entity, ...] = ()
