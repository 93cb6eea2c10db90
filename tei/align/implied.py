"""Blocks that go together because given links join sentences of theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from tei.align.beads import Bead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.align.units import Unit

#: How sure it is that these blocks go together and no others with them: an estimate.
_IMPLIED = 0.95

#: Blocks of both sides, by their numbers.
_Blocks: TypeAlias = "tuple[frozenset[int], frozenset[int]]"


def implied(
    sentences: Iterable[Bead],
    sides: tuple[Sequence[Unit], Sequence[Unit]],
    found: Sequence[Bead],
    given: Sequence[Bead],
) -> list[Bead]:
    """The beads of blocks to begin from, so that given links of sentences lie within beads.

    Args:
        sentences: those that are given.
        sides: the blocks of one level, of the original and of the translation.
        found: the beads that were computed of them.
        given: those that were given; of their blocks it is known what they go with.

    Returns:
        Nothing where all sentences fit. Otherwise a bead for each set of blocks that sentences
        join; of sets that fit, the bead in which they lie, without what other sets need.
    """
    fixed = _blocks(given)
    joined = [
        blocks
        for blocks in _joined(sentences, sides)
        if all(map(frozenset.isdisjoint, blocks, fixed))
    ]
    bead_of = {unit: bead for bead in found for unit in bead.original}
    apart, fitting = [], []
    for ours, theirs in joined:
        bead = bead_of.get(min(ours))
        if bead and ours.issubset(bead.original) and theirs.issubset(bead.translation):
            fitting.append(bead)
        else:
            apart.append(Bead(tuple(sorted(ours)), tuple(sorted(theirs)), _IMPLIED))
    if not apart:
        return []
    others = _blocks(apart)
    return apart + [_without(bead, others) for bead in dict.fromkeys(fitting)]


def _without(bead: Bead, blocks: _Blocks) -> Bead:
    """A bead without some blocks: another bead, then."""
    ours, theirs = blocks
    original = tuple(unit for unit in bead.original if unit not in ours)
    translation = tuple(unit for unit in bead.translation if unit not in theirs)
    same = (original, translation) == (bead.original, bead.translation)
    return Bead(original, translation, bead.cert if same else _IMPLIED)


def _blocks(beads: Sequence[Bead]) -> _Blocks:
    return (
        frozenset(unit for bead in beads for unit in bead.original),
        frozenset(unit for bead in beads for unit in bead.translation),
    )


def _joined(
    sentences: Iterable[Bead], sides: tuple[Sequence[Unit], Sequence[Unit]]
) -> Iterator[_Blocks]:
    """The blocks that links of sentences join: sets without a block in common."""
    here, there = (
        {sentence.number: unit.number for unit in side for sentence in unit.sentences}
        for side in sides
    )
    beside: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for bead in sentences:
        if not (bead.original and bead.translation):
            continue
        if not (here.keys() >= {*bead.original} and there.keys() >= {*bead.translation}):
            # Some of them stand in blocks of another level: nothing links the two.
            continue
        blocks = [(0, here[number]) for number in bead.original]
        blocks += [(1, there[number]) for number in bead.translation]
        for block in blocks:
            beside[block].add(blocks[0])
            beside[blocks[0]].add(block)
    while beside:
        reached, opened = set(), [next(iter(beside))]
        while opened:
            block = opened.pop()
            if block not in reached:
                reached.add(block)
                opened += beside.pop(block)
        yield (
            frozenset(number for side, number in reached if side == 0),
            frozenset(number for side, number in reached if side == 1),
        )
