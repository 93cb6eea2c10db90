"""Tables that spaces set: rows of cells, also where all rows have run together to one line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tei.model import Cell, Row, Span
from tei.sources.lines import INLINE, part, rend

if TYPE_CHECKING:
    from tei.layout import Piece

_CELL = re.compile(r"[^ \t\u3000]+(?:[ \u3000][^ \t\u3000]+)*")
#: A number at the end of one row with the first cell of the next stuck to it: 四三．○○小米.
_DIGIT = "[0-9０-９〇○零一二三四五六七八九十百千万,]"
_SEAM = re.compile(rf"(?P<number>{_DIGIT}*[．.]{_DIGIT}+)(?P<rest>[^0-9０-９〇○．.]+)")


def rows(line: Piece) -> list[Row]:
    """The row, or the rows, of a line."""
    cells = [(match.start(), match.end()) for match in _CELL.finditer(line.value)]
    seams = [n for n, (start, end) in enumerate(cells) if _SEAM.fullmatch(line.value[start:end])]
    steps = {after - before for before, after in pairwise(seams)}
    if len(steps) == 1 and seams and seams[0] == steps.copy().pop():
        divided: list[list[tuple[int, int]]] = [[]]
        for number, (start, end) in enumerate(cells):
            if number in seams:
                match = _SEAM.fullmatch(line.value[start:end])
                assert match is not None  # noqa: S101 - it matched above
                cut = start + match.end("number")
                divided[-1].append((start, cut))
                divided.append([(cut, end)])
            else:
                divided[-1].append((start, end))
    else:
        divided = [cells]
    return [
        _row(line, row, INLINE if number else rend(line.indent))
        for number, row in enumerate(divided)
    ]


def _row(line: Piece, cells: list[tuple[int, int]], indent: str) -> Row:
    offset = line.span.start
    starts = [start for start, _ in cells]
    # The white space behind a cell stays with it.
    made = tuple(
        Cell(part(line, start, end), Span(offset + start, offset + end))
        for start, end in pairwise([*starts, cells[-1][1]])
    )
    return Row(made, Span(made[0].span.start, made[-1].span.end), indent)
