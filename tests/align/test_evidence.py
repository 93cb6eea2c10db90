"""What words say of beads, in a band and within bounds, against the formula bead by bead."""

from __future__ import annotations

import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.align import evidence, matches
from tei.align.bounds import Bounds
from tei.align.evidence import Evidence
from tei.align.shapes import PAIRS
from tei.align.sides import Side
from tei.align.tables import Table

WORDS = "abcdef"
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=4), min_size=1, max_size=12)


def explained(source, target, table):
    """How well words explain words: model 1 against chance, and something against a lone word."""
    counts = max(1, len(source))
    rest = [1 - min(0.95, sum(table.get(word, {}).values())) for word in source]
    base = min(1.0, sum(rest) / counts) if source else 1.0
    base = matches._ALONE + (1 - matches._ALONE) * base
    total = 0.0
    for word, frequency in target:
        found = sum(table.get(other, {}).get(word, 0.0) for other in source) / frequency
        total += math.log(base + (1 - matches._ALONE) * found / counts)
    return total


def made(table, source, target):
    numbers = [{word: n for n, word in enumerate(side.vocabulary)} for side in (source, target)]
    rows = [
        (numbers[0][a], numbers[1][b], value)
        for a, others in table.items()
        for b, value in others.items()
        if a in numbers[0] and b in numbers[1]
    ]
    pairs, others, values = zip(*rows, strict=True) if rows else ((), (), ())
    return Table.of(
        len(source.vocabulary), np.array(pairs, int), np.array(others, int), np.array(values, float)
    )


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_a_bead_has_in_any_band_what_its_words_explain(ours, theirs, data):
    mine, other = (Side.of(["".join(words) for words in side], side) for side in (ours, theirs))
    table = {word: {word: 0.6, WORDS[at - 1]: 0.2} for at, word in enumerate(WORDS)}
    tables = made(table, mine, other), made(table, other, mine)
    parts = [
        sorted(data.draw(st.lists(st.integers(0, 2), min_size=len(side), max_size=len(side))))
        for side in (ours, theirs)
    ]
    bounds = Bounds.of(*map(np.array, parts))
    width = data.draw(st.integers(1, len(theirs) + 1))
    starts = st.lists(
        st.integers(0, len(theirs) + 1 - width), min_size=len(ours) + 1, max_size=len(ours) + 1
    )
    lows = np.array(sorted(data.draw(starts)))
    rows = np.arange(1, len(ours) + 1)
    with mock.patch.object(evidence, "_ROWS", data.draw(st.integers(1, 5))):
        found = Evidence(mine, other, tables, bounds).scores(rows, lows, width)

    def words(side, units):
        return [
            (side.vocabulary[n], side.frequencies[n])
            for unit in units
            for n in side.words[side.starts[unit] : side.starts[unit + 1]]
        ]

    for row in rows:
        for at, (m, n) in enumerate(PAIRS):
            for column in range(width):
                end = lows[row] + column
                here, there = parts[0][max(row - m, 0) : row], parts[1][max(end - n, 0) : end]
                if len(here) < m or len(there) < n or len({*here, *there}) > 1:
                    continue
                left = words(mine, range(row - m, row))
                right = words(other, range(end - n, end))
                wanted = evidence._THERE * explained(
                    [w for w, _ in left], right, restricted(table, other)
                )
                wanted += evidence._BACK * explained(
                    [w for w, _ in right], left, restricted(table, mine)
                )
                assert found[row - 1, at, column] == pytest.approx(wanted)


def restricted(table, target):
    """A table without the words that a text does not have."""
    there = set(target.vocabulary)
    return {a: {b: v for b, v in others.items() if b in there} for a, others in table.items()}
