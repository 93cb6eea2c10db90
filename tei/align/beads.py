"""A bead: units of two texts that go together."""

from __future__ import annotations

from typing import NamedTuple


class Bead(NamedTuple):
    """Units of the two sides that go together, as indices; one side may be empty.

    `cert` is the probability of the bead given the texts, 0 to 1.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    cert: float


def alone(ours: int, theirs: int) -> list[Bead]:
    """The only alignment of so many units with none."""
    mine = [Bead((i,), (), 1.0) for i in range(ours)]
    return mine + [Bead((), (j,), 1.0) for j in range(theirs)]
