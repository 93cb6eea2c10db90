"""How likely a word is translated by another: tables, and what they say of a pair of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
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
        cls,
        size: int,
        pairs: NDArray[np.int64],
        others: NDArray[np.int64],
        values: NDArray[np.float64],
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

    def inverted(self, size: int, frequencies: NDArray[np.float64]) -> Table:
        """The table of the other direction, by Bayes' theorem.

        Args:
            size: of the other vocabulary.
            frequencies: of the words that this table translates.
        """
        sources = self.sources()
        joint = self.values * frequencies[sources]
        total = np.bincount(self.words, joint, size)
        # Of the other's words as much is known as of these, where all that could mean them is.
        sure = np.minimum(np.bincount(self.words, self.values, size), 1.0) * self._mean()
        return Table.of(size, self.words, sources, joint / total[self.words] * sure[self.words])

    def _mean(self) -> float:
        """How much is known of a word, of those of which something is."""
        sums = np.bincount(self.sources(), self.values, len(self.starts) - 1)
        return float(sums[sums > 0].mean()) if (sums > 0).any() else 0.0


def spread(
    starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All numbers of half-open ranges, and which range each is from."""
    counts = np.maximum(ends - starts, 0)
    which = np.repeat(np.arange(len(starts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) - before[which] + starts[which], which
