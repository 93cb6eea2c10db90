"""The source's pieces against the TEI's transcript: what was lost, what was invented, and where."""

from __future__ import annotations

import bisect
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Location, position
from tei.fidelity import findings, transcript
from tei.fidelity.transcript import (
    BOUNDARY,
    NO_WHITE_SPACE,
    SPACE,
    WHITE_SPACE,
    Text,
    canonical,
)
from tei.layout import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece

#: Differences longer than this are told as one: comparing them character by character would take
#: time with the square of their length.
_CLOSE_LOOK = 4000


class SourceText(NamedTuple):
    """A source as its format's reader hands it over.

    Attributes:
        path: named in the findings.
        sha256: of the file's bytes, in hexadecimal.
        text: the file, decoded.
        pieces: its text and fields, by the closed table of its format.
    """

    path: str
    sha256: str
    text: str
    pieces: Sequence[Piece]


def verify(source: SourceText, tree: etree._ElementTree, tei_path: str) -> Iterator[Diagnostic]:
    """What the TEI document `tree` has lost of its source or added to it.

    Args:
        source: the source.
        tree: the TEI document.
        tei_path: named in the findings.
    """
    text, pieces, source_path = source.text, source.pieces, source.path
    told = transcript.checksum(tree)
    if told and told != source.sha256:
        yield findings.checksum_differs(tei_path, source_path)
    sides = _Sides(text, source_path, tei_path)
    yield from _fields(pieces, tree, sides)
    written = transcript.texts(tree)
    running: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.name == TEXT:
            running.setdefault(piece.lang, []).append(piece)
    for lang in dict.fromkeys([*running, *written]):
        ours = _Source(running.get(lang, []))
        theirs = written.get(lang, Text())
        yield from _texts(ours, theirs, sides)
    for person in transcript.people_not_in_the_text(tree):
        yield findings.field_invented(
            sides.in_tei(person.line), person.name, person.value, source_path
        )
    for identifier, title, shown, line in transcript.shown_titles(tree):
        if title != shown:
            yield findings.text_invented(
                Location(source_path), shown, sides.in_tei(line), f"the title {identifier!r}"
            )


class _Sides:
    """The two files, to say where something is."""

    def __init__(self, text: str, source_path: str, tei_path: str) -> None:
        self.text = text
        self.source_path = source_path
        self.tei_path = tei_path

    def in_source(self, offset: int) -> Location:
        return Location(self.source_path, *position(self.text, offset))

    def in_tei(self, line: int) -> Location:
        return Location(self.tei_path, line)


class _Source:
    """The running text of one language, and where each of its characters stands."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.text = Text()
        self.pieces = pieces
        words: list[str] = []
        count = 0
        for piece in pieces:
            gap = BOUNDARY
            for word in WHITE_SPACE.split(piece.value):
                self.text.gaps[count] = gap
                words.append(word)
                count += len(word)
                gap = SPACE
        self.text.characters = "".join(words)

    def offset(self, index: int) -> int:
        """Where the character `index` stands in the source; the last one's end for the end."""
        for piece in self.pieces:
            for match in NO_WHITE_SPACE.finditer(piece.value):
                length = match.end() - match.start()
                if index < length:
                    return piece.span.start + match.start() + index
                index -= length
        return self.pieces[-1].span.end if self.pieces else 0


def _line(text: Text, index: int) -> int:
    place = bisect.bisect_right(text.lines, (index, 1 << 62)) - 1
    return text.lines[place][1] if place >= 0 else 0


def _texts(ours: _Source, theirs: Text, sides: _Sides) -> Iterator[Diagnostic]:
    if ours.text.characters == theirs.characters:
        yield from _gaps(ours, theirs, sides)
        return
    for start, end, other_start, other_end in _differences(ours.text.characters, theirs.characters):
        here = sides.in_source(ours.offset(start))
        goes_on = (start and start not in ours.text.gaps) or ours.text.gaps.get(start) == SPACE
        there = sides.in_tei(_line(theirs, other_start - (1 if goes_on else 0)))
        if end > start:
            shown = sides.text[ours.offset(start) : ours.offset(end - 1) + 1]
            yield findings.text_lost(here, " ".join(shown.split()), there)
        if other_end > other_start:
            invented = theirs.characters[other_start:other_end]
            yield findings.text_invented(here, invented, there, "the source")


def _gaps(ours: _Source, theirs: Text, sides: _Sides) -> Iterator[Diagnostic]:
    """White space between the same characters: none, a space, or a boundary of lines or blocks."""
    spaces = {index for index, gap in theirs.gaps.items() if gap == SPACE}
    lost = ours.text.gaps.keys() - theirs.gaps.keys()
    for index in sorted(lost | (spaces - ours.text.gaps.keys())):
        here = sides.in_source(ours.offset(index))
        there = sides.in_tei(_line(theirs, index))
        if index in lost:
            yield findings.text_lost(here, " ", there)
        else:
            yield findings.text_invented(here, " ", there, "the source")


def _differences(ours: str, theirs: str) -> Iterator[tuple[int, int, int, int]]:
    """Where two strings differ, as ranges in both, in order."""
    start = 0
    shorter = min(len(ours), len(theirs))
    while start < shorter and ours[start] == theirs[start]:
        start += 1
    tail = 0
    while tail < shorter - start and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    middle, other = ours[start : len(ours) - tail], theirs[start : len(theirs) - tail]
    if max(len(middle), len(other)) > _CLOSE_LOOK:
        yield start, start + len(middle), start, start + len(other)
        return
    for kind, i, j, k, m in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + i, start + j, start + k, start + m


def _fields(
    pieces: Sequence[Piece], tree: etree._ElementTree, sides: _Sides
) -> Iterator[Diagnostic]:
    """The header's fields, as a set: what has no language matches any."""
    written = list(transcript.fields(tree))
    known = {(value.name, value.lang, value.value) for value in written}
    named = [piece for piece in pieces if piece.name != TEXT]
    for piece in named:
        value = canonical(piece.name, piece.value)
        if not known & {(piece.name, piece.lang, value), (piece.name, "", value)}:
            here = sides.in_source(piece.span.start)
            yield findings.field_lost(here, piece.name, piece.value, sides.tei_path)
    ours = {(p.name, lang, canonical(p.name, p.value)) for p in named for lang in (p.lang, "")}
    for field in written:
        if (field.name, field.lang, field.value) not in ours:
            there = sides.in_tei(field.line)
            yield findings.field_invented(there, field.name, field.value, sides.source_path)
