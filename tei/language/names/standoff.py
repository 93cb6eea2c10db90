"""An authority file as TEI: listPerson, listPlace and listOrg (TEI P5 4.12.0, chapter 13)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tei.language.names.authority import Entity, Kind
    from tei.language.names.matching import Mention

#: The element of a name of each kind, in running text as in lists.
NAMES: Mapping[Kind, str] = MappingProxyType(
    {"person": "persName", "place": "placeName", "org": "orgName"}
)
_LISTS: Mapping[Kind, str] = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}


def lists(entities: Iterable[Entity], prefix: str = "") -> list[Element]:
    """The lists for `standOff`: persons, places, organisations, each in the order given.

    What is empty is left out, and so are words that are no name.

    Args:
        entities: the ones to write, such as those that a document mentions.
        prefix: stands before each ``xml:id``, so that several documents can be in one corpus.
    """
    held = list(entities)
    found: list[Element] = []
    for kind, name in _LISTS.items():
        entries = [_entry(entity, prefix) for entity in held if entity.kind == kind]
        if entries:
            found.append(Element(name, {}, *entries))
    return found


def tag(mention: Mention, prefix: str = "") -> tuple[str, dict[str, str]]:
    """The element of a name in running text, and its attributes.

    A name of which nobody can say whose it is has no ``ref``; where it may be that of a person or
    of a place, the element is ``name``.

    Args:
        mention: the name.
        prefix: what `lists` was given.
    """
    kinds = {entity.kind for entity in mention.entities}
    element = NAMES[kinds.pop()] if len(kinds) == 1 else "name"
    return element, {"ref": f"#{prefix}{mention.entity.id}"} if mention.entity else {}


def _entry(entity: Entity, prefix: str) -> Element:
    """One entry: its names, its identifiers, the note, in the order that ``place`` asks for."""
    names = NAMES[entity.kind]
    return Element(
        entity.kind,
        {"xml:id": f"{prefix}{entity.id}"},
        *(Element(names, {"xml:lang": name.lang}, name.text) for name in entity.names),
        *(Element("idno", {"type": number.type}, number.value) for number in entity.identifiers),
        Element("note", {}, entity.note) if entity.note else None,
    )
