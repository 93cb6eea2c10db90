"""Patterns in the simple form (specification, section 5), each made once and known by a number.

Equal patterns have equal numbers, so that what has been worked out for one is known for all. A
pattern's node is a tuple of its kind and its parts; all of it is numbers, strings and tuples, which
can be stored as they are.

    ("choice", p, q, …)   sorted, at least two        ("element", n)      the nth definition
    ("group", p, q)                                   ("attribute", c, p) name class, value
    ("interleave", p, q)  sorted                      ("data", type, params, except)
    ("oneOrMore", p)                                  ("value", type, text, namespace)
    ("list", p)

The kinds are the specification's names. RELAX NG: OASIS Committee Specification, 3 December 2001.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.relaxng.name_classes import NameClass

#: The numbers of the three patterns that have no parts.
NOT_ALLOWED, EMPTY, TEXT = range(3)

Node: TypeAlias = tuple[Any, ...]


class Patterns:
    """All patterns of a grammar, and those that arise from them in validating.

    Attributes:
        nodes: each pattern's node, by its number.
        nullable: whether each pattern allows nothing at all.
        numbers: each pattern's number, by its node.
    """

    __slots__ = ("nodes", "nullable", "numbers")

    def __init__(self) -> None:
        self.nodes: list[Node] = [("notAllowed",), ("empty",), ("text",)]
        self.nullable = [False, True, True]
        self.numbers = {node: number for number, node in enumerate(self.nodes)}

    def make(self, node: Node, *, nullable: bool = False) -> int:
        """The number of a pattern."""
        number = self.numbers.get(node)
        if number is None:
            number = self.numbers[node] = len(self.nodes)
            self.nodes.append(node)
            self.nullable.append(nullable)
        return number

    def choice(self, parts: Iterable[int]) -> int:
        """One of `parts`. Nothing is a choice only where no other part allows it."""
        nodes, nullable = self.nodes, self.nullable
        found: set[int] = set()
        for part in parts:
            node = nodes[part]
            if node[0] == "choice":
                found.update(node[1:])
            else:
                found.add(part)
        found.discard(NOT_ALLOWED)
        if EMPTY in found and any(nullable[part] for part in found if part != EMPTY):
            found.discard(EMPTY)
        if len(found) > 1:
            can_be_empty = any(nullable[part] for part in found)
            return self.make(("choice", *sorted(found)), nullable=can_be_empty)
        return found.pop() if found else NOT_ALLOWED

    def group(self, first: int, second: int) -> int:
        """`first`, then `second`."""
        if NOT_ALLOWED in (first, second):
            return NOT_ALLOWED
        if first == EMPTY:
            return second
        if second == EMPTY:
            return first
        nullable = self.nullable[first] and self.nullable[second]
        return self.make(("group", first, second), nullable=nullable)

    def interleave(self, first: int, second: int) -> int:
        """`first` and `second` in any mixture."""
        if NOT_ALLOWED in (first, second):
            return NOT_ALLOWED
        if first == EMPTY:
            return second
        if second == EMPTY:
            return first
        if first > second:
            first, second = second, first
        nullable = self.nullable[first] and self.nullable[second]
        return self.make(("interleave", first, second), nullable=nullable)

    def one_or_more(self, part: int) -> int:
        """`part`, repeated. The repeated part does not allow nothing: (p?)+ is (p+)?."""
        node = self.nodes[part]
        if part in (NOT_ALLOWED, EMPTY, TEXT) or node[0] == "oneOrMore":
            return part
        if node[0] == "choice" and EMPTY in node:
            return self.choice((EMPTY, self.one_or_more(self.choice(set(node[1:]) - {EMPTY}))))
        return self.make(("oneOrMore", part), nullable=self.nullable[part])

    def optional(self, part: int) -> int:
        """`part` or nothing."""
        return self.choice((part, EMPTY))

    def attribute(self, name_class: NameClass, value: int) -> int:
        """An attribute with a name of `name_class`."""
        return NOT_ALLOWED if value == NOT_ALLOWED else self.make(("attribute", name_class, value))

    def list_of(self, part: int) -> int:
        """Words divided by white space, one after another in `part`."""
        return NOT_ALLOWED if part == NOT_ALLOWED else self.make(("list", part))
