"""The shapes of beads: how many units of each side go together."""

from __future__ import annotations

from typing import TypeAlias

#: Units of ours, units of theirs.
Shape: TypeAlias = tuple[int, int]

#: Of two beads that are equally good, the first here is taken.
SHAPES: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2), (3, 3),
    (1, 0), (0, 1),
)  # fmt: skip
#: Those with units on both sides.
PAIRS = SHAPES[:-2]
#: How many units of one side a bead has at most.
MOST = 4
