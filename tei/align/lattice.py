"""The best way through a band of beads, and how likely each bead on it is.

Bellman's dynamic programme for the best path; the sums over all paths, forward and backward, for
the probability of a bead given the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.evidence import MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

#: Units of ours and of theirs in a bead, in the order in which beads are preferred.
SHAPES = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2), (3, 3), (1, 0), (0, 1),
)
PAIRS = SHAPES[:-2]
#: A score that no path has.
NEVER = -1e9
_BLOCK = 1024


class Lattice:
    """A band of cells (units of ours done, units of theirs done)."""

    def __init__(
        self,
        ends: tuple[int, int],
        lows: NDArray[np.int64],
        width: int,
        scores: Callable[[NDArray[np.int64], NDArray[np.int64], int], NDArray[np.float64]],
        alone: tuple[float, float],
    ) -> None:
        """Prepare a band.

        Args:
            ends: how many units both sides have.
            lows: the first column of each row.
            width: how many columns a row has.
            scores: for rows: the log of the weight of each of `PAIRS` that ends in each cell.
            alone: the logs of a unit of ours, and of theirs, without a counterpart.
        """
        self.ends, self.lows, self.width, self.scores, self.alone = ends, lows, width, scores, alone
        self.pad = MOST
        self.stride = width + 2 * MOST

    def _cells(self, row: int) -> NDArray[np.int64]:
        """For a row: where the cells are that each of `PAIRS`, and a unit alone, come from."""
        ms, ns = self._moves
        rows = row - ms
        columns = self.lows[row] - ns - self.lows[np.maximum(rows, 0)]
        base = (rows + MOST) * self.stride
        within = np.clip(columns[:, None] + np.arange(self.width), -1, self.width)
        return base[:, None] + within + MOST

    @property
    def _moves(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        moves = [*PAIRS, (1, 0)]
        return np.array([m for m, _ in moves]), np.array([n for _, n in moves])

    def _blocks(self) -> Iterator[NDArray[np.int64]]:
        for first in range(1, self.ends[0] + 1, _BLOCK):
            yield np.arange(first, min(first + _BLOCK, self.ends[0] + 1))

    def _scored(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Scores of a block: by row, move and column; what ends outside the texts never."""
        made = np.empty((len(rows), len(PAIRS) + 1, self.width))
        made[:, :-1] = self.scores(rows, self.lows, self.width)
        made[:, -1] = self.alone[0]
        columns = self.lows[rows][:, None] + np.arange(self.width)
        ms, ns = self._moves
        wrong = (columns[:, None, :] < ns[:, None]) | (columns[:, None, :] > self.ends[1]) | (rows[:, None, None] < ms[:, None])
        made[wrong] = NEVER
        return made

    def best(self) -> list[tuple[int, int, int, int, float]]:
        """The beads of the best path: where each begins and ends on both sides, its probability."""
        count, width = self.ends[0] + 1, self.width
        tops = np.full((count + MOST) * self.stride, NEVER)
        sums = tops.copy()
        steps = np.zeros((count, width), np.uint8)
        along = np.arange(width) * self.alone[1]
        outside = lambda row: self.lows[row] + np.arange(width) > self.ends[1]
        at = MOST * self.stride + MOST
        start = np.full(width, NEVER)
        start[-self.lows[0]] = 0.0
        first = np.maximum.accumulate(start - along) + along
        first[outside(0)] = NEVER
        tops[at : at + width] = sums[at : at + width] = first
        steps[0] = len(SHAPES) - 1
        order = np.array([*range(len(PAIRS)), len(SHAPES) - 2], np.uint8)
        for rows in self._blocks():
            made = self._scored(rows)
            for row, scores in zip(rows.tolist(), made):
                cells = self._cells(row)
                before = tops[cells] + scores
                which = before.argmax(0)
                base = before[which, np.arange(width)]
                height = np.maximum.accumulate(base - along) + along
                steps[row] = np.where(height > base + 1e-9, len(SHAPES) - 1, order[which])
                before = sums[cells] + scores
                top = before.max(0)
                total = top + np.log(np.exp(before - top).sum(0))
                total = np.logaddexp.accumulate(total - along) + along
                mask = outside(row)
                height[mask] = total[mask] = NEVER
                at = (row + MOST) * self.stride + MOST
                tops[at : at + width] = height
                sums[at : at + width] = total
        return self._traced(steps, sums)

    def _traced(self, steps, sums):
        i, j = self.ends
        found = []
        while i or j:
            k = j - self.lows[i]
            if not 0 <= k < self.width:
                raise ValueError("no path")
            m, n = SHAPES[steps[i, k]]
            found.append((i - m, i, j - n, j))
            i, j = i - m, j - n
            if i < 0 or j < 0:
                raise ValueError("no path")
        found.reverse()
        return self._certain(found, sums)

    def _certain(self, path, sums):
        """The probability of each bead of a path: the part of all paths that go through it."""
        count, width = self.ends[0] + 1, self.width
        after = np.full((count + MOST) * self.stride, NEVER)
        along = np.arange(width) * self.alone[1]
        ms, ns = self._moves
        by_row = {}
        for bead in path:
            by_row.setdefault(bead[1], []).append(bead)
        certs = {}
        stride = self.stride
        total = sums[(self.ends[0] + MOST) * stride + MOST + self.ends[1] - self.lows[self.ends[0]]]
        blocks = list(self._blocks())
        # after[row]: of all paths from a cell to the end.
        start = np.full(width, NEVER)
        start[self.ends[1] - self.lows[self.ends[0]]] = 0.0
        gathered = {self.ends[0]: start}
        made = None
        for row in range(self.ends[0], -1, -1):
            if row and (made is None or row < made_first):
                rows = blocks.pop()
                made = self._scored(rows)
                made_first = int(rows[0])
            base = gathered.pop(row, np.full(width, NEVER))
            value = (np.logaddexp.accumulate((base[::-1]) - along) + along)[::-1]
            columns = self.lows[row] + np.arange(width)
            value = np.where(columns > self.ends[1], NEVER, value)
            for (i0, i1, j0, j1) in by_row.get(row, ()):
                k = j1 - self.lows[row]
                if i0 == i1:
                    weight, source = self.alone[1], sums[(i0 + MOST) * stride + MOST + j0 - self.lows[i0]]
                else:
                    move = PAIRS.index((i1 - i0, j1 - j0)) if j1 > j0 else len(PAIRS)
                    weight = made[row - made_first, move, k]
                    source = sums[(i0 + MOST) * stride + MOST + j0 - self.lows[i0]]
                certs[i0, i1, j0, j1] = float(np.exp(min(0.0, source + weight + value[k] - total)))
            if row:
                scores = made[row - made_first]
                for at in range(len(ms)):
                    r = row - ms[at]
                    if r < 0:
                        continue
                    shift = self.lows[row] - ns[at] - self.lows[r]
                    # column k of this row comes from column k + shift of that one.
                    a, b = max(0, -shift), min(width, width - shift)
                    if a >= b:
                        continue
                    into = gathered.get(r)
                    if into is None:
                        into = gathered[r] = np.full(width, NEVER)
                    into[a + shift : b + shift] = np.logaddexp(into[a + shift : b + shift], value[a:b] + scores[at, a:b])
        return [(*bead, certs[bead]) for bead in path]
