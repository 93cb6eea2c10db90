"""Two texts read once, and aligned level by level in runs of units that go together.

What goes together on one level bounds the level below it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from tei.align.aligning import Texts, beads
from tei.align.beads import Bead, alone
from tei.align.bounds import Bounds
from tei.align.shapes import MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.align.units import Run

#: How sure it is that one unit goes with more than a bead has: an estimate.
_RUN_TOGETHER = 0.9


def aligner(
    original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
) -> Callable[[Sequence[Run]], Iterator[list[Bead]]]:
    """What aligns units that are made of some texts.

    Args:
        original: the texts of one side, such as sentences and lines of verse.
        translation: those of the other.
        languages: the tags of both.

    Returns:
        A function from runs of units to the beads of each, by the numbers of the units.
    """
    texts = Texts.of(original, translation, languages) if original and translation else None

    def aligned(runs: Sequence[Run]) -> Iterator[list[Bead]]:
        found = [_without_choice(*map(len, run)) for run in runs]
        opened = [at for at, made in enumerate(found) if not made]
        if texts is not None and opened:
            for at, made in zip(opened, _by_texts(texts, [runs[at] for at in opened]), strict=True):
                found[at] = made
        for run, made in zip(runs, found, strict=True):
            yield [_numbered(bead, run) for bead in made]

    return aligned


def _without_choice(ours: int, theirs: int) -> list[Bead]:
    """The beads of so many units with so many, where texts need not be looked at."""
    shorter, longer = sorted((ours, theirs))
    if not shorter:
        return alone(ours, theirs)
    if shorter == 1 and longer > MOST:
        return [Bead(tuple(range(ours)), tuple(range(theirs)), _RUN_TOGETHER)]
    return []


def _by_texts(texts: Texts, runs: Sequence[Run]) -> list[list[Bead]]:
    """The beads of runs that have units on both sides, by the places of the units in the run."""
    sides = list(zip(*runs, strict=True))
    units = [[unit.texts for unit in chain.from_iterable(side)] for side in sides]
    run_of = [np.repeat(np.arange(len(runs)), [*map(len, side)]) for side in sides]
    firsts = [np.searchsorted(side, np.arange(len(runs))).tolist() for side in run_of]
    found: list[list[Bead]] = [[] for _ in runs]
    for bead in beads(texts.gathered(*units), Bounds.of(*run_of)):
        run = int(run_of[0][bead.original[0]] if bead.original else run_of[1][bead.translation[0]])
        here, there = firsts[0][run], firsts[1][run]
        found[run].append(
            Bead(
                tuple(unit - here for unit in bead.original),
                tuple(unit - there for unit in bead.translation),
                bead.cert,
            )
        )
    return found


def _numbered(bead: Bead, run: Run) -> Bead:
    return Bead(
        tuple(run[0][at].number for at in bead.original),
        tuple(run[1][at].number for at in bead.translation),
        bead.cert,
    )
