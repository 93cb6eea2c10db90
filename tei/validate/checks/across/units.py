"""The passages that links join, each with what is read of it.

Links stand behind the text as a rule, so that nobody knows while it is read which passages they
join: where there are any, the document is read once more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tei.language.scripts import HAN
from tei.validate.checks.walk import ID, LANG, Hit
from tei.xml.events import SEPARATOR, Events

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import BinaryIO

#: What is compared: passages of text, and not what they stand in.
_PASSAGES = frozenset("s p ab l head item cell row u".split())
#: What is no text of a passage, or is its text a second time: TEI P5, sections 3.5, 3.9, 12.
_BESIDE = frozenset("note sic orig abbr del fw figDesc rdg surplus am bibl".split())
#: What says that words are quoted, or set apart as if they were (section 3.3).
_QUOTING = frozenset("q quote said soCalled mentioned title hi emph cit term gloss".split())
_NAMES = frozenset("persName placeName orgName geogName name".split())
_DIVIDING = frozenset("lb pb cb cell l p".split())
_WHITE = re.compile(r"[ \t\r\n]+")
_WHITE_IN_HAN = re.compile(f"(?<=[{HAN}，。、；：！？])[ \t\r\n]+(?=[{HAN}])")


class Name(NamedTuple):
    """A name in a passage, and whose it is."""

    bearer: str
    form: str
    hit: Hit


@dataclass(slots=True)
class Unit:
    """A passage that is linked.

    Attributes:
        hit: its element.
        language: its primary subtag (BCP 47); with "-latn" where it is romanised.
        is_marked: whether its markup quotes, or sets words apart.
        is_whole: whether all its text is known, and no passage within it is linked itself.
        names: the names in it that say whose they are.
    """

    hit: Hit
    language: str
    is_marked: bool
    is_whole: bool = True
    names: list[Name] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text in one line; none of it is what another language says in it."""
        return _in_a_line("".join(self.pieces))


def _language(tag: str) -> str:
    """A language without script and region, but for Latin letters: pinyin is no Chinese text."""
    primary, *others = tag.lower().split("-")
    return f"{primary}-latn" if "latn" in others else primary


def _in_a_line(text: str) -> str:
    return _WHITE.sub(" ", _WHITE_IN_HAN.sub("", text)).strip(" ")


class _Open(NamedTuple):
    """An element that is open, and what its text belongs to."""

    language: str = ""
    unit: Unit | None = None
    is_quoted: bool = False
    #: Of a name: whose it is, its element, and how many pieces the unit had before it.
    bearer: str = ""
    number: int = 0
    before: int = 0


def units(file: BinaryIO, wanted: Collection[str]) -> dict[str, Unit]:
    """The passages with identifiers that are `wanted`, in the order of the document.

    Raises:
        MalformedXml: it is not well-formed, or refused for safety.
    """
    reader = _Reader(wanted)
    events = Events(file)
    events.parser.StartElementHandler = reader.start
    events.parser.EndElementHandler = reader.end
    events.parser.CharacterDataHandler = reader.text
    for _ in events.feed():
        pass
    return reader.found


class _Reader:
    """What is open of a document, and what has been found in it."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.found: dict[str, Unit] = {}
        self._wanted = wanted
        self._open = [_Open()]
        self._number = 0

    def start(self, name: str, pairs: list[str]) -> None:
        attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
        local, around = name.rpartition(SEPARATOR)[2], self._open[-1]
        language = _language(attributes.get(LANG, "")) or around.language
        is_quoted = around.is_quoted or local in _QUOTING
        opened = _Open(language, around.unit, is_quoted, number=self._number)
        identifier = attributes.get(ID, "").strip()
        if local in _PASSAGES and identifier in self._wanted:
            if around.unit:
                around.unit.is_whole = False
            unit = Unit(Hit(self._number), language, around.is_quoted)
            self.found[identifier] = unit
            opened = opened._replace(unit=unit)
        elif around.unit:
            opened = _within(around.unit, local, attributes, opened)
        self._open.append(opened)
        self._number += 1

    def end(self, _: str) -> None:
        closed = self._open.pop()
        if closed.bearer and closed.unit:
            form = _in_a_line("".join(closed.unit.pieces[closed.before :]))
            closed.unit.names.append(Name(closed.bearer, form, Hit(closed.number)))

    def text(self, data: str) -> None:
        unit = self._open[-1].unit
        if unit:
            unit.pieces.append(data)


def _within(unit: Unit, local: str, attributes: dict[str, str], opened: _Open) -> _Open:
    """What an element in a passage does to it; the element, as it is open then."""
    if local == "gap":
        unit.is_whole = False
    unit.is_marked |= local in _QUOTING
    if local in _DIVIDING and attributes.get("break") != "no":
        unit.pieces.append(" ")
    if local in _BESIDE or opened.language != unit.language:
        return opened._replace(unit=None)
    if local in _NAMES:
        bearer = attributes.get("ref") or attributes.get("key", "")
        return opened._replace(bearer=bearer, before=len(unit.pieces))
    return opened
