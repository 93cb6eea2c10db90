"""Two plain texts, one the translation of the other, as one TEI file."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tei.align.method import method_of_sentences
from tei.encode import encode
from tei.errors import UsageError
from tei.language.names import Authority
from tei.language.tags import normalised
from tei.layout import EDGE_SPACE
from tei.model import (
    Alignment,
    Document,
    Header,
    Link,
    Paragraph,
    Sentence,
    Source,
    Span,
    Version,
)
from tei.names import ORIGINAL, TRANSLATION
from tei.settings import Settings
from tei.sources.lines import rend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.align.beads import Bead
    from tei.align.texts import Text
    from tei.model import Level, Role

_LINES = "Each line of the files is a sentence; an empty line ends a paragraph."


def encoded(original: Text, translation: Text, beads: Sequence[Bead]) -> bytes:
    """Both texts as a TEI file: two divisions, and the links of their sentences in `standOff`.

    Args:
        original: the one.
        translation: the other.
        beads: which of their units go together, in their order.

    Raises:
        UsageError: one has no sentences, or both are in one language.
    """
    texts = original, translation
    langs = [normalised(text.lang) for text in texts]
    if langs[0] == langs[1]:
        message = f"in TEI the two need tags that differ, such as {langs[0]} and {langs[0]}-x-other"
        raise UsageError(message)
    sides = [_Side(text, lang) for text, lang in zip(texts, langs, strict=True)]
    roles: tuple[Role, Role] = (ORIGINAL, TRANSLATION)
    document = Document(
        Source(" ".join(text.file.name for text in texts), tuple(text.file for text in texts)),
        Header(),
        tuple(
            Version(side.lang, role, side.content, text.signs)
            for side, role, text in zip(sides, roles, texts, strict=True)
        ),
        tuple(_alignments(sides[0], sides[1], beads)),
        alignment_method=method_of_sentences((langs[0], langs[1])),
        segmentation=_LINES if original.is_lines else "",
    )
    return encode(document, Settings(), Authority())


class _Side:
    """One text as a version.

    Attributes:
        lang: its language.
        content: its paragraphs.
        numbers: the number of each sentence by that of its unit; empty lines have none.
        paragraphs: the number of the paragraph of each sentence.
    """

    def __init__(self, text: Text, lang: str) -> None:
        self.lang = lang
        written = text.written
        if not written:
            message = f"{text.file.path}: there is no text in it"
            raise UsageError(message)
        self.numbers = {unit: number for number, unit in enumerate(written)}
        content: list[Paragraph] = []
        self.paragraphs: list[int] = []
        for _, group in groupby(written, lambda number: text.paragraphs[number]):
            first, *others = (_stripped(text.units[number]) for number in group)
            sentences = (replace(first, space=""), *others)
            self.paragraphs += [len(content)] * len(sentences)
            span = Span(sentences[0].span.start, sentences[-1].span.end)
            indent = text.text[text.text.rfind("\n", 0, span.start) + 1 : span.start]
            words = text.text[span.start : span.end]
            content.append(Paragraph(words, span, rend(indent), sentences))
        self.content = tuple(content)

    def of(self, units: Sequence[int]) -> tuple[int, ...]:
        """The numbers of sentences."""
        return tuple(self.numbers[unit] for unit in units if unit in self.numbers)


def _stripped(unit: Sentence) -> Sentence:
    text = unit.text.strip(EDGE_SPACE)
    start = unit.span.start + len(unit.text) - len(unit.text.lstrip(EDGE_SPACE))
    return Sentence(text, Span(start, start + len(text)), unit.space)


def _alignments(ours: _Side, theirs: _Side, beads: Sequence[Bead]) -> Iterator[Alignment]:
    """The links of the divisions, of the paragraphs, of the sentences."""
    links = []
    pairs: list[tuple[set[int], set[int]]] = []
    for bead in beads:
        link = Link(ours.of(bead.original), theirs.of(bead.translation), bead.cert)
        if not (link.original and link.translation):
            continue
        links.append(link)
        left = {ours.paragraphs[number] for number in link.original}
        right = {theirs.paragraphs[number] for number in link.translation}
        if pairs and not (left.isdisjoint(pairs[-1][0]) and right.isdisjoint(pairs[-1][1])):
            pairs[-1][0].update(left)
            pairs[-1][1].update(right)
        else:
            pairs.append((left, right))
    yield Alignment("division", theirs.lang, (Link((0,), (0,), 1.0),))
    paragraphs = [Link(tuple(sorted(a)), tuple(sorted(b)), None) for a, b in pairs]
    yield _whole("paragraph", theirs.lang, paragraphs, len(ours.content), len(theirs.content))
    sizes = len(ours.paragraphs), len(theirs.paragraphs)
    yield _whole("sentence", theirs.lang, links, *sizes)


def _whole(level: Level, lang: str, links: Sequence[Link], ours: int, theirs: int) -> Alignment:
    """The links of a level, and what they leave out."""
    left = {number for link in links for number in link.original}
    right = {number for link in links for number in link.translation}
    return Alignment(
        level,
        lang,
        tuple(links),
        tuple(number for number in range(ours) if number not in left),
        tuple(number for number in range(theirs) if number not in right),
    )
