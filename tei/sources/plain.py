"""Plain text without marks: which lines are paragraphs, and which only wrap one.

A line is a paragraph, unless blank lines divide groups of several lines: then a group is a
paragraph. Text without blank lines is wrapped too where its lines are full and break sentences.
Verse keeps its lines, and so does what is set line by line, such as an address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from tei.language.wrapping import columns, is_wide, joint
from tei.layout import BLANK_LINE, Layout, walk
from tei.sources import kinds
from tei.sources.lines import ends_in_punctuation, ends_sentence, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.layout import Piece

#: The closed table of plain text.
LAYOUT = (
    Layout(
        "text",
        re.compile(r"(?P<text>.*\S.*)"),
        "",
        "the white space around a line, blank lines, and the ends of lines that are wrapped",
        "",
    ),
)

#: Columns of a type-writer; a Chinese character takes two. No line of verse is longer than
#: `_VERSE`, no line is wrapped before `_LEAST` or after `_LONG`.
_SHORT_VERSE, _LEAST, _VERSE, _LONG = 40, 50, 80, 160
#: A line so much shorter than the longest has not been wrapped: the next word had room.
_EARLY = 0.6
#: So many of the lines are as full as a wrapped line is, or begin as verse does.
_MOST = 0.8
_TERCET, _QUATRAIN = 3, 4
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[-*+•·–—][ \t]")
#: Numbers that no sentence begins with, unlike First and A. (see `tei.sources.numbering`).
_NUMBER = re.compile(
    r"[（(][一二三四五六七八九十甲乙丙丁0-9０-９a-z]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[0-9０-９]{1,3}[、．.](?![0-9０-９])"
)


def pieces(text: str, start: int, lang: str) -> list[Piece]:
    """The lines of a text that stands at the offset `start`, each with what stands before it."""
    return [replace(line, lang=lang) for line in walk(text, LAYOUT, "text", start=start)]


def wrapped(lines: Sequence[Piece], *, verse: bool) -> list[Piece]:
    """The same lines with a space or nothing before those that go on with a paragraph.

    Args:
        lines: of one file.
        verse: whether the text is said to be verse.
    """
    groups = _groups(lines)
    widest = max(map(_columns, lines), default=0)
    apart = [len(groups) > 1 and _is_apart(group, widest) for group in groups]
    together = [group for group, alone in zip(groups, apart, strict=True) if not alone]
    breaks = [pair for group in together for pair in pairwise(group)]
    if not breaks or _is_verse(breaks):
        return list(lines)
    filled = _fills(breaks)
    if len(groups) == 1:
        goes_on = filled and not all(ends_sentence(line) for line, _ in breaks)
    else:
        usual = median(_columns(line) for line, _ in breaks)
        goes_on = filled or not (verse or usual > _LONG)
    if not goes_on:
        return list(lines)
    return [
        line
        for group, alone in zip(groups, apart, strict=True)
        for line in (group if alone else _as_paragraphs(group))
    ]


def is_verse(lines: Sequence[Piece]) -> bool:
    """Whether the lines of a file look like verse, before they are wrapped."""
    breaks = [pair for group in _groups(lines) for pair in pairwise(group)]
    return bool(breaks) and _is_verse(breaks)


def headline(lines: Sequence[Piece]) -> Piece | None:
    """The first line, if it stands alone above a text and looks like a title."""
    if len(lines) > 1 and lines[1].before == BLANK_LINE and kinds.is_heading(lines[0]):
        return None if _is_marked(lines[0]) else lines[0]
    return None


def _groups(lines: Sequence[Piece]) -> list[list[Piece]]:
    """The lines between blank lines."""
    numbers: list[int] = []
    for line in lines:
        numbers.append((numbers[-1] if numbers else 0) + (line.before == BLANK_LINE))
    numbered = groupby(zip(numbers, lines, strict=True), key=lambda pair: pair[0])
    return [[line for _, line in group] for _, group in numbered]


def _columns(line: Piece) -> int:
    return width(line.indent) + columns(line.value)


def _room(line: Piece, following: Piece) -> int:
    """The columns that a line and the first word of the next take, if both stood in one."""
    word = _WORD.match(following.value)
    first = word.group() if word else ""
    return _columns(line) + (2 if is_wide(first[:1]) else 1 + len(first))


def _fills(breaks: Sequence[tuple[Piece, Piece]]) -> bool:
    """Whether lines end where the next word has no room, as a program or a printer wraps them."""
    widest = max(_columns(line) for pair in breaks for line in pair)
    # A line above an indented one may be the last of its paragraph.
    within = [pair for pair in breaks if not _begins(*pair)]
    full = sum(_room(*pair) > _MOST * widest for pair in within)
    return _LEAST <= widest <= _LONG and full >= _MOST * len(within) > 0


def _is_verse(breaks: Sequence[tuple[Piece, Piece]]) -> bool:
    """Whether lines end within sentences, and begin as verse does.

    Verse in scripts with capitals begins each line with one. In others its lines are short, and
    either all have a mark of punctuation at their ends or none has.
    """
    within = [pair for pair in breaks if not ends_sentence(pair[0]) and not _is_marked(pair[1])]
    longest = max(_columns(line) for pair in breaks for line in pair)
    if longest > _VERSE or 2 * len(within) < len(breaks):
        return False
    initials = [next(filter(str.isalpha, later.value), "") for _, later in within]
    if any(initial.islower() or initial.isupper() for initial in initials):
        capitals = sum(map(str.isupper, initials))
        return len(within) >= _TERCET and capitals >= _MOST * len(within)
    lines = {line.span: line for pair in breaks for line in pair}
    marks = {ends_in_punctuation(line) for line in lines.values()}
    return longest <= _SHORT_VERSE and len(lines) >= _QUATRAIN and len(marks) == 1


def _is_apart(group: Sequence[Piece], widest: int) -> bool:
    """Whether a group is set line by line.

    That is a picture with its caption, and a group of which most lines break off, though the next
    had room.
    """
    if any(kinds.LABEL.fullmatch(line.value) for line in group):
        return True
    breaks = list(pairwise(group))
    early = sum(
        not ends_sentence(line)
        and not later.value[:1].islower()
        and _room(line, later) <= _EARLY * widest
        for line, later in breaks
    )
    return widest >= _LEAST and 2 * early >= len(breaks) > 0


def _as_paragraphs(group: Sequence[Piece]) -> Iterator[Piece]:
    """A group with its lines joined, but for those that begin an item or are indented."""
    yield group[0]
    in_item = _is_marked(group[0])
    for line, later in pairwise(group):
        item = _is_marked(later) and (in_item or ends_in_punctuation(line))
        in_item = in_item or item
        if item or (_begins(line, later) and not in_item):
            yield later
        else:
            yield replace(later, indent="", before=joint(line.value, later.value))


def _begins(line: Piece, later: Piece) -> bool:
    """Whether a line is indented as the first of a paragraph is."""
    return width(later.indent) > width(line.indent) and ends_sentence(line)


def _is_marked(line: Piece) -> bool:
    """Whether a line begins as an item of a list does."""
    return bool(_BULLET.match(line.value) or _NUMBER.match(line.value))
