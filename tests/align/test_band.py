"""The lattice against all paths, one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.align import lattice
from tei.align.lattice import Band, Lattice
from tei.align.shapes import PAIRS

ALONE = (-3.0, -2.5)


def paths(ends, done=(0, 0)):
    """Every way from a cell to the last one, as beads."""
    if done == ends:
        yield ()
        return
    for m, n in (*PAIRS, (1, 0), (0, 1)):
        step = done[0] + m, done[1] + n
        if step[0] <= ends[0] and step[1] <= ends[1]:
            bead = (done[0], step[0], done[1], step[1])
            for rest in paths(ends, step):
                yield (bead, *rest)


def weight(bead, table):
    begin, end, first, stop = bead
    if begin == end:
        return ALONE[1]
    if first == stop:
        return ALONE[0]
    return table[end, PAIRS.index((end - begin, stop - first)), stop]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_best_path_and_its_probabilities_are_those_of_all_paths(ours, theirs, seed):
    table = np.random.default_rng(seed).normal(-4, 2, (ours + 1, len(PAIRS), theirs + 1))
    band = Band((ours, theirs), np.zeros(ours + 1, np.int64), theirs + 1)
    found = Lattice(band, lambda rows, _lows, _width: table[rows], ALONE).best()
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
    assert Lattice(band, scores, ALONE).best() == []
