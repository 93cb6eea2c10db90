"""Alignment of a document: its parts, their paragraphs, items, lines and rows, the sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

from tei.align.findings import WEAK, unmatched_unit, weak_link
from tei.align.given import beads as given_beads
from tei.align.given import named, together
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tei.diagnostics import Diagnostic, Location
    from tei.model import Block, Version

#: How sure a link by order alone is, where both sides have as many units and where not.
_AS_MANY, _NOT_AS_MANY = 0.95, 0.5

#: What `editorialDecl/segmentation` says of the method.
METHOD = (
    "Paragraphs and sentences were aligned by their lengths (Gale and Church 1993), figures by "
    "their order. cert on a link is its probability by that method; of figures it is an estimate, "
    "0.95 where both languages have as many and 0.5 where not."
)

#: The same where the source has links of its own, and where it has none for some sentences.
METHOD_GIVEN = (
    "The links are those of the source. cert on a link is the probability that the source gives "
    "it; where it gives none, none is said."
)
METHOD_WITHIN = (
    " Sentences that it does not link were aligned by their lengths (Gale and Church 1993), within "
    "what it links; cert on their links is their probability by that method."
)
#: The levels whose units have text to compare, in the order of the groups of links.
_BY_LENGTH: tuple[Level, ...] = ("paragraph", "item", "line", "row")


def align(document: Document) -> Document:
    """`document` with the links between its original and each translation.

    Those that it has already, because its source has them, are kept: a level that is given is not
    computed. Sentences are, where a given level leaves them out, within the links of what they
    stand in.
    """
    original = document.original
    if original is None:
        return document
    found: list[Alignment] = []
    method = METHOD
    for version in document.versions:
        if version is original:
            continue
        given = {a.level: a for a in document.alignments if a.translation == version.lang}
        computed = {a.level: a for a in _levels(original, version, given)}
        for level in get_args(Level):
            if level in given and level in computed:
                found.append(together(given[level], computed[level]))
            elif level in given or level in computed:
                found.append((given | computed)[level])
        if _is_of_source(given.values(), document):
            method = METHOD_GIVEN + (METHOD_WITHIN if "sentence" in computed else "")
    return replace(document, alignments=tuple(found), alignment_method=method)


def _is_of_source(given: Iterable[Alignment], document: Document) -> bool:
    """Whether some of what is given is not the editor's."""
    said = {(c.level, c.lang, c.original, c.translation) for c in document.corrections}
    return any(
        (alignment.level, alignment.translation, bead.original, bead.translation) not in said
        for alignment in given
        for bead in given_beads(alignment)
    )


def findings(
    document: Document,
    at: Callable[[int], Location],
    names: Callable[[Level, str], Sequence[str]],
) -> Iterator[Diagnostic]:
    """The links that a person should look at, and the units without any.

    Args:
        document: as `align` returned it.
        at: where an offset of the source is.
        names: the identifiers of the units of a level, in a language.
    """
    original = document.original
    if original is None:
        return
    for alignment in document.alignments:
        translation = document.version(alignment.translation)
        level = alignment.level
        ours, theirs = _starts(original, level), _starts(translation, level)
        for link in alignment.links:
            if link.cert is not None and link.cert < WEAK:
                here, there = at(theirs[link.translation[0]]), at(ours[link.original[0]])
                ids = [
                    *(names(level, original.lang)[i] for i in link.original),
                    *(names(level, translation.lang)[j] for j in link.translation),
                ]
                yield weak_link(here, level, link.cert, there, ids)
        mine, other = _alone_by_editor(document, alignment)
        for index in alignment.unmatched_translation:
            if index not in other:
                unit = names(level, translation.lang)[index]
                yield unmatched_unit(at(theirs[index]), level, original.lang, unit)
        for index in alignment.unmatched_original:
            if index not in mine:
                unit = names(level, original.lang)[index]
                yield unmatched_unit(at(ours[index]), level, translation.lang, unit)


def _alone_by_editor(document: Document, alignment: Alignment) -> tuple[set[int], set[int]]:
    """The units of each side that an editor says have no counterpart."""
    said = [
        correction
        for correction in document.corrections
        if (correction.level, correction.lang) == (alignment.level, alignment.translation)
    ]
    return (
        {i for correction in said if not correction.translation for i in correction.original},
        {j for correction in said if not correction.original for j in correction.translation},
    )


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


def _levels(
    original: Version, translation: Version, given: Mapping[Level, Alignment]
) -> Iterator[Alignment]:
    """The levels that are not given, and the sentences that are missing in what is."""
    mine, other = named(given.get("sentence"))
    ours, theirs = _parts(original, mine), _parts(translation, other)
    found: defaultdict[str, list[Bead]] = defaultdict(list)
    found["division"].append(Bead((0,), (0,), 1.0))
    left, right = _joined(ours), _joined(theirs)
    for level in _BY_LENGTH:
        if level in given:
            found["sentence"] += _sentences(given_beads(given[level]), left[level], right[level])
    if "division" in given:
        ours, theirs = [left], [right]
    else:
        divisions, ours, theirs = _divisions(ours, theirs)
        found["division"] += divisions
    for here, there in zip(ours, theirs, strict=True):
        _part(here, there, [level for level in _BY_LENGTH if level not in given], found)
        if "figure" not in given:
            found["figure"] += _in_order(here["figure"], there["figure"])
    for level in get_args(Level):
        if found[level]:
            yield _alignment(level, translation, found[level])


def _part(
    ours: _Part, theirs: _Part, levels: Sequence[Level], found: defaultdict[str, list[Bead]]
) -> None:
    """Put the beads of two parts to `found`, those of `levels` and of the sentences in these."""
    for level in levels:
        for left, right in _by_group(ours[level], theirs[level]):
            made = _numbered(left, right)
            found[level] += made
            found["sentence"] += _sentences(made, left, right)


def _divisions(
    ours: list[_Part], theirs: list[_Part]
) -> tuple[list[Bead], list[_Part], list[_Part]]:
    """The beads of inner divisions, and the parts that go together: by these, or as a whole."""
    left, right = _joined(ours), _joined(theirs)
    found = _numbered(left["division"], right["division"])
    if all(len(bead.original) == len(bead.translation) == 1 for bead in found) and bool(
        ours[0]
    ) == bool(theirs[0]):
        return found, ours, theirs
    return [], [left], [right]


def _parts(version: Version, linked: AbstractSet[int]) -> list[_Part]:
    """The units of what stands outside inner divisions, then of each of those.

    Args:
        version: the original or a translation.
        linked: sentences that need no more links, by their numbers.
    """
    parts: list[_Part] = [defaultdict(list)]
    _collect(version.content, parts[0], parts, Counter(division=1), linked)
    return parts


def _collect(
    content: Sequence[Block],
    part: _Part,
    parts: list[_Part],
    counts: Counter[str],
    linked: AbstractSet[int],
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
                units = tuple(
                    _Unit(number, sentence.text)
                    for number, sentence in enumerate(sentences, counts["sentence"])
                    if number not in linked
                )
                unit = _Unit(counts[level], _text(block), counts["group"], units)
                inside[level].append(unit)
                counts[level] += 1
                counts["sentence"] += len(sentences)
        _collect(getattr(block, "content", ()), inside, parts, counts, linked)


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


def _sentences(
    found: Iterable[Bead], ours: Sequence[_Unit], theirs: Sequence[_Unit]
) -> Iterator[Bead]:
    """The beads of the sentences within each bead of the units that they stand in."""
    by_number = {unit.number: unit for unit in ours}
    by_other = {unit.number: unit for unit in theirs}
    for bead in found:
        left = [s for i in bead.original for s in by_number[i].sentences]
        right = [s for j in bead.translation for s in by_other[j].sentences]
        for inner in _numbered(left, right):
            yield inner._replace(cert=inner.cert * bead.cert)


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
