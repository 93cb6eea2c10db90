"""Alignment of a document: divisions, paragraphs, the sentences of linked paragraphs, figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tei.align.findings import unmatched_unit, weak_link
from tei.align.length import Bead, beads
from tei.diagnostics import Location, position
from tei.model import Alignment, Document, Figure, Link, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.diagnostics import Diagnostic
    from tei.model import Level, Version

#: A link that is less likely than not to be right.
_WEAK = 0.5

#: What `editorialDecl/segmentation` says of the method.
METHOD = (
    "Paragraphs and sentences were aligned by their lengths (Gale and Church 1993), figures by "
    "their order. cert on a link is its probability by that method."
)


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


def findings(document: Document, text: str, path: str) -> Iterator[Diagnostic]:
    """The links that a person should look at, and the units without any.

    Args:
        document: as `align` returned it.
        text: the decoded source, to say where a unit stands.
        path: named in the findings.
    """
    original = document.original
    if original is None:
        return
    for alignment in document.alignments:
        translation = document.version(alignment.translation)
        ours, theirs = (
            [Location(path, *position(text, start)) for start in _starts(version, alignment.level)]
            for version in (original, translation)
        )
        for link in alignment.links:
            if link.cert < _WEAK:
                here, there = theirs[link.translation[0]], ours[link.original[0]]
                yield weak_link(here, alignment.level, link.cert, there)
        for index in alignment.unmatched_translation:
            yield unmatched_unit(theirs[index], alignment.level, original.lang)
        for index in alignment.unmatched_original:
            yield unmatched_unit(ours[index], alignment.level, translation.lang)


def _starts(version: Version, level: Level) -> list[int]:
    """Where the units of a level begin in the source."""
    paragraphs = _paragraphs(version)
    match level:
        case "division":
            return [version.blocks[0].span.start]
        case "paragraph":
            return [paragraph.span.start for paragraph in paragraphs]
        case "sentence":
            return [s.span.start for paragraph in paragraphs for s in paragraph.sentences]
        case "figure":
            return [b.span.start for b in version.blocks if isinstance(b, Figure)]


def _levels(original: Version, translation: Version) -> Iterator[Alignment]:
    yield Alignment("division", translation.lang, (Link((0,), (0,), 1.0),))
    ours, theirs = _paragraphs(original), _paragraphs(translation)
    paragraph_beads = beads([p.text for p in ours], [p.text for p in theirs])
    yield _alignment("paragraph", translation, paragraph_beads)
    yield _alignment("sentence", translation, _sentence_beads(ours, theirs, paragraph_beads))
    counts = [sum(isinstance(b, Figure) for b in v.blocks) for v in (original, translation)]
    figure_beads = [
        Bead((i,) if i < counts[0] else (), (i,) if i < counts[1] else (), 1.0)
        for i in range(max(counts))
    ]
    yield _alignment("figure", translation, figure_beads)


def _paragraphs(version: Version) -> list[Paragraph]:
    return [block for block in version.blocks if isinstance(block, Paragraph)]


def _sentence_beads(
    ours: Sequence[Paragraph], theirs: Sequence[Paragraph], paragraph_beads: Sequence[Bead]
) -> Iterator[Bead]:
    """The sentences of each bead of paragraphs, numbered through the whole version."""
    before, before_there = _first_sentences(ours), _first_sentences(theirs)
    for bead in paragraph_beads:
        first = before[bead.original[0]] if bead.original else 0
        first_there = before_there[bead.translation[0]] if bead.translation else 0
        inner = beads(
            [s.text for i in bead.original for s in ours[i].sentences],
            [s.text for i in bead.translation for s in theirs[i].sentences],
        )
        for original, translation, cert in inner:
            yield Bead(
                tuple(first + i for i in original),
                tuple(first_there + i for i in translation),
                cert * bead.cert,
            )


def _first_sentences(paragraphs: Sequence[Paragraph]) -> list[int]:
    starts, count = [], 0
    for paragraph in paragraphs:
        starts.append(count)
        count += len(paragraph.sentences)
    return starts


def _alignment(level: Level, translation: Version, found: Iterable[Bead]) -> Alignment:
    together = list(found)
    return Alignment(
        level,
        translation.lang,
        tuple(Link(*bead) for bead in together if bead.original and bead.translation),
        tuple(i for bead in together if not bead.translation for i in bead.original),
        tuple(j for bead in together if not bead.original for j in bead.translation),
    )
