"""Whom and what the names in a document mean: the lists of `<standOff>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.language.names import NAMES, lists

if TYPE_CHECKING:
    from tei.encode.identifiers import Identifiers
    from tei.language.names import Authority
    from tei.model import Document, Mark
    from tei.xml.writing import Element

#: Elements whose ref is an entry of the authority file.
_REFERRING = frozenset((*NAMES.values(), "name"))


def entry(mark: Mark) -> str:
    """The entry of the authority file that a mark refers to; empty for none."""
    return dict(mark.attributes).get("ref", "") if mark.element in _REFERRING else ""


def entries(document: Document, authority: Authority, ids: Identifiers) -> list[Element]:
    """The lists of the persons, places and organisations that are mentioned."""
    mentioned = {entry(mark) for version in document.versions for mark in version.marks}
    listed = (entity for entity in authority.entities if entity.id in mentioned)
    return lists(listed, ids.entry(""), {"resp": f"#{ids.of('encoder')}"})
