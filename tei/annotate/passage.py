"""The running text of a version as it reads: passage by passage, each character with its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tei.language.wrapping import BROKEN, WRAPPED, levelled, unpadded
from tei.model import Container, Dateline, Head, Item, List, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.model import Block, Textual, Version


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one block.

    Attributes:
        text: as it reads, wrapped lines joined.
        lang: its language.
        dateline: that of the report which it is a part of, where it opens a paragraph.
        block: what it is the text of.
        places: the offset of each character from the first; empty where they are one by one.
    """

    text: str
    lang: str
    dateline: str
    block: Textual
    places: Sequence[int] = ()

    def spans(self, ranges: Iterable[tuple[int, int]]) -> Iterator[Span | None]:
        """Where ranges of the text stand in the source; None for one that no sentence holds."""
        units = [sentence.span for sentence in getattr(self.block, "sentences", ())]
        units = units or [self.block.span]
        first = units[0].start
        for start, end in ranges:
            if self.places:
                found = Span(first + self.places[start], first + self.places[end - 1] + 1)
            else:
                found = Span(first + start, first + end)
            unit = units[bisect_right(units, (found.start, 1 << 62)) - 1]
            yield found if found.end <= unit.end else None


def passages(version: Version, original: str) -> Iterator[Passage]:
    """The passages of a version, in the order of the source.

    Left out are the numbers in front of the items of a list, and headlines that the source does not
    have in the text.

    Args:
        version: what is read.
        original: the language of the original, whose captions a translation may give once more.
    """
    yield from _passages(version.content, version.lang, original, "")


def _passages(
    content: Iterable[Block], lang: str, original: str, dateline: str
) -> Iterator[Passage]:
    before: Block | None = None
    for block in content:
        inner = getattr(block, "lang", "") or lang
        if isinstance(block, List) and block.type == "ordered":
            items = [item for item in block.content if isinstance(item, Item)]
            yield from _passages(items, inner, original, dateline)
        elif isinstance(block, Container):
            yield from _passages(block.content, inner, original, dateline)
        else:
            if isinstance(block, Head) and block.type == "original":
                inner = original
            if isinstance(block, Paragraph) and isinstance(before, Dateline):
                dateline = before.text
            if block.text and not (isinstance(block, Head) and block.from_title):
                yield _passage(block, inner, dateline if isinstance(block, Paragraph) else "")
            if isinstance(block, Item):
                yield from _passages(block.content, inner, original, dateline)
        before = block


def _passage(block: Textual, lang: str, dateline: str) -> Passage:
    if WRAPPED not in block.text and BROKEN not in block.text:
        return Passage(block.text, lang, dateline, block)
    level = levelled(block.text)
    places = [place for place, character in enumerate(level) if unpadded(character)]
    return Passage(unpadded(level), lang, dateline, block, places)
