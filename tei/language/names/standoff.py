"""An authority file as TEI: listPerson, listPlace and listOrg (TEI P5 4.12.0, chapter 13)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tei.language.tags import UNDETERMINED
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tei.language.names.authority import Entity, Kind

#: The element of a name of each kind, in running text as in lists.
NAMES: Mapping[Kind, str] = MappingProxyType(
    {"person": "persName", "place": "placeName", "org": "orgName"}
)
_LISTS: Mapping[Kind, str] = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}

_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


def lists(
    entities: Iterable[Entity], prefix: str = "", attributes: Mapping[str, str] = _NO_ATTRIBUTES
) -> list[Element]:
    """The lists for `standOff`: persons, places, organisations, each in the order given.

    What is empty is left out, and so are words that are no name.

    Args:
        entities: the ones to write, such as those that a document mentions.
        prefix: stands before each ``xml:id``, so that several documents can be in one corpus.
        attributes: of each list.
    """
    held = list(entities)
    found: list[Element] = []
    for kind, name in _LISTS.items():
        entries = [_entry(entity, prefix) for entity in held if entity.kind == kind]
        if entries:
            found.append(Element(name, dict(attributes), *entries))
    return found


def _entry(entity: Entity, prefix: str) -> Element:
    """One entry: its names, its identifiers, the note, in the order that ``place`` asks for.

    A name in every language has the tag ``und``: without one it would be in that of the header.
    """
    names = NAMES[entity.kind]
    return Element(
        entity.kind,
        {"xml:id": f"{prefix}{entity.id}"},
        *(
            Element(names, {"xml:lang": name.lang or UNDETERMINED}, name.text)
            for name in entity.names
        ),
        *(Element("idno", {"type": number.type}, number.value) for number in entity.identifiers),
        Element("note", {}, entity.note) if entity.note else None,
    )
