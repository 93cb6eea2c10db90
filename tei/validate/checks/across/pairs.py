"""Passages with the same content, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from tei.validate.checks.across.links import Link
    from tei.validate.checks.across.units import Name, Unit
    from tei.validate.checks.walk import Hit


#: Longer texts are no sentences and no paragraphs, and take long to compare.
_LONGEST = 10_000
#: What is linked more often than that is no counterpart of each: its text would be read each time.
_MOST_LINKS = 20


class Side(NamedTuple):
    """What one language says.

    Attributes:
        language: as `Unit.language`.
        text: the passages, one after the other.
        hits: their elements.
        is_marked: whether markup quotes in them, or sets words apart.
        names: the names in them that say whose they are.
        around: the passages before and behind, into which something may have moved, each with what
            the other language says there.
    """

    language: str
    text: str
    hits: tuple[Hit, ...] = ()
    is_marked: bool = False
    names: tuple[Name, ...] = ()
    around: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that are linked, in the order of the link's targets."""

    one: Side
    other: Side
    issued: date | None = None

    def sides(self, first: str, second: str) -> tuple[Side, Side] | None:
        """Its sides in the order of these languages; None where it has others."""
        for one, other in ((self.one, self.other), (self.other, self.one)):
            if (one.language, other.language) == (first, second):
                return one, other
        return None

    def is_like(self, other: Pair) -> bool:
        """Whether another pair has the same languages on the same sides."""
        return (self.one.language, self.other.language) == (
            other.one.language,
            other.other.language,
        )


def pairs(links: Iterable[Link], units: Mapping[str, Unit]) -> Iterator[Pair]:
    """The linked passages; no link is taken part of whose text is not known.

    Args:
        links: in their order.
        units: by identifier.
    """
    for _, group in groupby(links, key=lambda link: link.group):
        some = list(group)
        counts = Counter(target for link in some for target in link.targets)
        few = [link for link in some if all(counts[t] <= _MOST_LINKS for t in link.targets)]
        yield from _with_what_is_around([pair for link in few if (pair := _pair(link, units))])


def _pair(link: Link, units: Mapping[str, Unit]) -> Pair | None:
    joined = [units.get(target) for target in link.targets]
    known = [unit for unit in joined if unit and unit.is_whole]
    languages = list(dict.fromkeys(unit.language for unit in known))
    if len(known) < len(joined) or len(languages) != 2 or "" in languages:  # noqa: PLR2004 - a pair
        return None
    one, other = (
        _side(language, [unit for unit in known if unit.language == language])
        for language in languages
    )
    is_short = max(len(one.text), len(other.text)) <= _LONGEST
    return Pair(one, other, link.issued) if is_short else None


def _side(language: str, units: Sequence[Unit]) -> Side:
    return Side(
        language,
        " ".join(unit.text for unit in units),
        tuple(unit.hit for unit in units),
        any(unit.is_marked for unit in units),
        tuple(name for unit in units for name in unit.names),
    )


def _with_what_is_around(found: Sequence[Pair]) -> Iterator[Pair]:
    for index, pair in enumerate(found):
        near = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        texts = [(each.one.text, each.other.text) for each in near if each.is_like(pair)]
        yield replace(
            pair,
            one=pair.one._replace(around=tuple(texts)),
            other=pair.other._replace(around=tuple((there, here) for here, there in texts)),
        )
