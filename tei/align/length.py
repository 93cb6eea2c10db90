"""Alignment by length, after Gale and Church.

"A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993),
75-102. Their dynamic programme gives the best path. Here the sums over all paths, forward and then
backward, also give each bead its probability, which is what `cert` on a link means.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, repeat
from math import erfc, exp, inf, log, pi, sqrt
from operator import add
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
#: for the two directions. Where two beads are equally good, the first here is taken.
_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (2, 1): 0.089 / 2,
    (1, 2): 0.089 / 2,
    (2, 2): 0.011,
}
_MOVES = tuple(_PRIORS)

#: The beads with text on both sides, in the order in which they are compared, and their logs.
_PAIRS = {move: log(_PRIORS[move]) for move in ((1, 1), (1, 2), (2, 1), (2, 2))}

#: The variance of the length of a translation for each character of the original (Gale and
#: Church 1993, section 2.3: s² = 6.8), for languages whose texts are equally long.
_VARIANCE = 6.8
_HALF_VARIANCE = _VARIANCE / 2

#: Only pairs so near to the diagonal are looked at: work grows with the length, not its square.
_BAND = 25

#: Among so many units of both sides, one so many times as long as the middle one is an outlier.
_MANY = 10
_OUTLYING = 10

_ROOT = sqrt(2)

#: Of less than this, of 30 deviations by √2, erfc is a normal float.
_FAR = 30 / sqrt(2)

#: A cell with less of the probability than this is passed over. `cert` has two digits; what is
#: lost does not reach them in a million rows.
_NEGLIGIBLE = 1e-15


def alone(ours: int, theirs: int) -> list[Bead]:
    """The only alignment of so many units with none."""
    mine = [Bead((i,), (), 1.0) for i in range(ours)]
    return mine + [Bead((), (j,), 1.0) for j in range(theirs)]


def beads(original: Sequence[str], translation: Sequence[str]) -> list[Bead]:
    """The best alignment of two sequences of text units, in order, every unit in one bead.

    Args:
        original: paragraphs or sentences in the original's language.
        translation: those that may translate them.
    """
    ours = [_length(unit) for unit in original]
    theirs = [_length(unit) for unit in translation]
    if not ours or not theirs:
        return alone(len(ours), len(theirs))
    shorter, longer = sorted((len(ours), len(theirs)))
    if longer == 1:
        return [Bead((0,), (0,), _ONE_TO_ONE)]
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


class _Row(NamedTuple):
    """A row of the lattice for the two below it: its first column, and values of its cells.

    `heights` are the logs of the probability of the best path to each cell, `sums` those of all
    paths to it. At both ends stand cells that no path reaches.
    """

    start: int
    heights: list[float]
    sums: list[float]


class _Lattice:
    """The cells near the diagonal, (units of the original done, units of the translation done).

    A row has the cells of one count of the original. What grows with the text is 49 bytes a cell,
    in `weights` and `steps`; of all else the forward pass holds two rows, the backward pass three.
    """

    def __init__(self, ours: list[int], theirs: list[int]) -> None:
        self.ends = len(ours), len(theirs)
        self.ratio = _ratio(ours, theirs)
        #: By how many units, one or two, and by the last of them: their characters, and as how many
        #: in the other language these count.
        self.ours = [[(length, length * self.ratio) for length in side] for side in _ending(ours)]
        self.theirs = [
            [(length, length / self.ratio) for length in side] for side in _ending(theirs)
        ]
        #: Row by row, six numbers a cell: the probability of the paths that come to it by each of
        #: `_MOVES`, in a unit that each cell has for itself.
        self.weights: list[array[float]] = []
        #: Row by row, one number a cell: by which of `_MOVES` the best path comes to it.
        self.steps: list[bytes] = []

    def best(self) -> list[Bead]:
        self._forward()
        return self._backward()

    def _columns(self, i: int) -> range:
        rows, columns = self.ends
        middle = i * columns // rows
        return range(max(0, middle - _BAND), min(columns, middle + _BAND + columns // rows) + 1)

    def _forward(self) -> None:
        """Fill `weights` and `steps`."""
        # A move comes from up to two columns to the left, and from rows that end the sooner.
        left, right = [-inf] * 2, [-inf] * 2 * (self.ends[1] // self.ends[0] + 1)
        width = len(self._columns(0))
        self.weights.append(array("d", [move == (0, 1) for move in _MOVES] * width))
        self.steps.append(bytes([_MOVES.index((0, 1))] * width))
        first = [*left, *accumulate(repeat(_ALONE, width - 1), initial=0.0), *right]
        nowhere = [-inf] * len(first)
        above, last = _Row(0, nowhere, nowhere), _Row(0, first, first)
        for i in range(1, self.ends[0] + 1):
            columns = self._columns(i)
            shifts = [columns.start + len(left) - row.start for row in (last, above)]
            scores = self._scores(i, columns)
            before = _before(last.heights, above.heights, shifts, len(columns))
            heights, steps = _highest(before, scores)
            before = _before(last.sums, above.sums, shifts, len(columns))
            sums, weights = _summed(before, scores)
            self.weights.append(weights)
            self.steps.append(steps)
            row = _Row(columns.start, [*left, *heights, *right], [*left, *sums, *right])
            above, last = last, row

    def _scores(self, i: int, columns: range) -> list[list[float]]:
        """The log of the probability of each of `_PAIRS`, by columns.

        Of the prior, and that lengths differ at least as much: 2 (1 - Φ(delta)), or erfc(delta/√2),
        with the variance for the mean of both lengths.
        """
        ratio = self.ratio
        theirs = [pair for side in self.theirs for pair in side[columns.start : columns.stop]]
        tails = _log_erfc(
            [
                abs(other - expected)
                / (ratio * sqrt((length + scaled) * _HALF_VARIANCE / ratio))
                / _ROOT
                for length, expected in [side[i] for side in self.ours]
                for other, scaled in theirs
            ]
        )
        width = len(columns)
        return [
            [prior + tail for tail in tails[at * width : (at + 1) * width]]
            for at, prior in enumerate(_PAIRS.values())
        ]

    def _backward(self) -> list[Bead]:
        """The best path, each bead with its part of the probability of all paths.

        All paths go through the last cell. What of them goes through a cell came from the cells
        before it, by its weights.
        """
        found = []
        end = self.ends
        shares = {end: 1.0}
        for i in range(end[0], -1, -1):
            columns = self._columns(i)
            for j in reversed(columns if i else columns[1:]):
                cell = i, j
                if cell not in shares:
                    continue
                at = j - columns.start
                weights = self.weights[i][at * len(_MOVES) : (at + 1) * len(_MOVES)]
                unit = shares.pop(cell) / sum(weights)
                for (m, n), weight in zip(_MOVES, weights, strict=True):
                    part = weight * unit
                    if part > _NEGLIGIBLE:
                        before = i - m, j - n
                        shares[before] = shares.get(before, 0.0) + part
                if cell == end:
                    step = self.steps[i][at]
                    m, n = _MOVES[step]
                    cert = min(1.0, weights[step] * unit)
                    found.append(Bead(tuple(range(i - m, i)), tuple(range(j - n, j)), cert))
                    end = i - m, j - n
                    shares.setdefault(end, 0.0)
        return found[::-1]


def _ratio(ours: list[int], theirs: list[int]) -> float:
    """How many characters the translation has for each of the original.

    An outlier, as a table that only one side has, would upset it. Where there is one, the ratio is
    that of the text without the longest unit of each side: if these two belong together, the others
    do as well.
    """
    sides = ours, theirs
    few = min(map(len, sides)) < _MANY
    if few or all(max(side) <= _OUTLYING * sorted(side)[len(side) // 2] for side in sides):
        return sum(theirs) / sum(ours)
    return (sum(theirs) - max(theirs)) / (sum(ours) - max(ours))


def _ending(lengths: list[int]) -> tuple[list[int], list[int]]:
    """The length of one unit and of two, by the count of units they end with; 1 before that."""
    return [1, *lengths], [1, 1, *map(add, lengths, lengths[1:])]


def _before(
    last: list[float], above: list[float], shifts: Sequence[int], width: int
) -> tuple[list[float], ...]:
    """What stands in the cells from which `_MOVES` but (0, 1) come to the cells of a row.

    Args:
        last: the row above it.
        above: the row above that.
        shifts: where in each of these the first column of the row is.
        width: how many cells the row has.
    """
    one, two = shifts
    return (
        last[one - 1 : one - 1 + width],
        last[one : one + width],
        above[two - 1 : two - 1 + width],
        last[one - 2 : one - 2 + width],
        above[two - 2 : two - 2 + width],
    )


# Half the time goes into the two loops below; `max` of six takes three times as long as the tests.
# 11 in a name is a bead of one unit with one, and so on; a step is a place in `_MOVES`.


def _highest(
    before: Sequence[Sequence[float]], scores: Sequence[Sequence[float]]
) -> tuple[list[float], bytes]:
    """For the cells of a row: the log of the best path to each, and its last move.

    Args:
        before: the logs of the best paths as `_before` gives them.
        scores: those of the beads as `_scores` gives them.
    """
    heights = []
    steps = []
    left = -inf
    for b11, b10, b21, b12, b22, s11, s12, s21, s22 in zip(*before, *scores, strict=True):
        top = b11 + s11
        step = 0
        if (height := b10 + _ALONE) > top:
            top, step = height, 1
        if (height := left + _ALONE) > top:
            top, step = height, 2
        if (height := b21 + s21) > top:
            top, step = height, 3
        if (height := b12 + s12) > top:
            top, step = height, 4
        if (height := b22 + s22) > top:
            top, step = height, 5
        left = top
        heights.append(top)
        steps.append(step)
    return heights, bytes(steps)


def _summed(
    before: Sequence[Sequence[float]], scores: Sequence[Sequence[float]]
) -> tuple[list[float], array[float]]:
    """For the cells of a row: the log of the sum over all paths to each, and the six weights.

    Args:
        before: the logs of the sums as `_before` gives them.
        scores: those of the beads as `_scores` gives them.
    """
    sums = []
    weights: list[float] = []
    left = -inf
    for b11, b10, b21, b12, b22, s11, s12, s21, s22 in zip(*before, *scores, strict=True):
        p11 = top = b11 + s11
        if (p10 := b10 + _ALONE) > top:
            top = p10
        if (p01 := left + _ALONE) > top:
            top = p01
        if (p21 := b21 + s21) > top:
            top = p21
        if (p12 := b12 + s12) > top:
            top = p12
        if (p22 := b22 + s22) > top:
            top = p22
        six = (
            exp(p11 - top),
            exp(p10 - top),
            exp(p01 - top),
            exp(p21 - top),
            exp(p12 - top),
            exp(p22 - top),
        )
        weights += six
        left = top + log(sum(six))
        sums.append(left)
    return sums, array("d", weights)


def _log_erfc(values: Sequence[float]) -> list[float]:
    """log(erfc(value)) of each, by its asymptote where erfc underflows."""
    if max(values) < _FAR:
        # What is almost always so, without a test for each.
        return list(map(log, map(erfc, values)))
    return [
        log(erfc(value)) if value < _FAR else -value * value - log(value * sqrt(pi))
        for value in values
    ]


#: The log of the probability of a unit without counterpart: as unlikely as a length three
#: deviations off.
_ALONE = log(_PRIORS[1, 0]) + _log_erfc([3 / _ROOT])[0]

#: What a lattice of one unit and one gives: they go together, or each is alone, in either order.
_ONE_TO_ONE = 1 / (1 + 2 * exp(2 * _ALONE) / _PRIORS[1, 1])
