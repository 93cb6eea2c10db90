"""Links that are given: taken as they are, and put together with those computed around them."""

from __future__ import annotations

from bisect import bisect
from operator import attrgetter
from typing import TYPE_CHECKING

from tei.align.beads import Bead
from tei.align.chains import chain
from tei.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.align.units import Run, Unit


def beads(alignment: Alignment) -> Iterator[Bead]:
    """A given alignment as beads; what a source links without a probability counts as certain."""
    for link in alignment.links:
        yield Bead(link.original, link.translation, 1.0 if link.cert is None else link.cert)
    yield from (Bead((unit,), (), 1.0) for unit in alignment.unmatched_original)
    yield from (Bead((), (unit,), 1.0) for unit in alignment.unmatched_translation)


class Pins:
    """The units that given beads name: what is computed goes around these.

    Attributes:
        beads: those that are given.
    """

    def __init__(self, given: Iterable[Bead] = ()) -> None:
        self.beads = list(given)
        self._ours = {unit for bead in self.beads for unit in bead.original}
        self._theirs = {unit for bead in self.beads for unit in bead.translation}
        self._linked = {
            bead.original[0]: bead.translation[0]
            for bead in self.beads
            if bead.original and bead.translation
        }

    def around(self, ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Run]:
        """The units that no bead names, in runs between the beads that are in order.

        Args:
            ours: units that go with `theirs`, in order.
            theirs: their counterparts, in order.
        """
        others = {unit.number for unit in theirs}
        pairs = [(u.number, self._linked[u.number]) for u in ours if u.number in self._linked]
        fixed = chain([pair for pair in pairs if pair[1] in others])
        runs: list[Run] = [([], []) for _ in range(len(fixed) + 1)]
        for side, (units, named) in enumerate(((ours, self._ours), (theirs, self._theirs))):
            bounds = [pair[side] for pair in fixed]
            for unit in units:
                if unit.number not in named:
                    runs[bisect(bounds, unit.number)][side].append(unit)
        yield from (run for run in runs if any(run))


def together(given: Alignment, computed: Alignment) -> Alignment:
    """The links of one level, given and computed, in the order of the original."""
    return Alignment(
        given.level,
        given.translation,
        tuple(sorted(given.links + computed.links, key=attrgetter("original", "translation"))),
        tuple(sorted(given.unmatched_original + computed.unmatched_original)),
        tuple(sorted(given.unmatched_translation + computed.unmatched_translation)),
    )
