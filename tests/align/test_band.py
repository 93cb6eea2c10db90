"""The lattice against all paths, one by one."""

from __future__ import annotations

import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tei.align import lattice
from tei.align.bounds import Bounds
from tei.align.lattice import Band, Lattice
from tei.align.shapes import PAIRS

ALONE = (-3.0, -2.5)
#: The part that each unit of a side is in.
PARTS = st.lists(st.integers(0, 2), min_size=1, max_size=4).map(sorted)


def paths(parts, done=(0, 0)):
    """Every way from a cell to the last one, as beads that do not leave the parts of the units."""
    ours, theirs = parts
    if done == (len(ours), len(theirs)):
        yield ()
        return
    least = min([*ours[done[0] :], *theirs[done[1] :]])
    for m, n in (*PAIRS, (1, 0), (0, 1)):
        step = done[0] + m, done[1] + n
        inside = ours[done[0] : step[0]] + theirs[done[1] : step[1]]
        if len(inside) == m + n and set(inside) == {least}:
            bead = (done[0], step[0], done[1], step[1])
            for rest in paths(parts, step):
                yield (bead, *rest)


def weight(bead, table):
    begin, end, first, stop = bead
    if begin == end:
        return ALONE[1]
    if first == stop:
        return ALONE[0]
    return table[end, PAIRS.index((end - begin, stop - first)), stop]


@settings(max_examples=60, deadline=None)
@given(PARTS, PARTS, st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(0, 20))
@example([0, 0, 0, 0], [0, 0, 0, 0], 1, 5, 20)
def test_the_best_path_and_its_probabilities_are_those_of_all_paths(
    ours, theirs, seed, block, kept
):
    ends = len(ours), len(theirs)
    table = np.random.default_rng(seed).normal(-4, 2, (ends[0] + 1, len(PAIRS), ends[1] + 1))
    band = Band(ends, np.zeros(ends[0] + 1, np.int64), ends[1] + 1)
    bounds = Bounds.of(np.array(ours), np.array(theirs))
    with mock.patch.multiple(lattice, _BLOCK=block, _KEPT=kept):
        found = Lattice(band, bounds, lambda rows, _lows, _width: table[rows], ALONE).best()
    every = list(paths((ours, theirs)))
    heights = [sum(weight(bead, table) for bead in path) for path in every]
    # Of two that are equally good, either will do.
    height = sum(weight(bead[:4], table) for bead in found)
    assert height == pytest.approx(max(heights))
    shares = [math.exp(lattice._COOLED * height) for height in heights]
    for *bead, cert in found:
        through = sum(s for s, path in zip(shares, every, strict=True) if tuple(bead) in path)
        assert cert == pytest.approx(through / sum(shares), rel=1e-6)


def test_a_band_without_a_path_has_none():
    lows = np.array([0, 0, 0, 40])
    band = Band((3, 40), lows, 1)
    scores = lambda rows, _lows, width: np.zeros((len(rows), len(PAIRS), width))  # noqa: E731
    assert Lattice(band, Bounds.none(3, 40), scores, ALONE).best() == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=4),
    st.integers(1, 6),
    st.randoms(use_true_random=False),
)
def test_a_path_in_a_narrow_band_keeps_to_the_parts_or_there_is_none(sizes, width, random):
    ours, theirs = (
        [n for n, size in enumerate(side) for _ in range(size)] for side in zip(*sizes, strict=True)
    )
    ends = len(ours), len(theirs)
    width = min(width, ends[1] + 1)
    bounds = Bounds.of(np.array(ours, np.int64), np.array(theirs, np.int64))
    lows = sorted(random.randint(0, ends[1] + 1 - width) for _ in range(ends[0] + 1))
    lows = np.minimum(lows, bounds.limits)
    scores = lambda rows, _lows, width: np.zeros((len(rows), len(PAIRS), width))  # noqa: E731
    found = Lattice(Band(ends, lows, width), bounds, scores, ALONE).best()
    for begin, end, first, stop, _ in found:
        assert len({*ours[begin:end], *theirs[first:stop]}) == 1
    assert sum(end - begin for begin, end, *_ in found) in (0, ends[0])
