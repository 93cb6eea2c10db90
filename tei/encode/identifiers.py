"""Identifiers: of the document from its identity, of its units from their text.

A unit keeps its identifier when something else in the document changes. When its own text
changes, it is another unit and gets another identifier.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from tei import model
from tei.language import dates
from tei.language.wrapping import as_written
from tei.model import UNITS, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.model import (
        Block,
        Document,
        Header,
        Level,
        Responsible,
        Sentence,
        Source,
        Version,
    )

_DIGITS = 6
_PAGE = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?")

#: What stands for the kind of unit in an identifier: its element.
_ELEMENTS = {
    model.Division: "div",
    model.Paragraph: "p",
    model.Item: "item",
    model.Line: "l",
    model.Row: "row",
    model.Figure: "figure",
    model.Head: "head",
}
#: The level of alignment that links a kind of block.
_LEVELS = {kind: level for level, kind in UNITS.items()}


def document_id(source: Source, header: Header) -> str:
    """The identifier of a source's document: see `identifier`."""
    return identifier(source.identity, header.date, header.page)


def identifier(identity: str, date: str, page: str) -> str:
    """``d``, the date, the page and eight hexadecimal digits of a hash of a document's identity.

    What nobody says is left out; without a date it is ``dundated``. It names the document's files
    and begins every xml:id in it.
    """
    parts = [dates.iso(date) or "undated"]
    page = page.replace("–", "-")
    if _PAGE.fullmatch(page):
        parts.append(f"p{page}")
    parts.append(hashlib.sha256(identity.encode()).hexdigest()[:8])
    return "d" + "-".join(parts)


class Identifiers:
    """The xml:id of everything in one document that has one.

    Attributes:
        document: the document's own.
    """

    def __init__(self, document: Document) -> None:
        self.document = document_id(document.source, document.header)
        self._names: dict[int, str] = {}
        self._levels: dict[tuple[Level, str], list[str]] = {}
        self._taken: Counter[str] = Counter()
        for version in document.versions:
            self._name(version)

    def of(self, name: str) -> str:
        """The identifier of a part that a document has once: ``encoder``, ``zh-Hans``."""
        return f"{self.document}-{name}"

    def entry(self, name: str) -> str:
        """The identifier of an entry of the authority file; nothing else has one like it."""
        return self.of(f"name-{name}")

    def level(self, level: Level, lang: str) -> list[str]:
        """The identifiers that the indices of links on `level` count, for one language."""
        return self._levels[level, lang]

    def units(self) -> Iterator[tuple[str, Level, str, int]]:
        """Each unit that can be linked: its identifier's end, level, language and number."""
        start = len(self.of(""))
        for (level, lang), names in self._levels.items():
            yield from ((name[start:], level, lang, n) for n, name in enumerate(names))

    def block(self, block: Block) -> str:
        """The identifier of a block of the document, or an empty string for one without."""
        return self._names.get(id(block), "")

    def sentence(self, sentence: Sentence) -> str:
        """The identifier of a sentence of the document."""
        return self._names[id(sentence)]

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
        levels = {level: self._levels.setdefault((level, lang), []) for level in UNITS}
        levels["division"].append(self.of(lang))
        sentences = self._levels.setdefault(("sentence", lang), [])
        linked = {id(block) for block in blocks(version.content, linked=True)}
        for block in blocks(version.content):
            if id(block) not in linked and not getattr(block, "sentences", ()):
                continue
            if level := _LEVELS.get(type(block)):
                name = self._unit(lang, block, _text(block))
                levels[level].extend([name] if id(block) in linked else [])
            for sentence in getattr(block, "sentences", ()):
                name = self._unit(lang, sentence, sentence.text)
                sentences.extend([name] if id(block) in linked else [])
            if isinstance(block, model.Figure):
                for item in block.content:
                    if isinstance(item, model.Head):
                        self._unit(lang, item, item.text)

    def _unit(self, lang: str, unit: Block | Sentence, text: str) -> str:
        digest = hashlib.sha256(as_written(text).encode()).hexdigest()[:_DIGITS]
        name = f"{lang}-{_ELEMENTS.get(type(unit), 's')}-{digest}"
        self._taken[name] += 1
        count = self._taken[name]
        made = self.of(name if count == 1 else f"{name}-{count}")
        self._names[id(unit)] = made
        return made


def _text(block: Block) -> str:
    """What an identifier is made of: the first sentence, or the first words of what it holds."""
    if isinstance(block, model.Figure):
        heads = [item.text for item in block.content if isinstance(item, model.Head)]
        if heads:
            return "".join(heads)
    for inner in blocks([block]):
        if sentences := getattr(inner, "sentences", ()):
            return str(sentences[0].text)
        if text := getattr(inner, "text", ""):
            return str(text).rstrip(" \t")
    return ""
