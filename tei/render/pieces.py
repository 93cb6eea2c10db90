"""A document's text cut into pieces.

A piece is the smallest unit that a link names, or that is said to have no counterpart. What stands
between such units makes pieces too: headlines, datelines. So every word of a version is in one
piece, and in one only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from tei.names import TEI, XML
from tei.render.links import level_of
from tei.render.reading import BLOCKS, content, is_repeated, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.render.links import Units
    from tei.render.reading import Reader

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"

#: What goes with the unit that it stands in. The last is running text beside smaller units. All
#: else has links of its own, or no counterpart.
_ACCOMPANYING = frozenset(
    (
        "byline",
        "cell",
        "closer",
        "dateline",
        "head",
        "label",
        "opener",
        "salute",
        "signed",
        "trailer",
        "",
    )
)
#: What sentences and the like are put together to.
_PARAGRAPHS = frozenset(f"{_T}{name}" for name in ("ab", "figure", "item", "lg", "p", "row"))


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A piece of the text.

    Attributes:
        at: its element; for running text beside smaller units, the element that it stands in.
        whole: whether it is all that the element holds.
        level: what it is: ``sentence``, ``line``, ``head``.
        raw: its characters, as `Reader.raw` gives them.
        number: its place among the pieces of its version.
    """

    at: etree._Element
    whole: bool
    level: str
    raw: str
    number: int

    @property
    def paragraph(self) -> str:
        """The xml:id of the paragraph that it is or stands in; empty where there is none."""
        for element in (self.at, *self.at.iterancestors()):
            if element.tag in _PARAGRAPHS:
                return element.get(_ID, "")
        return ""

    @property
    def identifier(self) -> str:
        """The nearest xml:id: its own, or that of what it stands in; empty where there is none."""
        for element in (self.at, *self.at.iterancestors()):
            if identifier := element.get(_ID):
                return identifier
        return ""


class Version:
    """One version, cut into pieces.

    Attributes:
        pieces: in the order of the text.
        units: the piece of each unit that is one.
        accompanying: for each unit that holds others, the pieces that go with it by their kind.
    """

    def __init__(self, root: etree._Element, named: Units, reader: Reader) -> None:
        self.pieces: list[Piece] = []
        self.units: dict[etree._Element, Piece] = {}
        self.accompanying: defaultdict[etree._Element, defaultdict[str, list[Piece]]]
        self.accompanying = defaultdict(lambda: defaultdict(list))
        self._named = named
        self._reader = reader
        self._lang = language(root)
        if root in named.levels and root not in named.holders:
            self._element(root, root, "")
        else:
            self._inside(root, root, "")

    def _element(self, element: etree._Element, unit: etree._Element | None, kind: str) -> None:
        """Cut up an element.

        Args:
            element: the element.
            unit: the unit that it stands in; None within what is no text of this version.
            kind: what it is to the unit: the names of the elements below that.
        """
        if is_repeated(element):
            unit = None
        if element in self._named.holders:
            if unit is not None and element in self._named.levels:
                unit, kind = element, ""
            self._inside(element, unit, kind)
        elif element in self._named.levels:
            piece = self._piece(element, content(element), whole=True)
            if piece is not None:
                self.units[element] = piece
        elif unit is not None:
            self._beside(self._piece(element, content(element), whole=True), unit, kind)

    def _inside(self, holder: etree._Element, unit: etree._Element | None, kind: str) -> None:
        """Cut up what an element holds: smaller units, blocks, and the running text between."""
        running: list[etree._Element | str] = []
        for part in (*content(holder), None):
            if part is not None and (isinstance(part, str) or self._runs_on(part)):
                running.append(part)
                continue
            if unit is not None:
                self._beside(self._piece(holder, running, whole=False), unit, f"{kind}/")
            running = []
            if part is not None:
                self._element(part, unit, f"{kind}/{etree.QName(part).localname}")

    def _runs_on(self, element: etree._Element) -> bool:
        named = self._named
        return not (element.tag in BLOCKS or element in named.levels or element in named.holders)

    def _piece(
        self, at: etree._Element, parts: Iterable[etree._Element | str], *, whole: bool
    ) -> Piece | None:
        raw = self._reader.raw(parts, self._lang)
        if not whole:
            raw = raw.strip(" \t\r\n")  # what parts it from its neighbours
        if not raw.strip():
            return None
        level = self._named.levels.get(at) or level_of(at)
        piece = Piece(at, whole, level, raw, len(self.pieces))
        self.pieces.append(piece)
        return piece

    def _beside(self, piece: Piece | None, unit: etree._Element, kind: str) -> None:
        if piece is not None and kind.rpartition("/")[2] in _ACCOMPANYING:
            self.accompanying[unit][kind].append(piece)
