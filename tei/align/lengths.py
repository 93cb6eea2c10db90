"""What lengths say of beads, after Gale and Church (Computational Linguistics 19, 1993, 75-102)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.shapes import PAIRS, SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tei.align.shapes import Shape

#: How often a bead has which shape, before the text says better.
_PRIORS: dict[Shape, float] = {
    (1, 1): 0.70, (1, 2): 0.09, (2, 1): 0.09, (2, 2): 0.03, (1, 3): 0.02, (3, 1): 0.02,
    (1, 4): 0.005, (4, 1): 0.005, (2, 3): 0.01, (3, 2): 0.01, (3, 3): 0.005,
    (1, 0): 0.03, (0, 1): 0.03,
}  # fmt: skip
#: These count as much as so many beads of the text, and no shape is less frequent than that.
_WEIGHT, _LEAST = 60.0, 1e-4
#: The variance of a length for each character, in the languages of Gale and Church (section 2.3).
_VARIANCE = 6.8
#: Fewer beads tell nothing of lengths.
_FEW = 5
#: Among so many units of both sides, one so many times as long as the middle one is an outlier.
_MANY, _OUTLYING = 10, 10
#: Lengths deviate from their mean by this part of it at least, however alike the few at hand are.
_VARIED = 0.5


class Lengths:
    """How long translations are, and how beads are shaped, in a pair of texts."""

    def __init__(self, ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> None:
        self._ours = np.concatenate([[0.0], np.cumsum(ours)])
        self._theirs = np.concatenate([[0.0], np.cumsum(theirs)])
        self._ratio = _ratio(ours, theirs)
        self._variance = _VARIANCE
        self._deviation = max(float(theirs.std()), _VARIED * float(theirs.mean()))
        self.priors = dict(_PRIORS)

    def learn(self, path: Sequence[tuple[int, int, int, int]]) -> None:
        """Adapt to the beads of a path."""
        counts = dict.fromkeys(_PRIORS, 0.0)
        for begin, end, first, last in path:
            counts[end - begin, last - first] += 1
        for shape, prior in _PRIORS.items():
            share = (counts[shape] + _WEIGHT * prior) / (len(path) + _WEIGHT)
            self.priors[shape] = max(_LEAST, share)
        pairs = np.array([bead for bead in path if bead[1] > bead[0] and bead[3] > bead[2]])
        if len(pairs) > _FEW:
            mine = self._ours[pairs[:, 1]] - self._ours[pairs[:, 0]]
            other = self._theirs[pairs[:, 3]] - self._theirs[pairs[:, 2]]
            self._ratio = other.sum() / mine.sum()
            scaled = self._ratio * mine
            self._variance = max(1.0, float((2 * (other - scaled) ** 2 / (scaled + other)).mean()))

    def alone(self) -> tuple[float, float]:
        """The log of the prior of a unit of ours, and of one of theirs, without a counterpart."""
        return float(np.log(self.priors[1, 0])), float(np.log(self.priors[0, 1]))

    def scores(
        self, rows: NDArray[np.int64], lows: NDArray[np.int64], width: int
    ) -> NDArray[np.float64]:
        """The log of the prior of each of `PAIRS`, and of how well its lengths fit.

        That is the density of the difference, which is normal, against that of any two lengths.

        Args:
            rows: counts of our units done.
            lows: for every count, from 0: the least count of theirs in the band.
            width: of the band.

        Returns:
            By row, shape and column.
        """
        most = len(self._theirs) - 1
        columns = np.clip(lows[rows][:, None] + np.arange(width), 0, most)
        made = np.empty((len(rows), len(PAIRS), width))
        for at, (m, n) in enumerate(PAIRS):
            mine = (self._ours[rows] - self._ours[np.maximum(rows - m, 0)])[:, None]
            other = self._theirs[columns] - self._theirs[np.maximum(columns - n, 0)]
            scaled = self._ratio * mine
            variance = np.maximum(self._variance * (scaled + other) / 2, 1.0)
            # Any two differ as much as lengths do: twice the deviation, of as many units.
            broad = max(2 * self._deviation * n**0.5, 1.0)
            fit = np.log(broad / np.sqrt(variance)) - (other - scaled) ** 2 / variance / 2
            made[:, at] = fit + np.log(self.priors[m, n])
        return made


def _ratio(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> float:
    """How many characters the translation has for each of the original.

    A table that only one side has, as a unit, would upset it. Where a unit is so long, the ratio is
    that of the texts without the longest unit of each side: if these two belong together, the
    others do as well.
    """
    sides = ours, theirs
    few = min(map(len, sides)) < _MANY
    if few or all(side.max() <= _OUTLYING * np.median(side) for side in sides):
        return float(theirs.sum() / ours.sum())
    return float((theirs.sum() - theirs.max()) / (ours.sum() - ours.max()))


assert set(_PRIORS) == set(SHAPES)  # noqa: S101 - one prior a shape
