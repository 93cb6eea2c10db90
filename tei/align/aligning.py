"""Two texts aligned by lengths and words: first by lengths alone, then nearer and nearer.

The method is described in docs/alignment.md; what each part of it brings, in docs/aligner.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from tei.align.anchors import centre, evenly
from tei.align.beads import Bead, alone
from tei.align.bounds import Bounds
from tei.align.evidence import Evidence
from tei.align.lattice import Band, Lattice
from tei.align.learning import learned
from tei.align.lengths import Lengths
from tei.align.lexicon import known
from tei.align.method import has_dictionary
from tei.align.sides import Side, lengths
from tei.language.tags import primary
from tei.language.words import capitalised, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from tei.align.lattice import Place, Scores, Step
    from tei.align.tables import Table
    from tei.language.cedict import Dictionary

#: By lengths alone a band must be wide: half of it is this part of the longer text, within limits.
_PART, _NARROWEST, _WIDEST = 0.1, 30, 150
#: Around a path the band may be narrower, and once more around one that words have a say in.
_FIRST, _LAST = 20, 10
#: Fewer beads teach nothing of words; of lengths they do.
_TEACHING = 30
_Bead = TypeVar("_Bead")


class Texts(NamedTuple):
    """Two texts, and what is known of their words.

    Attributes:
        ours: the original.
        theirs: its translation.
        known: how the words of each may be translated into the other's.
    """

    ours: Side
    theirs: Side
    known: tuple[Table, Table]

    @classmethod
    def of(
        cls, original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
    ) -> Texts:
        """Two texts as they are read.

        Args:
            original: sentences, or other units.
            translation: those that may translate them.
            languages: the tags of both.
        """
        dictionary = _dictionary(languages)
        texts = original, translation
        names = [
            frozenset(name for text in other for name in capitalised(text))
            if dictionary is not None and primary(lang) == "zh"
            else frozenset()
            for lang, other in zip(languages, texts[::-1], strict=True)
        ]
        ours, theirs = (
            Side.of(side, [words(text, lang, dictionary, those) for text in side])
            for side, lang, those in zip(texts, languages, names, strict=True)
        )
        return cls(ours, theirs, known(ours, theirs, languages, dictionary))

    def gathered(self, ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> Texts:
        """Texts whose units are made of some units of these each."""
        return self._replace(ours=self.ours.gathered(ours), theirs=self.theirs.gathered(theirs))

    def learned(self, path: Sequence[Step]) -> tuple[Table, Table]:
        """What the beads of a path teach of the words."""
        there, back = self.known
        turned = [(first, stop, begin, end, cert) for begin, end, first, stop, cert in path]
        return (
            learned(self.ours, self.theirs, path, there),
            learned(self.theirs, self.ours, turned, back),
        )


def aligned(
    original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
) -> list[Bead]:
    """The best alignment of two texts, in order, every unit in one bead.

    Args:
        original: sentences, or other units.
        translation: those that may translate them.
        languages: the tags of both.
    """
    if not original or not translation:
        return alone(len(original), len(translation))
    texts = Texts.of(original, translation, languages)
    return within(texts, Bounds.none(len(original), len(translation)))


def by_lengths(original: Sequence[str], translation: Sequence[str]) -> list[Bead]:
    """The same by nothing but the lengths of the units."""
    if not original or not translation:
        return alone(len(original), len(translation))
    ends = len(original), len(translation)
    ways = _Ways(lengths(original), lengths(translation), Bounds.none(*ends))
    path = ways.path(ways.wide(evenly(ends, [])))
    return _beads(ways.best(ways.around(path, _FIRST)))


def within(texts: Texts, bounds: Bounds) -> list[Bead]:
    """The best alignment of two texts within bounds; both have units."""
    ways, band, evidence, path = _first(texts, bounds)
    if len(path) >= _TEACHING:
        evidence = Evidence(texts.ours, texts.theirs, texts.learned(path), bounds)
        band = ways.around([bead[:4] for bead in path], _LAST)
    return _beads(ways.best(band, evidence.scores))


def taught(texts: Texts) -> Texts:
    """The same texts, with what they teach of their words when they are aligned as they are."""
    ends = len(texts.ours.lengths), len(texts.theirs.lengths)
    if min(ends) < _TEACHING:
        return texts
    *_, path = _first(texts, Bounds.none(*ends))
    return texts._replace(known=texts.learned(path))


def _first(texts: Texts, bounds: Bounds) -> tuple[_Ways, Band, Evidence, list[Step]]:
    """The best path by what is known of words, in its band, by its evidence."""
    ways, band = _near(texts, bounds)
    evidence = Evidence(texts.ours, texts.theirs, texts.known, bounds)
    return ways, band, evidence, ways.best(band, evidence.scores)


def _near(texts: Texts, bounds: Bounds) -> tuple[_Ways, Band]:
    """A band in which words may decide, and what has been learned of lengths on the way to it."""
    ways = _Ways(texts.ours.lengths, texts.theirs.lengths, bounds)
    if ways.reach <= _FIRST:
        return ways, ways.wide(bounds.lows)
    middle = bounds.nearest(centre(texts.ours, texts.theirs, texts.known[0]))
    found = ways.along(ways.path(ways.wide(middle)))
    astray = int(np.abs(found - middle).max())
    if astray > _FIRST:
        # By lengths alone it went astray, and what it has learned is wrong; or the anchors are, so
        # that the band has both.
        ways = _Ways(texts.ours.lengths, texts.theirs.lengths, bounds)
        return ways, ways.band((found + middle) // 2, astray // 2 + _FIRST)
    return ways, ways.band(found, _FIRST)


def _beads(path: Iterable[Step]) -> list[Bead]:
    return [
        Bead(tuple(range(begin, end)), tuple(range(first, stop)), cert)
        for begin, end, first, stop, cert in path
    ]


class _Ways:
    """Ways through two texts, and what each of them teaches of lengths.

    Attributes:
        reach: from no column within the bounds a path is farther than that.
    """

    def __init__(
        self, ours: NDArray[np.float64], theirs: NDArray[np.float64], bounds: Bounds
    ) -> None:
        self._lengths, self._bounds = Lengths(ours, theirs), bounds
        self._ends = len(ours), len(theirs)
        self.reach = int((bounds.limits - bounds.lows).max())

    def wide(self, middle: NDArray[np.int64]) -> Band:
        """A band around a line, by counts of ours, that may be far off."""
        radius = min(_WIDEST, max(_NARROWEST, int(_PART * max(self._ends))))
        return self.band(middle, radius)

    def around(self, path: Sequence[Place], radius: int) -> Band:
        """A band around a path."""
        return self.band(self.along(path), radius)

    def along(self, path: Sequence[Place]) -> NDArray[np.int64]:
        """About how many units of theirs a path has done when a number of ours is."""
        rows = [0, *(end for _, end, _, _ in path)]
        columns = [0, *(stop for _, _, _, stop in path)]
        return np.interp(np.arange(self._ends[0] + 1), rows, columns).astype(np.int64)

    def path(self, band: Band) -> list[Place]:
        """The best path by lengths alone."""
        path = self._found(band, self._lengths.scores, Lattice.path)
        self._lengths.learn(path)
        return path

    def best(self, band: Band, scores: Scores | None = None) -> list[Step]:
        """The best path by lengths and other scores, with the probability of each bead."""
        of_lengths = self._lengths.scores
        path = self._found(
            band,
            (lambda *at: of_lengths(*at) + scores(*at)) if scores else of_lengths,
            Lattice.best,
        )
        self._lengths.learn([bead[:4] for bead in path])
        return path

    def band(self, middle: NDArray[np.int64], radius: int) -> Band:
        """A band so far to either side of a line."""
        middle, radius = self._bounds.nearest(middle), min(radius, self.reach)
        theirs = self._ends[1]
        # However many units of theirs go by in one row, the next one begins in the band.
        width = min(theirs + 1, 2 * radius + 1 + int(np.diff(middle).max()))
        lows = np.clip(middle - radius, 0, theirs + 1 - width)
        return Band(self._ends, lows, width)

    def _found(
        self, band: Band, scores: Scores, find: Callable[[Lattice], list[_Bead]]
    ) -> list[_Bead]:
        while not (path := find(Lattice(band, self._bounds, scores, self._lengths.alone()))):
            # No path in the band: a wider one has some.
            width = min(self._ends[1] + 1, 2 * band.width)
            lows = np.clip(band.lows - (width - band.width) // 2, 0, self._ends[1] + 1 - width)
            band = Band(band.ends, lows, width)
        return path


def _dictionary(languages: tuple[str, str]) -> Dictionary | None:
    if not has_dictionary(languages):
        return None
    # Imported here: other pairs of languages have no dictionary.
    from tei.language.cedict import dictionary  # noqa: PLC0415

    return dictionary()
