"""Words of a text that words of another may be translations of: found, and summed by beads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tei.align.shapes import MOST
from tei.align.tables import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tei.align.sides import Side
    from tei.align.tables import Table

#: The probability that a word has nothing to do with the other side.
ALONE = 0.05


class Matches(NamedTuple):
    """Words of the target that words of the source may have become.

    Attributes:
        units: the unit of the source's word.
        places: the place of the target's word.
        values: how much more likely that is than by chance.
    """

    units: NDArray[np.int64]
    places: NDArray[np.int64]
    values: NDArray[np.float64]


class Direction:
    """A source as it explains a target.

    Attributes:
        source: the text that explains.
        target: the text that is explained.
        unit_of: the unit of each word of the target.
    """

    def __init__(self, source: Side, target: Side, table: Table) -> None:
        self.source, self.target = source, target
        self.unit_of = target.units()
        units = source.units()
        rests = np.bincount(units, table.rest()[source.words], len(source.lengths))
        self._rests = np.concatenate([[0.0], np.cumsum(rests)])
        # The places of each word, in an order in which those within a range can be found.
        self._places = np.argsort(target.words, kind="stable")
        self._size = len(target.words) + 1
        self._keys = target.words[self._places] * self._size + self._places
        # What each word of the source may become.
        entries, which = spread(table.starts[source.words], table.starts[source.words + 1])
        self._units = units[which]
        self._words = table.words[entries]
        self._values = table.values[entries] / target.frequencies[self._words]

    def matches(self, first: int, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Matches:
        """The matches of consecutive units, each with a range of the target's units.

        Args:
            first: the first unit of the source.
            begins: for it and those that follow, where the range begins.
            ends: and where it ends.
        """
        left, right = np.searchsorted(self._units, [first, first + len(begins)])
        units, words = self._units[left:right], self._words[left:right] * self._size
        low = self.target.starts[begins[units - first]]
        high = self.target.starts[ends[units - first]]
        found, which = spread(
            np.searchsorted(self._keys, words + low), np.searchsorted(self._keys, words + high)
        )
        return Matches(units[which], self._places[found], self._values[left:right][which])

    def bases(
        self, ends: NDArray[np.int64], count: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of runs of units: how many words, and how likely a word is that none of them explains.

        Args:
            ends: where each run ends.
            count: how many units it has.
        """
        begins = np.maximum(ends - count, 0)
        words = np.maximum(self.source.starts[ends] - self.source.starts[begins], 1)
        rest = np.minimum((self._rests[ends] - self._rests[begins]) / words, 1.0)
        rest = np.where(self.source.starts[ends] > self.source.starts[begins], rest, 1.0)
        return words.astype(np.float64), ALONE + (1 - ALONE) * rest


def summed(
    keys: NDArray[np.int64], shifts: NDArray[np.int64], values: NDArray[np.float64]
) -> tuple[NDArray[np.int64], list[NDArray[np.float64]]]:
    """The sums of values that have the same key, for runs of 1 to `MOST` units.

    Args:
        keys: what belongs together.
        shifts: how many units before the last of the run: shorter runs do not reach so far.
        values: what is summed.

    Returns:
        The keys in their order, and for each length of a run the sums.
    """
    order = np.argsort(keys)
    keys, shifts, values = keys[order], shifts[order], values[order]
    if not len(keys):
        return keys, [values] * MOST
    firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[firsts], [
        np.add.reduceat(np.where(shifts < count, values, 0.0), firsts)
        for count in range(1, MOST + 1)
    ]
