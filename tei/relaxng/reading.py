"""Schema documents: from bytes to elements that follow RELAX NG's XML syntax.

The first steps of the specification's simplification (sections 4.1 to 4.5, 4.9): annotations go,
but for documentation; white space, datatype libraries, namespaces and prefixes are settled.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urljoin

from tei.errors import MalformedXml
from tei.relaxng import datatypes, syntax
from tei.relaxng.faults import refuse
from tei.xml import events

if TYPE_CHECKING:
    from pathlib import Path

    from tei.relaxng.faults import Place

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_R = f"{RELAX_NG}{events.SEPARATOR}"
_DOCUMENTATION = (
    f"http://relaxng.org/ns/compatibility/annotations/1.0{events.SEPARATOR}documentation"
)
_BASE = f"http://www.w3.org/XML/1998/namespace{events.SEPARATOR}base"

_NOTHING: dict[str, bool] = {}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Element:
    """An element of a schema.

    Attributes:
        name: its name in RELAX NG's namespace.
        attributes: without those of other namespaces; names and references are trimmed.
        children: elements in RELAX NG's namespace.
        text: all of it.
        base: what references in it are relative to, itself relative to the file (xml:base).
        ns: the namespace that names without prefix have.
        library: the datatype library.
        prefixes: the namespaces of prefixes.
        documentation: what the schema says about it, in one line.
        place: where it is.
    """

    __slots__ = (
        "attributes",
        "base",
        "children",
        "documentation",
        "library",
        "name",
        "ns",
        "place",
        "prefixes",
        "text",
    )

    def __init__(self, name: str, place: Place, prefixes: dict[str, str]) -> None:
        self.name = name
        self.place = place
        self.prefixes = prefixes
        self.attributes: dict[str, str] = {}
        self.children: list[Element] = []
        self.text = self.documentation = ""
        self.base = self.ns = self.library = ""


def parse(data: bytes, path: Path, ns: str = "") -> Element:
    """The root element of a schema document.

    Args:
        data: the document.
        path: where it was read; references in it are relative to this.
        ns: the namespace that its root has where it says none (section 4.9).

    Raises:
        SchemaFault: it is no well-formed XML, or does not follow the syntax.
    """
    try:
        return _Reader(data, path, ns).read()
    except MalformedXml as error:
        refuse(str(error), (str(path), error.line, error.column))


class _Reader:
    """One document on its way to elements."""

    def __init__(self, data: bytes, path: Path, ns: str) -> None:
        self.file = str(path)
        self.ns = ns
        self.root: Element | None = None
        self.open: list[Element] = []
        self.foreign = 0
        self.documentation: list[str] | None = None
        self.scopes: list[dict[str, str]] = [{"xml": _BASE.rpartition(events.SEPARATOR)[0]}]
        self.declared: dict[str, str] | None = None
        self.events = events.Events(BytesIO(data))
        self.parser = self.events.parser

    def read(self) -> Element:
        parser = self.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartNamespaceDeclHandler = self._declare
        for _ in self.events.feed():
            pass
        assert self.root is not None  # noqa: S101 - well-formed XML has a root
        return self.root

    def _refuse(self, message: str) -> NoReturn:
        refuse(message, self._place())

    def _place(self) -> Place:
        return self.file, *self.events.place()

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self.declared = {**(self.declared or self.scopes[-1]), prefix or "": uri or ""}

    def _start(self, name: str, attributes: list[str]) -> None:
        self.scopes.append(self.declared or self.scopes[-1])
        self.declared = None
        if len(self.scopes) > events.DEPTH:
            raise self.events.too_deep()
        if self.foreign or not name.startswith(_R):
            self._foreign(name)
            return
        local = name[len(_R) :]
        parent = self.open[-1] if self.open else None
        if not syntax.is_element(local):
            self._refuse(f"RELAX NG has no element {local}")
        element = Element(local, self._place(), self.scopes[-1])
        self._attributes(element, attributes, parent)
        if parent is not None:
            parent.children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _foreign(self, name: str) -> None:
        if not self.open:
            self._refuse(f"a RELAX NG schema begins with an element of {RELAX_NG}")
        if not self.foreign and self.open[-1].name in syntax.TEXTUAL:
            self._refuse(f"no element can stand in {self.open[-1].name}")
        self.foreign += 1
        if self.foreign == 1 and name == _DOCUMENTATION:
            self.documentation = []

    def _attributes(self, element: Element, pairs: list[str], parent: Element | None) -> None:
        known = syntax.ATTRIBUTES.get(element.name, _NOTHING)
        ns = parent.ns if parent else self.ns
        library = parent.library if parent else ""
        base = parent.base if parent else ""
        for at in range(0, len(pairs), 2):
            name, value = pairs[at], pairs[at + 1]
            if name == "ns":
                ns = value
                element.attributes["ns"] = value
            elif name == "datatypeLibrary":
                library = self._library(value)
            elif name in known:
                element.attributes[name] = value.strip(" \t\r\n")
            elif name == _BASE:
                base = urljoin(base, value)
            elif events.SEPARATOR not in name or name.startswith(_R):
                self._refuse(f"{element.name} has no attribute {name.removeprefix(_R)}")
        element.ns, element.library, element.base = ns, library, base
        for name, needed in known.items():
            if needed and name not in element.attributes:
                self._refuse(f"{element.name} must have the attribute {name}")

    def _library(self, value: str) -> str:
        """A datatype library's identifier: an absolute URI without a fragment, or nothing (4.3)."""
        is_uri = "#" not in value and datatypes.allows("xsd:anyURI", (), value, {})
        if value and not (is_uri and _SCHEME.match(value)):
            self._refuse(f"the datatype library {value!r} is no absolute URI")
        return value

    def _end(self, _: str) -> None:
        self.scopes.pop()
        if self.foreign:
            self.foreign -= 1
            if not self.foreign and self.documentation is not None:
                said = " ".join("".join(self.documentation).split())
                self.open[-1].documentation = f"{self.open[-1].documentation} {said}".strip()
                self.documentation = None
            return
        element = self.open.pop()
        if element.name == "name":
            element.text = element.text.strip(" \t\r\n")
        syntax.check(element)

    def _characters(self, text: str) -> None:
        if self.documentation is not None:
            self.documentation.append(text)
        if self.foreign:
            return
        element = self.open[-1]
        if element.name in syntax.TEXTUAL:
            element.text += text
        elif text.strip(" \t\r\n"):
            self._refuse(f"no text can stand in {element.name}")
