"""What the links of a document name: units of the original and of translations that go together.

A unit is what a link names, or what is said to have no counterpart: a sentence, a line of verse, a
row. Captions name what they go with by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei.names import TEI, XML
from tei.render.reading import BLOCKS, is_repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"

#: The level of an element, where that is not its name.
_LEVELS = {"div": "division", "l": "line", "lg": "linegroup", "p": "paragraph", "s": "sentence"}
#: Names and words in them may be linked too, but a memory of words is a glossary.
_SMALLEST = frozenset({f"{_T}l", f"{_T}s"})


class Link(NamedTuple):
    """Units of the original and of one translation that say the same."""

    original: Sequence[etree._Element]
    translation: Sequence[etree._Element]
    version: int
    cert: str = ""


class Units:
    """The elements that links, and lists of what has no counterpart, name.

    Attributes:
        levels: the level of each.
        holders: what such elements stand in.
        links: those between the original and a translation.
    """

    def __init__(self, tree: etree._ElementTree, roots: Sequence[etree._Element]) -> None:
        self.levels: dict[etree._Element, str] = {}
        self.holders: set[etree._Element] = set()
        self.links: list[Link] = []
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
            self.levels.setdefault(unit, level or level_of(unit))

    def _link(self, units: Iterable[etree._Element], level: str, cert: str) -> None:
        """Note a link; the side of each of its units is the version that it stands in."""
        sides: defaultdict[int, list[etree._Element]] = defaultdict(list)
        for unit in sorted({*units}, key=self._places.__getitem__):
            sides[self._places[unit][0]].append(unit)
        original = sides.pop(0, [])
        for version, others in sides.items() if original else ():
            self._name([*original, *others], level)
            self.links.append(Link(original, others, version, cert))

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
            self.links.append(Link([element], list(others), version))

    def _is_taken(self, element: etree._Element) -> bool:
        return element in self.levels or element.tag not in BLOCKS or is_repeated(element)


def level_of(element: etree._Element) -> str:
    """What an element is, in the words of the links: ``sentence``, ``line``, ``head``."""
    name = etree.QName(element).localname
    return _LEVELS.get(name, name)
