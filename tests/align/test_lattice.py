"""The lattice of beads against all paths through it, one by one; and what memory it takes."""

import math
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from statistics import NormalDist

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tei.align import Bead, beads

#: Gale and Church 1993, table 5; with the same for both directions.
PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.00495,
    (0, 1): 0.00495,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}

FEW = st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=4)

Shape = tuple[int, int]


def _units(lengths: Sequence[int]) -> list[str]:
    return ["a" * length for length in lengths]


def _lengths(count: int) -> list[int]:
    return [20 + (37 * i + i * i) % 101 for i in range(count)]


def _scores(ours: Sequence[int], theirs: Sequence[int]) -> Callable[[int, int, Shape], float]:
    """The probability of a bead, by the units before it and how many it takes."""
    ratio = sum(theirs) / sum(ours)

    def score(i: int, j: int, shape: Shape) -> float:
        length, other = sum(ours[i : i + shape[0]]), sum(theirs[j : j + shape[1]]) / ratio
        delta = 3.0
        if length and other:
            delta = abs(other - length) / math.sqrt((length + other) / 2 * 6.8 / ratio)
        return PRIORS[shape] * 2 * NormalDist().cdf(-delta)

    return score


def _paths(ours: int, theirs: int) -> Iterator[list[Shape]]:
    if not ours and not theirs:
        yield []
    for shape in PRIORS:
        if shape[0] <= ours and shape[1] <= theirs:
            for rest in _paths(ours - shape[0], theirs - shape[1]):
                yield [shape, *rest]


def _placed(path: Sequence[Shape]) -> Iterator[tuple[int, int, Shape]]:
    """The beads of a path, each with the units before it."""
    i = j = 0
    for shape in path:
        yield i, j, shape
        i, j = i + shape[0], j + shape[1]


def _shapes(found: Sequence[Bead]) -> list[Shape]:
    return [(len(bead.original), len(bead.translation)) for bead in found]


@given(ours=FEW, theirs=FEW)
@settings(max_examples=80, deadline=None)
def test_the_path_is_the_best_of_all_and_cert_is_its_beads_part_of_them(
    ours: list[int], theirs: list[int]
) -> None:
    # What one unit against many gives has its own rule.
    assume(min(len(ours), len(theirs)) > 1 or max(len(ours), len(theirs)) < 3)
    score = _scores(ours, theirs)
    probability = {
        tuple(path): math.prod(score(*bead) for bead in _placed(path))
        for path in _paths(len(ours), len(theirs))
    }
    total = sum(probability.values())
    found = beads(_units(ours), _units(theirs))
    best = tuple(_shapes(found))
    assert probability[best] == pytest.approx(max(probability.values()), rel=1e-9)
    for bead, placed in zip(found, _placed(best), strict=True):
        through = sum(p for path, p in probability.items() if placed in _placed(path))
        assert bead.cert == pytest.approx(through / total, abs=1e-9)


def test_in_a_long_text_the_band_takes_nothing_from_cert() -> None:
    ours = _lengths(70)
    theirs = [length * (200 + 53 * i % 101) // 100 for i, length in enumerate(ours)]
    theirs[40:41] = [theirs[40] // 2, theirs[40] - theirs[40] // 2]
    ours.insert(55, 300)
    theirs.insert(20, 800)
    score = cache(_scores(ours, theirs))
    ends = len(ours), len(theirs)

    @cache
    def before(i: int, j: int) -> float:
        """The sum over all paths to a cell of the whole lattice, not of a band."""
        return (i, j) == (0, 0) or sum(
            before(i - m, j - n) * score(i - m, j - n, (m, n))
            for m, n in PRIORS
            if m <= i and n <= j
        )

    @cache
    def after(i: int, j: int) -> float:
        return (i, j) == ends or sum(
            score(i, j, (m, n)) * after(i + m, j + n)
            for m, n in PRIORS
            if i + m <= ends[0] and j + n <= ends[1]
        )

    found = beads(_units(ours), _units(theirs))
    assert {(1, 0), (0, 1), (1, 2)} <= set(_shapes(found))
    for bead, (i, j, (m, n)) in zip(found, _placed(_shapes(found)), strict=True):
        through = before(i, j) * score(i, j, (m, n)) * after(i + m, j + n)
        assert bead.cert == pytest.approx(through / before(*ends), abs=1e-9)


@given(
    ours=st.integers(min_value=1, max_value=160),
    theirs=st.integers(min_value=1, max_value=160),
)
@settings(max_examples=40, deadline=None)
def test_whatever_the_shape_of_the_lattice_every_unit_stands_in_one_bead_in_order(
    ours: int, theirs: int
) -> None:
    found = beads(_units(_lengths(ours)), _units(_lengths(theirs)[::-1]))
    assert [i for bead in found for i in bead.original] == list(range(ours))
    assert [j for bead in found for j in bead.translation] == list(range(theirs))
    assert all(0 <= bead.cert <= 1 for bead in found)


@pytest.mark.parametrize("length", [300, 100_000])
def test_lengths_that_cannot_belong_together_are_compared_all_the_same(length: int) -> None:
    found = beads(_units([100, length, 100]), _units([100, 100, length]))
    assert all(0 <= bead.cert <= 1 for bead in found)
    assert found[0][:2] == ((0,), (0,))


def test_one_unit_and_one_go_together_whatever_their_lengths() -> None:
    [(original, translation, cert)] = beads(["雨" * 7], ["rain" * 90])
    assert (original, translation) == ((0,), (0,))
    assert cert == pytest.approx(1, abs=1e-6)


def test_where_a_bead_might_stand_anywhere_it_is_not_certain() -> None:
    [joined] = [b for b in beads(_units([50] * 9), _units([50] * 8)) if len(b.original) == 2]
    assert joined.cert < 0.2


def test_a_long_text_takes_four_kilobytes_a_unit_at_most() -> None:
    sides = _units(_lengths(1000)), _units(_lengths(1000))
    tracemalloc.start()
    try:
        found = beads(*sides)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found) == 1000
    assert peak < 1000 * 4096
