"""What a document says in two languages, passage by passage, for suggestions of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tei.language.tags import primary
from tei.language.wrapping import as_written
from tei.model import (
    Bibl,
    Byline,
    Dateline,
    Division,
    Head,
    Item,
    Label,
    Line,
    List,
    Note,
    Paragraph,
    Row,
    Salute,
    Signed,
    blocks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tei.diagnostics import Location
    from tei.model import Document, Level, Sentence, Textual, Version

#: The levels of an alignment whose units have text of their own.
LEVELS: tuple[Level, ...] = ("sentence", "line", "row")
#: What an entry of a glossary is called behind its pinyin: Dōngběi (Northeast China).
_IN_BRACKETS = re.compile(r"[^()（）]*[(（](.+)[)）]")


class Passage(NamedTuple):
    """A Chinese text and what stands for it in English.

    Attributes:
        place: where the Chinese is, for people.
        original: the Chinese.
        translation: the English.
        starts: where in the Chinese another unit begins, and its place.
        starts_there: the same of the English, and of its first unit.
    """

    place: str
    original: str
    translation: str
    starts: tuple[tuple[int, str], ...] = ()
    starts_there: tuple[tuple[int, str], ...] = ()

    def where(self, offset: int) -> str:
        """The place of what stands at `offset` of the Chinese."""
        return _where(self.place, self.starts, offset)

    def where_there(self, offset: int) -> str:
        """The place of what stands at `offset` of the English."""
        return _where(self.place, self.starts_there, offset)


def _where(first: str, starts: Sequence[tuple[int, str]], offset: int) -> str:
    before = bisect_right(starts, offset, key=lambda start: start[0])
    return starts[before - 1][1] if before else first


#: The blocks that no alignment links by themselves.
_OTHERS = (Bibl, Byline, Dateline, Head, Label, Note, Salute, Signed)


class _Unit(NamedTuple):
    start: int
    text: str


def passages(document: Document, at: Callable[[int], Location]) -> list[Passage]:
    """The linked sentences, lines and rows of a Chinese document and its English translations.

    What has no links of its own, as headlines and bylines, is one passage more. A document in other
    languages has none.

    Args:
        document: with its alignments.
        at: where an offset of the source is.
    """
    original = document.original
    if original is None or primary(original.lang) != "zh":
        return []
    found: list[Passage] = []
    for version in document.versions:
        if primary(version.lang) != "en":
            continue
        for alignment in document.alignments:
            if alignment.level not in LEVELS or alignment.translation != version.lang:
                continue
            ours, theirs = (_texts(side, alignment.level) for side in (original, version))
            for link in alignment.links:
                here = [ours[index] for index in link.original]
                there = [theirs[index] for index in link.translation]
                found.append(_passage(here, there, at))
        here, there = (_unlinked(document, side) for side in (original, version))
        if here and there:
            found.append(_passage(here, there, at))
    return found


def _passage(
    here: Sequence[_Unit], there: Sequence[_Unit], at: Callable[[int], Location]
) -> Passage:
    original, translation = ("\n".join(unit.text for unit in side) for side in (here, there))
    (_, place), *starts = _starts(here, at)
    return Passage(place, original, translation, tuple(starts), tuple(_starts(there, at)))


def _starts(units: Iterable[_Unit], at: Callable[[int], Location]) -> Iterator[tuple[int, str]]:
    """Where each of several units begins in their text, and its place."""
    offset = 0
    for unit in units:
        yield offset, _place(at(unit.start))
        offset += len(unit.text) + 1


def terms(document: Document, at: Callable[[int], Location]) -> list[Passage]:
    """The entries of the glossaries of a document: a Chinese term, what it is called in English."""
    return [
        Passage(_place(at(label.span.start)), label.text.strip(), _called(item.text))
        for version in document.versions
        if primary(version.lang) == "en"
        for division in blocks(version.content)
        if isinstance(division, Division) and division.type == "glossary"
        for listed in division.content
        if isinstance(listed, List)
        for label, item in zip(listed.content[::2], listed.content[1::2], strict=False)
        if isinstance(label, Label) and isinstance(item, Item)
    ]


def _called(text: str) -> str:
    """What a term is called: what stands in brackets behind its pinyin, or all of it."""
    text = as_written(text).strip()
    in_brackets = _IN_BRACKETS.fullmatch(text)
    return in_brackets[1] if in_brackets else text


def units(version: Version, level: Level) -> list[Sentence | Line | Row]:
    """The units of one of `LEVELS`, in the order in which alignments count them."""
    found: list[Sentence | Line | Row] = []
    for block in blocks(version.content, linked=True):
        if level == "sentence" and isinstance(block, (Paragraph, Item)):
            found += block.sentences
        elif (level == "line" and isinstance(block, Line)) or (
            level == "row" and isinstance(block, Row)
        ):
            found.append(block)
    return found


def _texts(version: Version, level: Level) -> list[_Unit]:
    return [
        _Unit(unit.span.start, "\n".join(as_written(cell.text) for cell in unit.content))
        if isinstance(unit, Row)
        else _unit(unit)
        for unit in units(version, level)
    ]


def _unlinked(document: Document, version: Version) -> list[_Unit]:
    """The texts of a version that no alignment links by themselves, and the authors."""
    found = [
        _unit(block) for block in blocks(version.content, linked=True) if isinstance(block, _OTHERS)
    ]
    start = version.content[0].span.start
    authors = (name for lang, name in document.header.authors if lang == version.lang)
    return found + [_Unit(start, name) for name in authors]


def _unit(block: Textual | Sentence) -> _Unit:
    return _Unit(block.span.start, as_written(block.text))


def _place(location: Location) -> str:
    return f"{location.path}:{location.line}"
