"""Marks on what running text says: dates, numbers and names, as `tei.language` reads them.

What the reader of the source has marked wins: a mark that would cross or hold one of those is left
out, and so is one that would cross the edge of a sentence or of a block.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from tei.annotate import naming
from tei.annotate.passage import passages
from tei.annotate.reading import marks
from tei.language.dates import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tei.language.names import Authority
    from tei.model import Document, Mark, Version

__all__ = ["annotate"]

_READ = (
    "Dates and numbers in Chinese and English were tagged by rule, and nobody has checked them. A "
    "date that does not say its year, its month or its day counts from the day of the dispatch or "
    "of the issue, and has the cert medium; so has a number that the text calls a rough one. What "
    "has two readings is not tagged."
)
_NAMED = (
    "Names were tagged where the editor's authority file has them, the longest at each place, and "
    "nobody has checked them. A name that several have is tagged where the linked text in the "
    "other language says whose it is."
)
_DAY = len("1958-03-20")


def annotate(document: Document, authority: Authority) -> Document:
    """The document with a mark for each date, number and name that its text says.

    Dates and numbers are read in Chinese and English. Where the header does not say the day of the
    issue, nothing counts from it.

    Args:
        document: with its alignments.
        authority: the names that are known.
    """
    when = iso(document.header.date)
    issued = date.fromisoformat(when) if len(when) == _DAY else None
    original = document.original.lang if document.original else ""
    read: list[list[Mark]] = [
        [mark for passage in passages(version, original) for mark in marks(passage, issued)]
        for version in document.versions
    ]
    named = naming.names(document, authority) if authority.entities else [[] for _ in read]
    versions = tuple(map(_annotated, document.versions, read, named))
    if versions == document.versions:
        return document
    methods = [method for method, found in ((_READ, read), (_NAMED, named)) if any(found)]
    return replace(document, versions=versions, annotation=" ".join(methods))


def _annotated(version: Version, read: list[Mark], named: list[Mark]) -> Version:
    if not read and not named:
        return version
    given = naming.known(version.marks, named)
    added = _beside(given, sorted(naming.longest(named, read) if named else read))
    # Of two in one place the reader's comes first.
    return replace(version, marks=tuple(sorted([*given, *added], key=attrgetter("span"))))


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
