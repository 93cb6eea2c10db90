"""The source's pieces against the TEI's transcript: what was lost, what was invented, and where."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Location
from tei.fidelity import findings, header, leeway, transcript
from tei.fidelity.header import canonical
from tei.fidelity.running import BREAK, SPACE, Detail, Text, detail, spaced
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

#: Characters without XML's white space.
_WORD = re.compile("[^ \t\r\n]+")
#: What stands before a piece that goes on with the line before it.
_GAPS = {" ": SPACE, "": ""}


class Facts(NamedTuple):
    """What is known of a document beside the files themselves.

    Attributes:
        pieces: its text and fields, by the closed table of its format.
        roles: ``original`` or ``translation`` for each language tag.
        fields: (name, language, value) of what the format itself says, such as the newspaper.
        signs: (offset, character) of each sign in the source's text that stands for a character
            XML cannot hold.
    """

    pieces: Sequence[Piece]
    roles: Mapping[str, str]
    fields: Collection[tuple[str, str, str]] = ()
    signs: Collection[tuple[int, str]] = ()


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
    written = transcript.texts(tree)
    facts = _in_its_way(facts, source, tree, written)
    yield from _fields(facts, tree, sides)
    for lang, called, line in transcript.roles(tree):
        role = facts.roles.get(lang)
        if role and role != called:
            yield findings.role_differs(sides.in_tei(line), lang, called, role, sides.first)
    running: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in facts.pieces:
        if piece.name == TEXT:
            running[piece.lang].append(piece)
    signs = dict(facts.signs)
    for lang in dict.fromkeys([*running, *written]):
        ours = _Source(running.get(lang, []), signs)
        theirs = written.get(lang, Text())
        yield from _texts(ours, theirs, sides)
    for person in header.people(tree):
        yield findings.field_invented(
            sides.in_tei(person.line), person.name, person.value, sides.first
        )
    for identifier, title, shown, line in header.shown_titles(tree):
        if title != shown:
            origin, words = f"the title {identifier!r}", " ".join(shown)
            yield findings.text_invented(Location(sides.first), words, sides.in_tei(line), origin)


def _in_its_way(
    facts: Facts, source: SourceText, tree: etree._ElementTree, written: Mapping[str, Text]
) -> Facts:
    """The facts as the TEI has them, where that says the same in another way."""
    langs = {piece.lang: None for piece in facts.pieces if piece.name == TEXT}
    tags = leeway.tags(langs, written)
    pieces = (
        [
            replace(piece, lang=tags[piece.lang]) if piece.lang in tags else piece
            for piece in facts.pieces
        ]
        if tags
        else facts.pieces
    )
    return facts._replace(
        pieces=leeway.with_titles_in_text(pieces, source, tree, written),
        roles={tags.get(lang, lang): role for lang, role in facts.roles.items()},
        fields=[(name, tags.get(lang, lang), value) for name, lang, value in facts.fields],
    )


def _checksums(source: SourceText, tree: etree._ElementTree, tei_path: str) -> Iterator[Diagnostic]:
    told = header.checksums(tree)
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

    def __init__(self, pieces: Sequence[Piece], signs: Mapping[int, str]) -> None:
        self.text = Text()
        self.pieces = pieces
        for piece in pieces:
            # A no-break space is a space in @rend.
            indent, gap, done = (
                piece.indent.replace("\u00a0", " "),
                _GAPS.get(piece.before, BREAK),
                0,
            )
            for place in range(*piece.span) if signs else ():
                if place in signs:
                    cut = place - piece.span.start
                    self.text.add(spaced(piece.value[done:cut]), gap, indent)
                    self.text.signs.append((len(self.text.parts), f"U+{ord(signs[place]):04X}"))
                    gap, indent, done = "", "", cut
            self.text.add(spaced(piece.value[done:]), gap, indent)

    @cached_property
    def starts(self) -> list[int]:
        """How many characters stand before each piece."""
        lengths = (sum(map(len, _WORD.findall(piece.value))) for piece in self.pieces)
        return list(accumulate(lengths, initial=0))

    def offset(self, index: int) -> int:
        """Where the character `index` stands in the source; the last one's end after it."""
        number = min(bisect.bisect_right(self.starts, index), len(self.pieces)) - 1
        piece = self.pieces[number]
        index -= self.starts[number]
        for match in _WORD.finditer(piece.value):
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


def _line(text: Detail, index: int) -> int:
    place = bisect.bisect_right(text.lines, (index, 1 << 62)) - 1
    return text.lines[place][1] if place >= 0 else 0


def _texts(source: _Source, written: Text, sides: _Sides) -> Iterator[Diagnostic]:
    aside = written.corrections or written.signs or source.text.signs
    if not aside and written.says(source.text):
        return
    ours, theirs = detail(source.text), detail(written)
    for index, words in theirs.corrections:
        there = sides.in_tei(_line(theirs, index))
        yield findings.text_invented(source.location(index, sides), words, there, "the source")
    if ours.characters == theirs.characters:
        yield from _gaps(source, ours, theirs, sides)
        yield from _indents(source, ours, theirs, sides)
        yield from _signs(source, ours, theirs, sides)
        return
    for start, end, other_start, other_end in _differences(ours.characters, theirs.characters):
        here = source.location(start, sides)
        goes_on = (start and start not in ours.gaps) or ours.gaps.get(start) == SPACE
        there = sides.in_tei(_line(theirs, other_start - (1 if goes_on else 0)))
        if end > start:
            yield findings.text_lost(here, source.shown(start, end, sides), there)
        if other_end > other_start:
            invented = theirs.characters[other_start:other_end]
            yield findings.text_invented(here, invented, there, "the source")


def _gaps(source: _Source, ours: Detail, theirs: Detail, sides: _Sides) -> Iterator[Diagnostic]:
    """What stands between the same characters: nothing, a space, the end of a line or block."""
    mine, other = ours.gaps, theirs.gaps
    for index in sorted(mine.keys() | other.keys()):
        meant, written = mine.get(index, ""), other.get(index, "")
        if written == meant:
            continue
        here, there = source.location(index, sides), sides.in_tei(_line(theirs, index))
        if not written:
            yield findings.text_lost(here, " " if meant == SPACE else "\n", there)
        elif written == BREAK:
            yield findings.break_differs(here, there, in_tei=True)
        elif meant == BREAK:
            yield findings.break_differs(here, there, in_tei=False)
        else:
            yield findings.text_invented(here, " ", there, "the source")


def _indents(source: _Source, ours: Detail, theirs: Detail, sides: _Sides) -> Iterator[Diagnostic]:
    """The white space at the start of lines, against what @rend says of it."""
    mine, other = ours.indents, theirs.indents
    if differing := [i for i in sorted(mine.keys() | other.keys()) if mine.get(i) != other.get(i)]:
        first = differing[0]
        here, there = source.location(first, sides), sides.in_tei(_line(theirs, first))
        yield findings.indentation_differs(here, len(differing), there)


def _signs(source: _Source, ours: Detail, theirs: Detail, sides: _Sides) -> Iterator[Diagnostic]:
    """The characters that XML cannot hold, and for which a sign stands."""
    for index, code in sorted(set(ours.signs) ^ set(theirs.signs)):
        here, there = source.location(index, sides), sides.in_tei(_line(theirs, index))
        if (index, code) in ours.signs:
            yield findings.text_lost(here, code, there)
        else:
            yield findings.text_invented(here, code, there, "the source")


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
    """The header's fields: what has no language matches any."""
    written = header.fields(tree)
    known = {(field.name, field.lang, field.value) for field in written}
    allowed: Counter[tuple[str, str, str]] = Counter()
    for piece in facts.pieces:
        if piece.name == TEXT:
            continue
        value = canonical(piece.name, piece.value)
        either = {(piece.name, lang, value) for lang in (piece.lang, "")}
        allowed.update(either)
        if not known & either:
            here = sides.source.locate(piece.span.start)
            yield findings.field_lost(here, piece.name, piece.value, sides.tei_path)
    for name, lang, words in facts.fields:
        key = (name, lang, canonical(name, words))
        allowed[key] += 1
        if key not in known:
            yield findings.field_lost(Location(sides.first), name, words, sides.tei_path)
    for together in (written, header.repeated_fields(tree)):
        # In neither more often than in the source.
        left = allowed.copy()
        for field in together:
            key = (field.name, field.lang, field.value)
            left[key] -= 1
            if left[key] < 0:
                there = sides.in_tei(field.line)
                yield findings.field_invented(there, field.name, field.value, sides.first)
