"""Encoding, with and without alignment and marks, beside lxml that builds the same TEI."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from unittest import mock

import bare
import corpus
from timing import Row, Series

from tei import align, pipeline
from tei.pipeline import stages
from tei.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SETTINGS = Settings()


def source(number: int) -> pipeline.SourceBytes:
    """A document of the mixed corpus, as it is read."""
    return pipeline.SourceBytes(corpus.file_name(number), corpus.document(number).encode())


def without_alignment() -> mock._patch[Callable[..., object]]:
    """The pipeline with an aligner that finds nothing."""
    return mock.patch.object(align, "align", lambda document: document)


def without_marks() -> mock._patch[Callable[..., object]]:
    """The pipeline with a reader of dates, numbers and names that finds none."""
    return mock.patch.object(stages, "annotate", lambda document, _authority: document)


def encoded(given: pipeline.SourceBytes) -> bytes:
    """The TEI of a document, compared with its source.

    Raises:
        RuntimeError: the two do not say the same.
    """
    made = pipeline.encode([given], given.path, _SETTINGS)
    if made.tei is None:
        raise RuntimeError(str(made.diagnostics))
    return made.tei


def rows(documents: int, repeats: int) -> list[Row]:
    """The rows of the table."""
    sources = [source(number) for number in range(documents)]
    with without_alignment():
        found = [_row("encode, without alignment", sources, repeats)]
    with without_marks():
        found.append(_row("encode, without dates and numbers", sources, repeats))
    return [*found, _row("encode", sources, repeats)]


def _row(name: str, sources: Sequence[pipeline.SourceBytes], repeats: int) -> Row:
    ours, theirs = [], []
    size = 0
    bare.build(bare.describe(encoded(sources[0])))
    for _ in range(repeats):
        size, spent, least = 0, 0.0, 0.0
        for given in sources:
            start = time.process_time()
            tei = encoded(given)
            spent += time.process_time() - start
            # To describe it is no part of the floor: a program has that from elsewhere.
            described = bare.describe(tei)
            start = time.process_time()
            bare.build(described)
            least += time.process_time() - start
            size += len(tei)
        ours.append(spent)
        theirs.append(least)
    return Row(name, len(sources), size / 1e6, Series(ours), Series(theirs))
