"""Alignment of a document: its parts, their paragraphs, items, lines and rows, the sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

from tei.align.findings import unmatched_unit, weak_link
from tei.align.length import Bead, beads
from tei.model import (
    UNITS,
    UNLINKED,
    Alignment,
    Division,
    Document,
    Item,
    Level,
    LineGroup,
    Link,
    List,
    Paragraph,
    Table,
    blocks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.diagnostics import Diagnostic, Location
    from tei.model import Block, Version

#: A link that is less likely than not to be right.
_WEAK = 0.5

#: How sure a link by order alone is, where both sides have as many units and where not.
_AS_MANY, _NOT_AS_MANY = 0.95, 0.5

#: What `editorialDecl/segmentation` says of the method.
METHOD = (
    "Paragraphs and sentences were aligned by their lengths (Gale and Church 1993), figures by "
    "their order. cert on a link is its probability by that method; of figures it is an estimate, "
    "0.95 where both languages have as many and 0.5 where not."
)

#: The levels whose units have text to compare, in the order of the groups of links.
_BY_LENGTH: tuple[Level, ...] = ("paragraph", "item", "line", "row")


def align(document: Document) -> Document:
    """`document` with the links between its original and each translation."""
    original = document.original
    if original is None:
        return document
    return replace(
        document,
        alignments=tuple(
            alignment
            for version in document.versions
            if version is not original
            for alignment in _levels(original, version)
        ),
        alignment_method=METHOD,
    )


def findings(document: Document, at: Callable[[int], Location]) -> Iterator[Diagnostic]:
    """The links that a person should look at, and the units without any.

    Args:
        document: as `align` returned it.
        at: where an offset of the source is.
    """
    original = document.original
    if original is None:
        return
    for alignment in document.alignments:
        translation = document.version(alignment.translation)
        level = alignment.level
        ours, theirs = _starts(original, level), _starts(translation, level)
        for link in alignment.links:
            if link.cert < _WEAK:
                here, there = at(theirs[link.translation[0]]), at(ours[link.original[0]])
                yield weak_link(here, level, link.cert, there)
        for index in alignment.unmatched_translation:
            yield unmatched_unit(at(theirs[index]), level, original.lang)
        for index in alignment.unmatched_original:
            yield unmatched_unit(at(ours[index]), level, translation.lang)


def _starts(version: Version, level: Level) -> list[int]:
    """Where the units of a level begin in the source."""
    everything = list(blocks(version.content, linked=True))
    if level == "sentence":
        return [
            sentence.span.start
            for block in everything
            if isinstance(block, (Paragraph, Item))
            for sentence in block.sentences
        ]
    starts = [block.span.start for block in everything if isinstance(block, UNITS[level])]
    return [version.content[0].span.start, *starts] if level == "division" else starts


class _Unit(NamedTuple):
    """A unit of one level: its number in the version, its text, its sentences.

    `group` counts the lists, tables and groups of lines of the version; a sentence is a unit too.
    """

    number: int
    text: str
    group: int = 0
    sentences: tuple[_Unit, ...] = ()


#: The units of one part of a version by their level.
_Part: TypeAlias = "defaultdict[str, list[_Unit]]"


def _levels(original: Version, translation: Version) -> Iterator[Alignment]:
    ours, theirs = _parts(original), _parts(translation)
    found: defaultdict[str, list[Bead]] = defaultdict(list)
    found["division"].append(Bead((0,), (0,), 1.0))
    divisions = _numbered(_joined(ours)["division"], _joined(theirs)["division"])
    if all(len(bead.original) == len(bead.translation) == 1 for bead in divisions) and bool(
        ours[0]
    ) == bool(theirs[0]):
        found["division"] += divisions
    else:
        ours, theirs = [_joined(ours)], [_joined(theirs)]
    for mine, other in zip(ours, theirs, strict=True):
        for level in _BY_LENGTH:
            for left, right in _by_group(mine[level], other[level]):
                found[level] += _with_sentences(left, right, found["sentence"])
        found["figure"] += _in_order(mine["figure"], other["figure"])
    for level in get_args(Level):
        if found[level]:
            yield _alignment(level, translation, found[level])


def _parts(version: Version) -> list[_Part]:
    """The units of what stands outside inner divisions, then of each of those."""
    parts: list[_Part] = [defaultdict(list)]
    _collect(version.content, parts[0], parts, Counter(division=1))
    return parts


def _collect(
    content: Sequence[Block], part: _Part, parts: list[_Part], counts: Counter[str]
) -> None:
    """Put the units among blocks to `part`, and those of each division among them to its own."""
    for block in content:
        inside = part
        if isinstance(block, Division):
            if block.type in UNLINKED:
                continue
            inside = defaultdict(list)
            parts.append(inside)
        counts["group"] += isinstance(block, (LineGroup, List, Table))
        for level, kind in UNITS.items():
            if isinstance(block, kind):
                sentences = getattr(block, "sentences", ())
                first = counts["sentence"]
                units = tuple(_Unit(first + n, s.text) for n, s in enumerate(sentences))
                unit = _Unit(counts[level], _text(block), counts["group"], units)
                inside[level].append(unit)
                counts[level] += 1
                counts["sentence"] += len(sentences)
        _collect(getattr(block, "content", ()), inside, parts, counts)


def _text(block: Block) -> str:
    return " ".join(getattr(inner, "text", "") for inner in blocks([block]))


def _joined(parts: Sequence[_Part]) -> _Part:
    whole: _Part = defaultdict(list)
    for part in parts:
        for level, units in part.items():
            whole[level] += units
    return whole


def _by_group(
    ours: Sequence[_Unit], theirs: Sequence[_Unit]
) -> Iterator[tuple[list[_Unit], list[_Unit]]]:
    """The units list by list and stanza by stanza, where both sides have as many of them."""
    left, right = ([list(g) for _, g in groupby(us, attrgetter("group"))] for us in (ours, theirs))
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    else:
        yield list(ours), list(theirs)


def _numbered(ours: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[Bead]:
    """The beads of two lists of units, by the numbers of the units."""
    return [
        Bead(
            tuple(ours[i].number for i in bead.original),
            tuple(theirs[j].number for j in bead.translation),
            bead.cert,
        )
        for bead in beads([u.text for u in ours], [u.text for u in theirs])
    ]


def _with_sentences(
    ours: Sequence[_Unit], theirs: Sequence[_Unit], sentences: list[Bead]
) -> list[Bead]:
    """The beads of two lists of units; those of the sentences in each are put to `sentences`."""
    by_number = {unit.number: unit for unit in ours}
    by_other = {unit.number: unit for unit in theirs}
    found = _numbered(ours, theirs)
    for bead in found:
        left = [s for i in bead.original for s in by_number[i].sentences]
        right = [s for j in bead.translation for s in by_other[j].sentences]
        sentences += [b._replace(cert=b.cert * bead.cert) for b in _numbered(left, right)]
    return found


def _in_order(ours: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[Bead]:
    """First with first; what is left over has no counterpart."""
    cert = _AS_MANY if len(ours) == len(theirs) else _NOT_AS_MANY
    return [
        Bead((mine.number,) if mine else (), (other.number,) if other else (), cert)
        for mine, other in zip_longest(ours, theirs)
    ]


def _alignment(level: Level, translation: Version, found: Sequence[Bead]) -> Alignment:
    return Alignment(
        level,
        translation.lang,
        tuple(Link(*bead) for bead in found if bead.original and bead.translation),
        tuple(i for bead in found if not bead.translation for i in bead.original),
        tuple(j for bead in found if not bead.original for j in bead.translation),
    )
