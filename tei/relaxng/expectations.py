"""What a pattern would allow, or must have: for messages, and to go on after a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.name_classes import names, namespace
from tei.relaxng.patterns import TEXT
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.relaxng.grammar import Grammar

#: In place of a name: any.
ANY_NAME = "*"


def elements(grammar: Grammar, pattern: int) -> Iterator[str]:
    """The elements that can come next; `ANY_NAME` where any can."""
    kind, *parts = grammar.patterns.nodes[pattern]
    if kind == "element":
        yield from _names(grammar.elements[parts[0]].names)
    elif kind in ("choice", "interleave", "oneOrMore"):
        for part in parts:
            yield from elements(grammar, part)
    elif kind == "group":
        one, two = parts
        yield from elements(grammar, one)
        if grammar.patterns.nullable[one]:
            yield from elements(grammar, two)


def attributes(grammar: Grammar, pattern: int) -> Iterator[str]:
    """The attributes that can still come; `ANY_NAME` where any can."""
    kind, *parts = grammar.patterns.nodes[pattern]
    if kind == "attribute":
        yield from _names(parts[0])
    elif kind in ("choice", "interleave", "oneOrMore", "group"):
        for part in parts:
            yield from attributes(grammar, part)


def _names(name_class: object) -> Iterator[str]:
    single = list(names(name_class))  # type: ignore[arg-type] # it is a name class
    yield from single or [ANY_NAME]


def required(grammar: Grammar, pattern: int, kind: str) -> tuple[str, ...]:
    """The elements or attributes that a pattern must have, each by name.

    Args:
        grammar: whose pattern it is.
        pattern: what is left.
        kind: element or attribute.
    """
    return tuple(dict.fromkeys(_required(grammar, pattern, kind)))


def _required(grammar: Grammar, pattern: int, kind: str) -> Iterator[str]:
    patterns = grammar.patterns
    of_kind, *parts = patterns.nodes[pattern]
    if patterns.nullable[pattern]:
        return
    if of_kind == kind:
        yield from _names(grammar.elements[parts[0]].names if kind == "element" else parts[0])
    elif of_kind in ("group", "interleave", "oneOrMore"):
        for part in parts:
            yield from _required(grammar, part, kind)
    elif of_kind == "choice":
        # What every way must have.
        ways = [required(grammar, part, kind) for part in parts]
        yield from (name for name in ways[0] if all(name in way for way in ways[1:]))


def allows_text(grammar: Grammar, pattern: int) -> bool:
    """Whether text can come next."""
    kind, *parts = grammar.patterns.nodes[pattern]
    if kind in ("choice", "interleave", "oneOrMore", "group"):
        return any(allows_text(grammar, part) for part in parts)
    return pattern == TEXT or kind in ("data", "value", "list")


def values(grammar: Grammar, pattern: int) -> Iterator[str]:
    """What a value can be: literals as they are, datatypes by their names in angle brackets."""
    kind, *parts = grammar.patterns.nodes[pattern]
    if kind == "value":
        yield parts[1]
    elif kind == "data":
        of_type, parameters, _ = parts
        narrowed = "".join(f" {name}={limit}" for name, limit in parameters)
        yield f"<{of_type.rpartition(':')[2]}{narrowed}>"
    elif kind in ("choice", "interleave", "oneOrMore", "group", "list"):
        for part in parts:
            yield from values(grammar, part)


class Vocabulary:
    """The names that a grammar knows.

    Attributes:
        elements: all elements, by name, with what the schema says about each.
        spaces: their namespaces.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.elements: dict[str, str] = {}
        for definition in grammar.elements:
            for name in names(definition.names):
                self.elements[name] = self.elements.get(name) or definition.documentation
        self.spaces = {namespace(name) for name in self.elements}

    def documentation(self, name: str) -> str:
        """What the schema says about an element, or nothing."""
        return self.elements.get(name, "")

    def namespaces(self, local: str) -> list[str]:
        """The namespaces in which the schema has an element of this local name."""
        spaces = sorted(self.spaces)
        return [s for s in spaces if (f"{s}{SEPARATOR}{local}" if s else local) in self.elements]

    def children(self, name: str) -> set[str]:
        """The elements that can stand anywhere in an element."""
        found: set[str] = set()
        for definition in self.grammar.elements:
            if name in names(definition.names):
                found.update(_mentioned(self.grammar, definition.content))
        return found


def _mentioned(grammar: Grammar, pattern: int) -> Iterator[str]:
    kind, *parts = grammar.patterns.nodes[pattern]
    if kind == "element":
        yield from _names(grammar.elements[parts[0]].names)
    elif kind in ("choice", "interleave", "oneOrMore", "group"):
        for part in parts:
            yield from _mentioned(grammar, part)
