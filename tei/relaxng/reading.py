"""Schema documents: from bytes to elements that follow RELAX NG's XML syntax.

The first steps of the specification's simplification (sections 4.1 to 4.5, 4.9): annotations go,
but for documentation; white space, datatype libraries, namespaces and prefixes are settled.
"""

from __future__ import annotations

import re
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from urllib.parse import urljoin

from tei.errors import MalformedXml
from tei.relaxng import datatypes, syntax
from tei.relaxng.faults import refuse
from tei.xml import events

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tei.relaxng.faults import Place

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_R = f"{RELAX_NG}{events.SEPARATOR}"
_OWN = len(_R)
_DOCUMENTATION = (
    f"http://relaxng.org/ns/compatibility/annotations/1.0{events.SEPARATOR}documentation"
)
_XML = "http://www.w3.org/XML/1998/namespace"
_BASE = f"{_XML}{events.SEPARATOR}base"

_NOTHING: dict[str, bool] = {}
#: An attribute's name and value.
_PAIR = 2
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Scope(NamedTuple):
    """What an element of a schema takes over from what it stands in.

    Attributes:
        base: what references are relative to, itself relative to the file (xml:base).
        ns: the namespace that names without prefix have.
        library: the datatype library.
        prefixes: the namespaces of prefixes.
    """

    base: str
    ns: str
    library: str
    prefixes: Mapping[str, str]


class Element:
    """An element of a schema.

    Attributes:
        name: its name in RELAX NG's namespace.
        attributes: without those of other namespaces; names and references are trimmed.
        children: elements in RELAX NG's namespace.
        text: all of it.
        scope: what holds for it and what stands in it.
        documentation: what the schema says about it, in one line.
        place: where it is.
        annotations: of a root, the namespaces of elements in the document that are none of these.
    """

    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    text = documentation = ""
    annotations: frozenset[str] = frozenset()

    def __init__(self, name: str, place: Place, scope: Scope) -> None:
        self.name = name
        self.place = place
        self.scope = scope
        self.children: list[Element] = []


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
    except MalformedXml as raised:
        # Imported here: a schema without faults needs no words.
        from tei.xml.malformed import explained  # noqa: PLC0415

        error = explained(BytesIO(data), raised)
        refuse(str(error), (str(path), error.line, error.column))


class _Reader:
    """One document on its way to elements."""

    def __init__(self, data: bytes, path: Path, ns: str) -> None:
        self.file = str(path)
        self.events = events.Events(BytesIO(data))
        self.annotations: set[str] = set()
        # What the root stands in has no name.
        self.top = Element("", self._place(), Scope("", ns, "", {"xml": _XML}))

    def read(self) -> Element:
        self._follow()
        for _ in self.events.feed():
            pass
        root = self.top.children[0]
        root.annotations = frozenset(self.annotations)
        return root

    def _refuse(self, message: str) -> NoReturn:
        refuse(message, self._place())

    def _place(self) -> Place:
        return self.file, *self.events.place()

    def _follow(self) -> None:  # noqa: C901, PLR0915 - handlers that share what changes with each tag
        """Set the handlers that make the elements."""
        file, parser = self.file, self.events.parser
        children, attributed, checks = syntax.CHILDREN, syntax.ATTRIBUTES, syntax.CHECKS
        deepest, annotations = events.DEPTH, self.annotations
        stack = [self.top]
        current = self.top
        declared: dict[str, str] | None = None
        foreign = 0
        documentation: list[str] | None = None

        def declare(prefix: str | None, uri: str | None) -> None:
            nonlocal declared
            declared = {**(declared or current.scope.prefixes), prefix or "": uri or ""}

        def start(name: str, pairs: list[str]) -> None:
            nonlocal current, declared, documentation, foreign
            if len(stack) + foreign > deepest:
                raise self.events.too_deep()
            prefixes, declared = declared, None
            if foreign or not name.startswith(_R):
                annotations.add(name.rpartition(events.SEPARATOR)[0])
                if not foreign:
                    self._check_foreign(current)
                    documentation = [] if name == _DOCUMENTATION else None
                foreign += 1
                return
            local = name[_OWN:]
            if local not in children[current.name]:
                self._misplaced(local, current)
            place = file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
            element = Element(local, place, current.scope)
            if prefixes:
                element.scope = current.scope._replace(prefixes=prefixes)
            if len(pairs) == _PAIR and pairs[0] == "name" in attributed.get(local, _NOTHING):
                # So have nearly all.
                element.attributes = {"name": pairs[1].strip(" \t\r\n")}
            elif pairs or local in attributed:
                self._attributes(element, pairs)
            current.children.append(element)
            stack.append(element)
            current = element

        def end(_: str) -> None:
            nonlocal current, documentation, foreign
            if not foreign:
                stack.pop()
                check = checks.get(current.name)
                if check is not None:
                    check(current)
                current = stack[-1]
                return
            foreign -= 1
            if documentation is not None and not foreign:
                said = " ".join("".join(documentation).split())
                current.documentation = f"{current.documentation} {said}".strip()
                documentation = None

        def characters(text: str) -> None:
            if documentation is not None:
                documentation.append(text)
            elif foreign:
                pass
            elif current.name in syntax.TEXTUAL:
                current.text += text
            elif text.strip(" \t\r\n"):
                self._refuse(f"no text can stand in {current.name}")

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartNamespaceDeclHandler = declare

    def _check_foreign(self, parent: Element) -> None:
        if parent is self.top:
            self._refuse(f'no RELAX NG: it does not begin with an element of xmlns="{RELAX_NG}"')
        if parent.name in syntax.TEXTUAL:
            self._refuse(f"no element can stand in {parent.name}")

    def _misplaced(self, name: str, parent: Element) -> NoReturn:
        if name not in syntax.CHILDREN:
            self._refuse(f"RELAX NG has no element {name}")
        if parent is self.top:
            self._refuse(f"a schema cannot begin with {name}")
        self._refuse(f"{name} cannot stand in {parent.name}")

    def _attributes(self, element: Element, pairs: list[str]) -> None:
        known = syntax.ATTRIBUTES.get(element.name, _NOTHING)
        element.attributes = attributes = {}
        for at in range(0, len(pairs), 2):
            name, value = pairs[at], pairs[at + 1]
            if name in known:
                attributes[name] = value.strip(" \t\r\n")
            elif name == "ns":
                attributes[name] = value
                element.scope = element.scope._replace(ns=value)
            elif name == "datatypeLibrary":
                element.scope = element.scope._replace(library=self._library(value))
            elif name == _BASE:
                element.scope = element.scope._replace(base=self._base(element.scope.base, value))
            elif events.SEPARATOR not in name or name.startswith(_R):
                self._refuse(f"{element.name} has no attribute {name.removeprefix(_R)}")
        for name, needed in known.items():
            if needed and name not in attributes:
                self._refuse(f"{element.name} must have the attribute {name}")

    def _base(self, base: str, value: str) -> str:
        try:
            return urljoin(base, value)
        except ValueError:
            self._refuse(f"xml:base is no URI: {value!r}")

    def _library(self, value: str) -> str:
        """A datatype library's identifier: an absolute URI without a fragment, or nothing (4.3)."""
        is_uri = "#" not in value and datatypes.allows("xsd:anyURI", (), value, {})
        if value and not (is_uri and _SCHEME.match(value)):
            self._refuse(f"the datatype library {value!r} is no absolute URI")
        return value
