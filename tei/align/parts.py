"""Two texts read once and aligned level by level: their parts, the blocks of these, the sentences.

What goes together on one level bounds the level below it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from tei.align.aligning import Texts, beads
from tei.align.beads import Bead, alone
from tei.align.bounds import Bounds
from tei.align.shapes import MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: A unit: which of the texts of its side it is made of.
Unit: TypeAlias = "Sequence[int]"
#: Units of the original and units of the translation that go together with no others.
Part: TypeAlias = "tuple[Sequence[Unit], Sequence[Unit]]"

#: How sure it is that one unit goes with more than a bead has: an estimate.
_RUN_TOGETHER = 0.9


def aligner(
    original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
) -> Callable[[Sequence[Part]], list[list[Bead]]]:
    """What aligns units of two texts, part by part.

    Args:
        original: the least units of the text, such as sentences and lines of verse.
        translation: those of the other.
        languages: the tags of both.

    Returns:
        A function from parts to the beads of each, by the numbers of the units in the part.
    """
    texts = Texts.of(original, translation, languages) if original and translation else None

    def aligned(parts: Sequence[Part]) -> list[list[Bead]]:
        found = [_without_choice(*map(len, part)) for part in parts]
        opened = [number for number, made in enumerate(found) if not made]
        sides = [[parts[number][side] for number in opened] for side in (0, 1)]
        units = [list(chain.from_iterable(side)) for side in sides]
        if texts is None or not all(units):
            return found
        ours, theirs = (np.repeat(opened, [*map(len, side)]) for side in sides)
        for bead in beads(texts.gathered(*units), Bounds.of(ours, theirs)):
            number = ours[bead.original[0]] if bead.original else theirs[bead.translation[0]]
            here, there = (int(np.searchsorted(side, number)) for side in (ours, theirs))
            found[number].append(
                Bead(
                    tuple(unit - here for unit in bead.original),
                    tuple(unit - there for unit in bead.translation),
                    bead.cert,
                )
            )
        return found

    return aligned


def _without_choice(ours: int, theirs: int) -> list[Bead]:
    """The beads of so many units with so many, where texts need not be looked at."""
    shorter, longer = sorted((ours, theirs))
    if not shorter:
        return alone(ours, theirs)
    if shorter == 1 and longer > MOST:
        return [Bead(tuple(range(ours)), tuple(range(theirs)), _RUN_TOGETHER)]
    return []
