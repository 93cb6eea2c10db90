"""What a line looks like: how it is set, how long it is, how it ends."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tei.language.scripts import is_han
from tei.language.wrapping import BROKEN, WRAPPED, levelled
from tei.layout import BLANK_LINE, LINE_END
from tei.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.layout import Piece

_UNITS = {"\u3000": "em", "\t": "tab"}
#: The width of white space in columns of a type-writer.
_WIDTHS = {"\u3000": 2, "\t": 8}
#: From here on a line is set to the right.
_RIGHT = 12

_MARKS = ("。", ".", "！", "!", "？", "?", "…")
_SENTENCE_END = (*_MARKS, "”", '"', "’")
_PUNCTUATION = (*_MARKS, "，", ",", "；", ";", "：", ":", "、", "—")

#: An English text is about this many times as long as the Chinese one that says the same.
_ENGLISH_TO_CHINESE = 3.5


#: What @rend says of a block that goes on in the line of the block before it.
INLINE = "inline"


@lru_cache(maxsize=1024)
def rend(indent: str) -> str:
    """How TEI's @rend says `indent`: ``indent(4sp)``, ``indent(2em)``, ``indent(1tab+4sp)``."""
    runs: list[tuple[str, int]] = []
    for character in indent:
        unit = _UNITS.get(character, "sp")
        count = runs.pop()[1] if runs and runs[-1][0] == unit else 0
        runs.append((unit, count + 1))
    return f"indent({'+'.join(f'{count}{unit}' for unit, count in runs)})" if runs else ""


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces that are one text as one piece, as long as they and what is between them."""
    words = [pieces[0].value]
    for before, piece in pairwise(pieces):
        sign = BROKEN if piece.before in (LINE_END, BLANK_LINE) else WRAPPED
        words += [sign.ljust(piece.span.start - before.span.end), piece.value]
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    return replace(pieces[0], value="".join(words), span=span)


def part(line: Piece, start: int, end: int) -> str:
    """The text of a part of a line, as long as that; at an edge it is as within the whole."""
    return levelled(line.value)[start:end]


def size(line: Piece) -> float:
    """The length in Chinese characters, or in as much English as says the same."""
    length = len(line.value)
    return length if is_han(line.value) else length / _ENGLISH_TO_CHINESE


def set_right(line: Piece) -> bool:
    """Whether the line stands far to the right."""
    return width(line.indent) >= _RIGHT


def width(indent: str) -> int:
    """The width of white space in columns."""
    return sum(_WIDTHS.get(character, 1) for character in indent)


def ends_sentence(line: Piece) -> bool:
    """Whether a sentence ends with the line."""
    return line.value.endswith(_SENTENCE_END)


def ends_in_punctuation(line: Piece) -> bool:
    """Whether the line ends with any mark of punctuation."""
    return line.value.endswith(_PUNCTUATION)
