"""Pairs of places that go forward on both sides."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some pairs that goes forward on both sides.

    Schensted, "Longest Increasing and Decreasing Subsequences", Canadian Journal of Mathematics 13
    (1961), 179-191.

    Args:
        pairs: by the first side, and those with the same place there from the last to the first.
    """
    ends: list[int] = []
    at_ends: list[int] = []
    before: list[int] = []
    for number, (_, column) in enumerate(pairs):
        length = bisect_left(ends, column)
        before.append(at_ends[length - 1] if length else -1)
        ends[length : length + 1] = [column]
        at_ends[length : length + 1] = [number]
    found = []
    number = at_ends[-1] if at_ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
