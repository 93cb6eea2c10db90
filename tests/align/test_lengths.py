"""Texts whose words say nothing: what goes with what by lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.align.aligning import aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.align.beads import Bead

#: Thirty sentences of about the same length.
USUAL = [100, 120, 90, 110, 105, 95, 130, 80, 100, 115] * 3


def beads(ours: Sequence[int], theirs: Sequence[int]) -> list[Bead]:
    """The beads of units that have so many letters each."""
    return aligned(["x" * count for count in ours], ["y" * count for count in theirs], ("de", "fr"))


def shapes(found: Sequence[Bead]) -> list[tuple[int, int]]:
    return [(len(bead.original), len(bead.translation)) for bead in found]


def is_whole(found: Sequence[Bead], ours: int, theirs: int) -> bool:
    """Whether every unit stands in one bead, in order, and no bead is empty or badly certain."""
    return (
        [i for bead in found for i in bead.original] == list(range(ours))
        and [j for bead in found for j in bead.translation] == list(range(theirs))
        and all(bead.original or bead.translation for bead in found)
        and all(0 <= bead.cert <= 1 for bead in found)
    )


@given(st.lists(st.integers(10, 400), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_units_of_the_same_lengths_go_one_to_one(lengths: list[int]) -> None:
    assert shapes(beads(lengths, lengths)) == [(1, 1)] * len(lengths)


@pytest.mark.parametrize("ratio", [1, 3, 4])
def test_a_language_that_is_longer_throughout_is_aligned_all_the_same(ratio: int) -> None:
    lengths = [40, 90, 25, 130, 60]
    assert shapes(beads(lengths, [ratio * length for length in lengths])) == [(1, 1)] * 5


def test_a_sentence_that_was_split_goes_with_both_its_parts() -> None:
    assert shapes(beads([50, 100, 60], [50, 48, 52, 60])) == [(1, 1), (1, 2), (1, 1)]
    assert shapes(beads([50, 48, 52, 60], [50, 100, 60])) == [(1, 1), (2, 1), (1, 1)]


@pytest.mark.parametrize("length", [300, 800])
def test_a_long_unit_that_was_left_out_stands_alone(length: int) -> None:
    whole = [*USUAL[:15], length, *USUAL[15:]]
    left_out = [bead.original for bead in beads(whole, USUAL) if not bead.translation]
    added = [bead.translation for bead in beads(USUAL, whole) if not bead.original]
    assert left_out == added == [(15,)]


@pytest.mark.parametrize("count", [12, 30, 100])
def test_one_unit_of_thirty_times_the_usual_length_does_not_upset_the_others(count: int) -> None:
    usual = [60 + 37 * i % 90 for i in range(count)]
    translated = [3 * length for length in usual]
    place = count // 3
    added = beads(usual, [*translated[:place], 9000, *translated[place:]])
    left_out = beads([*usual[:place], 3000, *usual[place:]], translated)
    assert [bead[:2] for bead in added if not all(bead[:2])] == [((), (place,))]
    assert [bead[:2] for bead in left_out if not all(bead[:2])] == [((place,), ())]
    assert len(added) == len(left_out) == count + 1


def test_a_unit_of_thirty_times_the_usual_length_on_both_sides_goes_with_itself() -> None:
    lengths = [*USUAL, 3000, *USUAL]
    assert shapes(beads(lengths, lengths)) == [(1, 1)] * 61


def test_what_fits_badly_is_less_certain() -> None:
    good, bad = beads(USUAL, USUAL), beads(USUAL, [*USUAL[:15], 130, *USUAL[16:]])
    assert shapes(bad) == shapes(good)
    assert bad[15].cert < good[15].cert


def test_where_a_bead_might_stand_anywhere_it_is_not_certain() -> None:
    others = [bead for bead in beads([50] * 9, [50] * 8) if shapes([bead]) != [(1, 1)]]
    assert others
    assert all(bead.cert < 0.4 for bead in others)


@pytest.mark.parametrize(("ours", "theirs"), [(1, 200), (1000, 1), (3, 90), (120, 40)])
def test_sides_of_very_different_sizes_are_aligned(ours: int, theirs: int) -> None:
    assert is_whole(beads([20] * ours, [80] * theirs), ours, theirs)


def test_empty_units_are_units() -> None:
    assert is_whole(beads([0, 1, 0], [4, 0]), 3, 2)
