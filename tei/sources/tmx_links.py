"""The units of a translation memory as links between the blocks that its segments became."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, get_args

from tei.model import UNITS, Alignment, Item, Level, Link, Paragraph, blocks
from tei.sources.tmx_units import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.model import Span, Version
    from tei.sources.tmx_units import Unit


class _Edge(NamedTuple):
    """What a unit says: these blocks of the original go with those of the translation."""

    original: list[int]
    translation: list[int]
    cert: float | None


def alignments(
    units: Sequence[Unit], original: Version, translations: Sequence[Version]
) -> Iterator[Alignment]:
    """The links of every level that the original or a translation has.

    Blocks go together where their segments do. Of sentences those are linked that are segments, or
    parts of one that was put together from them; the others are left to the aligner.
    """
    for translation in translations:
        for level in get_args(Level):
            ours, theirs = _Places(original, level), _Places(translation, level)
            if ours.starts or theirs.starts:
                of_level = [u for u in units if level != SENTENCE or u.level == SENTENCE]
                yield _alignment(level, of_level, ours, theirs)


class _Places:
    """Where the blocks of one level stand in a version."""

    def __init__(self, version: Version, level: Level) -> None:
        spans = list(_spans(version, level))
        self.lang = version.lang
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]
        # The version as a whole is the first of its divisions.
        self.first = int(level == "division")

    def of(self, unit: Unit) -> list[int]:
        """The numbers of the blocks that have what a unit says in this language."""
        return [
            number + self.first
            for variant in unit.variants
            if variant.lang == self.lang
            for place in variant.places
            for number in range(
                bisect_right(self.ends, place.start), bisect_left(self.starts, place.end)
            )
        ]


def _spans(version: Version, level: Level) -> Iterator[Span]:
    for block in blocks(version.content):
        if level != SENTENCE:
            if isinstance(block, UNITS[level]):
                yield block.span
        elif isinstance(block, (Paragraph, Item)):
            yield from (sentence.span for sentence in block.sentences)


def _alignment(level: Level, units: Iterable[Unit], ours: _Places, theirs: _Places) -> Alignment:
    edges: list[_Edge] = []
    alone: set[int] = set()
    others: set[int] = set()
    for unit in units:
        edge = _Edge(ours.of(unit), theirs.of(unit), _cert(unit, theirs.lang, level))
        alone.update(edge.original)
        others.update(edge.translation)
        if edge.original and edge.translation:
            edges.append(edge)
    links = sorted(_links(edges), key=lambda link: (link.original, link.translation))
    for link in links:
        alone.difference_update(link.original)
        others.difference_update(link.translation)
    return Alignment(level, theirs.lang, tuple(links), tuple(sorted(alone)), tuple(sorted(others)))


def _cert(unit: Unit, lang: str, level: Level) -> float | None:
    """What the file says of the link of a unit; of what holds several units it says nothing."""
    if unit.level != level:
        return None
    own = [v.cert for v in unit.variants if v.lang == lang and v.cert is not None]
    return min(own, default=unit.cert)


def _links(edges: Sequence[_Edge]) -> Iterator[Link]:
    """Links, each block in one of them at most: what shares a block is one link."""
    # Blocks in a forest of sets (Tarjan 1975); those of the translation count from -1 down.
    parents: dict[int, int] = {}

    def root(block: int) -> int:
        while parents.setdefault(block, block) != block:
            parents[block] = parents[parents[block]]
            block = parents[block]
        return block

    for edge in edges:
        for block in (*edge.original, *(-1 - block for block in edge.translation)):
            parents[root(block)] = root(edge.original[0])
    together: defaultdict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        together[root(edge.original[0])].append(edge)
    for group in together.values():
        certs = [edge.cert for edge in group if edge.cert is not None]
        yield Link(
            tuple(sorted({block for edge in group for block in edge.original})),
            tuple(sorted({block for edge in group for block in edge.translation})),
            min(certs, default=None),
        )
