"""Whether the corpus is what the figures say that it is: run before anything is measured."""

from __future__ import annotations

import hashlib

import bare
import corpus
from genres import GENRES, MASKED
from lxml import etree

from tei import pipeline
from tei.diagnostics import Severity
from tei.names import TEI
from tei.settings import Settings

#: Of the first documents, so many of each genre, one after the other. A figure can be compared
#: with an earlier one only where this has not changed.
SHA256 = "72835f8b3cae94ed33eec49fc64ad372b186d73d6a8b221fba25bf9bac4df546"
_OF_EACH = 5

_SETTINGS = Settings()


class CorpusError(Exception):
    """The corpus is not what it should be."""


def check(documents: int) -> None:
    """Encode documents of the mixed corpus, at least one of each genre.

    Raises:
        CorpusError: there is something to say of one of them, or it lacks what its genre is made
            of, or the floor is another document; or the words have changed.
    """
    first = "".join(map(corpus.document, range(_OF_EACH * len(GENRES))))
    found = hashlib.sha256(first.encode()).hexdigest()
    if found != SHA256:
        message = f"the corpus has changed; if that was meant, its SHA-256 in check.py is {found}"
        raise CorpusError(message)
    masked = False
    for number in range(max(documents, len(GENRES))):
        tei = _encoded(number)
        tree = etree.fromstring(tei)
        for path in corpus.genre(number).elements:
            if not _has(tree, path):
                message = f"{corpus.file_name(number)}: there is no {path} in it"
                raise CorpusError(message)
        if _root(bare.build(bare.describe(tei))) != _root(tei):
            message = f"{corpus.file_name(number)}: lxml does not build the same TEI"
            raise CorpusError(message)
        masked = masked or _has(tree, MASKED)
    if not masked:
        message = f"there is no {MASKED} in any document"
        raise CorpusError(message)


def _encoded(number: int) -> bytes:
    name = corpus.file_name(number)
    source = pipeline.SourceBytes(name, corpus.document(number).encode())
    encoded = pipeline.encode([source], name, _SETTINGS)
    for found in encoded.diagnostics:
        if found.severity is not Severity.INFO:
            message = f"{found.location}: {found.message}"
            raise CorpusError(message)
    return encoded.tei or b""


def _root(tei: bytes) -> bytes:
    """The TEI from its root on: before that, lxml sets white space of its own."""
    return tei.partition(b"<TEI")[2].rstrip()


def _has(tree: etree._Element, path: str) -> bool:
    return bool(tree.xpath(f"boolean(//t:body//{path})", namespaces={"t": TEI}))
