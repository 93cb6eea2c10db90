"""Which element a place in a document belongs to, and how one gets to it from the root."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from tei.xml.events import Events

if TYPE_CHECKING:
    #: A line and a column, from 1.
    Place = tuple[int, int]

#: Behind everything.
_NEVER = (1 << 62, 0)


class Places:
    """Where the elements of a document begin and end. An element is known by its number.

    Attributes:
        tree: the document.
        elements: in the order of the document.
        numbers: of the elements.
        above: the number of what each stands in; -1 for the root.
        begins: where the tag of each begins.
    """

    def __init__(self, data: bytes) -> None:
        # A parser that looks at identifiers takes a bad one for a fault of the XML.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False
        )
        self.tree = etree.fromstring(data, parser).getroottree()
        self.elements = list(self.tree.iter(etree.Element))
        self.numbers = {element: number for number, element in enumerate(self.elements)}
        parents = [element.getparent() for element in self.elements]
        self.above = [-1 if one is None else self.numbers[one] for one in parents]
        self._children: dict[int, list[int]] = {}
        for number, above in enumerate(self.above):
            self._children.setdefault(above, []).append(number)
        self.begins: list[Place] = []
        self._ends = [_NEVER] * len(self.elements)
        self._steps: dict[int, str] = {}
        self._read(data)

    def _read(self, data: bytes) -> None:
        events = Events(BytesIO(data))
        open_: list[int] = []

        def start(_name: str, _attributes: list[str]) -> None:
            open_.append(len(self.begins))
            self.begins.append(events.place())

        def end(_name: str) -> None:
            self._ends[open_.pop()] = events.place()

        events.parser.StartElementHandler = start
        events.parser.EndElementHandler = end
        for _ in events.feed():
            pass

    def at(self, line: int, column: int, local: str) -> int:
        """The innermost element of a local name that is open at a place, or begins there."""
        number = bisect_right(self.begins, (line, column)) - 1
        while number > 0 and not (
            self._ends[number] >= (line, column)
            and etree.QName(self.elements[number]).localname == local
        ):
            number = self.above[number]
        return max(number, 0)

    def children(self, number: int) -> list[int]:
        """The elements that stand directly in an element."""
        return self._children.get(number, [])

    def within(self, number: int) -> list[int]:
        """An element and all that it stands in."""
        found = []
        while number >= 0:
            found.append(number)
            number = self.above[number]
        return found

    def xpath(self, number: int) -> str:
        """The way to an element: local names, with a number where several of a name are there."""
        return "".join(f"/{self._step(one)}" for one in reversed(self.within(number)))

    def _step(self, number: int) -> str:
        if number not in self._steps:
            # Of all siblings at once: whoever has one fault in a row may have more.
            siblings = self._children[self.above[number]]
            names = [etree.QName(self.elements[n]).localname for n in siblings]
            several, so_far = Counter(names), Counter[str]()
            for sibling, name in zip(siblings, names, strict=True):
                so_far[name] += 1
                place = f"[{so_far[name]}]" if several[name] > 1 else ""
                self._steps[sibling] = f"{name}{place}"
        return self._steps[number]
