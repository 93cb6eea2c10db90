"""What a pattern would allow, or must have: for messages, and to go on after a fault."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from tei.relaxng.name_classes import names, namespace
from tei.relaxng.patterns import NOT_ALLOWED
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tei.relaxng.grammar import Grammar

#: In place of a name: any.
ANY_NAME = "*"


def elements(grammar: Grammar, pattern: int) -> Iterator[str]:
    """The elements that can come next; `ANY_NAME` where any can."""
    for part in _leaves(grammar, pattern, in_order=True):
        kind, *parts = grammar.patterns.nodes[part]
        if kind == "element":
            definition = grammar.elements[parts[0]]
            if definition.content != NOT_ALLOWED:
                yield from _names(definition.names)


def attributes(grammar: Grammar, pattern: int) -> Iterator[str]:
    """The attributes that can still come; `ANY_NAME` where any can."""
    for part in _leaves(grammar, pattern):
        kind, *parts = grammar.patterns.nodes[part]
        if kind == "attribute":
            yield from _names(parts[0])


def needed(grammar: Grammar, pattern: int) -> Iterator[str]:
    """The elements of which one must come: as `elements`, without what may be left out."""
    kind, *parts = grammar.patterns.nodes[pattern]
    nullable = grammar.patterns.nullable
    if kind in ("group", "interleave"):
        yield from needed(grammar, next((part for part in parts if not nullable[part]), parts[0]))
    elif kind in ("choice", "oneOrMore"):
        for part in parts:
            yield from needed(grammar, part)
    else:
        yield from elements(grammar, pattern)


def _names(name_class: object) -> Iterator[str]:
    single = list(names(name_class))  # type: ignore[arg-type] # it is a name class
    yield from single or [ANY_NAME]


def _leaves(grammar: Grammar, pattern: int, *, in_order: bool = False) -> Iterator[int]:
    """The patterns in a pattern that hold no others beside each other, each once.

    Args:
        grammar: whose pattern it is.
        pattern: where to begin.
        in_order: leave out what must wait for something else.
    """
    patterns = grammar.patterns
    waiting, seen = [pattern], {pattern}
    while waiting:
        part = waiting.pop()
        kind, *parts = patterns.nodes[part]
        if kind not in ("choice", "interleave", "oneOrMore", "group"):
            yield part
            continue
        if kind == "group" and in_order and not patterns.nullable[parts[0]]:
            parts = parts[:1]
        waiting += [inner for inner in reversed(parts) if inner not in seen]
        seen.update(parts)


def required(grammar: Grammar, pattern: int, kind: str) -> tuple[str, ...]:
    """The elements or attributes that a pattern must have, each by name.

    Args:
        grammar: whose pattern it is.
        pattern: what is left.
        kind: element or attribute.
    """
    return _required(grammar, pattern, kind, {})


def _required(
    grammar: Grammar, pattern: int, kind: str, known: dict[int, tuple[str, ...]]
) -> tuple[str, ...]:
    if pattern in known:
        return known[pattern]
    patterns = grammar.patterns
    of_kind, *parts = patterns.nodes[pattern]
    found: Iterable[str] = ()
    if patterns.nullable[pattern]:
        pass
    elif of_kind == kind:
        found = _names(grammar.elements[parts[0]].names if kind == "element" else parts[0])
    elif of_kind in ("choice", "group", "interleave", "oneOrMore"):
        ways = [_required(grammar, part, kind, known) for part in parts]
        if of_kind == "choice":
            # What every way must have.
            found = (name for name in ways[0] if all(name in way for way in ways[1:]))
        else:
            found = chain.from_iterable(ways)
    known[pattern] = tuple(dict.fromkeys(found))
    return known[pattern]


def allows_text(grammar: Grammar, pattern: int) -> bool:
    """Whether text can come next."""
    nodes = grammar.patterns.nodes
    textual = ("text", "data", "value", "list")
    return any(nodes[part][0] in textual for part in _leaves(grammar, pattern))


def values(grammar: Grammar, pattern: int) -> Iterator[str]:
    """What a value can be: literals as they are, datatypes by their names in angle brackets."""
    for part in _leaves(grammar, pattern):
        kind, *parts = grammar.patterns.nodes[part]
        if kind == "value":
            yield parts[1]
        elif kind == "data":
            of_type, parameters, _ = parts
            narrowed = "".join(f" {name}={limit}" for name, limit in parameters)
            yield f"<{of_type.rpartition(':')[2]}{narrowed}>"
        elif kind == "list":
            yield from values(grammar, parts[0])


class Vocabulary:
    """The names that a grammar knows, and what each can hold.

    Attributes:
        elements: all elements, by name, with what the schema says about each.
        spaces: their namespaces.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.elements: dict[str, str] = {}
        self._contents: dict[str, list[int]] = {}
        self._said: dict[str, dict[int, str]] = {}
        for definition in grammar.elements:
            if definition.content == NOT_ALLOWED:
                continue
            for name in names(definition.names):
                self.elements[name] = self.elements.get(name) or definition.documentation
                self._contents.setdefault(name, []).append(definition.content)
                self._said.setdefault(name, {}).update(definition.attribute_documentation)
        self.spaces = {namespace(name) for name in self.elements}
        self._children: dict[str, frozenset[str]] = {}
        self._texts: dict[str, bool] = {}

    def documentation(self, name: str) -> str:
        """What the schema says about an element, or nothing."""
        return self.elements.get(name, "")

    def of_attribute(self, element: str, attribute: str) -> str:
        """What the schema says about an attribute of an element, or nothing."""
        nodes = self.grammar.patterns.nodes
        said = self.grammar.attribute_documentation | self._said.get(element, {})
        return next(
            (
                said[pattern]
                for pattern in self._parts(element, "attribute")
                if pattern in said and attribute in names(nodes[pattern][1])
            ),
            "",
        )

    def namespaces(self, local: str) -> list[str]:
        """The namespaces in which the schema has an element of this local name."""
        spaces = sorted(self.spaces)
        return [s for s in spaces if (f"{s}{SEPARATOR}{local}" if s else local) in self.elements]

    def children(self, name: str) -> frozenset[str]:
        """The elements that can stand anywhere in an element."""
        found = self._children.get(name)
        if found is None:
            elements, nodes = self.grammar.elements, self.grammar.patterns.nodes
            found = self._children[name] = frozenset(
                child
                for pattern in self._parts(name, "element")
                for child in _names(elements[nodes[pattern][1]].names)
            )
        return found

    def is_phrase(self, name: str) -> bool:
        """Whether an element belongs to running text: most elements that take text can hold it."""
        return name in self._phrases

    @cached_property
    def _phrases(self) -> frozenset[str]:
        count: Counter[str] = Counter()
        of_text = [name for name in self.elements if self.takes_text(name) and self.children(name)]
        for name in of_text:
            count.update(self.children(name))
        return frozenset(name for name, times in count.items() if 2 * times > len(of_text))

    def takes_text(self, name: str) -> bool:
        """Whether text can stand directly in an element."""
        found = self._texts.get(name)
        if found is None:
            found = self._texts[name] = any(True for _ in self._parts(name, "text"))
        return found

    @cached_property
    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """By attribute, the elements that can have it."""
        nodes = self.grammar.patterns.nodes
        found: dict[str, dict[str, None]] = {}
        for element in self.elements:
            for pattern in self._parts(element, "attribute"):
                for attribute in names(nodes[pattern][1]):
                    found.setdefault(attribute, {})[element] = None
        return {attribute: tuple(elements) for attribute, elements in found.items()}

    def _parts(self, element: str, kind: str) -> Iterator[int]:
        """The patterns of a kind in what an element can have, not in what that has in turn."""
        nodes = self.grammar.patterns.nodes
        for content in self._contents.get(element, ()):
            for pattern in _leaves(self.grammar, content):
                if nodes[pattern][0] == kind:
                    yield pattern
