"""What words say of beads: how much better each side explains the other's words than chance does.

The words of one side of a bead are thought to come from the words of the other, each from any of
them (Brown et al. 1993, model 1; Moore, "Fast and Accurate Sentence Alignment of Bilingual
Corpora", AMTA 2002, section 2.2). What a word contributes is the log of its probability so against
that by chance, so that a unit without a counterpart contributes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.matches import ALONE, Direction, summed
from tei.align.shapes import MOST, PAIRS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tei.align.sides import Side
    from tei.align.tables import Table

#: How much of either direction counts. Words of one unit depend on each other, and the two
#: directions say much the same, so that neither counts whole.
_THERE, _BACK = 0.625, 0.525


class Evidence:
    """The words of two texts, in both directions."""

    def __init__(self, ours: Side, theirs: Side, there: Table, back: Table) -> None:
        self._ours, self._theirs = ours, theirs
        self._there = Direction(ours, theirs, there)
        self._back = Direction(theirs, ours, back)

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
        there = _THERE * self._explaining_theirs(rows, lows, width)
        there += _BACK * self._explaining_ours(rows, lows, width)
        return np.stack([there[m - 1, n - 1] for m, n in PAIRS], axis=1)

    def _explaining_theirs(
        self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int
    ) -> NDArray[np.float64]:
        """How well our units explain theirs: sums over the units of theirs in a bead.

        Returns:
            By our units less 1, theirs less 1, row and column.
        """
        total = len(self._theirs.lengths)
        wide = width + MOST
        first, last = max(int(rows[0]) - MOST, 0), int(rows[-1])
        units = np.arange(first, last)
        tops = np.minimum(units + MOST, len(lows) - 1)
        found = self._there.matches(
            first,
            np.clip(lows[units + 1] - MOST, 0, total),
            np.clip(lows[tops] + width, 0, total),
        )
        unit_of = self._there.unit_of
        places = len(self._theirs.words) + 1
        parts = []
        for shift in range(MOST):
            # The matches of units so far above a row are its own, too.
            row = found.units + 1 + shift
            column = unit_of[found.places] - (lows[np.minimum(row, last)] - MOST)
            good = (row >= rows[0]) & (row <= last) & (column >= 0) & (column < wide)
            keys = (row[good] - rows[0]) * places + found.places[good]
            parts.append((keys, np.full(len(keys), shift), found.values[good]))
        keys, sums = summed(*map(np.concatenate, zip(*parts, strict=True)))
        row_at = keys // places
        cells = row_at * wide + unit_of[keys % places] - (lows[rows[row_at]] - MOST)
        columns = lows[rows][:, None] - MOST + np.arange(wide)
        sizes = np.where(
            (columns >= 0) & (columns < total),
            self._theirs.sizes[np.clip(columns, 0, total - 1)],
            0,
        )
        made = np.empty((MOST, MOST, len(rows), width))
        for count in range(1, MOST + 1):
            words, base = self._there.bases(rows, count)
            gains = np.log1p((1 - ALONE) * sums[count - 1] / (words * base)[row_at])
            grid = _summed(cells, gains, (len(rows), wide)) + sizes * np.log(base)[:, None]
            prefix = np.concatenate([np.zeros((len(rows), 1)), np.cumsum(grid, 1)], 1)
            for other in range(1, MOST + 1):
                before = MOST - other
                made[count - 1, other - 1] = (
                    prefix[:, MOST : MOST + width] - prefix[:, before : before + width]
                )
        return made

    def _explaining_ours(
        self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int
    ) -> NDArray[np.float64]:
        """How well their units explain ours: sums over our units in a bead; as above."""
        total = len(self._theirs.lengths)
        first, last = max(int(rows[0]) - MOST, 0), int(rows[-1])
        units = np.arange(first, last)
        # A unit of ours is in beads that end in its row and the next ones.
        low_of = lows[units + 1]
        tops = np.minimum(units + MOST, len(lows) - 1)
        wide = int((lows[tops] - low_of).max()) + width
        begin = max(int(low_of.min()) - MOST, 0)
        theirs = np.arange(begin, min(int(low_of.max()) + wide, total))
        found = self._back.matches(
            begin,
            np.clip(np.searchsorted(low_of + wide, theirs, side="right") + first, first, last),
            np.clip(np.searchsorted(low_of, theirs + MOST, side="right") + first, first, last),
        )
        unit = self._back.unit_of[found.places] - first
        parts = []
        for shift in range(MOST):
            done = found.units + 1 + shift
            column = done - low_of[unit]
            good = (column >= 0) & (column < wide) & (done <= total)
            keys = found.places[good] * wide + column[good]
            parts.append((keys, np.full(len(keys), shift), found.values[good]))
        keys, sums = summed(*map(np.concatenate, zip(*parts, strict=True)))
        cells = (self._back.unit_of[keys // wide] - first) * wide + keys % wide
        done = np.clip(low_of[:, None] + np.arange(wide), 0, total)
        made = np.zeros((MOST, MOST, len(rows), width))
        for count in range(1, MOST + 1):
            words, base = self._back.bases(done, count)
            gains = np.log1p((1 - ALONE) * sums[count - 1] / (words * base).ravel()[cells])
            grid = _summed(cells, gains, (len(units), wide))
            grid += self._ours.sizes[units][:, None] * np.log(base)
            for mine in range(1, MOST + 1):
                # Their rows begin elsewhere.
                at = np.clip(rows - mine - first, 0, len(units) - 1)
                shift_of = (lows[rows] - low_of[at])[:, None]
                column = np.clip(shift_of + np.arange(width), 0, wide - 1)
                part = np.where((rows - mine >= first)[:, None], grid[at[:, None], column], 0.0)
                made[mine - 1, count - 1] = part
                if mine > 1:
                    made[mine - 1, count - 1] += made[mine - 2, count - 1]
        return made


def _summed(
    cells: NDArray[np.int64], values: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    """Values put into a grid, by the numbers of its cells, and summed there."""
    return np.bincount(cells, values, shape[0] * shape[1]).astype(np.float64).reshape(shape)
