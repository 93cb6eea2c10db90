"""What name somebody may have meant who wrote another, by the letters alone.

Whoever mistypes a name nearly always begins it right, and words that rhyme are seldom meant for
each other: a guess begins as the name does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names that are shorter than this are like too many others.
_LEAST = 3
#: In names up to this length another letter makes another word.
_SHORT = 4
#: In names that are longer than this another letter may be wrong.
_MIDDLE = 5
#: In names that are longer than this, one more.
_LONG = 8


def same_letters(name: str, names: Iterable[str]) -> str:
    """The name that differs in capitals only, or nothing."""
    lowered = name.lower()
    return next((other for other in names if other.lower() == lowered), "")


def closest(name: str, names: Iterable[str]) -> str:
    """Of the names that could stand in a place the one that is like `name`, or nothing.

    One letter may be added, lost or changed, or two may have changed places; in names of more
    than five letters two of that, in long ones three.
    """
    return _guess(name, tuple(names), (1, 2, 3))


def nearest(name: str, names: Iterable[str]) -> str:
    """Of all names the one that is very like `name`, or nothing: as `closest`, with one less."""
    return _guess(name, tuple(names), (1, 1, 2))


# The same mistake is made again and again.
@lru_cache(1000)
def _guess(name: str, names: tuple[str, ...], limits: tuple[int, int, int]) -> str:
    lowered = name.lower()
    most = limits[(len(name) > _MIDDLE) + (len(name) > _LONG)]
    distances = {
        other: _distance(lowered, other.lower())
        for other in names
        if abs(len(other) - len(name)) <= most
        and min(len(other), len(name)) >= _LEAST
        and _begins_so(lowered, other.lower())
        and (
            len(name) > _SHORT
            or len(other) != len(name)
            or sorted(lowered) == sorted(other.lower())
        )
    }
    best = min(distances, key=lambda other: distances[other], default="")
    return best if best and distances[best] <= most else ""


def _begins_so(name: str, other: str) -> bool:
    """Whether two names have the same beginning, but for two letters that changed places."""
    return name[0] == other[0] or name[:2] == other[1::-1]


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
