"""What name somebody may have meant who wrote another, by the letters alone."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names that are shorter than this are like too many others.
_SHORT = 3
#: In names as long as this two letters may be wrong, and it is still clear what is meant.
_LONG = 7


def same_letters(name: str, names: Iterable[str]) -> str:
    """The name that differs in capitals only, or nothing."""
    lowered = name.lower()
    return next((other for other in names if other.lower() == lowered), "")


def closest(name: str, names: Iterable[str]) -> str:
    """Of the names that could stand in a place the one that is like `name`, or nothing."""
    known = tuple(names)
    return nearest(name, known) or ("" if len(name) < _SHORT else _alike(name, known))


def nearest(name: str, names: Iterable[str]) -> str:
    """Of all names the one that differs in one letter, long ones in two; or nothing.

    A letter is added, lost, changed, or two change places.
    """
    return "" if len(name) < _SHORT else _nearest(name, tuple(names))


# The same mistake is made again and again.
@lru_cache(1000)
def _alike(name: str, names: tuple[str, ...]) -> str:
    lowered = {candidate.lower(): candidate for candidate in names}
    found = get_close_matches(name.lower(), lowered, n=1, cutoff=0.75)
    return lowered[found[0]] if found else ""


@lru_cache(1000)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    most = 2 if len(name) >= _LONG else 1
    lowered = name.lower()
    distances = {
        other: _distance(lowered, other.lower())
        for other in names
        if len(other) >= _SHORT and abs(len(other) - len(name)) <= most
    }
    best = min(distances, key=lambda other: distances[other], default="")
    return best if best and distances[best] <= most else ""


def _distance(one: str, two: str) -> int:
    """How many letters are added, lost, changed, or changed with the next."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
