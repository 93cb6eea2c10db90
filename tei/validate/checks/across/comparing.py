"""Linked passages before all that is compared across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import files
from tei.validate.checks.across import dates, negation, numbers, quotations, untranslated
from tei.validate.checks.across.glossary import Glossary
from tei.validate.checks.across.pairs import pairs
from tei.validate.checks.across.renderings import Renderings
from tei.validate.checks.across.units import units
from tei.validate.checks.allowances import Allowances
from tei.validate.checks.walk import Surroundings, Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tei.validate.checks.across.links import Link
    from tei.validate.checks.across.pairs import Pair
    from tei.validate.checks.walk import Found


def compared(source: bytes | Path, links: Sequence[Link], *, has_glossary: bool) -> Iterator[Found]:
    """What the passages that `links` join do not say alike.

    Args:
        source: the document.
        links: those that can be relied on.
        has_glossary: whether it has a list of glosses.
    """
    walk = Walk(Surroundings())
    glossary = Glossary(walk)
    if has_glossary:
        with files.opened(source) as file:
            walk.through(file, Allowances())
    wanted = {target for link in links for target in link.targets}
    with files.opened(source) as file:
        read = units(file, wanted)
    return judged(pairs(links, read), glossary)


def judged(found: Iterable[Pair], glossary: Glossary) -> Iterator[Found]:
    """What pairs of passages do not say alike."""
    renderings = Renderings(glossary)
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
