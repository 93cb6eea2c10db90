"""Words of a text that words of another may be translations of, and how well they explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.shapes import MOST
from tei.align.tables import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tei.align.sides import Side
    from tei.align.tables import Table

#: The probability that a word has nothing to do with the other side.
_ALONE = 0.05


class Direction:
    """A source as it explains a target."""

    def __init__(self, source: Side, target: Side, table: Table) -> None:
        self._source, self._target, self._table = source, target, table
        units = source.units()
        rests = np.bincount(units, table.rest()[source.words], len(source.lengths))
        self._rests = np.concatenate([[0.0], np.cumsum(rests)])

    def explained(
        self, first: int, begins: NDArray[np.int64], stops: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """How well runs of source units explain target units: logs of likelihood ratios.

        Args:
            first: the first of some units of the source.
            begins: for each of them, as the last of a run: the first target unit that is asked for.
            stops: and the one behind the last; none is asked for where that is not after the first.
                Neither ever falls.

        Returns:
            By how many units a run has, less 1, by its last unit, and by target unit from the first
            of `begins`: sums over the units before this one, which are right but for a constant
            where they are asked for. Where runs would begin before `first`, they are shorter.
        """
        stops = np.maximum(begins, stops)
        rows, columns = len(begins), int(stops[-1] - begins[0])
        starts = self._target.starts[begins[0] : stops[-1] + 1]
        unit_of = np.repeat(np.arange(columns), np.diff(starts))
        found = self._matches(first, begins, stops)
        # Words that run `count` units and fewer: each adds one to the shorter one.
        runs = [found]
        for count in range(1, MOST):
            longer = runs[-1].copy()
            longer[count:] += found[: max(rows - count, 0)]
            runs.append(longer)
        cells = np.flatnonzero(runs[-1])
        row_of = cells // len(unit_of) if len(unit_of) else cells
        into = row_of * columns + unit_of[cells - row_of * len(unit_of)]
        sizes = np.diff(starts)
        ends = np.arange(first + 1, first + rows + 1)
        made = np.zeros((MOST, rows, columns + 1))
        for count, sums in enumerate(runs, 1):
            words, base = self._bases(ends, np.maximum(ends - count, first))
            # Twice as fast as log1p, and what they differ by is less than rounding.
            gains = np.log(1 + sums.ravel()[cells] * ((1 - _ALONE) / (words * base))[row_of])
            grid = np.bincount(into, gains, rows * columns).reshape(rows, columns)
            np.cumsum(grid + np.outer(np.log(base), sizes), axis=1, out=made[count - 1, :, 1:])
        return made

    def _matches(
        self, first: int, begins: NDArray[np.int64], stops: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """By source unit and place of the target: how much more likely than by chance its word is.

        Places in which no run that a unit is in is asked for have nothing.
        """
        rows = len(begins)
        lows = self._target.starts[begins]
        highs = self._target.starts[stops[np.minimum(np.arange(rows) + MOST - 1, rows - 1)]]
        start, places = int(lows[0]), int(highs[-1] - lows[0])
        table, starts = self._table, self._source.starts[first : first + rows + 1]
        words = self._source.words[starts[0] : starts[-1]]
        units = np.repeat(np.arange(rows), np.diff(starts))
        # The places of each word, one word after another.
        there = self._target.words[start : start + places]
        counts = np.bincount(there, minlength=len(self._target.vocabulary))
        before, places_of = np.cumsum(counts) - counts, np.argsort(there, kind="stable")
        entries, which = spread(table.starts[words], table.starts[words + 1])
        translations = table.words[entries]
        # Most words of the table are not there.
        good = np.flatnonzero(counts[translations])
        translations, units = translations[good], units[which[good]]
        values = table.values[entries[good]] / self._target.frequencies[translations]
        begin = before[translations]
        found, at = spread(begin, begin + counts[translations])
        place, unit = places_of[found], units[at]
        near = np.flatnonzero((place >= (lows - start)[unit]) & (place < (highs - start)[unit]))
        cells = unit[near] * places + place[near]
        sums = np.bincount(cells, values[at[near]], rows * places)
        return sums.astype(np.float64).reshape(rows, places)

    def _bases(
        self, ends: NDArray[np.int64], begins: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of runs of units: how many words, and how likely a word is that none of them explains.

        Args:
            ends: where each run ends.
            begins: and begins.
        """
        counts = self._source.starts[ends] - self._source.starts[begins]
        words = np.maximum(counts, 1).astype(np.float64)
        rest = np.where(counts, np.minimum((self._rests[ends] - self._rests[begins]) / words, 1), 1)
        return words, _ALONE + (1 - _ALONE) * rest
