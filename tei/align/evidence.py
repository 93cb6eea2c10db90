"""What words say of beads: how much better each side explains the other's words than chance does.

The words of one side of a bead are thought to come from the words of the other, each from any of
them (Brown et al. 1993, model 1; Moore, "Fast and Accurate Sentence Alignment of Bilingual
Corpora", AMTA 2002, section 2.2). What a word contributes is the log of its probability so against
that by chance, so that a unit without a counterpart contributes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.matches import Direction
from tei.align.shapes import MOST, PAIRS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tei.align.sides import Side
    from tei.align.tables import Table

#: How much of either direction counts. Words of one unit depend on each other, and the two
#: directions say much the same, so that neither counts whole.
_THERE, _BACK = 0.625, 0.525
#: So many rows are looked at together, with all columns that one of them has.
_ROWS = 32


class Evidence:
    """The words of two texts, in both directions."""

    def __init__(self, ours: Side, theirs: Side, there: Table, back: Table) -> None:
        self._ends = len(ours.lengths), len(theirs.lengths)
        self._there = Direction(ours, theirs, there)
        self._back = Direction(theirs, ours, back)
        #: What was said last, of which rows and which band: of short texts it is asked again.
        self._last: tuple[int, NDArray[np.int64], NDArray[np.float64]] | None = None

    def scores(
        self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int
    ) -> NDArray[np.float64]:
        """Log-likelihood ratios of beads.

        Args:
            rows: consecutive counts of our units done, from 1.
            lows: for every count, from 0: the least count of theirs in the band.
            width: of the band.

        Returns:
            By row, shape (of `PAIRS`) and column.
        """
        if self._last is not None and self._last[0] == rows[0] and self._last[1] is lows:
            return self._last[2]
        made = np.empty((len(rows), len(PAIRS), width))
        for first in range(0, len(rows), _ROWS):
            some = rows[first : first + _ROWS]
            columns = np.minimum(lows[some][:, None] + np.arange(width), self._ends[1])
            made[first : first + _ROWS] = self._some(some, columns)
        self._last = int(rows[0]), lows, made
        return made

    def _some(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """The same for few rows, with the counts of theirs done in each cell."""
        ours = max(int(rows[0]) - MOST, 0), int(rows[-1])
        theirs = max(int(columns.min()) - MOST, 0), int(columns.max())
        there = _THERE * self._there.explained(ours, theirs)
        back = _BACK * self._back.explained(theirs, ours)
        row, column = (rows - ours[0])[:, None], columns - theirs[0]
        made = np.empty((len(rows), len(PAIRS), columns.shape[1]))
        for at, (m, n) in enumerate(PAIRS):
            # Beads that would begin before the text are none: what they have here is not used.
            above, left = np.maximum(row - m, 0), np.maximum(column - n, 0)
            last = np.maximum(column - 1, 0)
            made[:, at] = there[m - 1, row - 1, column] - there[m - 1, row - 1, left]
            made[:, at] += back[n - 1, last, row] - back[n - 1, last, above]
        return made
