"""Translations learned from the texts at hand, by the first model of Brown et al.

"The Mathematics of Statistical Machine Translation", Computational Linguistics 19 (1993), 263-311,
section 4.1: expectation and maximization over the words of the beads found so far. What was known
before counts as a prior.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tei.align.tables import Table, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tei.align.sides import Side

_ROUNDS = 4
#: What was known counts as much as so many occurrences; at the beginning, so many times its value.
_PRIOR, _BOOST = 4.0, 20.0
#: Of a word that occurs once, a third is believed: 1 of 1 + 2.
_DOUBT = 2.0
#: Translations are kept that are at least so probable, and so many times as by chance.
_LEAST, _RATIO = 0.1, 8.0
#: Less likely beads teach nothing; the others by a power of their probability, for a bead of which
#: a boundary is wrong still has most of its words right.
_SURE, _POWER = 0.05, 0.3
#: Beads with more pairs of words than this, as those of long paragraphs, teach too little for it.
_LONGEST = 20_000
#: About so many pairs of words are looked at: of a longer text some beads, all over it, are enough.
_ENOUGH = 3_000_000


def learned(
    source: Side, target: Side, path: Sequence[tuple[int, int, int, int, float]], prior: Table
) -> Table:
    """How the words of a side are translated in some beads.

    Args:
        source: the side whose words are translated.
        target: the other.
        path: the beads: where each begins and ends in the source and in the target, and its
            probability.
        prior: what was known before.
    """
    pairs = [bead for bead in path if bead[1] > bead[0] and bead[3] > bead[2] and bead[4] > _SURE]
    bounds = np.array([bead[:4] for bead in pairs], np.int64).reshape(-1, 4)
    begins, ends = source.starts[bounds[:, 0]], source.starts[bounds[:, 1]]
    firsts, lasts = target.starts[bounds[:, 2]], target.starts[bounds[:, 3]]
    sizes = (ends - begins) * (lasts - firsts)
    # Of a long text, beads at even distances.
    some = np.arange(0, len(pairs), max(1, int(sizes[sizes <= _LONGEST].sum()) // _ENOUGH))
    some = some[sizes[some] <= _LONGEST]
    if not len(some):
        return prior
    bounds = bounds[some]
    certs = np.array([bead[4] for bead in pairs])[some] ** _POWER
    # Every word of the target with every word of the source in the same bead.
    places, bead_of = spread(target.starts[bounds[:, 2]], target.starts[bounds[:, 3]])
    others, at = spread(source.starts[bounds[bead_of, 0]], source.starts[bounds[bead_of, 1]])
    size = len(target.vocabulary)
    keys, kind = np.unique(
        source.words[others] * size + target.words[places][at], return_inverse=True
    )
    words, translations = keys // size, keys % size
    before = _looked_up(prior, size, keys)
    chance = target.frequencies[target.words[places]]
    weights = certs[bead_of]
    values: NDArray[np.float64] = _BOOST * before + target.frequencies[translations]
    totals: NDArray[np.float64] = np.zeros(len(source.vocabulary))
    for _ in range(_ROUNDS):
        likely = values[kind]
        shares = likely / (np.bincount(at, likely, len(places)) + chance)[at] * weights[at]
        counts = np.bincount(kind, shares, len(keys))
        totals = np.bincount(words, counts, len(source.vocabulary)).astype(np.float64)
        values = (counts + _PRIOR * before) / (totals[words] + _PRIOR)
    values = values * totals[words] / (totals[words] + _DOUBT)
    good = (values > _LEAST) & (values > _RATIO * target.frequencies[translations])
    taught = np.zeros(len(source.vocabulary), bool)
    taught[words[good]] = True
    sources = prior.sources()
    rest = ~taught[sources]
    return Table.of(
        len(source.vocabulary),
        np.concatenate([words[good], sources[rest]]),
        np.concatenate([translations[good], prior.words[rest]]),
        np.concatenate([values[good], prior.values[rest]]),
    )


def _looked_up(table: Table, size: int, keys: NDArray[np.int64]) -> NDArray[np.float64]:
    """The values of a table for pairs of words, as ``word * size + translation``; else 0."""
    known = table.sources() * size + table.words
    if not len(known):
        return np.zeros(len(keys))
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, table.values[at], 0.0)
