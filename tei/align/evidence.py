"""What words say of beads: how much better one side explains the other's words than chance does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tei.align.tables import Table, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tei.align.sides import Side

#: How many units of one side a bead can have.
MOST = 4
#: The probability that a word has nothing to do with the other side.
ALONE = 0.2
WF=WG=1.0


class Matches(NamedTuple):
    """Words of a text that a word of another may have been translated by.

    Attributes:
        units: the unit of the translated word.
        places: the place of the other word in its text.
        values: how much more likely it is there than anywhere.
    """

    units: NDArray[np.int64]
    places: NDArray[np.int64]
    values: NDArray[np.float64]


class Direction:
    """One side as it explains the other."""

    def __init__(self, source: Side, target: Side, table: Table) -> None:
        self.source, self.target, self.table = source, target, table
        units = source.units()
        self.rests = np.bincount(units, table.rest()[source.words], len(source.lengths))
        # The places of each word, so that those within a range can be found.
        self.order = np.argsort(target.words, kind="stable")
        self.keys = target.words[self.order] * (len(target.words) + 1) + self.order
        self.unit_of = target.units()
        # Each unit's words once, with how often: what they may be translated by.
        places, which = spread(table.starts[source.words], table.starts[source.words + 1])
        self.expansion_units = units[which]
        self.expansion_words = table.words[places]
        self.expansion_values = table.values[places] / target.frequencies[self.expansion_words]

    def matches(self, first: int, last: int, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Matches:
        """The matches of units `first` to `last` - 1, each within a range of the other's units."""
        left, right = np.searchsorted(self.expansion_units, [first, last])
        units = self.expansion_units[left:right]
        words = self.expansion_words[left:right]
        values = self.expansion_values[left:right]
        size = len(self.target.words) + 1
        low = self.target.starts[begins[units - first]]
        high = self.target.starts[ends[units - first]]
        a = np.searchsorted(self.keys, words * size + low)
        b = np.searchsorted(self.keys, words * size + high)
        found, which = spread(a, b)
        return Matches(units[which], self.order[found], values[which])

    def bases(self, ends: NDArray[np.int64], count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of runs of `count` units that end before `ends`: how many words, and the share unexplained."""
        sums = np.concatenate([[0.0], np.cumsum(self.rests)])
        begins = np.maximum(ends - count, 0)
        sizes = (self.source.starts[ends] - self.source.starts[begins]).astype(np.float64)
        rest = sums[ends] - sums[begins]
        share = np.where(sizes > 0, rest / np.maximum(sizes, 1), 1.0)
        return np.maximum(sizes, 1), ALONE + (1 - ALONE) * share


def summed(keys: NDArray[np.int64], shifts: NDArray[np.int64], values: NDArray[np.float64]) -> tuple[NDArray[np.int64], list[NDArray[np.float64]]]:
    """Values by key, for runs of one to `MOST` units: of those whose shift is within the run."""
    order = np.argsort(keys, kind="stable")
    keys, shifts, values = keys[order], shifts[order], values[order]
    if not len(keys):
        return keys, [values] * MOST
    firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[firsts], [
        np.add.reduceat(np.where(shifts < count, values, 0.0), firsts) for count in range(1, MOST + 1)
    ]


class Evidence:
    """What the words of two texts say of beads, in both directions."""

    def __init__(self, ours: Side, theirs: Side, there: Table, back: Table) -> None:
        self.there = Direction(ours, theirs, there)
        self.back = Direction(theirs, ours, back)
        self.ours, self.theirs = ours, theirs

    def block(self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int) -> NDArray[np.float64]:
        """Log-likelihood ratios of beads.

        Args:
            rows: consecutive counts of our units done.
            lows: for every count, from 0: the least count of their units in the band.
            width: of the band.

        Returns:
            By our units in the bead less 1, theirs less 1, row and column of the band.
        """
        return WF*self._forward(rows, lows, width) + WG*self._backward(rows, lows, width)

    def _forward(self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int) -> NDArray[np.float64]:
        total = len(self.theirs.lengths)
        wide = width + MOST
        first, last = max(int(rows[0]) - MOST, 0), int(rows[-1])
        units = np.arange(first, last)
        tops = np.minimum(units + MOST, len(lows) - 1)
        begins = np.clip(lows[units + 1] - MOST, 0, total)
        ends = np.clip(lows[tops] + width, 0, total)
        found = self.there.matches(first, last, begins, ends)
        keys, shifts, values = [], [], []
        places = len(self.theirs.words) + 1
        column_of = self.there.unit_of[found.places]
        for shift in range(MOST):
            row = found.units + 1 + shift
            inside = (row >= rows[0]) & (row <= rows[-1])
            at = np.minimum(row, len(lows) - 1)
            column = column_of - (lows[at] - MOST)
            inside &= (column >= 0) & (column < wide)
            keys.append((row[inside] - rows[0]) * places + found.places[inside])
            shifts.append(np.full(int(inside.sum()), shift))
            values.append(found.values[inside])
        unique, sums = summed(np.concatenate(keys), np.concatenate(shifts), np.concatenate(values))
        row_at = unique // places
        column_at = self.there.unit_of[unique % places] - (lows[rows[row_at]] - MOST)
        cells = row_at * wide + column_at
        sentences = lows[rows][:, None] - MOST + np.arange(wide)
        real = (sentences >= 0) & (sentences < total)
        sizes = np.where(real, self.theirs.sizes[np.clip(sentences, 0, total - 1)], 0)
        result = np.empty((MOST, MOST, len(rows), width))
        for count in range(1, MOST + 1):
            words, base = self.there.bases(rows, count)
            gain = np.log1p((1 - ALONE) * sums[count - 1] / (words * base)[row_at])
            grid = np.bincount(cells, gain, len(rows) * wide).reshape(len(rows), wide)
            grid += sizes * np.log(base)[:, None]
            prefix = np.concatenate([np.zeros((len(rows), 1)), np.cumsum(grid, 1)], 1)
            for other in range(1, MOST + 1):
                # Column k of the band is the count lows + k; its last sentence is at k + MOST - 1.
                result[count - 1, other - 1] = prefix[:, MOST : MOST + width] - prefix[:, MOST - other : MOST - other + width]
        return result

    def _backward(self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int) -> NDArray[np.float64]:
        first, last = max(int(rows[0]) - MOST, 0), int(rows[-1])
        units = np.arange(first, last)
        total = len(self.theirs.lengths)
        low_of = lows[units + 1]
        tops = np.minimum(units + MOST, len(lows) - 1)
        wide = int((lows[tops] - low_of).max(initial=0)) + width
        # The sentences of theirs that may end in the columns of these rows.
        a, b = max(int(low_of.min(initial=0)) - MOST, 0), min(int((low_of + wide).max(initial=0)), total)
        theirs = np.arange(a, b)
        begins = np.searchsorted(low_of + wide, theirs, side="right") + first
        ends = np.searchsorted(low_of, theirs + MOST, side="right") + first
        found = self.back.matches(a, b, np.clip(begins, first, last), np.clip(ends, first, last))
        unit = self.back.unit_of[found.places]
        keys, shifts, values = [], [], []
        for shift in range(MOST):
            done = found.units + 1 + shift
            column = done - low_of[unit - first]
            inside = (column >= 0) & (column < wide) & (done <= total)
            keys.append(found.places[inside] * wide + column[inside])
            shifts.append(np.full(int(inside.sum()), shift))
            values.append(found.values[inside])
        unique, sums = summed(np.concatenate(keys), np.concatenate(shifts), np.concatenate(values))
        unit_at = self.back.unit_of[unique // wide] - first
        column_at = unique % wide
        done = np.clip(low_of[:, None] + np.arange(wide), 0, total)
        result = np.zeros((MOST, MOST, len(rows), width))
        for count in range(1, MOST + 1):
            words, base = self.back.bases(done.ravel(), count)
            words, base = words.reshape(done.shape), base.reshape(done.shape)
            at = unit_at * wide + column_at
            gain = np.log1p((1 - ALONE) * sums[count - 1] / (words * base).ravel()[at])
            grid = np.bincount(at, gain, len(units) * wide).reshape(len(units), wide)
            grid += self.ours.sizes[units][:, None] * np.log(base)
            # A bead of ours that ends in a row has this unit and those before it.
            total_of = np.zeros((len(rows), width))
            for mine in range(1, MOST + 1):
                unit_of_row = rows - mine
                ok = unit_of_row >= first
                index = np.clip(unit_of_row - first, 0, max(len(units) - 1, 0))
                shift_of = lows[rows] - low_of[index]
                columns = np.clip(shift_of[:, None] + np.arange(width), 0, wide - 1)
                total_of = total_of + np.where(ok[:, None], grid[index[:, None], columns], 0.0)
                result[mine - 1, count - 1] = total_of
        return result
