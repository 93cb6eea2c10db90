"""Two texts aligned by lengths and words: first by lengths alone, then nearer and nearer.

The method is described in docs/alignment.md, with what each part of it brings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.anchors import centre
from tei.align.evidence import Evidence
from tei.align.lattice import Band, Lattice
from tei.align.learning import learned
from tei.align.length import Bead, alone
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
    texts = _Texts(original, translation, languages)
    band = texts.wide()
    near = texts.around(texts.by_lengths(band), _FIRST)
    if not near.holds(texts.middle):
        # By lengths alone it went astray, and what it has learned is wrong.
        near = band
        texts.forget()
    path = texts.by_words(near, texts.known)
    path = texts.by_words(texts.around(path, _LAST), texts.learned(path))
    return [
        Bead(tuple(range(begin, end)), tuple(range(first, stop)), cert)
        for begin, end, first, stop, cert in path
    ]


class _Texts:
    """Two texts, what is known of their words, and what is learned of their lengths."""

    def __init__(
        self, original: Sequence[str], translation: Sequence[str], languages: tuple[str, str]
    ) -> None:
        dictionary = _dictionary(languages)
        texts = original, translation
        names = [
            frozenset(name for text in other for name in capitalised(text))
            if dictionary is not None and primary(lang) == "zh"
            else frozenset()
            for lang, other in zip(languages, texts[::-1], strict=True)
        ]
        self._ours, self._theirs = (
            Side.of(side, [words(text, lang, dictionary, those) for text in side])
            for side, lang, those in zip(texts, languages, names, strict=True)
        )
        self.known = known(self._ours, self._theirs, languages, dictionary)
        self.middle = centre(self._ours, self._theirs, self.known[0])
        self._lengths = Lengths(self._ours, self._theirs)
        self._ends = len(original), len(translation)

    def wide(self) -> Band:
        """A band around the line from anchor to anchor."""
        radius = min(_WIDEST, max(_NARROWEST, int(_PART * max(self._ends))))
        return self._band(self.middle, radius)

    def around(self, path: Sequence[Step], radius: int) -> Band:
        """A band around a path."""
        middle = np.zeros(self._ends[0] + 1, np.int64)
        for begin, end, first, stop, _ in path:
            middle[begin : end + 1] = np.linspace(first, stop, end - begin + 1).astype(np.int64)
        return self._band(np.maximum.accumulate(middle), radius)

    def _band(self, middle: NDArray[np.int64], radius: int) -> Band:
        theirs = self._ends[1]
        # However many units of theirs go by in one row, the next one begins in the band.
        width = min(theirs + 1, 2 * radius + 1 + int(np.diff(middle).max()))
        lows = np.clip(middle - radius, 0, theirs + 1 - width)
        return Band(self._ends, lows, width)

    def forget(self) -> None:
        """Know of lengths what one knows before the first path."""
        self._lengths = Lengths(self._ours, self._theirs)

    def by_lengths(self, band: Band) -> list[Step]:
        """The best path by lengths alone."""
        return self._path(band, self._lengths.scores)

    def by_words(self, band: Band, tables: tuple[Table, Table]) -> list[Step]:
        """The best path by lengths and words."""
        evidence = Evidence(self._ours, self._theirs, *tables)
        return self._path(band, lambda *at: self._lengths.scores(*at) + evidence.scores(*at))

    def _path(self, band: Band, scores: Scores) -> list[Step]:
        path = Lattice(band, scores, self._lengths.alone()).best()
        while not path:
            # No path in the band: a wider one has some.
            width = min(self._ends[1] + 1, 2 * band.width)
            lows = np.clip(band.lows - (width - band.width) // 2, 0, self._ends[1] + 1 - width)
            band = Band(band.ends, lows, width)
            path = Lattice(band, scores, self._lengths.alone()).best()
        self._lengths.learn(path)
        return path

    def learned(self, path: Sequence[Step]) -> tuple[Table, Table]:
        """What the beads of a path teach of the words."""
        there, back = self.known
        turned = [(first, stop, begin, end, cert) for begin, end, first, stop, cert in path]
        return (
            learned(self._ours, self._theirs, path, there),
            learned(self._theirs, self._ours, turned, back),
        )


def _dictionary(languages: tuple[str, str]) -> Dictionary | None:
    if {primary(lang) for lang in languages} != {"en", "zh"}:
        return None
    # Imported here: other pairs of languages have no dictionary.
    from tei.language.cedict import dictionary  # noqa: PLC0415

    return dictionary()
