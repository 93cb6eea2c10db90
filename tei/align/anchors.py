"""Where two texts surely meet: words that each has once, one the translation of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.chains import chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tei.align.sides import Side
    from tei.align.tables import Table

#: An anchor has so many neighbours on either side, and they lie this many units off at most.
_AROUND, _NEAR = 4, 40


def centre(ours: Side, theirs: Side, table: Table) -> NDArray[np.int64]:
    """About how many units of theirs are done when a number of ours is, from 0 to all.

    Between anchors, and where there are none, both go on evenly.

    Args:
        ours: one text.
        theirs: the other.
        table: how the words of the first may be translated.
    """
    ends = len(ours.lengths), len(theirs.lengths)
    return evenly(ends, _consistent(chain(_candidates(ours, theirs, table))))


def evenly(ends: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """The same, if both go on evenly between some pairs of units."""
    rows = [0, *(i for i, _ in pairs), ends[0]]
    columns = [0, *(j for _, j in pairs), ends[1]]
    between = np.interp(np.arange(ends[0] + 1), rows, columns)
    return np.maximum.accumulate(between.astype(np.int64))


def _candidates(ours: Side, theirs: Side, table: Table) -> list[tuple[int, int]]:
    """Units that a pair of such words stands in, by ours, each of ours from the last to the first.

    In that order no two pairs of one unit are in a chain.
    """
    single, other = (_places_of_single(side) for side in (ours, theirs))
    sources = table.sources()
    mine, their = single[sources], other[table.words]
    good = (mine >= 0) & (their >= 0)
    return sorted(set(zip(mine[good].tolist(), their[good].tolist(), strict=True)), key=_order)


def _order(pair: tuple[int, int]) -> tuple[int, int]:
    return pair[0], -pair[1]


def _places_of_single(side: Side) -> NDArray[np.int64]:
    """The unit of each word that there is once; -1 for the others."""
    places = np.full(len(side.vocabulary), -1)
    places[side.words] = side.units()
    places[np.bincount(side.words, minlength=len(side.vocabulary)) != 1] = -1
    return places


def _consistent(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs that lie as far off the diagonal as those around them; fewer than these say nothing."""
    if len(pairs) <= 2 * _AROUND:
        return []
    off = np.array([column - row for row, column in pairs])
    kept = []
    for number, pair in enumerate(pairs):
        around = off[max(0, number - _AROUND) : number + _AROUND + 1]
        if abs(off[number] - np.median(around)) <= _NEAR:
            kept.append(pair)
    return kept
