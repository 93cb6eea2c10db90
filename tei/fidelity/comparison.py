"""The source's pieces against the TEI's transcript: what was lost, what was invented, and where."""

from __future__ import annotations

import bisect
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Location
from tei.fidelity import findings, transcript
from tei.fidelity.transcript import (
    BOUNDARY,
    BREAK,
    NO_WHITE_SPACE,
    SPACE,
    WHITE_SPACE,
    Text,
    canonical,
)
from tei.layout import TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lxml import etree

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece
    from tei.model import SourceText

#: Differences longer than this are told as one: comparing them character by character would take
#: time with the square of their length.
_CLOSE_LOOK = 4000


class Facts(NamedTuple):
    """What is known of a document beside the files themselves.

    Attributes:
        pieces: its text and fields, by the closed table of its format.
        roles: ``original`` or ``translation`` for each language tag.
        fields: (name, language, value) of what the format itself says, such as the newspaper.
    """

    pieces: Sequence[Piece]
    roles: Mapping[str, str]
    fields: Collection[tuple[str, str, str]] = ()


def verify(
    source: SourceText, facts: Facts, tree: etree._ElementTree, tei_path: str
) -> Iterator[Diagnostic]:
    """What the TEI document `tree` has lost of its source or added to it.

    Args:
        source: the files that the document was made from.
        facts: what the format's reader says of them.
        tree: the TEI document.
        tei_path: named in the findings.
    """
    yield from _checksums(source, tree, tei_path)
    sides = _Sides(source, tei_path)
    yield from _fields(facts, tree, sides)
    for division in transcript.roles(tree):
        role = facts.roles.get(division.lang)
        if role and role != division.value:
            there = sides.in_tei(division.line)
            yield findings.role_differs(there, division.lang, division.value, role, sides.first)
    written = transcript.texts(tree)
    running: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in facts.pieces:
        if piece.name == TEXT:
            running[piece.lang].append(piece)
    for lang in dict.fromkeys([*running, *written]):
        ours = _Source(running.get(lang, []))
        theirs = written.get(lang, Text())
        yield from _texts(ours, theirs, sides)
    for person in transcript.people_not_in_the_text(tree):
        yield findings.field_invented(
            sides.in_tei(person.line), person.name, person.value, sides.first
        )
    for identifier, title, shown, line in transcript.shown_titles(tree):
        if title != shown:
            origin = f"the title {identifier!r}"
            yield findings.text_invented(Location(sides.first), shown, sides.in_tei(line), origin)


def _checksums(source: SourceText, tree: etree._ElementTree, tei_path: str) -> Iterator[Diagnostic]:
    told = transcript.checksums(tree)
    if not told:
        yield findings.checksum_missing(tei_path, source.path)
        return
    for file in source.files:
        if file.sha256 not in told:
            yield findings.checksum_differs(tei_path, file.path)


class _Sides:
    """The two sides, to say where something is."""

    def __init__(self, source: SourceText, tei_path: str) -> None:
        self.source = source
        self.first = source.path
        self.tei_path = tei_path

    def in_tei(self, line: int) -> Location:
        return Location(self.tei_path, line)


class _Source:
    """The running text of one language, and where each of its characters stands."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.text = Text()
        self.pieces = pieces
        self.starts: list[int] = []
        words: list[str] = []
        count = 0
        for piece in pieces:
            self.starts.append(count)
            gap = piece.gap
            if piece.indent:
                # A no-break space is a space in @rend.
                self.text.indents[count] = piece.indent.replace("\u00a0", " ")
            for word in WHITE_SPACE.split(piece.value):
                if gap:
                    self.text.gaps[count] = gap
                words.append(word)
                count += len(word)
                gap = SPACE
        self.text.characters = "".join(words)

    def offset(self, index: int) -> int:
        """Where the character `index` stands in the source; the last one's end after it."""
        number = bisect.bisect_right(self.starts, index) - 1
        piece = self.pieces[number]
        index -= self.starts[number]
        for match in NO_WHITE_SPACE.finditer(piece.value):
            length = match.end() - match.start()
            if index < length:
                return piece.span.start + match.start() + index
            index -= length
        return piece.span.end

    def location(self, index: int, sides: _Sides) -> Location:
        """The same as a location; the whole file where there is no text."""
        if not self.pieces:
            return Location(sides.first)
        return sides.source.locate(self.offset(index))

    def shown(self, start: int, end: int, sides: _Sides) -> str:
        """The characters between two indices, as the source has them."""
        return " ".join(sides.source.text[self.offset(start) : self.offset(end - 1) + 1].split())


def _line(text: Text, index: int) -> int:
    place = bisect.bisect_right(text.lines, (index, 1 << 62)) - 1
    return text.lines[place][1] if place >= 0 else 0


def _texts(ours: _Source, theirs: Text, sides: _Sides) -> Iterator[Diagnostic]:
    for index, words in theirs.corrections:
        there = sides.in_tei(_line(theirs, index))
        yield findings.text_invented(ours.location(index, sides), words, there, "the source")
    if ours.text.characters == theirs.characters:
        yield from _gaps(ours, theirs, sides)
        yield from _indents(ours, theirs, sides)
        return
    for start, end, other_start, other_end in _differences(ours.text.characters, theirs.characters):
        here = ours.location(start, sides)
        goes_on = (start and start not in ours.text.gaps) or ours.text.gaps.get(start) == SPACE
        there = sides.in_tei(_line(theirs, other_start - (1 if goes_on else 0)))
        if end > start:
            yield findings.text_lost(here, ours.shown(start, end, sides), there)
        if other_end > other_start:
            invented = theirs.characters[other_start:other_end]
            yield findings.text_invented(here, invented, there, "the source")


def _gaps(ours: _Source, theirs: Text, sides: _Sides) -> Iterator[Diagnostic]:
    """What stands between the same characters: nothing, a space, the end of a line or block."""
    mine, other = ours.text.gaps, theirs.gaps
    if mine == other:
        return
    for index in sorted(mine.keys() | other.keys()):
        source, written = mine.get(index, ""), other.get(index, "")
        if written in (source, BOUNDARY) or not index:
            continue
        here, there = ours.location(index, sides), sides.in_tei(_line(theirs, index))
        if not written:
            yield findings.text_lost(here, " " if source == SPACE else "\n", there)
        elif written == BREAK:
            yield findings.break_differs(here, there, in_tei=True)
        elif source == BREAK:
            yield findings.break_differs(here, there, in_tei=False)
        else:
            yield findings.text_invented(here, " ", there, "the source")


def _indents(ours: _Source, theirs: Text, sides: _Sides) -> Iterator[Diagnostic]:
    """The white space at the start of lines, against what @rend says of it."""
    mine, other = ours.text.indents, theirs.indents
    if differing := [i for i in sorted(mine.keys() | other.keys()) if mine.get(i) != other.get(i)]:
        first = differing[0]
        here, there = ours.location(first, sides), sides.in_tei(_line(theirs, first))
        yield findings.indentation_differs(here, len(differing), there)


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


def _fields(facts: Facts, tree: etree._ElementTree, sides: _Sides) -> Iterator[Diagnostic]:
    """The header's fields, as a set: what has no language matches any."""
    written = list(transcript.fields(tree))
    known = {(value.name, value.lang, value.value) for value in written}
    named = [
        ((piece.name, piece.lang, canonical(piece.name, piece.value)), piece)
        for piece in facts.pieces
        if piece.name != TEXT
    ]
    for (name, lang, value), piece in named:
        if not known & {(name, lang, value), (name, "", value)}:
            here = sides.source.locate(piece.span.start)
            yield findings.field_lost(here, name, piece.value, sides.tei_path)
    given = {(name, lang, canonical(name, value)): value for name, lang, value in facts.fields}
    for (name, lang, value), words in given.items():
        if (name, lang, value) not in known:
            yield findings.field_lost(Location(sides.first), name, words, sides.tei_path)
    ours = {(name, either, value) for (name, lang, value), _ in named for either in (lang, "")}
    for field in (*written, *transcript.repeated_fields(tree)):
        if (field.name, field.lang, field.value) not in ours | given.keys():
            there = sides.in_tei(field.line)
            yield findings.field_invented(there, field.name, field.value, sides.first)
