"""What a pattern may not be (specification, section 7), checked once it is in its simple form.

A pattern's number is higher than those of its parts, so that one walk over all patterns, from the
first to the last, finds what each holds. What is wrong matters only if the schema's start leads
there: that is looked at only where something is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.faults import refuse
from tei.relaxng.name_classes import is_infinite, overlap
from tei.relaxng.patterns import NOT_ALLOWED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.relaxng.faults import Place
    from tei.relaxng.grammar import Grammar
    from tei.relaxng.name_classes import NameClass
    from tei.relaxng.patterns import Node

_KINDS = (
    "empty text choice group interleave oneOrMore list element attribute data value notAllowed"
).split()
_BITS = {kind: 1 << place for place, kind in enumerate(_KINDS)}


def _bits(kinds: str) -> int:
    return sum(_BITS[kind] for kind in kinds.split())


#: Patterns whose parts stand beside each other.
_BESIDE = ("choice", "group", "interleave", "oneOrMore")
#: What may not stand anywhere in each kind of place (section 7.1).
_IN_LIST = _bits("list element attribute text interleave")
_IN_EXCEPT = _bits("attribute element list text group interleave oneOrMore empty")
_IN_START = _bits("attribute list text group interleave oneOrMore empty data value")
_IN_ATTRIBUTE = _bits("attribute element")

#: Content types, in their order (section 7.2).
_NONE, _COMPLEX, _SIMPLE = range(3)
_TYPES = {"text": _COMPLEX, "element": _COMPLEX, "data": _SIMPLE, "value": _SIMPLE, "list": _SIMPLE}

#: Names of attributes or elements: single ones, and classes.
_Names = tuple[frozenset[str], tuple["NameClass", ...]]
_NO_NAMES: _Names = frozenset(), ()


def check(grammar: Grammar, places: Sequence[Place], start: Place) -> None:
    """Make sure that the elements that can be reached keep to section 7.

    Args:
        grammar: with all its patterns.
        places: where each element is defined.
        start: where the schema begins.

    Raises:
        SchemaFault: one does not.
    """
    walked = _Walk(grammar)
    kinds = walked.kinds[grammar.start] & _IN_START
    if kinds:
        refuse(f"{_named(kinds)} cannot stand in start", start)
    for definition in grammar.elements:
        if walked.unrepeated[definition.content]:
            message = "an attribute of any name must be repeated (oneOrMore or zeroOrMore)"
            walked.wrong.setdefault(definition.content, message)
    if any(walked.holds_wrong(definition.content) for definition in grammar.elements):
        _refuse_reachable(grammar, places, walked.wrong)


def _refuse_reachable(grammar: Grammar, places: Sequence[Place], wrong: dict[int, str]) -> None:
    """Refuse what is wrong in an element that the start leads to."""
    seen: set[int] = set()
    waiting = [(grammar.start, -1)]
    while waiting:
        pattern, element = waiting.pop()
        if pattern in seen:
            continue
        seen.add(pattern)
        if pattern in wrong and element >= 0:
            refuse(wrong[pattern], places[element])
        kind, *parts = grammar.patterns.nodes[pattern]
        if kind == "element":
            waiting.append((grammar.elements[parts[0]].content, parts[0]))
        elif kind == "attribute":
            waiting.append((parts[1], element))
        elif kind not in ("data", "value", "list"):
            waiting += [(part, element) for part in parts]


class _Walk:
    """What each pattern holds, by its number.

    Attributes:
        kinds: the kinds of patterns in it, not looking into elements, attributes and datatypes.
        types: its content type.
        attributes: the names of its attributes.
        grouped: whether it holds a group or interleave with an attribute.
        unrepeated: whether it holds an attribute of any name that is not repeated.
        wrong: what is wrong with a pattern.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        nodes = grammar.patterns.nodes
        self.kinds = [_BITS[node[0]] for node in nodes]
        self.types = [_TYPES.get(node[0], _NONE) for node in nodes]
        self.attributes = [_NO_NAMES] * len(nodes)
        self.grouped = [False] * len(nodes)
        self.unrepeated = [False] * len(nodes)
        self.wrong: dict[int, str] = {}
        self._tainted: list[bool] | None = None
        for number, node in enumerate(nodes):
            kind = node[0]
            if kind in _BESIDE:
                self._gather(number, node)
            elif kind == "attribute":
                self.attributes[number] = _names(node[1])
                self.unrepeated[number] = is_infinite(node[1])
                self._holds(number, node[2], _IN_ATTRIBUTE, "attribute")
            elif kind == "list":
                self._holds(number, node[1], _IN_LIST, "list")
            elif kind == "data" and node[3] != NOT_ALLOWED:
                self._holds(number, node[3], _IN_EXCEPT, "data's except")

    def _holds(self, number: int, inner: int, forbidden: int, where: str) -> None:
        kinds = self.kinds[inner] & forbidden
        if kinds:
            self.wrong[number] = f"{_named(kinds)} cannot stand in {where}"

    def holds_wrong(self, pattern: int) -> bool:
        """Whether something is wrong in an element, wherever the element can be."""
        if self._tainted is None:
            # What is right in a list may be wrong beside it.
            self._tainted = []
            for number, (kind, *parts) in enumerate(self.grammar.patterns.nodes):
                held = parts if kind in _BESIDE else parts[1:] if kind == "attribute" else ()
                is_tainted = number in self.wrong or any(self._tainted[part] for part in held)
                self._tainted.append(is_tainted)
        return self._tainted[pattern]

    def _gather(self, number: int, node: Node) -> None:
        """A pattern of several, from what was found of them."""
        kind, *parts = node
        types = [self.types[part] for part in parts]
        named = [self.attributes[part] for part in parts]
        grouped = unrepeated = False
        for part in parts:
            self.kinds[number] |= self.kinds[part]
            grouped = grouped or self.grouped[part]
            unrepeated = unrepeated or self.unrepeated[part]
        self.types[number] = max(types)
        self.attributes[number] = _joined(named)
        self.grouped[number] = grouped
        if kind == "oneOrMore":
            types *= 2
            if grouped:
                self.wrong[number] = (
                    "an attribute cannot stand in a group or interleave that is repeated"
                )
        else:
            self.unrepeated[number] = unrepeated
        if kind == "choice":
            return
        if max(types) == _SIMPLE and min(types) != _NONE:
            self.wrong[number] = "a datatype's text stands beside other content"
        if kind == "oneOrMore":
            return
        if self.attributes[number] is not _NO_NAMES:
            self.grouped[number] = True
            self._apart(number, named, "the attribute {} is there twice")
        if kind == "interleave":
            message = "the element {} is on both sides of an interleave"
            self._apart(number, [self._element_names(part) for part in parts], message)
            if all(self.kinds[part] & _BITS["text"] for part in parts):
                self.wrong[number] = "text is on both sides of an interleave"

    def _element_names(self, pattern: int) -> _Names:
        kind, *parts = self.grammar.patterns.nodes[pattern]
        if kind == "element":
            return _names(self.grammar.elements[parts[0]].names)
        if kind in _BESIDE:
            return _joined([self._element_names(part) for part in parts])
        return _NO_NAMES

    def _apart(self, number: int, names: list[_Names], message: str) -> None:
        """Make sure that two patterns share no name (sections 7.3, 7.4)."""
        shared = _shared(*names)
        if shared is not None:
            shown = shared.rpartition("}")[2] if isinstance(shared, str) else "of some name"
            self.wrong[number] = message.format(shown)


def _named(kinds: int) -> str:
    return next(kind for kind, bit in _BITS.items() if kinds & bit)


def _names(name_class: NameClass) -> _Names:
    if isinstance(name_class, str):
        return frozenset((name_class,)), ()
    return frozenset(), (name_class,)


def _joined(parts: list[_Names]) -> _Names:
    some = [part for part in parts if part is not _NO_NAMES]
    if len(some) < 2:  # noqa: PLR2004 - nothing to join
        return some[0] if some else _NO_NAMES
    singles = frozenset().union(*(single for single, _ in some))
    return singles, tuple(name_class for _, classes in some for name_class in classes)


def _shared(one: _Names, two: _Names) -> NameClass | None:
    """A name or name class that both have."""
    for name in one[0] & two[0]:
        return name
    for here, there in ((one, two), (two, one)):
        for name_class in here[1]:
            for candidate in (*there[0], *there[1]):
                if overlap(name_class, candidate):
                    return name_class
    return None
