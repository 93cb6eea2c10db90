"""What a TEI document transcribes: the text of each version.

What an editor adds is passed over, where it says that it is added: `corr` and `reg` beside a `sic`
or `orig`, `figDesc` in a figure, a note of type ``editor`` with `resp`, and anything with `resp` in
`standOff`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.fidelity.running import BREAK, SPACE, Text, spaced
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_T = f"{{{TEI}}}"
_LANG = f"{{{XML}}}lang"
_ID = f"{{{XML}}}id"


def _named(names: str) -> frozenset[str]:
    return frozenset(f"{_T}{name}" for name in names.split())


#: Elements that begin a line of the source, and those that do where they are in no other line.
_LINES = _named("ab head item l p row")
_LINES_ALONE = _named("bibl byline dateline label note salute signed trailer")
#: Elements that hold such lines: white space in them is layout.
_HOLDERS = _named("argument cit closer div epigraph figure lg list opener row table")
_CELL, _ITEM, _LABEL, _QUOTE = (f"{_T}{name}" for name in ("cell", "item", "label", "quote"))
#: In @rend: this block goes on in the line of the one before it.
_GOES_ON = "inline"
_LINE_BREAK = f"{_T}lb"
_SIGN = f"{_T}g"

#: The notation that `normalization` in the header declares for @rend.
_RENDITION = re.compile(r"indent\(([^()]*)\)")
_RUN = re.compile("([0-9]{1,6})(sp|em|tab)")
_UNITS = {"sp": " ", "em": "\u3000", "tab": "\t"}


def texts(tree: etree._ElementTree) -> dict[str, Text]:
    """The text of each version by its language; what stands outside them has none."""
    found: dict[str, Text] = {}
    signs = _signs(tree)
    for lang, content in _contents(tree):
        _Collector(found.setdefault(lang, Text()), signs).collect(content)
    return found


def _signs(tree: etree._ElementTree) -> dict[str, str]:
    """The code point of each character that XML cannot hold, by the pointer of its signs."""
    characters = f"{_T}teiHeader/{_T}encodingDesc/{_T}charDecl/{_T}char"
    return {
        f"#{character.get(_ID)}": said(mapping)
        for character in tree.iterfind(characters)
        for mapping in character.iterfind(f"{_T}mapping[@type='codepoint']")
    }


def _contents(tree: etree._ElementTree) -> Iterator[tuple[str, etree._Element | str]]:
    """Everything but the header: the versions with their languages, the rest with none."""
    for part in _inside(tree.getroot()):
        if isinstance(part, str):
            yield "", part
        elif part.tag == f"{_T}text":
            yield from _contents_of_text(part)
        elif part.tag == f"{_T}standOff":
            for added in _inside(part):
                if isinstance(added, str) or added.get("resp") is None:
                    yield "", added
        elif part.tag != f"{_T}teiHeader":
            yield "", part


def _contents_of_text(text: etree._Element) -> Iterator[tuple[str, etree._Element | str]]:
    for part in _inside(text):
        if isinstance(part, str) or part.tag != f"{_T}body":
            yield "", part
            continue
        for block in _inside(part):
            if isinstance(block, str) or block.tag != f"{_T}div":
                yield "", block
            else:
                yield block.get(_LANG, ""), block


def _inside(element: etree._Element) -> Iterator[etree._Element | str]:
    """The elements in `element`, and the words between them."""
    if words := (element.text or "").strip():
        yield words
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if words := (child.tail or "").strip():
            yield words


def roles(tree: etree._ElementTree) -> Iterator[tuple[str, str, int]]:
    """The language of each version, what it is called, and its line."""
    for division in tree.iterfind(f"{_T}text/{_T}body/{_T}div"):
        yield division.get(_LANG, ""), division.get("type", ""), division.sourceline or 0


def said(element: etree._Element) -> str:
    """The text of an element as the source has it, its white space as one space each."""
    return spaced(_text(element)).strip(" ")


def _text(element: etree._Element) -> str:
    """The text of an element as the source has it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_editorial(child):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


#: What may be an editor's; the rest is not looked at twice.
_EDITORIAL = frozenset(f"{_T}{name}" for name in ("corr", "reg", "figDesc", "note"))
_CORRECTIONS = frozenset(f"{_T}{name}" for name in ("corr", "reg"))


def _is_editorial(element: etree._Element) -> bool:
    """Whether an editor has added the element and says so."""
    if element.tag not in _EDITORIAL:
        return False
    parent = element.getparent()
    if element.tag == f"{_T}note":
        return element.get("type") == "editor" and element.get("resp") is not None
    if parent is None:
        return False
    if element.tag == f"{_T}figDesc":
        return bool(parent.tag == f"{_T}figure")
    beside = f"{_T}sic" if element.tag == f"{_T}corr" else f"{_T}orig"
    return parent.tag == f"{_T}choice" and parent.find(beside) is not None


def _indentation(rend: str) -> str:
    """The white space that @rend records."""
    return "".join(
        _UNITS[unit] * int(count)
        for match in _RENDITION.finditer(rend)
        for count, unit in _RUN.findall(match[1])
    )


class _Collector:
    """Gathers the characters of one version."""

    def __init__(self, text: Text, signs: dict[str, str]) -> None:
        self.text = text
        self.signs = signs
        self.gap = BREAK
        self.indent = ""
        #: Between lines, where white space is layout and words begin another line.
        self.between = True
        #: The element that has ended here.
        self.ended = ""

    def collect(self, content: etree._Element | str) -> None:
        """Take an element, or characters that stand in none."""
        if isinstance(content, str):
            self._characters(content)
        else:
            self._element(content, within=False)

    def _element(self, element: etree._Element, *, within: bool) -> None:
        """Take an element; `within` a line or not."""
        tag = str(element.tag)
        if tag in _EDITORIAL and self._is_passed_over(element):
            return
        rend = element.get("rend", "")
        holder = tag in _HOLDERS or (tag == _QUOTE and not within)
        line = tag in _LINES or tag == _CELL or (tag in _LINES_ALONE and not within)
        if holder or line:
            self._begin(element, tag, rend)
        elif tag == _LINE_BREAK and element.get("break") != "no":
            self.gap = BREAK
        elif tag == _SIGN and (code := self.signs.get(element.get("ref", ""))):
            self.text.signs.append((len(self.text.parts), code))
        if rend:
            self.indent = _indentation(rend)
        if tag != f"{_T}head" or element.get("source") is None:
            # A head with a source shows a title of the header: that is compared there.
            within = not holder and (line or within)
            self._characters(element.text)
            for child in element:
                if isinstance(child.tag, str):
                    self._element(child, within=within)
                self._characters(child.tail)
        else:
            self.indent = ""
        if holder or line:
            self.between, self.ended = True, tag

    def _begin(self, block: etree._Element, tag: str, rend: str) -> None:
        """Begin a line, unless the block goes on in one; what holds lines begins with its first."""
        goes_on = tag == _CELL or (tag == _ITEM and self.ended == _LABEL)
        self.between = tag in _HOLDERS or tag == _QUOTE
        if (tag in _LINES or not self.between) and not goes_on and rend.strip() != _GOES_ON:
            self.gap = BREAK
        self.ended = ""
        self.text.lines.append((len(self.text.parts), block.sourceline or 0))

    def _is_passed_over(self, element: etree._Element) -> bool:
        """Whether what an editor may have added is not of the source."""
        editorial = _is_editorial(element)
        if element.tag in _CORRECTIONS and not editorial:
            self.text.corrections.append((len(self.text.parts), said(element)))
        return editorial or element.tag in _CORRECTIONS

    def _characters(self, text: str | None) -> None:
        if not text:
            return
        words = spaced(text)
        inside = words.strip(" ")
        if inside and self.between:
            self.gap, self.between, self.ended = BREAK, False, ""
        if not self.between and not self.gap and words[0] == " ":
            self.gap = SPACE
        if not inside:
            return
        self.text.add(inside, self.gap, self.indent)
        self.indent = ""
        self.gap = SPACE if words[-1] == " " else ""
