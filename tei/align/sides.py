"""A text to be aligned, as arrays: the lengths of its units and the words in them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tei.align.tables import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: A word that was never seen has been seen half a time.
_UNSEEN = 0.5
#: The language has words that this text has not: as if it had gone on for so many. In a short text
#: no word would be rarer than its translation else, and no match be worth anything.
_ELSEWHERE = 300.0


class Side(NamedTuple):
    """One text.

    Attributes:
        lengths: the characters of each unit, without white space; at least 1.
        words: the words of all units one after another, as numbers.
        starts: where those of each unit begin in `words`, and where the last one ends.
        vocabulary: the word that each number stands for.
        frequencies: of each word, about its share of all in the language.
    """

    lengths: NDArray[np.float64]
    words: NDArray[np.int64]
    starts: NDArray[np.int64]
    vocabulary: list[str]
    frequencies: NDArray[np.float64]

    @classmethod
    def of(cls, texts: Sequence[str], words: Sequence[Sequence[str]]) -> Side:
        """The side that units of text make, with the words of each."""
        numbers: dict[str, int] = {}
        flat = [numbers.setdefault(word, len(numbers)) for unit in words for word in unit]
        seen = np.bincount(np.array(flat, np.int64), minlength=len(numbers))
        counts = seen.astype(np.float64) + _UNSEEN
        return cls(
            lengths(texts),
            np.array(flat, np.int64),
            np.cumsum([0, *map(len, words)]),
            list(numbers),
            counts / (float(counts.sum()) + _ELSEWHERE),
        )

    def gathered(self, units: Sequence[Sequence[int]]) -> Side:
        """The side whose units are made of some units of this one each."""
        counts = [len(unit) for unit in units]
        flat = np.fromiter(chain.from_iterable(units), np.int64, sum(counts))
        places, _ = spread(self.starts[flat], self.starts[flat + 1])
        ends = np.cumsum([0, *counts])
        sizes = np.concatenate([[0], np.cumsum(self.sizes[flat])])
        characters = np.concatenate([[0.0], np.cumsum(self.lengths[flat])])
        return self._replace(
            lengths=np.maximum(np.diff(characters[ends]), 1.0),
            words=self.words[places],
            starts=sizes[ends],
        )

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many words each unit has."""
        return np.diff(self.starts)

    def units(self) -> NDArray[np.int64]:
        """The unit that each of `words` stands in."""
        return np.repeat(np.arange(len(self.lengths)), self.sizes)


def lengths(texts: Sequence[str]) -> NDArray[np.float64]:
    """The characters of each text, without white space; at least 1."""
    return np.array([max(1, len("".join(text.split()))) for text in texts], np.float64)
