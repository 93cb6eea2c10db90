"""Parts of two texts that are known to go together: no bead leaves its part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Bounds(NamedTuple):
    """What beads may reach, for each count of our units done.

    The unit done last is in some part. A bead that ends there begins in the same part on both
    sides, and ends in it.

    Attributes:
        begins: the first of our units in that part.
        lows: the first of theirs in it.
        ends: how many of theirs are done when it is.
        limits: how many of theirs may be done before our next unit: all those of its part.
    """

    begins: NDArray[np.int64]
    lows: NDArray[np.int64]
    ends: NDArray[np.int64]
    limits: NDArray[np.int64]

    @classmethod
    def of(cls, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> Bounds:
        """The bounds between parts.

        Args:
            ours: the number of the part of each of our units, never falling; parts that only one
                side has are in order with the others.
            theirs: those of theirs.
        """
        last, following = np.append(-1, ours), np.append(ours, np.iinfo(np.int64).max)
        return cls(
            np.searchsorted(ours, last, side="left"),
            np.searchsorted(theirs, last, side="left"),
            np.searchsorted(theirs, last, side="right"),
            np.searchsorted(theirs, following, side="right"),
        )

    @classmethod
    def none(cls, ours: int, theirs: int) -> Bounds:
        """Two texts as one part each."""
        return cls.of(np.zeros(ours, np.int64), np.zeros(theirs, np.int64))

    def nearest(self, columns: NDArray[np.int64]) -> NDArray[np.int64]:
        """The nearest columns within the bounds, for one of each row."""
        return np.clip(columns, self.lows, self.limits)
