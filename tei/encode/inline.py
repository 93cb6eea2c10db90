"""Running text: a block's characters with the marks that fall into it."""

from __future__ import annotations

from bisect import bisect_left
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
            marks: in the order of the source; none reaches into another.
            named: more attributes for a mark with these characters.
        """
        self.marks = marks
        self.starts = [mark.span.start for mark in marks]
        self.named = named

    def within(self, text: str, span: Span) -> list[Element | str]:
        """The children of an element that has the characters `text`, which stand at `span`.

        A mark that reaches beyond the text is cut at its edges.
        """
        text = levelled(text)
        found: list[Element | str] = []
        done = span.start
        index = max(0, bisect_left(self.starts, span.start) - 1)
        while index < len(self.marks) and self.starts[index] < span.end:
            mark = self.marks[index]
            index += 1
            start, end = max(mark.span.start, done), min(mark.span.end, span.end)
            if start >= end:
                continue
            if start > done:
                found.extend(lines(text[done - span.start : start - span.start]))
            inside = text[start - span.start : end - span.start]
            attributes = {**dict(mark.attributes), **self.named(mark, unpadded(inside))}
            found.append(Element(mark.element, attributes, *lines(inside)))
            done = end
        if done < span.end:
            found.extend(lines(text[done - span.start :]))
        return found


def lines(text: str) -> list[Element | str]:
    """Characters that have been levelled, with an `lb` where a new line begins."""
    first, *others = unpadded(text).split(BROKEN)
    found: list[Element | str] = [first] if first else []
    for line in others:
        found.append(Element("lb"))
        found.extend([line] if line else [])
    return found
