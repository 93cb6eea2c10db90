"""Two texts aligned by lengths and words: first by lengths alone, then nearer and nearer.

The method is described in docs/alignment.md, with what each part of it brings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tei.align.anchors import centre
from tei.align.beads import Bead, alone
from tei.align.bounds import Bounds
from tei.align.evidence import Evidence
from tei.align.lattice import Band, Lattice
from tei.align.learning import learned
from tei.align.lengths import Lengths
from tei.align.lexicon import known
from tei.align.sides import Side
from tei.language.tags import primary
from tei.language.words import capitalised, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tei.align.lattice import Scores, Step
    from tei.align.tables import Table
    from tei.language.cedict import Dictionary

#: By lengths alone a band must be wide: half of it is this part of the longer text, within limits.
_PART, _NARROWEST, _WIDEST = 0.1, 30, 150
#: Around a path the band may be narrower, and once more around one that words have a say in.
_FIRST, _LAST = 20, 10
#: Fewer beads teach nothing of the words.
_TEACHING = 30


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
    return beads(texts, Bounds.none(len(original), len(translation)))


def beads(texts: Texts, bounds: Bounds) -> list[Bead]:
    """The best alignment of two texts within bounds; both have units."""
    aligning = _Aligning(texts, bounds)
    path = aligning.by_words(aligning.near(), texts.known)
    if len(path) >= _TEACHING:
        path = aligning.by_words(aligning.around(path, _LAST), texts.learned(path))
    return [
        Bead(tuple(range(begin, end)), tuple(range(first, stop)), cert)
        for begin, end, first, stop, cert in path
    ]


class _Aligning:
    """Two texts, and what is learned of their lengths."""

    def __init__(self, texts: Texts, bounds: Bounds) -> None:
        self._texts, self._bounds = texts, bounds
        self._lengths = Lengths(texts.ours, texts.theirs)
        self._ends = len(texts.ours.lengths), len(texts.theirs.lengths)
        #: No path is farther than that from any column within the bounds.
        self._reach = int((bounds.limits - bounds.lows).max())

    def near(self) -> Band:
        """A band in which words may decide."""
        if self._reach <= _FIRST:
            return self._band(self._bounds.lows, _FIRST)
        middle = centre(self._texts.ours, self._texts.theirs, self._texts.known[0])
        # A wide band around the line from anchor to anchor.
        radius = min(_WIDEST, max(_NARROWEST, int(_PART * max(self._ends))))
        wide = self._band(middle, radius)
        near = self.around(self._path(wide, self._lengths.scores), _FIRST)
        if near.holds(self._bounds.within(middle)):
            return near
        # By lengths alone it went astray, and what it has learned is wrong.
        self._lengths = Lengths(self._texts.ours, self._texts.theirs)
        return wide

    def around(self, path: Sequence[Step], radius: int) -> Band:
        """A band around a path."""
        middle = np.zeros(self._ends[0] + 1, np.int64)
        for begin, end, first, stop, _ in path:
            middle[begin : end + 1] = np.linspace(first, stop, end - begin + 1).astype(np.int64)
        return self._band(np.maximum.accumulate(middle), radius)

    def by_words(self, band: Band, tables: tuple[Table, Table]) -> list[Step]:
        """The best path by lengths and words."""
        evidence = Evidence(self._texts.ours, self._texts.theirs, *tables)
        return self._path(band, lambda *at: self._lengths.scores(*at) + evidence.scores(*at))

    def _band(self, middle: NDArray[np.int64], radius: int) -> Band:
        middle, radius = self._bounds.within(middle), min(radius, self._reach)
        theirs = self._ends[1]
        # However many units of theirs go by in one row, the next one begins in the band.
        width = min(theirs + 1, 2 * radius + 1 + int(np.diff(middle).max()))
        lows = np.clip(middle - radius, 0, theirs + 1 - width)
        return Band(self._ends, lows, width)

    def _path(self, band: Band, scores: Scores) -> list[Step]:
        path = self._best(band, scores)
        while not path:
            # No path in the band: a wider one has some.
            width = min(self._ends[1] + 1, 2 * band.width)
            lows = np.clip(band.lows - (width - band.width) // 2, 0, self._ends[1] + 1 - width)
            band = Band(band.ends, lows, width)
            path = self._best(band, scores)
        self._lengths.learn(path)
        return path

    def _best(self, band: Band, scores: Scores) -> list[Step]:
        return Lattice(band, self._bounds, scores, self._lengths.alone()).best()


def _dictionary(languages: tuple[str, str]) -> Dictionary | None:
    if {primary(lang) for lang in languages} != {"en", "zh"}:
        return None
    # Imported here: other pairs of languages have no dictionary.
    from tei.language.cedict import dictionary  # noqa: PLC0415

    return dictionary()
