"""Alignment as editions have it, paragraphs first: the gold of a corpus cut into paragraphs.

    python benchmarks/alignment_in_paragraphs.py GOLD [NAME...]

A paragraph ends after one link to six, at random, and is the same on both sides.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from alignment import ORDER, Link, Texts, documents, f1

from tei import align
from tei.model import (
    Alignment,
    Document,
    Header,
    Paragraph,
    Sentence,
    Source,
    SourceFile,
    Span,
    Version,
)

#: The most links that a paragraph has.
MOST = 6


def divided(gold: list[Link], random: Random) -> list[tuple[list[int], list[int]]]:
    """The sentences of each paragraph, on both sides."""
    paragraphs = []
    ours, theirs = list[int](), list[int]()
    left = random.randint(1, MOST)
    for mine, others in gold:
        ours, theirs, left = [*ours, *mine], [*theirs, *others], left - 1
        if left <= 0 and ours and theirs:
            paragraphs.append((ours, theirs))
            ours, theirs, left = [], [], random.randint(1, MOST)
    return [*paragraphs, (ours, theirs)] if ours and theirs else paragraphs


def version(lang: str, role: str, paragraphs: list[list[str]]) -> Version:
    """A version that has some paragraphs."""
    content, start = [], 0
    for paragraph in paragraphs:
        sentences, begin = [], start
        for sentence in paragraph:
            sentences.append(Sentence(sentence, Span(start, start + len(sentence))))
            start += len(sentence) + 1
        content.append(
            Paragraph(" ".join(paragraph), Span(begin, start - 1), sentences=tuple(sentences))
        )
    return Version(lang, "original" if role else "translation", tuple(content))


def aligned(
    texts: Texts, paragraphs: list[tuple[list[int], list[int]]], languages: tuple[str, str]
) -> dict[str, Alignment]:
    """The alignments of a document by their levels."""
    sides = [
        [[text[number] for number in paragraph[side]] for paragraph in paragraphs]
        for side, text in enumerate(texts)
    ]
    document = Document(
        Source("gold", (SourceFile("gold", "gold", "0" * 64),)),
        Header(),
        (version(languages[0], "original", sides[0]), version(languages[1], "", sides[1])),
    )
    return {alignment.level: alignment for alignment in align.align(document).alignments}


def main() -> None:
    """Score each corpus."""
    root, *names = sys.argv[1:]
    for name in names or ("mac-dev", "text-berg"):
        random, golds, found = Random(1), [], []  # noqa: S311 - the same paragraphs each time
        right = total = 0
        for _, texts, gold in documents(Path(root) / name, ORDER[name]):
            paragraphs = divided(gold, random)
            levels = aligned(texts, paragraphs, ORDER[name])
            right += sum(
                link.original == link.translation and len(link.original) == 1
                for link in levels["paragraph"].links
            )
            total += len(paragraphs)
            ours, theirs = ([n for p in paragraphs for n in p[side]] for side in (0, 1))
            golds.append(gold)
            links = levels["sentence"].links
            found.append(
                [
                    (tuple(ours[i] for i in mine), tuple(theirs[j] for j in others))
                    for mine, others in ((link.original, link.translation) for link in links)
                ]
            )
        print(f"{name:10} {right} of {total} paragraphs right, sentences F1 {f1(golds, found):.3f}")


if __name__ == "__main__":
    main()
