"""Linked passages before all that is compared across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.validate.checks.across import dates, negation, numbers, quotations, untranslated
from tei.validate.checks.across.pairs import pairs
from tei.validate.checks.across.renderings import Renderings
from tei.validate.checks.across.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from tei.validate.checks.across.links import Link
    from tei.validate.checks.across.pairs import Pair
    from tei.validate.checks.walk import Found


def compared(file: BinaryIO, links: Sequence[Link]) -> Iterator[Found]:
    """What the passages that `links` join do not say alike.

    Args:
        file: the document, from its beginning.
        links: those that can be relied on.
    """
    wanted = {target for link in links for target in link.targets}
    return judged(pairs(links, units(file, wanted)))


def judged(found: Iterable[Pair]) -> Iterator[Found]:
    """What pairs of passages do not say alike."""
    renderings = Renderings()
    for pair in found:
        left = list(untranslated.found(pair))
        yield from left
        if not left:
            # Of what is not translated, nothing else is to be said.
            yield from numbers.found(pair)
            yield from dates.found(pair)
            yield from quotations.found(pair)
            yield from negation.found(pair)
        renderings.see(pair)
    yield from renderings.found()
