"""A document on its way past the checks: each says what it wants to see, and sees that alone.

The document is read as a stream, and nothing of it is kept but what a check keeps.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei.names import TEI, XML
from tei.validate.checks.allowances import TARGET
from tei.xml.events import DEPTH, SEPARATOR, Events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.allowances import Allowances

#: Attributes that XML gives every element, as `Element.attributes` has them.
ID = f"{XML}{SEPARATOR}id"
LANG = f"{XML}{SEPARATOR}lang"
BASE = f"{XML}{SEPARATOR}base"

_TEI = f"{TEI}{SEPARATOR}"
_XML = f"{XML}{SEPARATOR}"
#: XML 1.0, section 2.3.
WHITE_SPACE = " \t\r\n"


class Element:
    """An element, while it is open.

    Attributes:
        number: how many elements begin before it.
        name: without namespace where that is TEI's, else ``namespace}local``.
        attributes: by their names, ``namespace}local`` where they have a namespace.
        parent: the element that it stands in; None for the root.
        has_content: whether it holds text other than white space, elements, or instructions to
            programs other than this, so far.
        has_elements: whether it holds elements, so far.
        text: where it ends, all its text, if a check wants that of its name.
    """

    __slots__ = (
        "attributes",
        "begin",
        "has_content",
        "has_elements",
        "name",
        "number",
        "parent",
        "text",
    )

    def __init__(
        self, number: int, name: str, attributes: dict[str, str], parent: Element | None
    ) -> None:
        self.number = number
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.has_content = self.has_elements = False
        self.text = ""
        self.begin = 0

    @property
    def is_tei(self) -> bool:
        """Whether it is one of TEI's."""
        return SEPARATOR not in self.name

    def above(self) -> Iterator[Element]:
        """The elements that it stands in, from the inside out."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


class Hit(NamedTuple):
    """Where something is.

    Attributes:
        element: the number of the element.
        attribute: the attribute, as `Element.attributes` has it; empty for the tag.
    """

    element: int
    attribute: str = ""


class Found(NamedTuple):
    """What a check found.

    Attributes:
        code: what kind of finding it is.
        hits: every place that has this one fault, in the order of the document. It is told at the
            first that is not allowed; of the others, how many they are.
        tell: makes the finding for that place.
        related: other places that matter for it, such as its counterpart.
    """

    code: Code
    hits: Sequence[Hit]
    tell: Callable[[Location], Diagnostic]
    related: Sequence[Hit] = ()


class Surroundings(NamedTuple):
    """What a document stands among.

    Attributes:
        document: its file; None where it has none.
        root: the folder below which other files may be looked at; None for no file.
    """

    document: Path | None = None
    root: Path | None = None

    @classmethod
    def of(cls, document: Path | None) -> Surroundings:
        """Those of a file: what is below the current folder, or else below its own."""
        if document is None:
            return cls()
        here = Path.cwd()
        root = here if document.resolve().is_relative_to(here) else document.parent
        return cls(document, root)


class Walk:
    """What is to be seen of a document, and who wants to see it.

    Attributes:
        surroundings: of the document.
        is_tei: whether its root is one of TEI's elements.
        root: the name of its root, as `Element.name`.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.is_tei = False
        self.root = ""
        self._starts: defaultdict[str, list[Callable[[Element], None]]] = defaultdict(list)
        self._ends: defaultdict[str, list[Callable[[Element], None]]] = defaultdict(list)
        self._attributes: defaultdict[str, list[Callable[[Element, str, str], None]]]
        self._attributes = defaultdict(list)
        self._with_text: set[str] = set()
        self._open: list[Element] = []
        self._texts: list[Callable[[Element, str], None]] = []
        #: Text, while an element is open whose text is wanted; and how many such are.
        self._pieces: list[str] = []
        self._wanting = 0
        self._number = 0

    def on_start(self, name: str, follow: Callable[[Element], None]) -> None:
        """Call `follow` where an element of this name begins."""
        self._starts[name].append(follow)

    def on_end(
        self, name: str, follow: Callable[[Element], None], *, with_text: bool = False
    ) -> None:
        """Call `follow` where an element of this name ends; on request with its text."""
        self._ends[name].append(follow)
        if with_text:
            self._with_text.add(name)

    def on_attribute(self, name: str, follow: Callable[[Element, str, str], None]) -> None:
        """Call `follow` with the element, the name and the value of each attribute of this name.

        Of other vocabularies' elements, only the attributes are seen that XML gives them, and id.
        """
        self._attributes[name].append(follow)

    def on_text(self, follow: Callable[[Element, str], None]) -> None:
        """Call `follow` with each piece of text from here on, and the element it stands in."""
        self._texts.append(follow)

    def through(self, file: BinaryIO, allowances: Allowances) -> None:
        """Read a document to its end.

        Args:
            file: the document.
            allowances: gets the instructions, and learns which elements they are about.

        Raises:
            MalformedXml: it is not well-formed, or refused for safety.
        """
        events = Events(file)
        parser = events.parser
        parser.StartElementHandler = partial(self._start, events, allowances)
        parser.EndElementHandler = partial(self._end, events, allowances)
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = partial(self._instruct, events, allowances)
        for _ in events.feed():
            pass

    def _start(self, events: Events, allowances: Allowances, name: str, pairs: list[str]) -> None:
        parent = self._open[-1] if self._open else None
        attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
        element = Element(self._number, name.removeprefix(_TEI), attributes, parent)
        self._number += 1
        if parent is None:
            self.is_tei, self.root = name.startswith(_TEI), element.name
        elif len(self._open) >= DEPTH:
            raise events.too_deep()
        else:
            parent.has_content = parent.has_elements = True
        self._open.append(element)
        if allowances.waiting:
            allowances.begin(element.number, events.place())
        for follow in self._starts.get(element.name, ()):
            follow(element)
        for attribute, value in attributes.items():
            if attribute in self._attributes and (
                element.is_tei or attribute == "id" or attribute.startswith(_XML)
            ):
                for see in self._attributes[attribute]:
                    see(element, attribute, value)
        if element.name in self._with_text:
            element.begin = len(self._pieces)
            self._wanting += 1

    def _end(self, events: Events, allowances: Allowances, _: str) -> None:
        element = self._open.pop()
        if element.name in self._with_text:
            element.text = "".join(self._pieces[element.begin :])
            self._wanting -= 1
            if not self._wanting:
                self._pieces.clear()
        for follow in self._ends.get(element.name, ()):
            follow(element)
        if allowances.is_busy:
            allowances.end(element.number, self._number, events.place())

    def _text(self, data: str) -> None:
        if self._wanting:
            self._pieces.append(data)
        element = self._open[-1]
        for follow in self._texts:
            follow(element, data)
        if not element.has_content and data.strip(WHITE_SPACE):
            element.has_content = True

    def _instruct(self, events: Events, allowances: Allowances, target: str, data: str) -> None:
        if self._open and target != TARGET:
            # A program may put there what is missing.
            self._open[-1].has_content = True
        allowances.instruction(target, data, events.place())
