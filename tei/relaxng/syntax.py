"""What may stand where in a schema: the full syntax of the specification (section 3)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tei.relaxng import datatypes
from tei.relaxng.faults import refuse

if TYPE_CHECKING:
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
#: The elements of RELAX NG, with the children that each may have, at least and at most how many.
_CHILDREN = {
    "element": (_PATTERNS | _NAME_CLASSES, 1, _MANY),
    "attribute": (_PATTERNS | _NAME_CLASSES, 0, 2),
    "start": (_PATTERNS, 1, 1),
    "grammar": (_IN_GRAMMAR, 0, _MANY),
    "div": (_IN_GRAMMAR, 0, _MANY),
    "include": (_IN_GRAMMAR - {"include"}, 0, _MANY),
    "data": (frozenset(("param", "except")), 0, _MANY),
    "anyName": (frozenset(("except",)), 0, 1),
    "nsName": (frozenset(("except",)), 0, 1),
    "choice": (_PATTERNS | _NAME_CLASSES, 1, _MANY),
    "except": (_PATTERNS | _NAME_CLASSES, 1, _MANY),
    **dict.fromkeys(
        "define group interleave optional zeroOrMore oneOrMore list mixed".split(),
        (_PATTERNS, 1, _MANY),
    ),
    **dict.fromkeys(
        (*TEXTUAL, "ref", "parentRef", "empty", "text", "notAllowed", "externalRef"),
        (_NOTHING, 0, 0),
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
#: Attributes that are names without prefix.
_NAMED = {
    **dict.fromkeys(("ref", "parentRef", "define", "param"), "name"),
    **dict.fromkeys(("value", "data"), "type"),
}


def is_element(name: str) -> bool:
    """Whether RELAX NG has an element of this name."""
    return name in _CHILDREN


def check(element: Element) -> None:
    """Make sure that an element has the children and the names that it may have.

    Raises:
        SchemaFault: it has not.
    """
    name = element.name
    allowed, least, most = _CHILDREN[name]
    for child in element.children:
        if child.name not in allowed:
            refuse(f"{child.name} cannot stand in {name}", child.place)
    if not least <= len(element.children) <= most:
        few = len(element.children) < least
        refuse(f"{name} is empty" if few else f"{name} holds too much", element.place)
    if name in ("element", "attribute"):
        _named(element)
    elif name == "data":
        _data(element)
    elif name in ("anyName", "nsName"):
        for exception in element.children:
            _name_classes(exception)
    given = element.attributes.get(_NAMED.get(name, ""))
    if given is not None and not _is_name(given):
        refuse(f"{given!r} is no name", element.place)
    if element.attributes.get("combine", "choice") not in ("choice", "interleave"):
        refuse("combine is choice or interleave", element.place)


@cache
def _is_name(text: str) -> bool:
    return datatypes.allows("xsd:NCName", (), text, {})


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
        if pattern.name not in _PATTERNS:
            refuse(f"{pattern.name} cannot stand in {element.name} here", pattern.place)
    if element.name == "element" and not patterns:
        refuse("element holds no pattern", element.place)
    if element.name == "attribute" and len(patterns) > 1:
        refuse("attribute holds more than one pattern", element.place)


def _data(element: Element) -> None:
    for child in element.children[:-1]:
        if child.name == "except":
            refuse("in data, except comes last and once", child.place)
    for child in element.children:
        for pattern in child.children:
            if pattern.name not in _PATTERNS:
                refuse(f"{pattern.name} cannot stand in data", pattern.place)


def _name_classes(element: Element) -> None:
    """Make sure that a choice or except of name classes holds nothing else."""
    for child in element.children:
        if child.name not in _NAME_CLASSES:
            refuse(f"{child.name} cannot stand among names", child.place)
        if child.name == "choice":
            _name_classes(child)
