"""Lists: which lines are their items, by the numbers in front, and the blocks that they make.

The kinds of their lines (see `tei.sources.kinds`) end in how deep they stand: ``list 1``,
``item 2``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from tei.model import Item, Label, List, Paragraph, Span
from tei.sources.lines import INLINE, ends_in_punctuation, rend
from tei.sources.numbering import Number, length, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.layout import Piece

#: The roles of a line in a list: it begins one; it goes on with one; it goes on with an item.
ROLES = ("list", "item", "more")

#: As many lines may go on with an item.
_MORE = 2
#: 一、 stands outermost by custom.
_OUTERMOST = ("comma", "characters")


def mark(lines: Sequence[Piece], found: list[str]) -> None:
    """Give its kind to each paragraph that is a line of a list with numbers.

    A list has two items in a row, numbered one after the other. A number of another style that
    counts from one begins a list in the item above it. A number alone is no list: it may stand
    before a heading. Lines without a number go on with an item only in the middle of a list of
    which two items have come, each line a sentence.

    Args:
        lines: a half without its headline.
        found: the kind of each line; changed.
    """
    numbers = [
        readings(line.value) if k == "p" else [] for line, k in zip(lines, found, strict=True)
    ]
    at = 0
    while at < len(lines):
        if not numbers[at]:
            at += 1
            continue
        outline = _Outline(lines, found, numbers)
        outline.take(at)
        outline.end()
        # The first of what is no list may stand above one: 一、 above （一） and （二）.
        at += max(1, len(outline.kinds))
        if outline.kinds:
            found[at - len(outline.kinds) : at] = outline.kinds


@dataclass(slots=True)
class _Outline:
    """The lines of one list, with those in it."""

    lines: Sequence[Piece]
    found: Sequence[str]
    numbers: Sequence[Sequence[Number]]
    kinds: list[str] = field(default_factory=list)
    #: The last number of each list that is open, the outermost first, and how many it has.
    open: list[Number] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    #: Where the lists that are open begin.
    begins: list[int] = field(default_factory=list)

    def take(self, at: int) -> None:
        """Take lines from `at` on as long as they belong to the list."""
        while at < len(self.lines):
            if self.numbers[at]:
                if not self._number(self.numbers[at]):
                    return
                at += 1
                continue
            more = self._more(at)
            if not more:
                return
            self.kinds += more
            at += len(more)

    def _number(self, numbers: Sequence[Number]) -> bool:
        """Put a line with a number where it belongs, if there is such a place."""
        for depth in range(len(self.open), 0, -1):
            if number := _next(self.open[depth - 1], numbers):
                del self.open[depth:], self.counts[depth:], self.begins[depth:]
                self.open[-1] = number
                self.counts[-1] += 1
                self.kinds.append(f"item {depth}")
                return True
        styles = {number.style for number in self.open}
        first = next((n for n in numbers if n.value == 1 and n.style not in styles), None)
        if first is None and not self.open:
            first = numbers[0]
        if first is None:
            return False
        self.begins.append(len(self.kinds))
        self.open.append(first)
        self.counts.append(1)
        self.kinds.append(f"list {len(self.open)}")
        return True

    def _more(self, at: int) -> list[str]:
        """The kinds of the lines from `at` on that go on with an item above."""
        for end in range(at, min(at + _MORE + 1, len(self.lines))):
            if self.numbers[end]:
                for depth in range(len(self.open), 0, -1):
                    if _next(self.open[depth - 1], self.numbers[end]):
                        return [f"more {depth}"] * (end - at if self.counts[depth - 1] > 1 else 0)
                return []
            if self.found[end] != "p" or not ends_in_punctuation(self.lines[end]):
                return []
        return []

    def end(self) -> None:
        """Take away what is no list: one item alone, and at the end 一、 in a list of others."""
        if self.counts[0] == 1:
            self.kinds.clear()
            return
        depths = range(1, len(self.open))
        keep = next((d for d in depths if self.open[d].style == _OUTERMOST), len(self.open))
        while self.counts[keep - 1] == 1:
            keep -= 1
        if keep < len(self.open):
            del self.kinds[self.begins[keep] :]


def _next(last: Number, numbers: Sequence[Number]) -> Number | None:
    """The reading that comes right after a number of its style."""
    return next((n for n in numbers if (n.style, n.value) == (last.style, last.value + 1)), None)


def role(kind: str) -> str:
    """The role of a line of that kind in a list; the kind itself outside of lists."""
    return kind.partition(" ")[0]


def lists(lines: Sequence[Piece], kinds: Sequence[str]) -> Iterator[List]:
    """The lists that lines make; the first is an item."""
    run = [
        _Line(role(kind), int(kind.rpartition(" ")[2]), line)
        for line, kind in zip(lines, kinds, strict=True)
    ]
    return _lists(run)


@dataclass(frozen=True, slots=True)
class _Line:
    role: str
    depth: int
    line: Piece


def _lists(run: Sequence[_Line]) -> Iterator[List]:
    """The lists that stand as deep as the first line, with what is deeper in their items."""
    entries: list[list[list[_Line]]] = []
    for line in run:
        if entries and (line.role == "more" or line.depth > run[0].depth):
            entries[-1][-1].append(line)
        elif entries and line.role == "item":
            entries[-1].append([line])
        else:
            entries.append([[line]])
    for together in entries:
        labelled = all(length(first.line.value) for first, *_ in together)
        content: list[Label | Item] = []
        for first, *inside in together:
            content += _entry(first, inside, labelled=labelled)
        span = Span(content[0].span.start, together[-1][-1].line.span.end)
        yield List(tuple(content), span, "ordered" if labelled else "", "high")


def _entry(first: _Line, inside: Sequence[_Line], *, labelled: bool) -> Iterator[Label | Item]:
    """An item with the number before it, which stays in its text where others have none."""
    line = first.line
    cut = length(line.value) if labelled else 0
    middle = line.span.start + cut
    if cut:
        yield Label(line.value[:cut], Span(line.span.start, middle), rend(line.indent))
    indent = INLINE if cut else rend(line.indent)
    text, where = line.value[cut:], Span(middle, line.span.end)
    parts: list[Paragraph | List] = []
    for is_more, run in groupby(inside, lambda i: i.role == "more" and i.depth <= first.depth):
        together = list(run)
        if is_more:
            parts += [Paragraph(m.line.value, m.line.span, rend(m.line.indent)) for m in together]
        else:
            parts += _lists(together)
    if any(isinstance(part, Paragraph) for part in parts):
        parts.insert(0, Paragraph(text, where, indent))
        yield Item("", Span(middle, middle), content=tuple(parts))
    else:
        yield Item(text, where, "" if cut else indent, content=tuple(parts))
