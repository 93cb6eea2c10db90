"""Beads: what goes with what, by length alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.align import Bead, beads, length

#: Thirty sentences of about the same length.
USUAL = [100, 120, 90, 110, 105, 95, 130, 80, 100, 115] * 3

LENGTHS = st.lists(st.integers(min_value=0, max_value=400), max_size=30)


def _units(lengths: Sequence[int], character: str = "a") -> list[str]:
    return [character * length for length in lengths]


def _shapes(found: Sequence[Bead]) -> list[tuple[int, int]]:
    return [(len(bead.original), len(bead.translation)) for bead in found]


def _check(found: Sequence[Bead], ours: int, theirs: int) -> None:
    assert [i for bead in found for i in bead.original] == list(range(ours))
    assert [j for bead in found for j in bead.translation] == list(range(theirs))
    assert all(bead.original or bead.translation for bead in found)
    assert all(0 <= bead.cert <= 1 for bead in found)


@given(ours=LENGTHS, theirs=LENGTHS)
@settings(max_examples=60)
def test_every_unit_stands_in_one_bead_in_order(ours: list[int], theirs: list[int]) -> None:
    found = beads(_units(ours, "雨"), _units(theirs))
    _check(found, len(ours), len(theirs))


@given(lengths=st.lists(st.integers(min_value=10, max_value=400), min_size=1, max_size=30))
@settings(max_examples=60)
def test_units_of_the_same_lengths_go_one_to_one(lengths: list[int]) -> None:
    assert _shapes(beads(_units(lengths), _units(lengths))) == [(1, 1)] * len(lengths)


@pytest.mark.parametrize("ratio", [1, 3, 4])
def test_a_language_that_is_longer_throughout_is_aligned_all_the_same(ratio: int) -> None:
    lengths = [40, 90, 25, 130, 60]
    found = beads(_units(lengths, "雨"), _units([ratio * length for length in lengths]))
    assert _shapes(found) == [(1, 1)] * 5
    assert all(bead.cert > 0.9 for bead in found)


def test_a_sentence_that_was_split_goes_with_both_its_parts() -> None:
    found = beads(_units([50, 100, 60]), _units([50, 48, 52, 60]))
    assert [(bead.original, bead.translation) for bead in found] == [
        ((0,), (0,)),
        ((1,), (1, 2)),
        ((2,), (3,)),
    ]


def test_two_sentences_that_were_merged_go_with_the_one() -> None:
    found = beads(_units([50, 48, 52, 60]), _units([50, 100, 60]))
    assert [(bead.original, bead.translation) for bead in found] == [
        ((0,), (0,)),
        ((1, 2), (1,)),
        ((3,), (2,)),
    ]


@pytest.mark.parametrize("length", [300, 800])
def test_a_long_unit_that_was_left_out_stands_alone(length: int) -> None:
    whole = _units([*USUAL[:15], length, *USUAL[15:]])
    left_out = [bead for bead in beads(whole, _units(USUAL)) if not bead.translation]
    added = [bead for bead in beads(_units(USUAL), whole) if not bead.original]
    assert [bead.original for bead in left_out] == [(15,)]
    assert [bead.translation for bead in added] == [(15,)]


@pytest.mark.parametrize("count", [12, 30, 100])
def test_one_unit_of_thirty_times_the_usual_length_does_not_upset_the_others(count: int) -> None:
    usual = [60 + 37 * i % 90 for i in range(count)]
    translated = _units([3 * length for length in usual])
    place = count // 3
    added = beads(_units(usual), [*translated[:place], "a" * 9000, *translated[place:]])
    left_out = beads(_units([*usual[:place], 3000, *usual[place:]]), translated)
    for found, alone in ((added, ((), (place,))), (left_out, ((place,), ()))):
        assert [bead[:2] for bead in found if len(bead.original) != len(bead.translation)] == [
            alone
        ]
        assert len(found) == count + 1


def test_a_unit_of_thirty_times_the_usual_length_on_both_sides_goes_with_itself() -> None:
    found = beads(_units([*USUAL, 3000, *USUAL]), _units([*USUAL, 3000, *USUAL]))
    assert _shapes(found) == [(1, 1)] * 61


def test_what_fits_badly_is_less_certain() -> None:
    good = beads(_units([100, 100]), _units([100, 100]))
    bad = beads(_units([100, 100]), _units([160, 40]))
    assert min(bead.cert for bead in bad) < min(bead.cert for bead in good)


@pytest.mark.parametrize(("ours", "theirs"), [(0, 0), (0, 3), (3, 0)])
def test_a_side_without_units_leaves_the_other_unmatched(ours: int, theirs: int) -> None:
    found = beads(["雨"] * ours, ["rain"] * theirs)
    _check(found, ours, theirs)
    assert not any(bead.original and bead.translation for bead in found)


@pytest.mark.parametrize(
    ("ours", "theirs"), [(1, 200), (200, 1), (1, 1000), (1000, 1), (3, 90), (120, 40)]
)
def test_sides_of_very_different_sizes_are_aligned(ours: int, theirs: int) -> None:
    _check(beads(["雨" * 20] * ours, ["rain" * 20] * theirs), ours, theirs)


def test_empty_units_are_units() -> None:
    _check(beads(["", "雨", ""], ["rain", ""]), 3, 2)


def test_the_scale_of_the_text_does_not_matter_for_the_order() -> None:
    found = beads(_units([1, 5000, 1]), _units([1, 5000, 1]))
    assert _shapes(found) == [(1, 1)] * 3


def test_the_work_grows_with_the_length_and_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []
    real = length.erfc

    def counted(value: float) -> float:
        counts[-1] += 1
        return real(value)

    monkeypatch.setattr(length, "erfc", counted)
    for units in (200, 800):
        counts.append(0)
        lengths = [20 + 37 * i % 150 for i in range(units)]
        assert len(beads(_units(lengths), _units(lengths))) == units
    assert counts[1] < 5 * counts[0]
