"""`Record`: what a list of documents says of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tei.names import TEI, XML

if TYPE_CHECKING:
    from lxml import etree

_T = f"{{{TEI}}}"
_LANG = f"{{{XML}}}lang"
_ID = f"{{{XML}}}id"


class Title(NamedTuple):
    """A title in one language, its parts with a space between them."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document.

    Attributes:
        identifier: the document's xml:id.
        titles: in the order of the header.
        newspaper: the names of what it was printed in, by language.
        when: the date of the issue, or else of the text, ISO 8601; empty where it is not known.
        date: the same in words.
        page: the page or pages.
        languages: the names of the languages of the text.
        status: what is said of the translation, in a sentence; empty without a translation.
        publisher: who publishes the edition.
    """

    identifier: str
    titles: tuple[Title, ...]
    newspaper: tuple[Title, ...]
    when: str
    date: str
    page: str
    languages: tuple[str, ...]
    status: str
    publisher: str


def record(tree: etree._ElementTree) -> Record:
    """The record of a TEI document; what the header lacks is empty."""
    root = tree.getroot()
    file = f"{_T}teiHeader/{_T}fileDesc"
    book = f"{file}/{_T}sourceDesc/{_T}biblStruct/{_T}monogr"
    date = root.find(f"{book}/{_T}imprint/{_T}date")
    if root.find(book) is None:
        date = root.find(f"{_T}teiHeader/{_T}profileDesc/{_T}creation/{_T}date")
    page = root.find(f"{book}/{_T}biblScope[@unit='page']")
    if page is None:
        page = root.find(f"{file}/{_T}notesStmt/{_T}note[@type='source-field'][@n='page']")
    publisher = root.find(f"{file}/{_T}publicationStmt/{_T}publisher")
    return Record(
        identifier=root.get(_ID, ""),
        titles=_titles(root, f"{file}/{_T}titleStmt/{_T}title"),
        newspaper=_titles(root, f"{book}/{_T}title"),
        when="" if date is None else date.get("when", ""),
        date=_text(date),
        page=_text(page),
        languages=tuple(
            _text(language)
            for language in root.iterfind(
                f"{_T}teiHeader/{_T}profileDesc/{_T}langUsage/{_T}language"
            )
        ),
        status=_status(root),
        publisher=_text(publisher),
    )


def _titles(root: etree._Element, path: str) -> tuple[Title, ...]:
    titles = (Title(title.get(_LANG, ""), _text(title)) for title in root.iterfind(path))
    return tuple(title for title in titles if title.text)


def _status(root: etree._Element) -> str:
    """The description of the category that a translation's division points to."""
    for division in root.iterfind(f"{_T}text/{_T}body/{_T}div[@type='translation']"):
        wanted = {pointer.removeprefix("#") for pointer in division.get("ana", "").split()}
        for category in root.iterfind(f"{_T}teiHeader/{_T}encodingDesc//{_T}category"):
            if category.get(_ID) in wanted:
                return _text(category.find(f"{_T}catDesc"))
    return ""


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(str(part) for part in element.itertext()).split())
