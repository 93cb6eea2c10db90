"""Where tags and attributes begin: lxml knows lines alone, expat knows columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.errors import MalformedXml
from tei.xml.events import Events

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO


def positions(
    file: BinaryIO, wanted: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], tuple[int, int]]:
    """The lines and columns of some tags and attributes.

    Args:
        file: a document, at its beginning.
        wanted: the numbers of elements in document order, from 0, and names of attributes, with
            their namespaces in braces; no name for the tag.

    Returns:
        What was found. Nothing where expat does not read what libxml2 reads.
    """
    names: dict[int, set[str]] = {}
    for number, name in wanted:
        names.setdefault(number, set()).add(name)
    found: dict[tuple[int, str], tuple[int, int]] = {}
    events = Events(file)
    number = -1
    last = max(names, default=-1)

    def start(_: str, pairs: list[str]) -> None:
        nonlocal number
        number += 1
        for name in names.get(number, ()):
            written = name.removeprefix("{") if name else ""
            attributes = pairs[::2]
            found[number, name] = (
                events.attribute_place(attributes.index(written))
                if written in attributes
                else events.place()
            )
        if number == last:
            events.parser.StartElementHandler = None

    events.parser.StartElementHandler = start
    try:
        for _ in events.feed():
            if number >= last:
                break
    except MalformedXml:
        pass
    return found
