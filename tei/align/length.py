"""Alignment by length, after Gale and Church.

"A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993),
75-102. Their dynamic programme gives the best path. Here the forward and backward sums over all
paths also give each bead its probability, which is what `cert` on a link means.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Bead(NamedTuple):
    """Units of the two sides that go together, as indices; one side may be empty.

    `cert` is the probability of the bead given the lengths, 0 to 1.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    cert: float


#: How often a bead takes so many units of each side (Gale and Church 1993, table 5), by halves
#: for the two directions.
_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (2, 1): 0.089 / 2,
    (1, 2): 0.089 / 2,
    (2, 2): 0.011,
}
_MOVES = tuple((m, n, math.log(prior)) for (m, n), prior in _PRIORS.items())

#: The variance of the length of a translation for each character of the original (Gale and
#: Church 1993, section 2.3: s² = 6.8), for languages whose texts are equally long.
_VARIANCE = 6.8

#: Only pairs so near to the diagonal are looked at: work grows with the length, not its square.
_BAND = 25

_IMPOSSIBLE = -math.inf


def beads(original: Sequence[str], translation: Sequence[str]) -> list[Bead]:
    """The best alignment of two sequences of text units, in order, every unit in one bead.

    Args:
        original: paragraphs or sentences in the original's language.
        translation: those that may translate them.
    """
    ours = [_length(unit) for unit in original]
    theirs = [_length(unit) for unit in translation]
    if not ours or not theirs:
        return [Bead((i,), (), 1.0) for i in range(len(ours))] + [
            Bead((), (j,), 1.0) for j in range(len(theirs))
        ]
    shorter, longer = sorted((len(ours), len(theirs)))
    if shorter == 1 and longer > 2:  # noqa: PLR2004 - beads of two the lattice has
        return [Bead(tuple(range(len(ours))), tuple(range(len(theirs))), _run_together(longer))]
    return _Lattice(ours, theirs).best()


def _run_together(count: int) -> float:
    """How likely one unit has run together from `count`, and not `count` - 1 been put in.

    By the same priors: of joining two, so often, against that of a unit without a counterpart.
    """
    once = _PRIORS[1, 0] / _PRIORS[2, 1]
    return 1 / (1 + _PRIORS[1, 1] * count * once ** (count - 1))


def _length(text: str) -> int:
    return max(1, len(text) - sum(map(text.count, " \n\v")))


class _Lattice:
    """The cells near the diagonal, (units of the original done, units of the translation done)."""

    def __init__(self, ours: list[int], theirs: list[int]) -> None:
        self.ends = len(ours), len(theirs)
        self.ours = _sums(ours)
        self.theirs = _sums(theirs)
        self.ratio = self.theirs[-1] / self.ours[-1]
        self.matches: dict[tuple[int, int, int, int], float] = {}

    def best(self) -> list[Bead]:
        forward, previous = self._forward()
        backward = self._backward()
        total = forward[self.ends]
        found = []
        cell = self.ends
        while cell != (0, 0):
            i, j, score = previous[cell]
            cert = math.exp(min(0.0, forward[i, j] + score + backward[cell] - total))
            found.append(Bead(tuple(range(i, cell[0])), tuple(range(j, cell[1])), cert))
            cell = i, j
        return found[::-1]

    def _columns(self, i: int) -> range:
        rows, columns = self.ends
        middle = i * columns // rows
        return range(max(0, middle - _BAND), min(columns, middle + _BAND + columns // rows) + 1)

    def _forward(
        self,
    ) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], tuple[int, int, float]]]:
        """The sum over all paths to each cell, and the best step into it."""
        sums = {(0, 0): 0.0}
        heights = {(0, 0): 0.0}
        previous = {}
        for i in range(self.ends[0] + 1):
            for j in self._columns(i):
                paths = []
                best = _IMPOSSIBLE
                for m, n, prior in _MOVES:
                    before = (i - m, j - n)
                    if before in sums:
                        score = prior + self._match(*before, i, j)
                        paths.append(sums[before] + score)
                        if heights[before] + score > best:
                            best = heights[before] + score
                            previous[i, j] = (*before, score)
                if paths:
                    sums[i, j] = _log_sum(paths)
                    heights[i, j] = best
        return sums, previous

    def _backward(self) -> dict[tuple[int, int], float]:
        """The sum over all paths from each cell to the end."""
        sums = {self.ends: 0.0}
        for i in range(self.ends[0], -1, -1):
            for j in reversed(self._columns(i)):
                paths = [
                    sums[i + m, j + n] + prior + self._match(i, j, i + m, j + n)
                    for m, n, prior in _MOVES
                    if (i + m, j + n) in sums
                ]
                if paths:
                    sums[i, j] = _log_sum(paths)
        return sums

    def _match(self, i: int, j: int, k: int, m: int) -> float:
        """The log of the probability that lengths differ at least as much as these do."""
        bead = (i, j, k, m)
        if bead not in self.matches:
            self.matches[bead] = self._compared(i, j, k, m)
        return self.matches[bead]

    def _compared(self, i: int, j: int, k: int, m: int) -> float:
        length = self.ours[k] - self.ours[i]
        other = self.theirs[m] - self.theirs[j]
        if not length or not other:
            # Nothing on one side: as unlikely as a length three deviations off.
            return _log_tail(3.0)
        mean = (length + other / self.ratio) / 2
        delta = (other - length * self.ratio) / (
            self.ratio * math.sqrt(mean * _VARIANCE / self.ratio)
        )
        return _log_tail(abs(delta))


def _sums(lengths: list[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums


def _log_tail(delta: float) -> float:
    """log(2 (1 - Φ(delta))), by its asymptote where erfc underflows."""
    if delta < 30:  # noqa: PLR2004 - erfc(30/√2) is still a normal float
        return math.log(math.erfc(delta / math.sqrt(2)))
    return -delta * delta / 2 - math.log(delta * math.sqrt(math.pi / 2))


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
