"""Running text: a block's characters with the marks that fall into it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from tei.language.wrapping import BROKEN, levelled, unpadded
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.model import Mark, Span


class Marks:
    """The marks of a version, found by their place."""

    def __init__(self, marks: Sequence[Mark], named: Callable[[Mark, str], dict[str, str]]) -> None:
        """Keep the marks.

        Args:
            marks: a sign (`g`) may stand within another, and whatever may in a `seg`, but for
                another `seg`; whatever else does is left out.
            named: more attributes for a mark with these characters.
        """
        # Of two that begin together the longer one holds the other.
        self.marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self.starts = [mark.span.start for mark in self.marks]
        #: How far the marks up to each reach.
        self.reach = list(accumulate((mark.span.end for mark in self.marks), max))
        self.named = named

    def within(self, text: str, span: Span, after: str = "") -> list[Element | str]:
        """The children of an element that has the characters `text`, which stand at `span`.

        A mark that reaches beyond the text is cut at its edges.

        Args:
            text: with its white space as in the source.
            span: its place.
            after: the character that follows, where the text goes on in another element.
        """
        index = bisect_left(self.starts, span.start)
        while index and self.reach[index - 1] > span.start:
            index -= 1
        return self._content(levelled(text + after)[: len(text)], span.start, index)[0]

    def _content(
        self, text: str, begin: int, index: int, *, inside: str = ""
    ) -> tuple[list[Element | str], int]:
        """The levelled characters `text`, which begin at `begin`, with the marks from `index` on.

        Returns:
            The characters and elements, and the number of the first mark behind them.
        """
        stop = begin + len(text)
        found: list[Element | str] = []
        done = begin
        while index < len(self.marks) and self.starts[index] < stop:
            mark = self.marks[index]
            index += 1
            start, end = max(mark.span.start, done), min(mark.span.end, stop)
            if start >= end or (inside and not _may_stand_in(inside, mark.element)):
                continue
            if start > done:
                found.extend(lines(text[done - begin : start - begin]))
            marked = text[start - begin : end - begin]
            attributes = {**dict(mark.attributes), **self.named(mark, unpadded(marked))}
            if index < len(self.marks) and self.starts[index] < end:
                children, index = self._content(marked, start, index, inside=mark.element)
            else:
                children = lines(marked)
            found.append(Element(mark.element, attributes, *children))
            done = end
        if done < stop:
            found.extend(lines(text[done - begin :]))
        return found, index


def _may_stand_in(holder: str, element: str) -> bool:
    return element == "g" or (holder == "seg" and element != "seg")


def lines(text: str) -> list[Element | str]:
    """Characters that have been levelled, with an `lb` where a new line begins."""
    first, *others = unpadded(text).split(BROKEN)
    found: list[Element | str] = [first] if first else []
    for line in others:
        found.append(Element("lb"))
        found.extend([line] if line else [])
    return found
