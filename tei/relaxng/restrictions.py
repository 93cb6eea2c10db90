"""What a pattern may not be (specification, section 7), checked once it is in its simple form."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from tei.relaxng.faults import refuse
from tei.relaxng.name_classes import is_infinite, overlap
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tei.relaxng.faults import Place
    from tei.relaxng.grammar import Grammar
    from tei.relaxng.name_classes import NameClass

#: What may not stand anywhere in each kind of place (section 7.1).
_IN_LIST = frozenset(("list", "element", "attribute", "text", "interleave"))
_IN_EXCEPT = frozenset(
    ("attribute", "element", "list", "text", "group", "interleave", "oneOrMore", "empty")
)
_IN_START = _IN_EXCEPT - {"element"} | {"data", "value"}
_IN_ATTRIBUTE = frozenset(("attribute", "element"))


class _Content(IntEnum):
    """Content types, in their order (section 7.2)."""

    EMPTY = 0
    COMPLEX = 1
    SIMPLE = 2


class _Names:
    """The names of the attributes or elements in a pattern."""

    __slots__ = ("classes", "single", "text")

    def __init__(
        self, single: frozenset[str], classes: tuple[NameClass, ...], *, text: bool
    ) -> None:
        self.single = single
        self.classes = classes
        self.text = text

    def __or__(self, other: _Names) -> _Names:
        if other is _NONE:
            return self
        if self is _NONE:
            return other
        return _Names(
            self.single | other.single,
            (*self.classes, *other.classes),
            text=self.text or other.text,
        )

    def shared(self, other: _Names) -> NameClass | None:
        """A name or name class that both have."""
        for name in self.single & other.single:
            return name
        for one, others in ((self, other), (other, self)):
            for name_class in one.classes:
                for candidate in (*others.single, *others.classes):
                    if overlap(name_class, candidate):
                        return name_class
        return None


_NONE = _Names(frozenset(), (), text=False)


def check(grammar: Grammar, places: Sequence[Place], start: Place) -> None:
    """Make sure that the elements that can be reached keep to section 7.

    Args:
        grammar: with all its patterns.
        places: where each element is defined.
        start: where the schema begins.

    Raises:
        SchemaFault: one does not.
    """
    checked = _Restrictions(grammar)
    try:
        checked.free_of(grammar.start, _IN_START, "start")
    except ValueError as error:
        refuse(str(error), start)
    seen = checked.elements_in(grammar.start)
    waiting = list(seen)
    while waiting:
        number = waiting.pop()
        content = grammar.elements[number].content
        try:
            checked.content(content)
        except ValueError as error:
            refuse(str(error), places[number])
        new = checked.elements_in(content) - seen
        seen |= new
        waiting += new


class _Restrictions:
    """The restrictions, each worked out once for a pattern."""

    def __init__(self, grammar: Grammar) -> None:
        self.nodes = grammar.patterns.nodes
        self.elements = grammar.elements
        self._content: dict[int, _Content] = {EMPTY: _Content.EMPTY, TEXT: _Content.COMPLEX}
        self._attributes: dict[int, _Names] = {}
        self._children: dict[int, _Names] = {}
        self._checked: set[tuple[int, bool, bool]] = set()
        self._inside: dict[int, frozenset[int]] = {}

    def _parts(self, pattern: int) -> Iterable[int]:
        kind, *parts = self.nodes[pattern]
        return parts if kind in ("choice", "group", "interleave", "oneOrMore", "list") else ()

    def elements_in(self, pattern: int) -> frozenset[int]:
        """The elements that a pattern mentions."""
        found = self._inside.get(pattern)
        if found is None:
            kind, *parts = self.nodes[pattern]
            if kind == "element":
                found = frozenset(parts)
            else:
                found = frozenset().union(*map(self.elements_in, self._parts(pattern)))
            self._inside[pattern] = found
        return found

    def free_of(self, pattern: int, kinds: frozenset[str], where: str) -> None:
        """Make sure that no part of a pattern is of some kinds (section 7.1)."""
        kind, *parts = self.nodes[pattern]
        if kind in kinds:
            message = f"{kind} cannot stand in {where}"
            raise ValueError(message)
        if kind == "attribute":
            self.free_of(parts[1], kinds, where)
        elif kind == "data" and parts[2] != NOT_ALLOWED:
            self.free_of(parts[2], _IN_EXCEPT, "data's except")
        for part in self._parts(pattern):
            self.free_of(part, kinds, where)

    def content(self, pattern: int) -> None:
        """Make sure that an element's content keeps to the restrictions."""
        self._walk(pattern, repeated=False, in_group=False)
        self._content_type(pattern)
        self._attribute_names(pattern)
        self._element_names(pattern)

    def _walk(self, pattern: int, *, repeated: bool, in_group: bool) -> None:
        """The restrictions of section 7.1, and names without end of 7.3.

        Args:
            pattern: what is checked.
            repeated: it stands in a oneOrMore.
            in_group: and there in a group or interleave.
        """
        key = (pattern, repeated, in_group)
        if key in self._checked:
            return
        self._checked.add(key)
        kind, *parts = self.nodes[pattern]
        if kind == "attribute":
            names, value = parts
            if in_group:
                message = "an attribute cannot stand in a group or interleave that is repeated"
                raise ValueError(message)
            if is_infinite(names) and not repeated:
                message = "an attribute of any name must be repeated (oneOrMore or zeroOrMore)"
                raise ValueError(message)
            self.free_of(value, _IN_ATTRIBUTE, "attribute")
            self._content_type(value)
        elif kind == "list":
            self.free_of(parts[0], _IN_LIST, "list")
        elif kind == "data" and parts[2] != NOT_ALLOWED:
            self.free_of(parts[2], _IN_EXCEPT, "data's except")
        else:
            repeated = repeated or kind == "oneOrMore"
            in_group = in_group or (repeated and kind in ("group", "interleave"))
            for part in self._parts(pattern):
                self._walk(part, repeated=repeated, in_group=in_group)

    def _content_type(self, pattern: int) -> _Content:
        """The content type of a pattern (section 7.2)."""
        found = self._content.get(pattern)
        if found is not None:
            return found
        kind, *parts = self.nodes[pattern]
        found = _Content.EMPTY
        if kind == "element":
            found = _Content.COMPLEX
        elif kind in ("data", "value", "list"):
            found = _Content.SIMPLE
        elif kind == "choice":
            found = max(map(self._content_type, parts))
        elif kind in ("group", "interleave"):
            found = _grouped(*map(self._content_type, parts))
        elif kind == "oneOrMore":
            inner = self._content_type(parts[0])
            found = _grouped(inner, inner)
        self._content[pattern] = found
        return found

    def _attribute_names(self, pattern: int) -> _Names:
        """The attributes in a pattern; none that stand together may share a name (section 7.3)."""
        found = self._attributes.get(pattern)
        if found is None:
            kind, *parts = self.nodes[pattern]
            if kind == "attribute":
                found = _named(parts[0])
            elif kind in ("group", "interleave"):
                one, two = map(self._attribute_names, parts)
                shared = one.shared(two)
                if shared is not None:
                    message = f"the attribute {_shown(shared)} is there twice"
                    raise ValueError(message)
                found = one | two
            else:
                found = _NONE
                for part in self._parts(pattern):
                    found |= self._attribute_names(part)
            self._attributes[pattern] = found
        return found

    def _element_names(self, pattern: int) -> _Names:
        """The elements in a pattern; interleaved ones may share neither name nor text (7.4)."""
        found = self._children.get(pattern)
        if found is None:
            kind, *parts = self.nodes[pattern]
            if kind == "element":
                found = _named(self.elements[parts[0]].names)
            elif kind == "text":
                found = _Names(frozenset(), (), text=True)
            else:
                of_parts = [self._element_names(part) for part in self._parts(pattern)]
                if kind == "interleave":
                    _apart(*of_parts)
                found = _NONE
                for names in of_parts:
                    found |= names
            self._children[pattern] = found
        return found


def _apart(one: _Names, two: _Names) -> None:
    if one.text and two.text:
        message = "text is on both sides of an interleave"
        raise ValueError(message)
    shared = one.shared(two)
    if shared is not None:
        message = f"the element {_shown(shared)} is on both sides of an interleave"
        raise ValueError(message)


def _named(name_class: NameClass) -> _Names:
    if isinstance(name_class, str):
        return _Names(frozenset((name_class,)), (), text=False)
    return _Names(frozenset(), (name_class,), text=False)


def _shown(name_class: NameClass) -> str:
    if isinstance(name_class, str):
        return name_class.rpartition("}")[2]
    return "of a class of names"


def _grouped(one: _Content, two: _Content) -> _Content:
    if max(one, two) == _Content.SIMPLE and min(one, two) != _Content.EMPTY:
        message = "a datatype's text stands beside other content"
        raise ValueError(message)
    return max(one, two)
