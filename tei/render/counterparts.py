"""What goes with what: the pieces of a document's text, matched by its links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tei.names import ORIGINAL, TEI, TRANSLATION
from tei.render.links import Link, Units
from tei.render.pieces import Version
from tei.render.reading import BLOCKS, Reader, clean, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from tei.render.pieces import Piece

_T = f"{{{TEI}}}"


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
    units = Units(tree, roots)
    if not units.links:
        return []
    reader = Reader(tree)
    found = _Matches([Version(root, units, reader) for root in roots])
    # The versions go together as a whole, whether a link says so or not.
    wholes = [Link(roots[:1], [root], number) for number, root in enumerate(roots[1:], 1)]
    for link in sorted([*units.links, *wholes], key=lambda link: link.version):
        found.add(link)
    return found.in_order()


class _Matches:
    """Matches pieces: each of them once with every other version."""

    def __init__(self, texts: Sequence[Version]) -> None:
        self._texts = texts
        self._found: dict[tuple[Piece, ...], Match] = {}
        self._done: set[tuple[Piece, int]] = set()

    def add(self, link: Link) -> None:
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
