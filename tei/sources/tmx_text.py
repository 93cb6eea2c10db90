"""A translation memory's XML as one text, from which everything else is read.

First come fields, one after the other: what each is, its name, its language, its value. Then, for
each language, its segments in the order of the file, so that a language's text stands together.
Control characters part them all; XML has none of these, so no value can have one (XML 1.0, section
2.2, production Char).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from tei.diagnostics import Location
from tei.errors import MalformedXml
from tei.language import tags
from tei.names import XML
from tei.sources import findings
from tei.sources.decoding import Decoded, known_encoding
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Diagnostic

#: What stands before the segments of a language, behind a field or a segment, and between the
#: parts of a field.
LANGUAGE, END, PART = "\x1d", "\x1e", "\x1f"

#: What a field is: an attribute of the header, the beginning of a unit, that of a variant in it
#: (with its language), or a `prop` or `note` of what began last.
HEADER, UNIT, VARIANT, PROPERTY = "header", "tu", "tuv", "prop"

#: What the name of a field without a type is.
_NOTE, _PROP = "note", "prop"

#: Elements in a segment that hold codes of a tool: formatting, tags, place-holders (TMX 1.4b,
#: section Content Markup). What a `sub` in them holds is text.
CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_SUB = "sub"

#: Who has worked on a unit. Their other attributes are dates and counts of the tool's housekeeping.
_PEOPLE = ("creationid", "changeid")

_LANG = f"{{{XML}}}lang"
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_SPACE = re.compile("[ \t\r\n]+")
#: The end of a line in a segment, with the white space around it.
_LINE_END = re.compile("[ \t]*\n[ \t\n]*")
#: Where the text of a `sub` touches other words.
_TOUCHING = re.compile(rf"(?<=\w){LANGUAGE}+(?=\w)")


def decode(data: bytes, path: str, encoding: str | None) -> Decoded:
    """The text of a translation memory, with the line of each unit and segment.

    Args:
        data: the file's bytes.
        path: named in the findings.
        encoding: how it is encoded, where the XML itself does not say so.

    Raises:
        UsageError: there is no such encoding.
    """
    try:
        root = parse(_in_utf8(data, encoding) if encoding else data).getroot()
    except UnicodeDecodeError as error:
        found = findings.wrong_encoding(path, str(encoding), "", error.start)
        return Decoded(None, (), [found])
    except MalformedXml as error:
        place = Location(path, error.line, error.column)
        return Decoded(None, (), [findings.malformed_memory(place, str(error), error.help)])
    body = next(_children(root, "body"), None)
    if _name(root) != "tmx" or body is None:
        place = Location(path, root.sourceline or 0)
        return Decoded(None, (), [findings.malformed_memory(place, "it has no tmx with a body")])
    writer = _Writer()
    for header in _children(root, "header"):
        writer.header(header)
    for unit in _children(body, "tu"):
        writer.unit(unit)
    if not writer.has_text():
        return Decoded(None, (), [findings.empty_source(path)])
    text, anchors = writer.text()
    return Decoded(text, (), list(writer.findings(path)), anchors)


def _in_utf8(data: bytes, encoding: str) -> bytes:
    text = data.decode(known_encoding(encoding))
    return _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).encode()


class _Writer:
    """Puts together the text of a memory."""

    def __init__(self) -> None:
        self.fields: list[str] = []
        self.length = 0
        self.anchors: list[tuple[int, int, int]] = []
        #: For each language the segments, each with its line.
        self.segments: dict[str, list[tuple[str, int]]] = {}
        self.codes: Counter[str] = Counter()
        self.first_code = 0

    def header(self, header: etree._Element) -> None:
        self._anchor(header)
        for name, value in header.attrib.items():
            self._field(HEADER, str(name), "", str(value))
        self._properties(header, header.get("adminlang", ""))
        for encoding in _children(header, "ude"):
            for character in _children(encoding, "map"):
                values = " ".join(f"{name}={value}" for name, value in character.attrib.items())
                self._field(PROPERTY, "map", "", f"{encoding.get('name', '')} {values}")

    def unit(self, unit: etree._Element) -> None:
        self._anchor(unit)
        self._field(UNIT, unit.get("segtype", ""), "", "")
        self._properties(unit, "")
        for variant in _children(unit, "tuv"):
            segment = next(_children(variant, "seg"), None)
            lang = tags.normalised(variant.get(_LANG) or variant.get("lang") or "")
            self._field(VARIANT, "", lang, "")
            self._properties(variant, "")
            text = "" if segment is None else self._words(segment)
            line = (variant if segment is None else segment).sourceline or 0
            self.segments.setdefault(lang, []).append((text, line))

    def has_text(self) -> bool:
        """Whether one of the segments says something."""
        return any(text.strip() for segments in self.segments.values() for text, _ in segments)

    def text(self) -> tuple[str, tuple[tuple[int, int, int], ...]]:
        """The text, and where in the file its parts stand."""
        parts = self.fields
        for segments in self.segments.values():
            parts.append(LANGUAGE)
            self.length += 1
            for text, line in segments:
                self.anchors.append((self.length, line, 0))
                parts += (text, END)
                self.length += len(text) + 1
        return "".join(parts), tuple(self.anchors)

    def findings(self, path: str) -> Iterator[Diagnostic]:
        """What has been left out."""
        if self.codes:
            place = Location(path, self.first_code)
            yield findings.formatting_code(place, self.codes.total(), sorted(self.codes))

    def _anchor(self, element: etree._Element) -> None:
        self.anchors.append((self.length, element.sourceline or 0, 0))

    def _properties(self, element: etree._Element, lang: str) -> None:
        """The notes and properties of an element; `lang` is that of its notes, if they say none."""
        if _name(element) != HEADER:
            for name in _PEOPLE:
                self._field(PROPERTY, name, "", element.get(name, ""))
        for child in element:
            name = _name(child)
            if name in {_NOTE, _PROP}:
                own = child.get(_LANG) or child.get("lang") or (lang if name == _NOTE else "")
                words = "".join(str(part) for part in child.itertext(etree.Element))
                kind = child.get("type") or name
                self._field(PROPERTY, kind, tags.normalised(own) if own else "", words)

    def _field(self, kind: str, name: str, lang: str, value: str) -> None:
        value = _SPACE.sub(" ", value).strip(" ")
        if not value and kind == PROPERTY:
            return
        field = f"{kind}{PART}{_SPACE.sub(' ', name).strip(' ')}{PART}{lang}{PART}{value}{END}"
        self.fields.append(field)
        self.length += len(field)

    def _words(self, segment: etree._Element) -> str:
        """The text of a segment, without its codes."""
        if not len(segment):
            text = segment.text or ""
        else:
            parts: list[str] = []
            before = self.codes.total()
            self._read(segment, parts.append)
            if not before and self.codes:
                self.first_code = segment.sourceline or 0
            text = _TOUCHING.sub(" ", "".join(parts)).replace(LANGUAGE, "")
        if "\n" in text or "\r" in text:
            text = _LINE_END.sub("\n", text.replace("\r", "\n"))
        return text

    def _read(self, element: etree._Element, put: Callable[[str], None]) -> None:
        """Put the text of an element and of those in it; of codes, what `sub` holds."""
        code = _name(element) in CODES
        put("" if code else element.text or "")
        for child in element:
            name = _name(child)
            if name in CODES:
                self.codes[name] += 1
            if name == _SUB:
                put(LANGUAGE)
                self._read(child, put)
                put(LANGUAGE)
            elif name and (name in CODES or not code):
                self._read(child, put)
            put("" if code else child.tail or "")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) == name)


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace: TMX has none, but files may give one."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
