"""How likely a word is translated by another: tables, and what they say of a pair of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

#: A word with a translation in the table can always have another one.
_MOST = 0.95


class Table(NamedTuple):
    """Probabilities that a word of one side is translated by one of the other.

    Attributes:
        starts: where the translations of each word begin, and where the last ones end.
        words: the translations, as numbers of the other side.
        values: the probability of each, given the word.
    """

    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    values: NDArray[np.float64]

    @classmethod
    def of(
        cls, size: int, pairs: NDArray[np.int64], others: NDArray[np.int64], values: NDArray[np.float64]
    ) -> Table:
        """The table of a vocabulary, from words, their translations and probabilities."""
        order = np.lexsort((others, pairs))
        starts = np.concatenate([[0], np.cumsum(np.bincount(pairs, minlength=size))])
        return cls(starts, others[order], values[order])

    def sources(self) -> NDArray[np.int64]:
        """The word that each translation is of."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def rest(self) -> NDArray[np.float64]:
        """Of each word, the probability of what the table does not have."""
        known = np.bincount(self.sources(), self.values, len(self.starts) - 1)
        return 1 - np.minimum(known, _MOST)

    def inverted(self, size: int, here: NDArray[np.float64], there: NDArray[np.float64]) -> Table:
        """The table of the other direction, by Bayes' theorem.

        Args:
            size: of the other vocabulary.
            here: how frequent the words are that this table translates.
            there: and the others.
        """
        sources = self.sources()
        joint = self.values * here[sources]
        total = np.bincount(self.words, joint, size)
        # How much of a word's occurrences the table can account for at all.
        known = np.minimum(np.bincount(self.words, self.values, size), 1) * self.mass()
        return Table.of(size, self.words, sources, joint / total[self.words] * known[self.words])

    def mass(self) -> float:
        known = np.bincount(self.sources(), self.values, len(self.starts) - 1)
        return float(known[known > 0].mean()) if (known > 0).any() else 0.0


def spread(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All numbers of half-open ranges, and which range each is from."""
    counts = np.maximum(ends - starts, 0)
    which = np.repeat(np.arange(len(starts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) - before[which] + starts[which], which
