"""The text of a TEI document as it is read: the editor's readings, without layout and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language.scripts import WITHOUT_SPACES
from tei.language.tags import primary
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"
_LANG = f"{{{XML}}}lang"

#: Elements that stand on lines of their own: words do not run on from one into the next.
BLOCKS = frozenset(
    f"{_T}{name}"
    for name in """ab argument bibl byline cell cit closer dateline div epigraph figure graphic head
    item l label lg list note opener p quote row salute signed table trailer""".split()
)
#: Where a line, a column or a page of the print begins.
_BREAKS = frozenset(f"{_T}{name}" for name in ("lb", "cb", "pb"))
#: What the editor puts beside the source's reading.
_READINGS = frozenset(f"{_T}{name}" for name in ("corr", "reg", "expan"))
#: What is no part of the running text that it stands in.
_ASIDE = frozenset(f"{_T}{name}" for name in ("del", "figDesc", "note"))

#: XML's white space (XML 1.0, section 2.3). Every other space is a character.
_WHITE_SPACE = re.compile("[ \t\r\n]+")


def content(element: etree._Element) -> Iterator[etree._Element | str]:
    """The text and the elements that an element holds, without comments and instructions."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def language(element: etree._Element) -> str:
    """The language that holds at an element; empty where nobody says."""
    for at in (element, *element.iterancestors()):
        if lang := at.get(_LANG):
            return lang
    return ""


def is_repeated(element: etree._Element) -> bool:
    """Whether a version has this beside its own text: an echo, a glossary, the first caption."""
    kind = element.get("type", "")
    if element.tag == f"{_T}div":
        return kind in {"echo", "glossary"}
    return element.tag == f"{_T}head" and kind == "original"


def clean(text: str) -> str:
    """What `Reader.raw` gave, in one line.

    White space with a line feed in it is layout: it becomes one space, and nothing at the ends.
    All other white space is the source's.
    """
    marked = _WHITE_SPACE.sub(lambda space: "\n" if "\n" in space[0] else space[0], text)
    return marked.strip("\n").replace("\n", " ")


class Reader:
    """Reads the elements of one document."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self.signs = {
            f"#{char.get(_ID)}": mapping.text or ""
            for char in tree.iterfind(f"{_T}teiHeader//{_T}charDecl/{_T}char")
            for mapping in reversed(char.findall(f"{_T}mapping"))
            if mapping.get("type") != "codepoint"
        }

    def raw(self, parts: Iterable[etree._Element | str], lang: str) -> str:
        """The characters of text and elements; a line feed where a block begins and ends.

        Args:
            parts: what stands one after the other.
            lang: its language.
        """
        found: list[str] = []
        self._read(parts, primary(lang), found.append)
        return "".join(found)

    def _read(
        self, parts: Iterable[etree._Element | str], lang: str, put: Callable[[str], None]
    ) -> None:
        for part in parts:
            if isinstance(part, str):
                put(part)
                continue
            inner: Iterable[etree._Element | str] = content(part)
            if part.tag in _BREAKS:
                # Between the lines of the print stands a space, where the language has any.
                put("" if part.get("break") == "no" or lang in WITHOUT_SPACES else "\n")
            elif part.tag in _ASIDE or is_repeated(part):
                continue
            elif part.tag == f"{_T}choice":
                chosen = next((child for child in part if child.tag in _READINGS), None)
                inner = inner if chosen is None else [chosen]
            elif part.tag == f"{_T}g" and not len(part) and not part.text:
                put(self.signs.get(part.get("ref", ""), ""))
            edge = "\n" if part.tag in BLOCKS else ""
            put(edge)
            self._read(inner, lang, put)
            put(edge)
