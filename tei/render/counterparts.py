"""What goes with what: a document's text cut into pieces, and the pieces matched by its links.

A piece is the smallest unit that a link names, or that is said to have no counterpart: a sentence,
a line of verse, a row. What stands between such units makes pieces too: headlines, datelines. So
every word of a version is in one piece, and in one only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei.names import ORIGINAL, TEI, TRANSLATION, XML
from tei.render.reading import BLOCKS, Reader, clean, content, is_repeated, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"

#: The level of an element, where that is not its name.
_LEVELS = {"div": "division", "l": "line", "lg": "linegroup", "p": "paragraph", "s": "sentence"}
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
#: Names and words in them may be linked too, but a memory of words is a glossary.
_SMALLEST = frozenset({f"{_T}l", f"{_T}s"})
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


class Side(NamedTuple):
    """The pieces of one version in a match; `cert` is what the link says of its probability."""

    pieces: tuple[Piece, ...]
    cert: str = ""

    @property
    def lang(self) -> str:
        """The language of the text."""
        return language(self.pieces[0].at)

    @property
    def text(self) -> str:
        """The text, with what stands between the pieces in the TEI."""
        parts = [self.pieces[0].raw]
        for before, after in pairwise(self.pieces):
            parts += [_between(before, after), after.raw]
        return clean("".join(parts))


@dataclass(slots=True)
class Match:
    """Pieces that say the same. A piece without a counterpart is a match of its own.

    Attributes:
        original: the original's side; None for what only a translation has.
        translations: the other sides, in the order of the versions.
    """

    original: Side | None = None
    translations: list[Side] = field(default_factory=list)

    @property
    def sides(self) -> list[Side]:
        """All sides, the original's first."""
        return [self.original, *self.translations] if self.original else self.translations

    @property
    def level(self) -> str:
        """What the pieces are, to judge by the first."""
        return self.sides[0].pieces[0].level


def versions(tree: etree._ElementTree) -> list[etree._Element]:
    """The division of the original, then those of translations; none where there is no original."""
    divisions = tree.findall(f"{_T}text/{_T}body/{_T}div")
    originals = [division for division in divisions if division.get("type") == ORIGINAL]
    translations = [division for division in divisions if division.get("type") == TRANSLATION]
    return [originals[0], *translations] if originals else []


def matches(tree: etree._ElementTree) -> list[Match]:
    """The whole text of all versions, matched, in the order of the original.

    What only a translation has follows what it follows there. Where no link joins the original to
    a translation, there is nothing.
    """
    roots = versions(tree)
    units = _Units(tree, roots)
    if not units.links:
        return []
    reader = Reader(tree)
    found = _Matches([_Version(root, units, reader) for root in roots])
    # The versions go together as a whole, whether a link says so or not.
    wholes = [_Link(roots[:1], [root], number) for number, root in enumerate(roots[1:], 1)]
    for link in sorted([*units.links, *wholes], key=lambda link: link.version):
        found.add(link)
    return found.in_order()


class _Link(NamedTuple):
    """Units of the original and of one translation that say the same."""

    original: Sequence[etree._Element]
    translation: Sequence[etree._Element]
    version: int
    cert: str = ""


class _Units:
    """The elements that links, and lists of what has no counterpart, name.

    Attributes:
        levels: the level of each.
        holders: what such elements stand in.
        links: those between the original and a translation.
    """

    def __init__(self, tree: etree._ElementTree, roots: Sequence[etree._Element]) -> None:
        self.levels: dict[etree._Element, str] = {}
        self.holders: set[etree._Element] = set()
        self.links: list[_Link] = []
        # The version of each element, and its place in it.
        self._places = {
            element: (version, place)
            for version, root in enumerate(roots)
            for place, element in enumerate(root.iter("*"))
        }
        self._named = self._by_name()
        for group in tree.iter(f"{_T}linkGrp"):
            level = group.get("subtype", "")
            if group.get("type") == "alignment":
                for link in group.iterchildren(f"{_T}link"):
                    self._link(self._found(link.get("target")), level, link.get("cert", ""))
            elif group.get("type") == "unmatched":
                for pointer in group.iterchildren(f"{_T}ptr"):
                    self._name(self._found(pointer.get("target")), level)
        if self.links:
            self._correspondences()
        for element in self.levels:
            for holder in element.iterancestors():
                if holder in self.holders:
                    break
                self.holders.add(holder)

    def _by_name(self) -> dict[str, etree._Element]:
        """Elements by the pointers to them. Below sentences and lines there are no units."""
        found: dict[str, etree._Element] = {}
        below: set[etree._Element | None] = set()
        for element in self._places:
            parent = element.getparent()
            if element.tag in _SMALLEST or parent in below:
                below.add(element)
            if (name := element.get(_ID)) and (element.tag == f"{_T}s" or parent not in below):
                found[f"#{name}"] = element
        return found

    def _found(self, pointers: str | None) -> list[etree._Element]:
        return [self._named[one] for one in (pointers or "").split() if one in self._named]

    def _name(self, units: Iterable[etree._Element], level: str) -> None:
        for unit in units:
            self.levels.setdefault(unit, level or _level(unit))

    def _link(self, units: Iterable[etree._Element], level: str, cert: str) -> None:
        """Note a link; the side of each of its units is the version that it stands in."""
        sides: defaultdict[int, list[etree._Element]] = defaultdict(list)
        for unit in sorted({*units}, key=self._places.__getitem__):
            sides[self._places[unit][0]].append(unit)
        original = sides.pop(0, [])
        for version, others in sides.items() if original else ():
            self._name([*original, *others], level)
            self.links.append(_Link(original, others, version, cert))

    def _correspondences(self) -> None:
        """Note blocks that no link names, but that say what they go with: captions do."""
        pairs: defaultdict[tuple[etree._Element, int], dict[etree._Element, None]]
        pairs = defaultdict(dict)
        for element, (version, _) in self._places.items():
            for other in self._found(element.get("corresp")):
                theirs = self._places[other][0]
                if any(map(self._is_taken, (element, other))):
                    continue
                if version == 0 < theirs:
                    pairs[element, theirs][other] = None
                elif theirs == 0 < version:
                    pairs[other, version][element] = None
        for (element, version), others in pairs.items():
            self._name([element, *others], "")
            self.links.append(_Link([element], list(others), version))

    def _is_taken(self, element: etree._Element) -> bool:
        return element in self.levels or element.tag not in BLOCKS or is_repeated(element)


class _Version:
    """One version, cut into pieces.

    Attributes:
        pieces: in the order of the text.
        units: the piece of each unit that is one.
        accompanying: for each unit that holds others, the pieces that go with it by their kind.
    """

    def __init__(self, root: etree._Element, named: _Units, reader: Reader) -> None:
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
        level = self._named.levels.get(at) or _level(at)
        piece = Piece(at, whole, level, raw, len(self.pieces))
        self.pieces.append(piece)
        return piece

    def _beside(self, piece: Piece | None, unit: etree._Element, kind: str) -> None:
        if piece is not None and kind.rpartition("/")[2] in _ACCOMPANYING:
            self.accompanying[unit][kind].append(piece)


class _Matches:
    """Matches pieces: each of them once with every other version."""

    def __init__(self, texts: Sequence[_Version]) -> None:
        self._texts = texts
        self._found: dict[tuple[Piece, ...], Match] = {}
        self._done: set[tuple[Piece, int]] = set()

    def add(self, link: _Link) -> None:
        """Match the units of a link, and what goes with them."""
        original, translation = self._texts[0], self._texts[link.version]
        ours = [original.units[unit] for unit in link.original if unit in original.units]
        theirs = [translation.units[unit] for unit in link.translation if unit in translation.units]
        self._match(ours, theirs, link.version, link.cert)
        mine = _merged(original.accompanying.get(unit, {}) for unit in link.original)
        other = _merged(translation.accompanying.get(unit, {}) for unit in link.translation)
        for kind, ours in mine.items():
            theirs = other.get(kind, [])
            if len(ours) == len(theirs):
                for our, their in zip(ours, theirs, strict=True):
                    self._match([our], [their], link.version)
            else:
                self._match(ours, theirs, link.version)

    def in_order(self) -> list[Match]:
        """The matches, and one for each piece that is in none."""
        placed: list[tuple[tuple[int, int, int], Match]] = []
        # Of each matched piece, the place of its match: the number of the original's first piece.
        places: dict[Piece, int] = {}
        for pieces, match in self._found.items():
            place = pieces[0].number
            placed.append(((place, 0, len(placed)), match))
            for side in match.sides:
                places.update(dict.fromkeys(side.pieces, place))
        original, *translations = self._texts
        placed.extend(
            ((piece.number, 0, 0), Match(Side((piece,))))
            for piece in original.pieces
            if piece not in places
        )
        for version, text in enumerate(translations, 1):
            place = -1
            for piece in text.pieces:
                if piece not in places:
                    alone = Match(None, [Side((piece,))])
                    placed.append(((place, version, piece.number), alone))
                place = places.get(piece, place)
        return [match for _, match in sorted(placed, key=lambda entry: entry[0])]

    def _match(
        self, ours: Sequence[Piece], theirs: Sequence[Piece], version: int, cert: str = ""
    ) -> None:
        left = tuple(piece for piece in ours if (piece, version) not in self._done)
        right = tuple(piece for piece in theirs if (piece, version) not in self._done)
        if left and right:
            self._done.update((piece, version) for piece in left + right)
            match = self._found.setdefault(left, Match(Side(left)))
            match.translations.append(Side(right, cert))


def _merged(kinds: Iterable[dict[str, list[Piece]]]) -> dict[str, list[Piece]]:
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for one in kinds:
        for kind, pieces in one.items():
            found[kind] += pieces
    return found


def _between(before: Piece, after: Piece) -> str:
    """What stands between two pieces that are put together."""
    one, other = before.at, after.at
    if not (before.whole and after.whole and one.getparent() is other.getparent()):
        return "\n"
    if one.tag in BLOCKS or other.tag in BLOCKS:
        return "\n"
    space = one.tail or ""
    following = one.getnext()
    while following is not None and not isinstance(following.tag, str):
        space += following.tail or ""
        following = following.getnext()
    if following is other:
        return space
    # Something else stands between the two, and is a piece of its own.
    preceding = other.getprevious()
    end = (preceding.tail if preceding is not None else "") or ""
    return " " if space[:1].isspace() or end[-1:].isspace() else ""


def _level(element: etree._Element) -> str:
    name = etree.QName(element).localname
    return _LEVELS.get(name, name)
