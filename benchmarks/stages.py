"""The stages on a corpus, each beside the least that any program would spend on the same TEI."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

import corpus
import timing
from lxml import etree

from tei import align, pipeline
from tei.settings import Settings
from tei.validate import edition_schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    from timing import Series

_SETTINGS = Settings()
_GRAMMAR, _RULES = edition_schemas()
_IDENTITY = etree.XSLT(
    etree.XML(
        """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:template match="@*|node()">
        <xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy>
        </xsl:template></xsl:stylesheet>"""
    )
)


class Item(NamedTuple):
    """A document of the corpus as its source and as its TEI."""

    identity: str
    source: pipeline.SourceBytes
    tei: bytes


class Row(NamedTuple):
    """A stage on the whole corpus: its times, its floor's, and how much TEI that was."""

    name: str
    documents: int
    megabytes: float
    ours: Series
    floor: Series

    def cells(self) -> list[str]:
        """The row of the table."""
        cells = [self.name]
        for series in (self.ours, self.floor):
            cells += [
                f"{self.documents / series.median:,.0f}",
                f"{self.megabytes / series.median:.2f}",
                series.spread,
            ]
        return [*cells, f"{timing.ratio(self.ours, self.floor):.1f}"]


HEAD = (
    "",
    "documents/s",
    "MB/s",
    "spread",
    "floor: documents/s",
    "MB/s",
    "spread",
    "times the floor",
)


def rows(documents: int, repeats: int) -> list[Row]:
    """Measure every stage, warm, on a corpus of so many documents."""
    items = [_item(number) for number in range(documents)]
    with _without_alignment():
        unaligned = [item._replace(tei=_encoded(item)) for item in items]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        corpus.write(sources, documents)

        def build(item: Item) -> None:
            # A new folder for each, because a file that is as it should be is left alone.
            with tempfile.TemporaryDirectory(dir=folder) as out:
                path = str(sources / item.identity)
                inputs = (pipeline.SourceBytes(path),)
                pipeline.build(pipeline.Job(inputs, item.identity, out, _SETTINGS))

        with _without_alignment():
            found.append(_row("encode, without alignment", _encoded, _copy, unaligned, repeats))
        stages: list[tuple[str, Callable[[Item], object], Callable[[Item], object]]] = [
            ("encode", _encoded, _copy),
            ("verify", _verify, _copy),
            ("validate: RELAX NG", lambda item: _check(item, _GRAMMAR), _copy),
            ("validate: Schematron", lambda item: _check(item, _RULES), _copy),
            ("validate: both", lambda item: _check(item, _GRAMMAR, _RULES), _copy),
            ("render", _render, _transform),
            ("build: all of it, with its files", build, _copy),
        ]
        found += [_row(name, work, floor, items, repeats) for name, work, floor in stages]
    return found


def _row(
    name: str,
    work: Callable[[Item], object],
    floor: Callable[[Item], object],
    items: list[Item],
    repeats: int,
) -> Row:
    work(items[0])
    floor(items[0])
    size = sum(len(item.tei) for item in items) / 1e6
    return Row(name, len(items), size, *timing.beside(work, floor, items, repeats))


def _item(number: int) -> Item:
    identity = corpus.file_name(number)
    source = pipeline.SourceBytes(identity, corpus.source(number).encode())
    item = Item(identity, source, b"")
    return item._replace(tei=_encoded(item))


def _without_alignment() -> mock._patch[Callable[..., object]]:
    """The pipeline with an aligner that finds nothing."""
    return mock.patch.object(align, "align", lambda document: document)


def _encoded(item: Item) -> bytes:
    encoded = pipeline.encode([item.source], item.identity, _SETTINGS)
    if encoded.tei is None:
        raise RuntimeError(str(encoded.diagnostics))
    return encoded.tei


def _verify(item: Item) -> None:
    pipeline.verify(item.tei, item.identity, [item.source], _SETTINGS)


def _check(item: Item, *schemas: Path) -> None:
    pipeline.check(item.tei, item.identity, schemas)


def _render(item: Item) -> None:
    pipeline.show(item.tei, item.identity, item.identity)


def _copy(item: Item) -> bytes:
    """The floor of everything that reads or writes TEI: libxml2 reads it and writes it again."""
    return etree.tostring(etree.fromstring(item.tei), encoding="UTF-8")


def _transform(item: Item) -> str:
    """The floor of a page: libxslt copies the TEI."""
    return str(_IDENTITY(etree.fromstring(item.tei)))
