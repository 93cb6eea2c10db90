"""The stages on a corpus, each beside the least that any program would spend on the same TEI."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import corpus
import encoding
import timing
from lxml import etree

from tei import pipeline
from tei.settings import Settings
from tei.validate import edition_schemas, validate
from tei.validate.checks import examined

if TYPE_CHECKING:
    from collections.abc import Callable

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


def rows(documents: int, repeats: int) -> list[timing.Row]:
    """Measure every stage but the encoding, warm, on a corpus of so many documents."""
    items = []
    for number in range(documents):
        source = encoding.source(number)
        items.append(Item(source.path, source, encoding.encoded(source)))
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        corpus.write(sources, map(corpus.document, range(documents)))

        def build(item: Item) -> None:
            # A new folder for each, because a file that is as it should be is left alone.
            with tempfile.TemporaryDirectory(dir=folder) as out:
                path = str(sources / item.identity)
                inputs = (pipeline.SourceBytes(path),)
                pipeline.build(pipeline.Job(inputs, item.identity, out, _SETTINGS))

        stages: list[tuple[str, Callable[[Item], object], Callable[[Item], object]]] = [
            ("verify", _verify, _copy),
            ("validate: RELAX NG", lambda item: _check(item, _GRAMMAR), _copy),
            ("validate: Schematron", lambda item: _check(item, _RULES), _copy),
            ("validate: both", lambda item: _check(item, _GRAMMAR, _RULES), _copy),
            ("rules beyond schemas", _examine, _copy),
            ("render", _render, _transform),
            ("build: all of it, with its files", build, _copy),
        ]
        return [_row(name, work, floor, items, repeats) for name, work, floor in stages]


def _row(
    name: str,
    work: Callable[[Item], object],
    floor: Callable[[Item], object],
    items: list[Item],
    repeats: int,
) -> timing.Row:
    work(items[0])
    floor(items[0])
    size = sum(len(item.tei) for item in items) / 1e6
    spent, least = zip(*(timing.beside(work, floor, items) for _ in range(repeats)), strict=True)
    return timing.Row(name, len(items), size, timing.Series(spent), timing.Series(least))


def _verify(item: Item) -> None:
    pipeline.verify(item.tei, item.identity, [item.source], _SETTINGS)


def _check(item: Item, *schemas: Path) -> None:
    for _ in validate(item.tei, item.identity, schemas):
        pass


def _examine(item: Item) -> None:
    examined(item.tei, item.identity, is_of_edition=True)


def _render(item: Item) -> None:
    pipeline.show(item.tei, item.identity, item.identity)


def _copy(item: Item) -> bytes:
    """The floor of everything that reads or writes TEI: libxml2 reads it and writes it again."""
    return etree.tostring(etree.fromstring(item.tei), encoding="UTF-8")


def _transform(item: Item) -> str:
    """The floor of a page: libxslt copies the TEI."""
    return str(_IDENTITY(etree.fromstring(item.tei)))
