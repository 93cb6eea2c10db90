"""What may stand where in a schema: the full syntax of the specification (section 3)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tei.relaxng import datatypes
from tei.relaxng.faults import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.relaxng.reading import Element

_PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref"
    " parentRef empty text value data notAllowed externalRef grammar".split()
)
_NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))
_IN_GRAMMAR = frozenset(("start", "define", "div", "include"))
_NOTHING: frozenset[str] = frozenset()
#: As many as anybody likes.
_MANY = 1 << 30


#: The elements whose text counts.
TEXTUAL = frozenset(("value", "param", "name"))
#: The elements of RELAX NG, with those that may stand in each; the empty name is that of what the
#: root stands in.
CHILDREN = {
    "": _PATTERNS,
    "start": _PATTERNS,
    "grammar": _IN_GRAMMAR,
    "div": _IN_GRAMMAR,
    "include": _IN_GRAMMAR - {"include"},
    "data": frozenset(("param", "except")),
    **dict.fromkeys(("element", "attribute", "choice", "except"), _PATTERNS | _NAME_CLASSES),
    **dict.fromkeys(("anyName", "nsName"), frozenset(("except",))),
    **dict.fromkeys(
        "define group interleave optional zeroOrMore oneOrMore list mixed".split(), _PATTERNS
    ),
    **dict.fromkeys(
        (*TEXTUAL, "ref", "parentRef", "empty", "text", "notAllowed", "externalRef"), _NOTHING
    ),
}
#: At least and at most how many there must be, where that is not any number.
_COUNTS = {
    "start": (1, 1),
    "attribute": (0, 2),
    "anyName": (0, 1),
    "nsName": (0, 1),
    **dict.fromkeys(
        "element choice except define group interleave optional zeroOrMore oneOrMore list"
        " mixed".split(),
        (1, _MANY),
    ),
}
#: Attributes that an element may have besides ns and datatypeLibrary, and whether it must.
ATTRIBUTES = {
    "element": {"name": False},
    "attribute": {"name": False},
    "ref": {"name": True},
    "parentRef": {"name": True},
    "value": {"type": False},
    "data": {"type": True},
    "param": {"name": True},
    "externalRef": {"href": True},
    "include": {"href": True},
    "start": {"combine": False},
    "define": {"name": True, "combine": False},
}


@cache
def _is_name(text: str) -> bool:
    return datatypes.allows("xsd:NCName", (), text, {})


def _simple_name(element: Element, attribute: str = "name") -> None:
    """Make sure that a name has no prefix."""
    given = element.attributes.get(attribute)
    if given is not None and not _is_name(given):
        refuse(f"{given!r} is no name", element.place)


def _definition(element: Element) -> None:
    _simple_name(element)
    _patterns(element)
    if element.attributes.get("combine", "choice") not in ("choice", "interleave"):
        refuse("combine is choice or interleave", element.place)


def _value(element: Element) -> None:
    _simple_name(element, "type")


def _name(element: Element) -> None:
    element.text = element.text.strip(" \t\r\n")


def _named(element: Element) -> None:
    """An element or attribute has a name, or a name class first; and patterns."""
    patterns = element.children
    if "name" not in element.attributes:
        if not patterns or patterns[0].name not in _NAME_CLASSES:
            refuse(f"{element.name} has no name", element.place)
        if patterns[0].name == "choice":
            _name_classes(patterns[0])
        patterns = patterns[1:]
    for pattern in patterns:
        if pattern.name not in _PATTERNS or _is_of_names(pattern):
            refuse(f"{pattern.name} cannot stand in {element.name} here", pattern.place)
    if element.name == "element" and not patterns:
        refuse("element holds no pattern", element.place)
    if element.name == "attribute" and len(patterns) > 1:
        refuse("attribute holds more than one pattern", element.place)


def _data(element: Element) -> None:
    _simple_name(element, "type")
    for child in element.children[:-1]:
        if child.name == "except":
            refuse("in data, except comes last and once", child.place)
    for child in element.children:
        for pattern in child.children:
            if pattern.name not in _PATTERNS or _is_of_names(pattern):
                refuse(f"{pattern.name} cannot stand in data", pattern.place)


def _choice(element: Element) -> None:
    """A choice is one of names or one of patterns."""
    of_names = _is_of_names(element)
    for child in element.children:
        if _is_of_names(child) != of_names:
            refuse(f"{child.name} cannot stand in choice here", child.place)


def _is_of_names(element: Element) -> bool:
    """Whether an element is a name class; of a choice, as its first part says."""
    while element.name == "choice":
        element = element.children[0]
    return element.name in _NAME_CLASSES


def _patterns(element: Element) -> None:
    for child in element.children:
        if child.name == "choice" and _is_of_names(child):
            refuse(f"names cannot stand in {element.name}", child.place)


def _exceptions(element: Element) -> None:
    for exception in element.children:
        _name_classes(exception)


def _name_classes(element: Element) -> None:
    """Make sure that a choice or except of name classes holds nothing else."""
    for child in element.children:
        if child.name not in _NAME_CLASSES:
            refuse(f"{child.name} cannot stand among names", child.place)
        if child.name == "choice":
            _name_classes(child)


def _checked(name: str, further: Callable[[Element], None]) -> Callable[[Element], None]:
    """A check of how many children an element has, and a further one."""
    if name not in _COUNTS:
        return further
    least, most = _COUNTS[name]

    def check(element: Element) -> None:
        count = len(element.children)
        if not least <= count <= most:
            message = f"{name} is empty" if count < least else f"{name} holds too much"
            refuse(message, element.place)
        further(element)

    return check


def _except(_: Element) -> None:
    """What it may hold depends on what it stands in."""


_FURTHER: dict[str, Callable[[Element], None]] = {
    "element": _named,
    "attribute": _named,
    "data": _data,
    "anyName": _exceptions,
    "nsName": _exceptions,
    "ref": _simple_name,
    "parentRef": _simple_name,
    "param": _simple_name,
    "define": _definition,
    "start": _definition,
    "value": _value,
    "name": _name,
    "choice": _choice,
    "except": _except,
    **dict.fromkeys("group interleave optional zeroOrMore oneOrMore list mixed".split(), _patterns),
}
#: What makes sure, when an element has ended, that it holds what it must, and has the names that it
#: may have; it raises `SchemaFault` if not.
CHECKS = {name: _checked(name, further) for name, further in _FURTHER.items()}
