"""Alignment of a document: its parts, their paragraphs, items, lines and rows, the sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, get_args

from tei.align.beads import Bead
from tei.align.findings import WEAK, unmatched_unit, weak_link
from tei.align.given import Pins, together
from tei.align.given import beads as given_beads
from tei.align.implied import implied
from tei.align.method import method
from tei.align.units import Units, by_group
from tei.model import (
    UNITS,
    Alignment,
    Document,
    Item,
    Level,
    Link,
    Paragraph,
    blocks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tei.align.runs import Aligner
    from tei.align.units import Part, Unit
    from tei.diagnostics import Diagnostic, Location
    from tei.model import Version

#: How sure a link by order alone is, where both sides have as many units and where not.
_AS_MANY, _NOT_AS_MANY = 0.95, 0.5

#: The levels whose units have text to compare, in the order of the groups of links.
_WITH_TEXT: tuple[Level, ...] = ("paragraph", "item", "line", "row")


def align(document: Document) -> Document:
    """`document` with the links between its original and each translation.

    Those that it has already, because its source has them, are kept, and the rest is computed
    around them.
    """
    original = document.original
    if original is None:
        return document
    found: list[Alignment] = []
    said: list[str] = []
    for version in document.versions:
        if version is original:
            continue
        given = {a.level: a for a in document.alignments if a.translation == version.lang}
        computed = _computed(original, version, given)
        for level in get_args(Level):
            beads = computed[level]
            if level in given:
                found.append(together(given[level], _alignment(level, version, beads)))
            elif beads:
                found.append(_alignment(level, version, beads))
        texts = any(computed[level] for level in ("sentence", *_WITH_TEXT))
        said.append(
            method(
                (original.lang, version.lang),
                given=_is_of_source(given.values(), document),
                computed=texts,
            )
        )
    return replace(
        document, alignments=tuple(found), alignment_method=" ".join(dict.fromkeys(said))
    )


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


def _computed(
    original: Version, translation: Version, given: Mapping[Level, Alignment]
) -> dict[Level, list[Bead]]:
    """The beads around those that are given, by their level."""
    # Imported here: numpy takes as long to load as all the rest, and only this needs it.
    from tei.align import runs as aligning  # noqa: PLC0415

    ours, theirs = Units.of(original), Units.of(translation)
    aligner = aligning.Aligner(ours.texts, theirs.texts, (original.lang, translation.lang))
    pins = {
        level: Pins(given_beads(given[level]) if level in given else ())
        for level in get_args(Level)
    }
    found: dict[Level, list[Bead]] = {level: [] for level in get_args(Level)}
    here, there = ours.joined(), theirs.joined()

    runs = list(pins["division"].around(here["division"], there["division"]))
    divisions = [bead for made in aligner.beads(runs) for bead in made]
    pairs = _paired(ours, theirs, [*divisions, *pins["division"].beads])
    found["division"] = [Bead((0,), (0,), 1.0), *(divisions if pairs else ())]
    parts = pairs or [(here, there)]

    found.update(_blocks(aligner, parts, pins, _WITH_TEXT))
    first = {
        level: beads
        for level in _WITH_TEXT
        if (
            beads := implied(
                pins["sentence"].beads, (here[level], there[level]), found[level], pins[level].beads
            )
        )
    }
    if first:
        around = {level: Pins([*pins[level].beads, *beads]) for level, beads in first.items()}
        for level, made in _blocks(aligner, parts, around, first).items():
            found[level] = [*first[level], *made]
    for left, right in parts:
        for run in pins["figure"].around(left["figure"], right["figure"]):
            found["figure"] += _in_order(*run)

    sentences = [
        (bead.cert, run)
        for level in _WITH_TEXT
        for bead in (*found[level], *pins[level].beads)
        for run in pins["sentence"].around(
            _sentences(here[level], bead.original), _sentences(there[level], bead.translation)
        )
    ]
    within = aligner.beads([run for _, run in sentences], surely=True)
    for (cert, _), made in zip(sentences, within, strict=True):
        found["sentence"] += (bead._replace(cert=bead.cert * cert) for bead in made)
    return found


def _blocks(
    aligner: Aligner,
    parts: Sequence[tuple[Part, Part]],
    pins: Mapping[Level, Pins],
    levels: Iterable[Level],
) -> dict[Level, list[Bead]]:
    """The beads of some levels whose units have text, around those that are given."""
    runs = [
        (level, run)
        for level in levels
        for left, right in parts
        for group in by_group(left[level], right[level])
        for run in pins[level].around(*group)
    ]
    found: dict[Level, list[Bead]] = {level: [] for level in levels}
    for (level, _), made in zip(runs, aligner.beads([run for _, run in runs]), strict=True):
        found[level] += made
    return found


def _paired(ours: Units, theirs: Units, beads: Sequence[Bead]) -> list[tuple[Part, Part]]:
    """The parts that go together; none where some inner divisions do not go one with one."""
    pairs = {0: 0}
    for bead in beads:
        if len(bead.original) != 1 or len(bead.translation) != 1:
            return []
        pairs[bead.original[0]] = bead.translation[0]
    if len(pairs) != len(ours.parts) or bool(ours.parts[0]) != bool(theirs.parts[0]):
        return []
    return [(ours.parts[i], theirs.parts[j]) for i, j in pairs.items()]


def _sentences(units: Sequence[Unit], numbers: Sequence[int]) -> list[Unit]:
    return [sentence for number in numbers for sentence in units[number].sentences]


def _in_order(ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[Bead]:
    """First with first; what is left over has no counterpart."""
    cert = _AS_MANY if len(ours) == len(theirs) else _NOT_AS_MANY
    return [
        Bead((mine.number,) if mine else (), (other.number,) if other else (), cert)
        for mine, other in zip_longest(ours, theirs)
    ]


def _alignment(level: Level, translation: Version, found: Sequence[Bead]) -> Alignment:
    """The beads of a level in the order of the original: some were found after others."""
    return Alignment(
        level,
        translation.lang,
        tuple(Link(*bead) for bead in sorted(found) if bead.original and bead.translation),
        tuple(sorted(i for bead in found if not bead.translation for i in bead.original)),
        tuple(sorted(j for bead in found if not bead.original for j in bead.translation)),
    )
