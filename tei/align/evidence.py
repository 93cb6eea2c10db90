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

    from tei.align.bounds import Bounds
    from tei.align.sides import Side
    from tei.align.tables import Table

#: How much of either direction counts. Words of one unit depend on each other, and the two
#: directions say much the same, so that neither counts whole.
_THERE, _BACK = 0.625, 0.525
#: So many rows are looked at together, with all columns that one of them has.
_ROWS = 32


class Evidence:
    """The words of two texts, in both directions."""

    def __init__(
        self, ours: Side, theirs: Side, tables: tuple[Table, Table], bounds: Bounds
    ) -> None:
        """Prepare the words.

        Args:
            ours: one text.
            theirs: the other.
            tables: how the words of each may be translated.
            bounds: what beads may reach; of others nothing is asked.
        """
        there, back = tables
        self._there, self._back = Direction(ours, theirs, there), Direction(theirs, ours, back)
        self._bounds = bounds
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
            By row, shape (of `PAIRS`) and column; anything for beads that are out of bounds.
        """
        if self._last is not None and self._last[0] == rows[0] and self._last[1] is lows:
            return self._last[2]
        made = np.empty((len(rows), len(PAIRS), width))
        for first in range(0, len(rows), _ROWS):
            some = rows[first : first + _ROWS]
            made[first : first + _ROWS] = self._some(some, lows[some], width)
        self._last = int(rows[0]), lows, made
        return made

    def _some(
        self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int
    ) -> NDArray[np.float64]:
        """The same for few rows, with the first column of each."""
        # The first and the last cell of each row within the bounds.
        inner = np.maximum(lows, self._bounds.lows[rows])
        outer = np.minimum(lows + width - 1, self._bounds.ends[rows])
        begins = np.maximum(inner - MOST, self._bounds.lows[rows])
        if outer[-1] <= begins[0]:
            return np.zeros((len(rows), len(PAIRS), width))
        # The units that beads may have which end in these rows, and in these columns.
        ours = np.arange(max(int(rows[0]) - MOST, 0), int(rows[-1]))
        theirs = np.arange(int(begins[0]), int(outer[-1]))
        row_of = np.maximum(ours + 1 - rows[0], 0)
        there = _THERE * self._there.explained(int(ours[0]), begins[row_of], outer[row_of])
        firsts = rows[0] + np.searchsorted(outer, theirs + 1, side="left") - MOST
        lasts = rows[0] + np.searchsorted(inner, theirs + 1, side="right") - 1
        firsts = np.maximum(firsts, 0)
        back = _BACK * self._back.explained(int(theirs[0]), firsts, lasts)

        # Beads that are out of bounds get what is nearest.
        unit, column = (rows - 1 - ours[0])[:, None], lows[:, None] + np.arange(width) - theirs[0]
        last = np.clip(column - 1, 0, len(theirs) - 1)
        end = np.clip(column, 0, there.shape[2] - 1)
        stop = np.clip(rows - firsts[0], 0, back.shape[2] - 1)[:, None]
        made = np.empty((len(rows), len(PAIRS), width))
        for at, (m, n) in enumerate(PAIRS):
            begin, above = np.maximum(end - n, 0), np.maximum(stop - m, 0)
            made[:, at] = there[m - 1, unit, end] - there[m - 1, unit, begin]
            made[:, at] += back[n - 1, last, stop] - back[n - 1, last, above]
        return made
