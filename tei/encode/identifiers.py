"""Identifiers: of the document from its identity, of its units from their text.

A unit keeps its identifier when something else in the document changes. When its own text
changes, it is another unit and gets another identifier.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from tei.language import dates
from tei.model import Figure, Head, Paragraph

if TYPE_CHECKING:
    from tei.model import Document, Header, Responsible, Source, Version

_DIGITS = 6
_PAGE = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?")


def document_id(source: Source, header: Header) -> str:
    """``d``, the date, the page and eight hexadecimal digits of a hash of the source's identity.

    What the source does not say is left out; without a date it is ``dundated``. It names the
    document's files and begins every xml:id in it.
    """
    parts = [dates.iso(header.date) or "undated"]
    page = header.page.replace("–", "-")
    if _PAGE.fullmatch(page):
        parts.append(f"p{page}")
    parts.append(hashlib.sha256(source.identity.encode()).hexdigest()[:8])
    return "d" + "-".join(parts)


class Identifiers:
    """The xml:id of everything in one document that has one.

    Attributes:
        document: the document's own.
        paragraphs, sentences, figures: by language, in the order of the version; these are what
            the indices of a `Link` count.
        captions: by language, one list of identifiers for each figure, one for each of its heads.
    """

    def __init__(self, document: Document) -> None:
        self.document = document_id(document.source, document.header)
        self.paragraphs: dict[str, list[str]] = {}
        self.sentences: dict[str, list[str]] = {}
        self.figures: dict[str, list[str]] = {}
        self.captions: dict[str, list[list[str]]] = {}
        self._taken: Counter[str] = Counter()
        for version in document.versions:
            self._name(version)

    def of(self, name: str) -> str:
        """The identifier of a part that a document has once: ``encoder``, ``zh-Hans``."""
        return f"{self.document}-{name}"

    def levels(self, level: str, lang: str) -> list[str]:
        """The identifiers that the indices of links on `level` count, for one language."""
        if level == "division":
            return [self.of(lang)]
        return {
            "paragraph": self.paragraphs,
            "sentence": self.sentences,
            "figure": self.figures,
        }[level][lang]

    def responsible(self, header: Header) -> list[tuple[str, Responsible]]:
        """The makers that the source names, each with the name of its identifier."""
        roles = Counter[str]()
        found = []
        for person in header.responsible:
            roles[person.role] += 1
            count = roles[person.role]
            found.append((person.role if count == 1 else f"{person.role}-{count}", person))
        return found

    def _name(self, version: Version) -> None:
        lang = version.lang
        paragraphs = self.paragraphs[lang] = []
        sentences = self.sentences[lang] = []
        figures = self.figures[lang] = []
        captions = self.captions[lang] = []
        for block in version.blocks:
            if isinstance(block, Paragraph):
                first = block.sentences[0].text if block.sentences else block.text
                paragraphs.append(self._unit(lang, "p", first))
                sentences.extend(self._unit(lang, "s", s.text) for s in block.sentences)
            elif isinstance(block, Figure):
                heads = [item.text for item in block.content if isinstance(item, Head)]
                text = "".join(heads) or "".join(
                    item.text for item in block.content if not hasattr(item, "content")
                )
                figures.append(self._unit(lang, "figure", text))
                captions.append([self._unit(lang, "head", head) for head in heads])

    def _unit(self, lang: str, kind: str, text: str) -> str:
        digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
        name = f"{lang}-{kind}-{digest}"
        self._taken[name] += 1
        count = self._taken[name]
        return self.of(name if count == 1 else f"{name}-{count}")
