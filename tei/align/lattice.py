"""The best way through a band of beads, and how likely each bead on it is.

Bellman's dynamic programme for the best path; the sums over all paths, forward and backward, for
the probability of a bead given the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from tei.align.shapes import MOST, PAIRS, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from tei.align.bounds import Bounds

#: Where a bead begins and ends on either side, and its probability.
Step: TypeAlias = tuple[int, int, int, int, float]
#: Where a bead begins and ends on either side.
Place: TypeAlias = tuple[int, int, int, int]
#: Gives for rows, the band's lows and its width the log of the weight of each of `PAIRS`.
Scores: TypeAlias = "Callable[[NDArray[np.int64], NDArray[np.int64], int], NDArray[np.float64]]"

#: Scores are surer of themselves than they should be: of what they say, so much is believed where
#: the probability of a bead is asked for (docs/aligner.md has the table).
_COOLED = 0.65
#: A score that no path has.
_NEVER = -1e9
#: So many rows are scored together.
_BLOCK = 512
#: Of so many cells the moves are kept for the way back, 96 bytes each; those of others are scored
#: once more.
_KEPT = 500_000
#: Sums that have become larger than that are made smaller, all by as much.
_LARGE = 1e100
#: Less than any sum that counts: nothing has no logarithm.
_NOTHING = 1e-300
#: By how much a path must be better, so that rounding decides nothing.
_BETTER = 1e-9
_OURS_ALONE, _THEIRS_ALONE = SHAPES.index((1, 0)), SHAPES.index((0, 1))
#: The moves that come from a row above: beads, and a unit of ours alone.
_UNITS = np.array([*(m for m, _ in PAIRS), 1])
_OTHERS = np.array([*(n for _, n in PAIRS), 0])
_MOVES = np.array([*range(len(PAIRS)), _OURS_ALONE], np.uint8)


class Band(NamedTuple):
    """The cells that are looked at: counts of theirs done, for each count of ours.

    Attributes:
        ends: how many units both sides have.
        lows: the first column of each row.
        width: how many columns a row has.
    """

    ends: tuple[int, int]
    lows: NDArray[np.int64]
    width: int


class Lattice:
    """All paths through a band.

    Sums over all paths to a cell, and from it, are kept as how many times more they are than the
    best of these paths, so that they are numbers of a moderate size in texts of any length.
    """

    def __init__(
        self, band: Band, bounds: Bounds, scores: Scores, alone: tuple[float, float]
    ) -> None:
        """Prepare a band.

        Args:
            band: the cells; each row begins within the bounds.
            bounds: between the parts of the texts.
            scores: the weights of beads.
            alone: the logs of a unit of ours, and of theirs, without a counterpart.
        """
        self._band, self._bounds, self._scores, self._alone = band, bounds, scores, alone
        self._along = np.arange(band.width) * alone[1]
        #: How many cells of each row are within the bounds.
        self._wide = np.minimum(band.width, bounds.limits + 1 - band.lows).tolist()
        # Rows stand one after another, with cells around them that no path reaches.
        self._stride = band.width + 2
        self._start = MOST * self._stride + 1
        self._size = (band.ends[0] + 1 + MOST) * self._stride
        #: By cell, the log of the best path to it.
        self._tops = np.full(self._size, _NEVER)
        #: By the first row of a block: how far each move is behind the best path to its cell.
        self._behind: dict[int, NDArray[np.float64]] = {}

    def path(self) -> list[Place]:
        """The beads of the best path; none where the band has no path from end to end."""
        return self._forward(None)

    def best(self) -> list[Step]:
        """The same, each bead with the part of all paths that goes through it."""
        sums = np.full(self._size, _NEVER)
        path = self._forward(sums)
        return self._certain(path, sums) if path else []

    def _forward(self, sums: NDArray[np.float64] | None) -> list[Place]:
        """Find the best path; fill in the sums of all paths to each cell, if they are asked for."""
        band = self._band
        steps = np.full((band.ends[0] + 1, band.width), _THEIRS_ALONE, np.uint8)
        wide = self._wide[0]
        if band.lows[0] == 0:
            self._tops[self._start : self._start + wide] = self._along[:wide]
            if sums is not None:
                sums[self._start : self._start + wide] = 0.0
        for rows in self._blocks():
            behind, cells = self._moves(rows), self._cells(rows)
            for number, row in enumerate(rows.tolist()):
                heights = behind[number]
                heights += self._tops[cells[number]]
                at, wide = self._start + row * self._stride, self._wide[row]
                along = self._along[:wide]
                base = heights[:, :wide].max(0)
                top = self._tops[at : at + wide]
                np.maximum.accumulate(base - along, out=top)
                top += along
                heights[:, :wide] -= top
            # Of moves that are equally good, the first; theirs alone only where it is better.
            good = behind >= -_BETTER
            steps[rows] = np.where(good.any(1), _MOVES[good.argmax(1)], _THEIRS_ALONE)
            if sums is not None:
                behind *= _COOLED
                self._add(rows, behind, cells, sums)
                if int(rows[-1]) * band.width <= _KEPT or rows[-1] == band.ends[0]:
                    self._behind[int(rows[0])] = behind
        return self._traced(steps)

    def _add(
        self,
        rows: NDArray[np.int64],
        behind: NDArray[np.float64],
        cells: NDArray[np.int64],
        sums: NDArray[np.float64],
    ) -> None:
        """Fill in the logs of sums over all paths to the cells of a block."""
        for row, weights, before in zip(rows.tolist(), behind, cells, strict=True):
            at, wide = self._start + row * self._stride, self._wide[row]
            most = float(sums[at - self._stride : at - 2].max())
            parts = np.exp(weights[:, :wide] + (sums[before[:, :wide]] - most))
            slope = self._slope(row)
            total = np.log(parts.sum(0) + _NOTHING) + slope
            sums[at : at + wide] = np.logaddexp.accumulate(total) - slope + most

    def _slope(self, row: int) -> NDArray[np.float64]:
        """By cell of a row: how much better the best path is than units of theirs alone."""
        at, wide = self._start + row * self._stride, self._wide[row]
        better: NDArray[np.float64] = _COOLED * (self._tops[at : at + wide] - self._along[:wide])
        return better

    def _blocks(self) -> Iterator[NDArray[np.int64]]:
        last = self._band.ends[0] + 1
        for first in range(1, last, _BLOCK):
            yield np.arange(first, min(first + _BLOCK, last))

    def _moves(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weights of the moves to some rows, by row, move and column."""
        band = self._band
        made = np.full((len(rows), len(_MOVES), band.width), self._alone[0])
        made[:, :-1] = self._scores(rows, band.lows, band.width)
        along = np.arange(band.width)
        columns = (band.lows[rows][:, None] + along)[:, None, :]
        begins, lows, ends, _ = (bound[rows][:, None, None] for bound in self._bounds)
        outside = (columns - _OTHERS[:, None] < lows) | (columns > ends)
        made[outside | (rows[:, None, None] - _UNITS[:, None] < begins)] = _NEVER
        return made

    def _cells(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The cells that these moves come from."""
        band = self._band
        above = rows[:, None] - _UNITS
        shifts = band.lows[rows][:, None] - _OTHERS - band.lows[np.maximum(above, 0)]
        cells: NDArray[np.int64] = np.clip(
            shifts[:, :, None] + np.arange(band.width), -1, band.width
        )
        cells += (self._start + above * self._stride)[:, :, None]
        return cells

    def _seen(self, rows: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far each move to some rows is behind the best path to its cell, cooled."""
        if (kept := self._behind.pop(int(rows[0]), None)) is not None:
            return kept
        behind = self._moves(rows)
        behind += self._tops[cells]
        at = self._start + rows[:, None] * self._stride + np.arange(self._band.width)
        behind -= self._tops[at][:, None, :]
        return np.minimum(_COOLED * behind, 0.0)

    def _traced(self, steps: NDArray[np.uint8]) -> list[Place]:
        """The beads of the best path, from the last cell back; none where there is no path."""
        ours, theirs = self._band.ends
        lows = self._band.lows.tolist()
        found = []
        while ours or theirs:
            column = theirs - lows[ours]
            inside = 0 <= column < self._band.width
            if not inside or self._tops[self._cell(ours, theirs)] < _NEVER / 2:
                return []
            m, n = SHAPES[steps[ours, column]]
            if m > ours or n > theirs:
                return []
            found.append((ours - m, ours, theirs - n, theirs))
            ours, theirs = ours - m, theirs - n
        return found[::-1]

    def _certain(self, path: list[Place], sums: NDArray[np.float64]) -> list[Step]:
        """The beads of a path, each with the part of all paths that goes through it.

        Args:
            path: the beads.
            sums: by cell, the log of the sum over all paths to it.
        """
        last, stop = self._band.ends
        after = np.zeros(self._size)
        after[self._cell(last, stop)] = 1.0
        total = sums[self._cell(last, stop)]
        left, certs = path.copy(), []
        for row, weights, before in self._upwards():
            at, wide = self._start + row * self._stride, self._wide[row]
            # Of all paths from each cell of the row to the end.
            slope = self._slope(row)
            logs = (np.log(after[at : at + wide] + _NOTHING) - slope)[::-1]
            logs = np.logaddexp.accumulate(logs)[::-1] + slope
            while left and left[-1][1] == row:
                begin, _, first, end = left.pop()
                # The best path is behind by nothing.
                through = sums[self._cell(begin, first)] + logs[end - self._band.lows[row]] - total
                certs.append(float(np.exp(min(0.0, through))))
            values = weights[:, :wide] * np.exp(logs)
            above = after[at - MOST * self._stride - 1 : at - 1]
            cells = before[:, :wide] - (at - MOST * self._stride - 1)
            above += np.bincount(cells.ravel(), values.ravel(), len(above))
            if above.max() > _LARGE:
                above /= _LARGE
                total -= np.log(_LARGE)
        return [(*bead, cert) for bead, cert in zip(path, certs[::-1], strict=True)]

    def _upwards(self) -> Iterator[tuple[int, NDArray[np.float64], NDArray[np.int64]]]:
        """The rows from the last to the first: weights of the moves to it, the cells before."""
        for rows in reversed(list(self._blocks())):
            cells = self._cells(rows)
            behind = self._seen(rows, cells)
            yield from zip(rows[::-1].tolist(), np.exp(behind)[::-1], cells[::-1], strict=True)
        yield 0, np.empty((0, self._band.width)), np.empty((0, self._band.width), np.int64)

    def _cell(self, ours: int, theirs: int) -> int:
        return self._start + ours * self._stride + theirs - int(self._band.lows[ours])
