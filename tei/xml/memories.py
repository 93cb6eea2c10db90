"""Translation memories out: TMX 1.4b (LISA OSCAR, 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import __version__
from tei.xml.writing import Element, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements without text of their own.
_CONTAINERS = frozenset({"body", "header", "tmx", "tu", "tuv"})


def memory(
    language: str, origin: str, units: Iterable[Element], about: Iterable[Element | None] = ()
) -> bytes:
    """A translation memory in UTF-8.

    Args:
        language: the tag of what is translated.
        origin: what the texts were taken from (`o-tmf`).
        units: its `tu` elements.
        about: what the header says besides: notes and properties.
    """
    header = {
        "creationtool": "tei",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": origin,
        "adminlang": "en",
        "srclang": language,
        "datatype": "plaintext",
    }
    # No DOCTYPE: many parsers would look for tmx14.dtd beside the file, and fail.
    root = Element(
        "tmx", {"version": "1.4"}, Element("header", header, *about), Element("body", {}, *units)
    )
    return plain(root, _CONTAINERS)
