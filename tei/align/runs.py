"""Two texts read once, and aligned level by level in runs of units that go together.

What goes together on one level bounds the level below it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from tei.align.aligning import Texts, taught, within
from tei.align.beads import Bead, alone
from tei.align.bounds import Bounds
from tei.align.shapes import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.align.units import Run

#: How sure it is that one unit goes with more than a bead has: an estimate.
_RUN_TOGETHER = 0.9


class Aligner:
    """Two texts whose words are known."""

    def __init__(
        self, original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
    ) -> None:
        """Read the texts that units are made of.

        Args:
            original: those of one side, such as sentences and lines of verse.
            translation: those of the other.
            languages: the tags of both.
        """
        both = bool(original and translation)
        # Sentences teach more than paragraphs, of which there are few.
        self._texts = taught(Texts.of(original, translation, languages)) if both else None

    def beads(self, runs: Sequence[Run], *, surely: bool = False) -> Iterator[list[Bead]]:
        """The beads of each run, by the numbers of the units.

        Args:
            runs: units of both sides, in order.
            surely: that the units of a run go together. Of two nothing needs to be asked then.
        """
        found = [_without_choice(*map(len, run), surely=surely) for run in runs]
        opened = [at for at, made in enumerate(found) if not made]
        if self._texts is not None and opened:
            by_texts = _by_texts(self._texts, [runs[at] for at in opened])
            for at, made in zip(opened, by_texts, strict=True):
                found[at] = made
        for run, made in zip(runs, found, strict=True):
            yield [_numbered(bead, run) for bead in made]


def _without_choice(ours: int, theirs: int, *, surely: bool) -> list[Bead]:
    """The beads of so many units with so many, where texts need not be looked at."""
    shorter, longer = sorted((ours, theirs))
    if not shorter:
        return alone(ours, theirs)
    if surely and longer == 1:
        return [Bead((0,), (0,), 1.0)]
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
    for bead in within(texts.gathered(*units), Bounds.of(*run_of)):
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
