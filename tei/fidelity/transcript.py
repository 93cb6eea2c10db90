"""What a TEI document transcribes: the text of each version and the fields of its header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tei.language import dates
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_T = f"{{{TEI}}}"
_LANG = f"{{{XML}}}lang"
_ID = f"{{{XML}}}id"

#: Elements of the text that stand on lines of their own: white space beside them is layout.
_BLOCKS = frozenset(
    f"{_T}{name}"
    for name in """ab argument byline cell closer dateline div epigraph figure graphic head item
    l label lb lg list note opener p quote row salute signed table trailer""".split()
)
#: What the editor adds: a reading beside `sic` or `orig`, a description of a picture.
_EDITORIAL = frozenset(f"{_T}{name}" for name in ("corr", "reg", "figDesc"))

#: XML's white space (XML 1.0, section 2.3). Every other space is a character.
WHITE_SPACE = re.compile("[ \t\r\n]+")
NO_WHITE_SPACE = re.compile("[^ \t\r\n]+")

#: How a character stands to the one before it.
SPACE, BOUNDARY = " ", "\n"


@dataclass(slots=True)
class Text:
    """Running text without its white space, and where that was.

    Attributes:
        characters: everything but ASCII white space.
        gaps: for the number of characters before it, `SPACE` or `BOUNDARY`.
        lines: (number of characters before it, line of the file), in order.
    """

    characters: str = ""
    gaps: dict[int, str] = field(default_factory=dict)
    lines: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Value:
    """A field of the header: `lang` is empty where the field has no language."""

    name: str
    lang: str
    value: str
    line: int


def canonical(name: str, value: str) -> str:
    """What two spellings of a field's value share: white space is layout, a date is a date."""
    if name == "date":
        return dates.iso(value) or "".join(value.split())
    if name == "page":
        value = value.replace("–", "-")
    return "".join(value.split())


def texts(tree: etree._ElementTree) -> dict[str, Text]:
    """The text of each version by its language; what stands outside them has none."""
    found: dict[str, Text] = {}
    for part in tree.iterfind(f"{_T}text/*"):
        is_body = part.tag == f"{_T}body"
        for block in part if is_body else [part]:
            if isinstance(block.tag, str):
                lang = block.get(_LANG, "") if is_body and block.tag == f"{_T}div" else ""
                _Collector(found.setdefault(lang, Text())).collect(block)
            stray = block.tail if is_body else ""
            if stray and stray.strip():
                _Collector(found.setdefault("", Text())).add(stray)
        if is_body and part.text and part.text.strip():
            _Collector(found.setdefault("", Text())).add(part.text)
    return found


def shown_titles(tree: etree._ElementTree) -> Iterator[tuple[str, str, str, int]]:
    """Each title that heads show: its identifier, its text, theirs, and the line of the first."""
    shown: dict[str, list[etree._Element]] = {}
    for head in tree.iterfind(f"{_T}text//{_T}head[@source]"):
        shown.setdefault(head.get("source", "").removeprefix("#"), []).append(head)
    titles = {
        title.get(_ID, ""): title
        for title in tree.iterfind(f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}title")
    }
    for identifier, heads in shown.items():
        title = titles.get(identifier)
        yield (
            identifier,
            "" if title is None else _squeezed(title),
            "".join(map(_squeezed, heads)),
            heads[0].sourceline or 0,
        )


def fields(tree: etree._ElementTree) -> Iterator[Value]:
    """The fields of the header that a source can have."""
    file = f"{_T}teiHeader/{_T}fileDesc"
    book = f"{file}/{_T}sourceDesc/{_T}biblStruct"
    for path, name in (
        (f"{file}/{_T}titleStmt/{_T}title", "title"),
        (f"{book}/{_T}analytic/{_T}title", "title"),
        (f"{file}/{_T}titleStmt/{_T}author", "author"),
        (f"{book}/{_T}analytic/{_T}author", "author"),
        (f"{book}/{_T}monogr/{_T}biblScope[@unit='column']", "column"),
    ):
        for element in tree.iterfind(path):
            if element.get("resp") is None:
                yield _value(element, name, _squeezed(element), element.get(_LANG, ""))
    for element in tree.iterfind(f"{book}/{_T}monogr/{_T}imprint/{_T}date"):
        when, words = element.get("when", ""), " ".join(_text(element).split())
        if words == dates.in_words(when) if dates.iso(when) else words == "n.d.":
            words = ""
        if value := _agreed("date", when, words):
            yield Value("date", "", value, element.sourceline or 0)
    for element in tree.iterfind(f"{book}/{_T}monogr/{_T}biblScope[@unit='page']"):
        first, last = element.get("from", ""), element.get("to", "")
        pages = first if first == last else f"{first}-{last}"
        yield Value("page", "", _agreed("page", pages, _text(element)), element.sourceline or 0)
    for element in tree.iterfind(f"{file}/{_T}notesStmt/{_T}note[@type='source-field']"):
        name = element.get("n", "")
        yield _value(element, name, _squeezed(element), element.get(_LANG, ""))


def people_not_in_the_text(tree: etree._ElementTree) -> Iterator[Value]:
    """People whom the header names in a language of the text, where the text has no such name."""
    named = {_squeezed(element) for element in tree.iterfind(f"{_T}text//*[@ref]")}
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}respStmt/{_T}persName[@{_LANG}]"
    for element in tree.iterfind(path):
        if _squeezed(element) not in named and element.get("resp") is None:
            yield _value(element, "person", _squeezed(element), element.get(_LANG, ""))


def checksum(tree: etree._ElementTree) -> str:
    """The SHA-256 of the source that the header gives, or an empty string."""
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}sourceDesc//{_T}idno[@type='sha256']"
    return tree.findtext(path) or ""


def _value(element: etree._Element, name: str, value: str, lang: str = "") -> Value:
    return Value(name, lang, canonical(name, value), element.sourceline or 0)


def _agreed(name: str, attribute: str, words: str) -> str:
    """The value that an attribute and an element's words both give, or both where they differ."""
    values = dict.fromkeys(canonical(name, value) for value in (attribute, words) if value)
    return " and ".join(values)


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _squeezed(element: etree._Element) -> str:
    return "".join(_text(element).split())


class _Collector:
    """Gathers the characters of one version."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.parts: list[str] = [text.characters]
        self.count = len(text.characters)
        self.gap = BOUNDARY

    def collect(self, division: etree._Element) -> None:
        self._element(division)
        self.text.characters = "".join(self.parts)

    def add(self, text: str) -> None:
        """Take characters that stand in no element of a version."""
        self._characters(text)
        self.text.characters = "".join(self.parts)

    def _element(self, element: etree._Element) -> None:
        block = element.tag in _BLOCKS
        if block:
            self.gap = BOUNDARY
            self.text.lines.append((self.count, element.sourceline or 0))
        shows_title = element.tag == f"{_T}head" and element.get("source") is not None
        if element.tag not in _EDITORIAL and not shows_title:
            self._characters(element.text)
            for child in element:
                if isinstance(child.tag, str):
                    self._element(child)
                self._characters(child.tail)
        if block:
            self.gap = BOUNDARY

    def _characters(self, text: str | None) -> None:
        if not text:
            return
        for number, word in enumerate(WHITE_SPACE.split(text)):
            if number and not self.gap:
                self.gap = SPACE
            if word:
                if self.gap:
                    self.text.gaps[self.count] = self.gap
                    self.gap = ""
                self.parts.append(word)
                self.count += len(word)
