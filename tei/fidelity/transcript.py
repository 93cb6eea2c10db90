"""What a TEI document transcribes: the text of each version and the fields of its header.

What an editor adds is passed over, where it says that it is added: `corr` and `reg` beside a `sic`
or `orig`, `figDesc` in a figure, a note of type ``editor`` with `resp`, and anything with `resp` in
`standOff`. A field with `resp` is an editor's too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tei.fidelity.running import BOUNDARY, BREAK, SPACE, Text, spaced
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
    l label lg list note opener p quote row salute signed table trailer""".split()
)
_CREATION = f"{_T}teiHeader/{_T}profileDesc/{_T}creation/{_T}date"
_LINE_BREAK = f"{_T}lb"
#: A line of a table has many of these.
_CELL = f"{_T}cell"

#: The notation that `normalization` in the header declares for @rend.
_RENDITION = re.compile(r"indent\(([^()]*)\)")
_RUN = re.compile("([0-9]{1,6})(sp|em|tab)")
_UNITS = {"sp": " ", "em": "\u3000", "tab": "\t"}


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
    for lang, content in _contents(tree):
        _Collector(found.setdefault(lang, Text())).collect(content)
    return found


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


def roles(tree: etree._ElementTree) -> Iterator[Value]:
    """What each version is called: ``original`` or ``translation``, with its language."""
    for division in tree.iterfind(f"{_T}text/{_T}body/{_T}div"):
        lang, role = division.get(_LANG, ""), division.get("type", "")
        yield Value("type", lang, role, division.sourceline or 0)


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
    issue = f"{book}/{_T}monogr"
    for path, name in (
        (f"{file}/{_T}titleStmt/{_T}title", "title"),
        (f"{book}/{_T}analytic/{_T}title", "title"),
        (f"{file}/{_T}titleStmt/{_T}author", "author"),
        (f"{book}/{_T}analytic/{_T}author", "author"),
        (f"{book}[@type='newspaper']/{_T}monogr/{_T}title", "newspaper"),
        (f"{book}[@type='document']/{_T}monogr/{_T}title[@level='j']", "journal"),
        (f"{book}[@type='document']/{_T}monogr/{_T}title[@level='m']", "publication"),
        (f"{issue}/{_T}biblScope[@unit='column']", "column"),
    ):
        for element in _of_the_source(tree, path):
            yield _value(element, name, _squeezed(element), element.get(_LANG, ""))
    if tree.find(book) is None:
        yield from repeated_fields(tree)  # said there alone
    yield from _dates(tree, f"{issue}/{_T}imprint/{_T}date")
    if tree.find(book) is None:
        # Nothing is said to be printed: the date is the text's own.
        yield from _dates(tree, _CREATION)
    for element in _of_the_source(tree, f"{issue}/{_T}biblScope[@unit='page']"):
        first, last = element.get("from", ""), element.get("to", "")
        pages = first if first == last else f"{first}-{last}"
        yield Value("page", "", _agreed("page", pages, _text(element)), element.sourceline or 0)
    for element in tree.iterfind(f"{file}/{_T}notesStmt/{_T}note[@type='source-field']"):
        name = element.get("n", "")
        yield _value(element, name, _squeezed(element), element.get(_LANG, ""))


def repeated_fields(tree: etree._ElementTree) -> Iterator[Value]:
    """The fields that the header gives once more, for those who look there."""
    yield from _dates(tree, _CREATION)


def _dates(tree: etree._ElementTree, path: str) -> Iterator[Value]:
    for element in _of_the_source(tree, path):
        when, words = element.get("when", ""), " ".join(_text(element).split())
        if words == dates.in_words(when) if dates.iso(when) else words == "n.d.":
            words = ""
        if value := _agreed("date", when, words):
            yield Value("date", "", value, element.sourceline or 0)


def people_not_in_the_text(tree: etree._ElementTree) -> Iterator[Value]:
    """People whom the header names in a language of the text, where the text has no such name."""
    named = {_squeezed(element) for element in tree.iterfind(f"{_T}text//*[@ref]")}
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}respStmt/{_T}persName[@{_LANG}]"
    for element in _of_the_source(tree, path):
        if _squeezed(element) not in named:
            yield _value(element, "person", _squeezed(element), element.get(_LANG, ""))


def checksums(tree: etree._ElementTree) -> list[str]:
    """The SHA-256 of each file that the document was made from, as the header gives them."""
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}sourceDesc//{_T}idno[@type='sha256']"
    return [_squeezed(element) for element in tree.iterfind(path)]


def _of_the_source(tree: etree._ElementTree, path: str) -> Iterator[etree._Element]:
    """The elements that no editor has added."""
    return (element for element in tree.iterfind(path) if element.get("resp") is None)


def _value(element: etree._Element, name: str, value: str, lang: str = "") -> Value:
    return Value(name, lang, canonical(name, value), element.sourceline or 0)


def _agreed(name: str, attribute: str, words: str) -> str:
    """The value that an attribute and an element's words both give, or both where they differ."""
    values = dict.fromkeys(canonical(name, value) for value in (attribute, words) if value)
    return " and ".join(values)


def _text(element: etree._Element) -> str:
    """The text of an element as the source has it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_editorial(child):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _squeezed(element: etree._Element) -> str:
    return "".join(_text(element).split())


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

    def __init__(self, text: Text) -> None:
        self.text = text
        self.gap = BOUNDARY
        self.indent = self.block = self.block_before = ""

    def collect(self, content: etree._Element | str) -> None:
        """Take an element, or characters that stand in none."""
        if isinstance(content, str):
            self._characters(content)
        else:
            self._element(content)

    def _element(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _EDITORIAL and self._is_passed_over(element):
            return
        block = tag in _BLOCKS
        around = self.block
        if block:
            self.gap, self.block = BOUNDARY, str(tag)
            self.text.lines.append((len(self.text.parts), element.sourceline or 0))
        elif tag == _LINE_BREAK and element.get("break") != "no":
            self.gap = BREAK
        if rend := element.get("rend"):
            self.indent = _indentation(rend)
        if tag != f"{_T}head" or element.get("source") is None:
            # A head with a source shows a title of the header: that is compared there.
            self._characters(element.text)
            for child in element:
                if isinstance(child.tag, str):
                    self._element(child)
                self._characters(child.tail)
        if block:
            self.gap, self.block = BOUNDARY, around

    def _is_passed_over(self, element: etree._Element) -> bool:
        """Whether what an editor may have added is not of the source."""
        editorial = _is_editorial(element)
        if element.tag in _CORRECTIONS and not editorial:
            self.text.corrections.append((len(self.text.parts), _squeezed(element)))
        return editorial or element.tag in _CORRECTIONS

    def _characters(self, text: str | None) -> None:
        if not text:
            return
        words = spaced(text)
        inside = words.strip(" ")
        if not self.gap and words[0] == " ":
            self.gap = SPACE
        if not inside:
            return
        alike = self.gap == BOUNDARY and self.block == self.block_before != _CELL
        self.text.add(inside, BREAK if alike else self.gap, self.indent)
        self.indent = ""
        self.gap = SPACE if words[-1] == " " else ""
        self.block_before = self.block
