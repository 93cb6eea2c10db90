"""The names of an edition's authority files in the text of a document, as marks of TEI."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tei.annotate.passage import passages
from tei.language.names import LEVELS, NAMES, Mention, decided, index, mentions, units
from tei.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.language.names import Authority
    from tei.model import Document, Version

#: Longer than any text.
_END = 1 << 62


class _Found(NamedTuple):
    """A name and its place in the source."""

    span: Span
    mention: Mention


def names(document: Document, authority: Authority) -> list[list[Mark]]:
    """The marks of the names in each version, in their order; none of them overlap.

    A name that several entries share is that of the one which the linked text in another language
    names; where that does not tell, it is left out.

    Args:
        document: with its alignments.
        authority: the names to look for.
    """
    original = document.original.lang if document.original else ""
    found = [sorted(_found(version, original, authority)) for version in document.versions]
    if any(one.mention.entity is None for one in chain.from_iterable(found)):
        found = _decided(document, found)
    return [[mark for one in inside for mark in _mark(one)] for inside in found]


def longest(named: Iterable[Mark], others: Iterable[Mark]) -> list[Mark]:
    """Of marks that share characters the longest; a name, where another mark is as long."""
    ranked = [(mark.span.start - mark.span.end, 0, mark) for mark in named]
    ranked += ((mark.span.start - mark.span.end, 1, mark) for mark in others)
    taken: list[Span] = []
    kept = []
    for *_, mark in sorted(ranked):
        place = bisect_right(taken, (mark.span.start, _END))
        clear = place == 0 or taken[place - 1].end <= mark.span.start
        if clear and (place == len(taken) or mark.span.end <= taken[place].start):
            insort(taken, mark.span)
            kept.append(mark)
    return kept


def known(given: Sequence[Mark], named: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of a reader; a `name` with the entry of the authority file that has it."""
    entries = {mark.span: mark.attributes for mark in named}
    return tuple(
        mark._replace(attributes=(*mark.attributes, *entries[mark.span]))
        if mark.element == "name" and mark.span in entries
        else mark
        for mark in given
    )


def _found(version: Version, original: str, authority: Authority) -> Iterator[_Found]:
    for passage in passages(version, original):
        named = list(mentions(passage.text, index(authority, passage.lang)))
        spans = passage.spans((mention.start, mention.end) for mention in named)
        for mention, span in zip(named, spans, strict=True):
            if span is not None:
                yield _Found(span, mention)


def _mark(found: _Found) -> Iterator[Mark]:
    if entity := found.mention.entity:
        yield Mark(found.span, NAMES[entity.kind], (("ref", entity.id),))


def _decided(document: Document, found: Sequence[Sequence[_Found]]) -> list[list[_Found]]:
    """The names of each version, shared ones given to whom the other versions name."""
    linked = [_Linked(document, version) for version in document.versions]
    by_link: dict[tuple[object, ...], list[tuple[int, Mention]]] = defaultdict(list)
    for number, inside in enumerate(found):
        for one in inside:
            for link in linked[number].at(one.span):
                by_link[link].append((number, one.mention))
    result: list[list[_Found]] = []
    for number, inside in enumerate(found):
        result.append([])
        for span, mention in inside:
            others = [
                other
                for link in linked[number].at(span)
                for version, other in by_link[link]
                if version != number
            ]
            result[-1].append(_Found(span, *decided([mention], others)))
    return result


class _Linked:
    """Which links the units of a version are in.

    What is in no unit that could be linked, such as a headline, is in one link with its like.
    """

    _ALL = (("unlinked",),)

    def __init__(self, document: Document, version: Version) -> None:
        self.units: list[tuple[Span, list[tuple[object, ...]]]] = []
        for level in LEVELS:
            spans = [unit.span for unit in units(version, level)]
            links: list[list[tuple[object, ...]]] = [[] for _ in spans]
            for alignment in document.alignments:
                if alignment.level != level:
                    continue
                for number, link in enumerate(alignment.links):
                    theirs = link.translation if version.lang == alignment.translation else ()
                    ours = link.original if version is document.original else theirs
                    for place in ours:
                        links[place].append((level, alignment.translation, number))
            self.units += zip(spans, links, strict=True)
        self.units.sort()
        self.starts = [span.start for span, _ in self.units]

    def at(self, span: Span) -> Sequence[tuple[object, ...]]:
        """The links of what stands at a place."""
        place = bisect_right(self.starts, span.start) - 1
        if place >= 0 and self.units[place][0].end >= span.end:
            return self.units[place][1]
        return self._ALL
