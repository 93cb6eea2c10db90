"""The scene of a fault: the piece of the document that it is in, and what was open there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: As XML ends lines (1.0, section 2.11).
_LINE_END = re.compile("\r\n?|\n")
#: A whole piece of markup, or a text up to the next.
_COMPLETE = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>
    |<!DOCTYPE(?:[^<>\["']++|"[^"]*"|'[^']*')*+(?:\[(?:[^\]"']++|"[^"]*"|'[^']*')*+\]\s*)?>
    |<(?:[^<>"']++|"[^"]*"|'[^']*')*+>|[^<]+""",
    re.DOTALL | re.VERBOSE,
)
#: A name, taken widely: what XML does not allow in one is told by expat.
NAME = re.compile(r"(?:[^\W\d]|:)[\w:.·-]*")
_SPACE = re.compile(r"[ \t\r\n]*")


class Open(NamedTuple):
    """An element that has begun.

    Attributes:
        name: as the document writes it.
        line: of its start tag.
        column: likewise, in characters.
    """

    name: str
    line: int
    column: int

    @property
    def begun(self) -> str:
        """The element in a sentence."""
        return f"<{self.name}>, begun at {self.line}:{self.column}"


class Late(NamedTuple):
    """An element whose end tag stands as though it were that of another.

    Attributes:
        element: that has ended.
        line: of the end tag.
        column: likewise.
    """

    element: Open
    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong.

    Attributes:
        at: where in the text of the scene.
        message: in one sentence.
        help: what to do about it; may be empty.
    """

    at: int
    message: str
    help: str = ""


@dataclass(frozen=True)
class Scene:
    """The text around a fault.

    Attributes:
        text: from the last tag before the fault to some way behind it. A byte that is none in the
            document's encoding is a surrogate.
        line: of the beginning of `text`.
        column: likewise, in characters.
        at: where in `text` expat stopped.
        code: expat's number of the fault; 0 where it found none.
        open: the elements that were open, the root first.
        closed: the root, where it has ended.
        prefixes: that are declared.
        late: by the open element below whose start tag the end tag of another stands, that other.
    """

    text: str
    line: int
    column: int
    at: int
    code: int
    open: tuple[Open, ...]
    closed: Open | None
    prefixes: frozenset[str]
    late: Mapping[Open, Late]

    @cached_property
    def token(self) -> int:
        """Where the markup or the text begins that expat stopped in."""
        return max((piece.end() for piece in self.pieces()), default=0)

    def pieces(self) -> Iterator[re.Match[str]]:
        """Markup and texts before the one that expat stopped in."""
        start = 0
        while (match := _COMPLETE.match(self.text, start)) and match.end() <= self.at:
            yield match
            start = match.end()

    def place(self, at: int) -> tuple[int, int]:
        """The line and column of a place in `text`."""
        return moved(self.line, self.column, self.text[:at])


def moved(line: int, column: int, over: str) -> tuple[int, int]:
    """The line and column behind a text that begins at `line` and `column`."""
    first, *others = _LINE_END.split(over)
    if not others:
        return line, column + len(first)
    return line + len(others), len(others[-1]) + 1


def behind_space(text: str, at: int) -> int:
    """The place behind the white space at a place."""
    space = _SPACE.match(text, at)
    return space.end() if space else at
