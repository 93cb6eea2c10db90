"""What a TEI header says of its source: its fields, and the people it names.

A field with `resp` is an editor's, and passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tei.fidelity.running import spaced
from tei.fidelity.transcript import said
from tei.language import dates
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_T = f"{{{TEI}}}"
_LANG = f"{{{XML}}}lang"
_ID = f"{{{XML}}}id"

_FILE = f"{_T}teiHeader/{_T}fileDesc"
_BOOK = f"{_FILE}/{_T}sourceDesc/{_T}biblStruct"
_ISSUE = f"{_BOOK}/{_T}monogr"
_IMPRINT = f"{_ISSUE}/{_T}imprint/{_T}date"
_CREATION = f"{_T}teiHeader/{_T}profileDesc/{_T}creation"


@dataclass(frozen=True, slots=True)
class Value:
    """A field of the header: `lang` is empty where the field has no language."""

    name: str
    lang: str
    value: str
    line: int


def canonical(name: str, value: str) -> str:
    """What two spellings of a field's value share: white space is a space, a date is a date."""
    value = spaced(value).strip(" ")
    return dates.iso(value) or value if name == "date" else value


def fields(tree: etree._ElementTree) -> list[Value]:
    """The fields of the header that a source can have."""
    return [
        *_values(tree, f"{_FILE}/{_T}titleStmt/{_T}title", "title"),
        *_values(tree, f"{_FILE}/{_T}titleStmt/{_T}author", "author"),
        *_values(tree, f"{_BOOK}[@type='newspaper']/{_T}monogr/{_T}title", "newspaper"),
        *_values(tree, f"{_BOOK}[@type='document']/{_T}monogr/{_T}title[@level='j']", "journal"),
        *_values(
            tree, f"{_BOOK}[@type='document']/{_T}monogr/{_T}title[@level='m']", "publication"
        ),
        *_values(tree, f"{_ISSUE}/{_T}biblScope[@unit='column']", "column"),
        # Where nothing is said to be printed, the date is the text's own.
        *_dates(tree, f"{_CREATION}/{_T}date" if tree.find(_BOOK) is None else _IMPRINT),
        *_pages(tree),
        *_values(tree, f"{_FILE}/{_T}notesStmt/{_T}note[@type='source-field']", ""),
    ]


def repeated_fields(tree: etree._ElementTree) -> list[Value]:
    """The fields that the header gives once more, for those who look there."""
    return [
        *_values(tree, f"{_BOOK}/{_T}analytic/{_T}title", "title"),
        *_values(tree, f"{_BOOK}/{_T}analytic/{_T}author", "author"),
        *_dates(tree, f"{_CREATION}/{_T}date"),
    ]


def _values(tree: etree._ElementTree, path: str, name: str) -> Iterator[Value]:
    for element in _of_the_source(tree, path):
        named = name or element.get("n", "")
        value = canonical(named, said(element))
        yield Value(named, element.get(_LANG, ""), value, element.sourceline or 0)


def _dates(tree: etree._ElementTree, path: str) -> Iterator[Value]:
    for element in _of_the_source(tree, path):
        when, words = element.get("when", ""), said(element)
        if when and dates.iso(when) == when and words == dates.in_words(when):
            value = when
        else:
            value = _agreed(when, canonical("date", words))
        if when or words != "n.d.":
            yield Value("date", "", value, element.sourceline or 0)


def _pages(tree: etree._ElementTree) -> Iterator[Value]:
    for element in _of_the_source(tree, f"{_ISSUE}/{_T}biblScope[@unit='page']"):
        first, last = element.get("from", ""), element.get("to", "")
        pages, words = first if first == last else f"{first}-{last}", said(element)
        value = words if words.replace("–", "-") == pages else _agreed(pages, words)
        yield Value("page", "", value, element.sourceline or 0)


def _agreed(attribute: str, words: str) -> str:
    """The value that an attribute and an element's words both give, or both where they differ."""
    return words if attribute in ("", words) else f"{attribute} and {words or 'nothing'}"


def people(tree: etree._ElementTree) -> Iterator[Value]:
    """People whom the header names in a language of the text, where the text has no such name."""
    named = {
        (pointer, said(element))
        for element in tree.iterfind(f"{_T}text//*[@ref]")
        for pointer in element.get("ref", "").split()
    }
    for path in (f"{_FILE}/{_T}titleStmt", f"{_BOOK}/{_T}analytic"):
        for element in _of_the_source(tree, f"{path}/{_T}respStmt/{_T}persName[@{_LANG}]"):
            statement = element.getparent()
            own = "" if statement is None else statement.get(_ID, "")
            name = said(element)
            if (f"#{own}" if own else element.get("ref", ""), name) not in named:
                yield Value("person", element.get(_LANG, ""), name, element.sourceline or 0)


def shown_titles(tree: etree._ElementTree) -> Iterator[tuple[str, list[str], list[str], int]]:
    """Each title that heads show: its identifier, its parts, the heads, the line of the first."""
    shown: dict[str, list[etree._Element]] = {}
    for head in tree.iterfind(f"{_T}text//{_T}head[@source]"):
        shown.setdefault(head.get("source", "").removeprefix("#"), []).append(head)
    titles = {
        # The ideographic space between two parts is the title's, and not the head's.
        title.get(_ID, ""): [
            said(p).rstrip("\u3000 ") for p in title.findall(f"{_T}title") or [title]
        ]
        for title in tree.iterfind(f"{_FILE}/{_T}titleStmt/{_T}title")
    }
    for identifier, heads in shown.items():
        line = heads[0].sourceline or 0
        yield identifier, titles.get(identifier, []), list(map(said, heads)), line


def checksums(tree: etree._ElementTree) -> list[str]:
    """The SHA-256 of each file that the document was made from, as the header gives them."""
    path = f"{_FILE}/{_T}sourceDesc//{_T}idno[@type='sha256']"
    return [said(element) for element in tree.iterfind(path)]


def _of_the_source(tree: etree._ElementTree, path: str) -> Iterator[etree._Element]:
    """The elements that no editor has added."""
    return (element for element in tree.iterfind(path) if element.get("resp") is None)
