"""Links that a source itself has: taken as they are, and put together with those computed."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from tei.align.length import Bead
from tei.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator


def beads(alignment: Alignment) -> Iterator[Bead]:
    """A given alignment as beads; what a source links without a probability counts as certain."""
    for link in alignment.links:
        yield Bead(link.original, link.translation, 1.0 if link.cert is None else link.cert)
    yield from (Bead((unit,), (), 1.0) for unit in alignment.unmatched_original)
    yield from (Bead((), (unit,), 1.0) for unit in alignment.unmatched_translation)


def named(alignment: Alignment | None) -> tuple[set[int], set[int]]:
    """The units of each side that an alignment links, or says to have no counterpart."""
    ours: set[int] = set()
    theirs: set[int] = set()
    if alignment is not None:
        for bead in beads(alignment):
            ours.update(bead.original)
            theirs.update(bead.translation)
    return ours, theirs


def together(given: Alignment, computed: Alignment) -> Alignment:
    """The links of one level, given and computed, in the order of the original."""
    return Alignment(
        given.level,
        given.translation,
        tuple(sorted(given.links + computed.links, key=attrgetter("original", "translation"))),
        tuple(sorted(given.unmatched_original + computed.unmatched_original)),
        tuple(sorted(given.unmatched_translation + computed.unmatched_translation)),
    )
