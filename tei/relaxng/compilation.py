"""From a schema to a grammar: its elements, and the patterns of what they may hold.

Sections 4.6 to 4.21 of the specification, in one walk: where the specification rewrites the schema
step by step, patterns are made that are equal to what the steps would lead to.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tei.relaxng import datatypes, facets, identities, inclusion, restrictions
from tei.relaxng.faults import refuse
from tei.relaxng.grammar import ElementDefinition, Grammar
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tei.relaxng.inclusion import Definition
    from tei.relaxng.name_classes import NameClass
    from tei.relaxng.reading import Element

_XMLNS = "http://www.w3.org/2000/xmlns"
#: How deep calls may go; a definition takes fifteen.
_DEEPEST = 20_000


def compiled(
    path: Path,
    found: Callable[[str], Path | None] = lambda _: None,
    read: Callable[[Path], bytes] = Path.read_bytes,
) -> Grammar:
    """The grammar in the schema at `path`, in RELAX NG's XML syntax.

    Args:
        path: a file; those that it takes in are found from there.
        found: the file that stands for an address that is taken in, if there is one.
        read: how files are read.

    Raises:
        SchemaFault: the schema is not correct.
        OSError: the file cannot be read.
    """
    files = inclusion.Files(read, found)
    grammar = Grammar(digests=files.digests, addresses=files.addresses)
    path = path.resolve()
    root = files.root(path)
    builder = _Builder(grammar, files)
    with _deep_calls():
        try:
            grammar.start = builder.pattern(root, _Where(path, (path,), None))
            builder.contents()
            builder.unused()
            restrictions.check(grammar, builder.places, root.place)
            grammar.unsound = identities.fault(grammar)
            grammar.annotations = frozenset(files.annotations)
        except RecursionError:
            refuse("its definitions stand too deep in each other", root.place)
    return grammar


@contextmanager
def _deep_calls() -> Iterator[None]:
    """Let calls go deeper for a while: definitions may refer to each other in a long row."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


@dataclass(slots=True)
class _Scope:
    """A grammar element: what its definitions stand for."""

    definitions: dict[str, tuple[Definition, list[Path]]]
    parent: _Scope | None
    above: tuple[Path, ...]
    made: dict[str, int | None] = field(default_factory=dict)
    said: dict[str, dict[int, str]] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class _Where:
    """Where a pattern stands: in which file, taken in by which, in which grammar."""

    path: Path
    above: tuple[Path, ...]
    scope: _Scope | None


class _Builder:
    """Patterns of a schema's elements."""

    def __init__(self, grammar: Grammar, files: inclusion.Files) -> None:
        self.grammar = grammar
        self.patterns = grammar.patterns
        self.files = files
        self.places: list[tuple[str, int, int]] = []
        self.waiting: list[tuple[int, Sequence[Element], _Where]] = []
        self.elements: dict[int, int] = {}
        self.scopes: list[_Scope] = []
        self.is_used = True
        # What is said about attributes, by their patterns: in the element or definition at hand.
        self.said: dict[int, str] = {}

    def contents(self) -> None:
        """Make the contents of all elements: one after another, since they refer to each other."""
        while self.waiting:
            number, children, where = self.waiting.pop()
            self.said = {}
            definition = self.grammar.elements[number]
            definition.content = self._group(children, where)
            for attribute, words in self.said.items():
                # Elements share a pattern, and may say different things about it.
                if self.grammar.attribute_documentation.setdefault(attribute, words) != words:
                    definition.attribute_documentation[attribute] = words

    def unused(self) -> None:
        """Look at definitions that nothing leads to: they may go in circles, but not be wrong."""
        self.is_used = False
        for scope in self.scopes:
            for name, (definition, _) in scope.definitions.items():
                self._defined(name, scope, definition.parts[0])
        self.contents()

    def pattern(self, element: Element, where: _Where) -> int:
        """The pattern of a schema's element."""
        return _PATTERNS[element.name](self, element, where)

    def _all(self, elements: Iterable[Element], where: _Where) -> list[int]:
        return [_PATTERNS[element.name](self, element, where) for element in elements]

    def _group(self, elements: Sequence[Element], where: _Where) -> int:
        return balanced(self._all(elements, where), self.patterns.group)

    def group(self, element: Element, where: _Where) -> int:
        return self._group(element.children, where)

    def interleave(self, element: Element, where: _Where) -> int:
        return balanced(self._all(element.children, where), self.patterns.interleave)

    def choice(self, element: Element, where: _Where) -> int:
        return self.patterns.choice(self._all(element.children, where))

    def optional(self, element: Element, where: _Where) -> int:
        return self.patterns.optional(self.group(element, where))

    def one_or_more(self, element: Element, where: _Where) -> int:
        return self.patterns.one_or_more(self.group(element, where))

    def zero_or_more(self, element: Element, where: _Where) -> int:
        return self.patterns.optional(self.one_or_more(element, where))

    def mixed(self, element: Element, where: _Where) -> int:
        return self.patterns.interleave(self.group(element, where), TEXT)

    def list_of(self, element: Element, where: _Where) -> int:
        return self.patterns.list_of(self.group(element, where))

    def empty(self, *_: object) -> int:
        return EMPTY

    def text(self, *_: object) -> int:
        return TEXT

    def not_allowed(self, *_: object) -> int:
        return NOT_ALLOWED

    def element(self, element: Element, where: _Where) -> int:
        known = self.elements.get(id(element))
        if known is None:
            names, children = self._named(element)
            known = self.elements[id(element)] = len(self.grammar.elements)
            definition = ElementDefinition(names, NOT_ALLOWED, element.documentation)
            self.grammar.elements.append(definition)
            self.places.append(element.place)
            self.waiting.append((known, children, where))
        return self.patterns.make(("element", known))

    def attribute(self, element: Element, where: _Where) -> int:
        names, children = self._named(element)
        _no_declaration(names, element)
        value = self._group(children, where) if children else TEXT
        made = self.patterns.attribute(names, value)
        if element.documentation:
            self.said[made] = element.documentation
        return made

    def _named(self, element: Element) -> tuple[NameClass, Sequence[Element]]:
        """The names that an element or attribute may have, and its other children."""
        name = element.attributes.get("name")
        if name is None:
            return _name_class(element.children[0]), element.children[1:]
        # An attribute without prefix is in no namespace, unless it says so itself (section 4.8).
        own = element.name == "element" or "ns" in element.attributes
        return _qualified(name, element.scope.ns if own else "", element), element.children

    def data(self, element: Element, where: _Where) -> int:
        of_type = _datatype(element)
        parameters = []
        exception = NOT_ALLOWED
        for child in element.children:
            if child.name == "param":
                name = child.attributes["name"]
                if not of_type.startswith(datatypes.XSD):
                    refuse(f"the datatype {of_type} has no parameters", child.place)
                try:
                    facets.check(of_type.removeprefix(datatypes.XSD), name, child.text)
                except ValueError as error:
                    refuse(str(error), child.place)
                parameters.append((name, child.text))
            else:
                exception = self.choice(child, where)
        return self.patterns.make(("data", of_type, tuple(parameters), exception))

    def value(self, element: Element, _: _Where) -> int:
        has_type = "type" in element.attributes
        of_type = _datatype(element) if has_type else "token"
        namespace = ""
        if of_type in ("xsd:QName", "xsd:NOTATION"):
            prefix = datatypes.collapsed(element.text).rpartition(":")[0]
            if prefix and prefix not in element.scope.prefixes:
                refuse(f"the prefix {prefix!r} is not declared", element.place)
            namespace = element.scope.prefixes[prefix] if prefix else element.scope.ns
        elif not datatypes.allows(of_type, (), element.text, {}):
            message = f"{element.text!r} is no {of_type.removeprefix(datatypes.XSD)}"
            refuse(message, element.place)
        return self.patterns.make(("value", of_type, element.text, namespace))

    def external(self, element: Element, where: _Where) -> int:
        root, path = self.files.referred(element, where.path, where.above)
        if root.name not in _PATTERNS:
            message = f"{element.attributes['href']!r} is no pattern"
            refuse(message, element.place)
        return self.pattern(root, _Where(path, (*where.above, path), where.scope))

    def grammar_of(self, element: Element, where: _Where) -> int:
        parts = inclusion.definitions(element, where.path, self.files, where.above)
        scope = _Scope(inclusion.combined(parts), where.scope, where.above)
        if inclusion.START not in scope.definitions:
            refuse("the grammar has no start", element.place)
        self.scopes.append(scope)
        return self._defined(inclusion.START, scope, element)

    def ref(self, element: Element, where: _Where) -> int:
        if where.scope is None:
            refuse("ref stands in no grammar", element.place)
        return self._defined(element.attributes["name"], where.scope, element)

    def parent_ref(self, element: Element, where: _Where) -> int:
        if where.scope is None or where.scope.parent is None:
            refuse("parentRef stands in no grammar within another", element.place)
        return self._defined(element.attributes["name"], where.scope.parent, element)

    def _defined(self, name: str, scope: _Scope, referring: Element) -> int:
        """What a name stands for in a grammar (section 4.19)."""
        if name in scope.made:
            known = scope.made[name]
            if known is None and not self.is_used:
                return NOT_ALLOWED
            if known is None:
                message = f"{name or 'start'} refers to itself without an element between"
                refuse(message, referring.place)
            self.said |= scope.said[name]
            return known
        if name not in scope.definitions:
            refuse(f"{referring.name} names {name}, which nothing defines", referring.place)
        scope.made[name] = None
        outer, self.said = self.said, {}
        definition, paths = scope.definitions[name]
        parts = [
            self.group(part, _Where(path, (*scope.above, path), scope))
            for part, path in zip(definition.parts, paths, strict=True)
        ]
        if definition.combine == "interleave":
            made = balanced(parts, self.patterns.interleave)
        else:
            made = self.patterns.choice(parts)
        scope.made[name] = made
        scope.said[name] = self.said
        self.said = outer | self.said
        return made


_PATTERNS: dict[str, Callable[[_Builder, Element, _Where], int]] = {
    "element": _Builder.element,
    "attribute": _Builder.attribute,
    "group": _Builder.group,
    "interleave": _Builder.interleave,
    "choice": _Builder.choice,
    "optional": _Builder.optional,
    "zeroOrMore": _Builder.zero_or_more,
    "oneOrMore": _Builder.one_or_more,
    "list": _Builder.list_of,
    "mixed": _Builder.mixed,
    "ref": _Builder.ref,
    "parentRef": _Builder.parent_ref,
    "empty": _Builder.empty,
    "text": _Builder.text,
    "value": _Builder.value,
    "data": _Builder.data,
    "notAllowed": _Builder.not_allowed,
    "externalRef": _Builder.external,
    "grammar": _Builder.grammar_of,
}


def balanced(parts: Sequence[int], joined: Callable[[int, int], int]) -> int:
    """Parts joined two by two as a tree, so that no long row of them is deep."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return EMPTY
    middle = len(parts) // 2
    return joined(balanced(parts[:middle], joined), balanced(parts[middle:], joined))


def _datatype(element: Element) -> str:
    name = element.attributes["type"]
    prefix = datatypes.LIBRARIES.get(element.scope.library)
    if prefix is None:
        message = f"the datatype library {element.scope.library!r} is not known"
        refuse(message, element.place)
    if not datatypes.exists(prefix + name):
        refuse(f"there is no datatype {name}", element.place)
    return prefix + name


def _qualified(name: str, ns: str, element: Element) -> str:
    """A qualified name as one string (section 4.10)."""
    prefix, colon, local = name.strip(" \t\r\n").rpartition(":")
    if not local or not datatypes.allows("xsd:NCName", (), local, {}):
        refuse(f"{name!r} is no name", element.place)
    if colon:
        if prefix not in element.scope.prefixes:
            refuse(f"the prefix {prefix!r} is not declared", element.place)
        ns = element.scope.prefixes[prefix]
    return f"{ns}{SEPARATOR}{local}" if ns else local


def _name_class(element: Element) -> NameClass:
    if element.name == "name":
        return _qualified(element.text, element.scope.ns, element)
    if element.name == "choice":
        return _any_of(element)
    inner = [part for child in element.children for part in child.children]
    exception = _any_of(element.children[0]) if inner else None
    for forbidden in ("anyName",) if element.name == "anyName" else ("anyName", "nsName"):
        if any(_mentions(part, forbidden) for part in inner):
            message = f"{forbidden} cannot be excepted from {element.name}"
            refuse(message, element.place)
    return (
        ("anyName", exception)
        if element.name == "anyName"
        else ("nsName", element.scope.ns, exception)
    )


def _any_of(element: Element) -> NameClass:
    parts = tuple(map(_name_class, element.children))
    return ("choice", *parts) if len(parts) > 1 else parts[0]


def _mentions(element: Element, name: str) -> bool:
    return element.name == name or any(_mentions(child, name) for child in element.children)


def _no_declaration(name_class: NameClass | None, element: Element) -> None:
    """Make sure that no attribute's name is that of a namespace declaration (section 4.16)."""
    if isinstance(name_class, str):
        bad = name_class == "xmlns" or name_class.startswith(f"{_XMLNS}{SEPARATOR}")
    elif name_class is None or name_class[0] == "choice":
        for part in (name_class or ())[1:]:
            _no_declaration(part, element)
        return
    else:
        bad = name_class[0] == "nsName" and name_class[1] == _XMLNS
        _no_declaration(name_class[-1], element)
    if bad:
        refuse("an attribute cannot be a namespace declaration", element.place)
