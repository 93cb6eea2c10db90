"""Marks on what running text says: dates and numbers, as `tei.language` reads them.

What the reader of the source has marked wins: a mark that would cross or hold one of those is left
out, and so is one that would cross the edge of a sentence or of a block.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from tei.annotate.passage import passages
from tei.annotate.reading import marks
from tei.language.dates import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tei.model import Document, Mark, Version

__all__ = ["annotate"]

_METHOD = (
    "Dates and numbers in Chinese and English were tagged by rule, and nobody has checked them. A "
    "date that does not say its year, its month or its day counts from the day of the dispatch or "
    "of the issue, and has the cert medium; so has a number that the text calls a rough one. What "
    "has two readings is not tagged."
)
_DAY = len("1958-03-20")


def annotate(document: Document) -> Document:
    """The document with a mark for each date and each number that its text says.

    Only Chinese and English are read. Where the header does not say the day of the issue, nothing
    counts from it.
    """
    when = iso(document.header.date)
    issued = date.fromisoformat(when) if len(when) == _DAY else None
    original = document.original
    versions = tuple(
        _annotated(version, original.lang if original else "", issued)
        for version in document.versions
    )
    if versions == document.versions:
        return document
    return replace(document, versions=versions, annotation=_METHOD)


def _annotated(version: Version, original: str, issued: date | None) -> Version:
    found = [mark for passage in passages(version, original) for mark in marks(passage, issued)]
    added = [*_beside(version.marks, sorted(found))]
    if not added:
        return version
    # Of two in one place the reader's comes first.
    return replace(version, marks=tuple(sorted([*version.marks, *added], key=attrgetter("span"))))


def _beside(given: Iterable[Mark], found: Iterable[Mark]) -> Iterator[Mark]:
    """Those of `found`, in their order, that can stand in one text with the `given` ones.

    A sign (`g`) may stand in what is found, and what is found in a `seg`.
    """
    waiting = sorted(given, reverse=True)
    near: list[Mark] = []
    for mark in found:
        start, end = mark.span
        while waiting and waiting[-1].span.start < end:
            near.append(waiting.pop())
        near = [other for other in near if other.span.end > start]
        if all(
            other.element == "g"
            or (other.element == "seg" and other.span.start <= start and end <= other.span.end)
            for other in near
        ):
            yield mark
