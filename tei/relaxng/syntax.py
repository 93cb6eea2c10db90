"""Schema documents: from bytes to elements that follow RELAX NG's XML syntax.

The full syntax of the specification (section 3), and the first steps of its simplification (4.1 to
4.5, 4.8 to 4.10): annotations go, but for documentation; white space, datatype libraries, namespaces
and prefixes are settled.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tei.errors import MalformedXml
from tei.relaxng import datatypes
from tei.relaxng.faults import SchemaFault
from tei.xml import events

if TYPE_CHECKING:
    from pathlib import Path

    from tei.relaxng.faults import Place

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_R = f"{RELAX_NG}{events.SEPARATOR}"
_DOCUMENTATION = f"http://relaxng.org/ns/compatibility/annotations/1.0{events.SEPARATOR}documentation"
_BASE = f"http://www.w3.org/XML/1998/namespace{events.SEPARATOR}base"

PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref"
    " parentRef empty text value data notAllowed externalRef grammar".split()
)
NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))
_GRAMMAR_CONTENT = frozenset(("start", "define", "div", "include"))
_TEXTUAL = ("value", "param", "name")
_EMPTY = ("ref", "parentRef", "empty", "text", "notAllowed", "externalRef")
#: Attributes that an element may have besides ns and datatypeLibrary; ! where it must.
_ATTRIBUTES = {
    "element": ("name",),
    "attribute": ("name",),
    "ref": ("name!",),
    "parentRef": ("name!",),
    "value": ("type",),
    "data": ("type!",),
    "param": ("name!",),
    "externalRef": ("href!",),
    "include": ("href!",),
    "start": ("combine",),
    "define": ("name!", "combine"),
}
_ELEMENTS = (
    PATTERNS
    | NAME_CLASSES
    | _GRAMMAR_CONTENT
    | {"param", "except"}
)
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

    def __init__(self, name: str, place: Place) -> None:
        self.name = name
        self.place = place
        self.attributes: dict[str, str] = {}
        self.children: list[Element] = []
        self.text = ""
        self.base = ""
        self.ns = ""
        self.library = ""
        self.prefixes: dict[str, str] = {}
        self.documentation = ""


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
        return _Reader(path, ns).read(data)
    except MalformedXml as error:
        raise SchemaFault(str(error), (str(path), error.line, error.column)) from None


class _Reader:
    """One document on its way to elements."""

    def __init__(self, path: Path, ns: str) -> None:
        self.file = str(path)
        self.ns = ns
        self.root: Element | None = None
        self.open: list[Element] = []
        self.foreign = 0
        self.documentation: list[str] | None = None
        self.scopes: list[dict[str, str]] = [{"xml": _BASE.rpartition(events.SEPARATOR)[0]}]
        self.declared: dict[str, str] | None = None
        self.events = events.Events()
        self.parser = self.events.parser

    def read(self, data: bytes) -> Element:
        parser = self.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartNamespaceDeclHandler = self._declare
        for _ in self.events.feed(BytesIO(data)):
            pass
        assert self.root is not None  # noqa: S101 - well-formed XML has a root
        return self.root

    def _fault(self, message: str) -> SchemaFault:
        return SchemaFault(message, self._place())

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
        if local not in _ELEMENTS:
            raise self._fault(f"RELAX NG has no element {local}")
        if parent is not None and parent.name in (*_TEXTUAL, *_EMPTY):
            raise self._fault(f"{local} cannot stand in {parent.name}")
        element = Element(local, self._place())
        self._attributes(element, attributes, parent)
        element.prefixes = self.scopes[-1]
        if parent is not None:
            parent.children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _foreign(self, name: str) -> None:
        if not self.open:
            raise self._fault(f"a RELAX NG schema begins with an element of {RELAX_NG}")
        if not self.foreign and self.open[-1].name in _TEXTUAL:
            raise self._fault(f"no element can stand in {self.open[-1].name}")
        self.foreign += 1
        if self.foreign == 1 and name == _DOCUMENTATION:
            self.documentation = []

    def _attributes(self, element: Element, pairs: list[str], parent: Element | None) -> None:
        known = _ATTRIBUTES.get(element.name, ())
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
            elif name in known or f"{name}!" in known:
                element.attributes[name] = value.strip(" \t\r\n")
            elif name == _BASE:
                base = urljoin(base, value)
            elif events.SEPARATOR not in name or name.startswith(_R):
                raise self._fault(f"{element.name} has no attribute {name.removeprefix(_R)}")
        element.ns, element.library, element.base = ns, library, base
        for name in known:
            if name.endswith("!") and name[:-1] not in element.attributes:
                raise self._fault(f"{element.name} must have the attribute {name[:-1]}")

    def _library(self, value: str) -> str:
        """A datatype library's identifier: an absolute URI without a fragment, or nothing (4.3)."""
        is_uri = "#" not in value and datatypes.allows("xsd:anyURI", (), value, {})
        if value and not (is_uri and _SCHEME.match(value)):
            raise self._fault(f"the datatype library {value!r} is no absolute URI")
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
        check(self.open.pop())

    def _characters(self, text: str) -> None:
        if self.documentation is not None:
            self.documentation.append(text)
        if self.foreign:
            return
        element = self.open[-1]
        if element.name in _TEXTUAL:
            element.text += text
        elif text.strip(" \t\r\n"):
            raise self._fault(f"no text can stand in {element.name}")


def check(element: Element) -> None:
    """Make sure that an element has the children and the names that it may have (section 3).

    Raises:
        SchemaFault: it has not.
    """
    name = element.name
    children = [child.name for child in element.children]
    if name in ("element", "attribute"):
        rest = children
        if "name" not in element.attributes:
            if not children or children[0] not in NAME_CLASSES:
                raise SchemaFault(f"{name} has no name", element.place)
            _name_class(element.children[0])
            rest = children[1:]
        _all_in(element, rest, PATTERNS)
        if (name == "element" and not rest) or (name == "attribute" and len(rest) > 1):
            count = "a pattern" if name == "element" else "one pattern at most"
            raise SchemaFault(f"{name} holds {count}", element.place)
    elif name in ("start", "define"):
        _all_in(element, children, PATTERNS)
        if not children or (name == "start" and len(children) > 1):
            count = "one pattern" if name == "start" else "a pattern"
            raise SchemaFault(f"{name} holds {count}", element.place)
    elif name in ("grammar", "div", "include"):
        allowed = _GRAMMAR_CONTENT - {"include"} if name == "include" else _GRAMMAR_CONTENT
        _all_in(element, children, allowed)
    elif name == "data":
        _data(element, children)
    elif name in ("anyName", "nsName"):
        _all_in(element, children, {"except"})
        if len(children) > 1:
            raise SchemaFault(f"{name} has more than one except", element.place)
        for child in element.children:
            _all_in(child, [c.name for c in child.children], NAME_CLASSES)
            for part in child.children:
                _name_class(part)
    elif name in ("choice", "except"):
        _all_in(element, children, PATTERNS | NAME_CLASSES)
        _some(element)
    elif name not in (*_TEXTUAL, *_EMPTY):
        _all_in(element, children, PATTERNS)
        _some(element)
    _names(element)


def _names(element: Element) -> None:
    """Trim what names something, and make sure that it can (sections 4.2, 4.5)."""
    if element.name in ("ref", "parentRef", "define", "param", "value", "data"):
        for key in ("name", "type"):
            value = element.attributes.get(key)
            if value is not None and not datatypes.allows("xsd:NCName", (), value, {}):
                raise SchemaFault(f"{value!r} is no name", element.place)
    if element.attributes.get("combine", "choice") not in ("choice", "interleave"):
        raise SchemaFault("combine is choice or interleave", element.place)
    if element.name == "name":
        element.text = element.text.strip(" \t\r\n")


def _all_in(element: Element, children: list[str], allowed: frozenset[str] | set[str]) -> None:
    for child in children:
        if child not in allowed:
            raise SchemaFault(f"{child} cannot stand in {element.name} here", element.place)


def _some(element: Element) -> None:
    if not element.children:
        raise SchemaFault(f"{element.name} is empty", element.place)


def _data(element: Element, children: list[str]) -> None:
    _all_in(element, children, {"param", "except"})
    if "except" in children[:-1]:
        raise SchemaFault("in data, except comes last and once", element.place)
    if "except" in children:
        inner = element.children[-1]
        _all_in(inner, [child.name for child in inner.children], PATTERNS)


def _name_class(element: Element) -> None:
    """Make sure that a choice of name classes holds nothing else."""
    if element.name == "choice":
        _all_in(element, [child.name for child in element.children], NAME_CLASSES)
        for child in element.children:
            _name_class(child)
