"""The best way through a band of beads, and how likely each bead on it is.

Bellman's dynamic programme for the best path; the sums over all paths, forward and backward, for
the probability of a bead given the texts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from tei.align.shapes import MOST, PAIRS, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from tei.align.bounds import Bounds

#: Where a bead begins and ends on either side, and its probability.
Step: TypeAlias = tuple[int, int, int, int, float]
#: Gives for rows, the band's lows and its width the log of the weight of each of `PAIRS`.
Scores: TypeAlias = "Callable[[NDArray[np.int64], NDArray[np.int64], int], NDArray[np.float64]]"

#: Scores are surer of themselves than they should be: of what they say, so much is believed where
#: the probability of a bead is asked for (docs/alignment.md has the table).
_COOLED = 0.55
#: A score that no path has.
_NEVER = -1e9
#: So many rows are scored together.
_BLOCK = 1024
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

    def holds(self, columns: NDArray[np.int64]) -> bool:
        """Whether a column of each row is in the band."""
        return bool(((columns >= self.lows) & (columns < self.lows + self.width)).all())


class Lattice:
    """All paths through a band."""

    def __init__(
        self, band: Band, bounds: Bounds, scores: Scores, alone: tuple[float, float]
    ) -> None:
        """Prepare a band.

        Args:
            band: the cells.
            bounds: between the parts of the texts.
            scores: the weights of beads.
            alone: the logs of a unit of ours, and of theirs, without a counterpart.
        """
        self._band, self._bounds, self._scores, self._alone = band, bounds, scores, alone
        self._along = np.arange(band.width) * alone[1]
        # Rows stand one after another, with cells around them that no path reaches.
        self._stride = band.width + 2
        self._start = MOST * self._stride + 1
        #: The block scored last: the way back begins where the way there ends.
        self._last: tuple[int, NDArray[np.float64]] = (0, np.empty(0))

    def best(self) -> list[Step]:
        """The beads of the best path; none where the band has no path from end to end."""
        band = self._band
        size = (band.ends[0] + 1 + MOST) * self._stride
        tops, sums = np.full(size, _NEVER), np.full(size, _NEVER)
        steps = np.zeros((band.ends[0] + 1, band.width), np.uint8)
        steps[0] = _THEIRS_ALONE
        first = np.full(band.width, _NEVER)
        first[0] = 0.0
        self._put(tops, 0, np.maximum.accumulate(first - self._along) + self._along)
        self._put(sums, 0, _COOLED * tops[self._start : self._start + band.width])
        numbers, cooled = np.arange(band.width), _COOLED * self._along
        for rows in self._blocks():
            for row, scores in zip(rows.tolist(), self._scored(rows), strict=True):
                cells = self._before(row)
                heights = tops[cells] + scores
                which = heights.argmax(0)
                base = heights[which, numbers]
                height = np.maximum.accumulate(base - self._along) + self._along
                steps[row] = np.where(height > base + _BETTER, _THEIRS_ALONE, _MOVES[which])
                total = self._joined(sums[cells] + _COOLED * scores)
                self._put(tops, row, height)
                total = np.logaddexp.accumulate(total - cooled) + cooled
                self._put(sums, row, total)
        return self._certain(self._traced(steps), sums)

    def _blocks(self) -> Iterator[NDArray[np.int64]]:
        last = self._band.ends[0] + 1
        for first in range(1, last, _BLOCK):
            yield np.arange(first, min(first + _BLOCK, last))

    def _scored(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weights of the moves to some rows: by row, move and column."""
        band = self._band
        if self._last[0] == rows[0]:
            return self._last[1]
        made = np.full((len(rows), len(_MOVES), band.width), self._alone[0])
        made[:, :-1] = self._scores(rows, band.lows, band.width)
        columns = (band.lows[rows][:, None] + np.arange(band.width))[:, None, :]
        begins, lows, ends, _ = (bound[rows][:, None, None] for bound in self._bounds)
        outside = (columns - _OTHERS[:, None] < lows) | (columns > ends)
        made[outside | (rows[:, None, None] - _UNITS[:, None] < begins)] = _NEVER
        self._last = int(rows[0]), made
        return made

    def _before(self, row: int) -> NDArray[np.int64]:
        """Where the cells stand that the moves to a row come from: by move and column."""
        band = self._band
        from_rows = row - _UNITS
        shifts = band.lows[row] - _OTHERS - band.lows[np.maximum(from_rows, 0)]
        columns = np.clip(shifts[:, None] + np.arange(band.width), -1, band.width)
        cells: NDArray[np.int64] = self._start + from_rows[:, None] * self._stride + columns
        return cells

    def _put(self, values: NDArray[np.float64], row: int, made: NDArray[np.float64]) -> None:
        """Put a row in its place; what is beyond its bounds is never reached."""
        beyond = max(0, int(self._bounds.limits[row]) + 1 - int(self._band.lows[row]))
        made[beyond:] = _NEVER
        at = self._start + row * self._stride
        values[at : at + self._band.width] = made

    @staticmethod
    def _joined(logs: NDArray[np.float64]) -> NDArray[np.float64]:
        """The logs of sums down the columns."""
        top = logs.max(0)
        joined: NDArray[np.float64] = top + np.log(np.exp(logs - top).sum(0))
        return joined

    def _traced(self, steps: NDArray[np.uint8]) -> list[tuple[int, int, int, int]]:
        """The beads of the best path, from the last cell back; none where it leaves the band."""
        ours, theirs = self._band.ends
        found = []
        while ours or theirs:
            column = theirs - self._band.lows[ours]
            if not 0 <= column < self._band.width:
                return []
            m, n = SHAPES[steps[ours, column]]
            if m > ours or n > theirs:
                return []
            found.append((ours - m, ours, theirs - n, theirs))
            ours, theirs = ours - m, theirs - n
        return found[::-1]

    def _certain(
        self, path: Sequence[tuple[int, int, int, int]], sums: NDArray[np.float64]
    ) -> list[Step]:
        """The beads of a path, each with the part of all paths that goes through it.

        Args:
            path: the beads.
            sums: of all paths from the beginning to each cell.
        """
        band = self._band
        by_row: defaultdict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for bead in path:
            by_row[bead[1]].append(bead)
        last = band.ends[0]
        total = sums[self._cell(last, band.ends[1])]
        after = {last: np.full(band.width, _NEVER)}
        after[last][band.ends[1] - band.lows[last]] = 0.0
        certs: dict[tuple[int, int, int, int], float] = {}
        for row, scores in self._upwards():
            # Of all paths from each cell of the row to the end.
            cooled = _COOLED * self._along
            value = after.pop(row, np.full(band.width, _NEVER))[::-1] - cooled
            value = (np.logaddexp.accumulate(value) + cooled)[::-1]
            for bead in by_row[row]:
                begin, end, first, stop = bead
                shape = end - begin, stop - first
                weight = self._alone[1]
                column = stop - band.lows[row]
                if begin < end:
                    move = PAIRS.index(shape) if first < stop else len(PAIRS)
                    weight = scores[move, column]
                through = sums[self._cell(begin, first)] + _COOLED * weight + value[column] - total
                certs[bead] = float(np.exp(min(0.0, through)))
            self._spread(row, value + _COOLED * scores, after)
        return [(*bead, certs[bead]) for bead in path]

    def _upwards(self) -> Iterator[tuple[int, NDArray[np.float64]]]:
        """The rows from the last to the first, with the weights of the moves to each."""
        for rows in reversed(list(self._blocks())):
            yield from zip(rows[::-1].tolist(), self._scored(rows)[::-1], strict=True)
        yield 0, np.full((len(_MOVES), self._band.width), _NEVER)

    def _spread(
        self, row: int, logs: NDArray[np.float64], after: dict[int, NDArray[np.float64]]
    ) -> None:
        """Add what goes on from a row to the rows that the moves to it come from."""
        lows, width = self._band.lows, self._band.width
        for move, (m, n) in enumerate(zip(_UNITS.tolist(), _OTHERS.tolist(), strict=True)):
            if m > row:
                continue
            shift = int(lows[row]) - n - int(lows[row - m])
            first, stop = max(0, -shift), min(width, width - shift)
            if first < stop:
                into = after.setdefault(row - m, np.full(width, _NEVER))
                part = slice(first + shift, stop + shift)
                into[part] = np.logaddexp(into[part], logs[move, first:stop])

    def _cell(self, ours: int, theirs: int) -> int:
        return self._start + ours * self._stride + theirs - int(self._band.lows[ours])
