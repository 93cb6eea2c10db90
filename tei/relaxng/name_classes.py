"""Name classes: which names an element or attribute may have (specification, sections 4.8, 6.1).

A name is ``namespace}local``, or the local name alone. A class is a name, or one of the tuples

    ("anyName", except)   ("nsName", namespace, except)   ("choice", class, class, …)

where ``except`` is a class or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

NameClass: TypeAlias = "str | tuple[Any, ...]"

#: No name of a document is one of these: stand-ins for any other name, any other namespace.
_OTHER = "\0"


def namespace(name: str) -> str:
    """The namespace of a name, empty where it has none."""
    return name.rpartition(SEPARATOR)[0]


def contains(name_class: NameClass, name: str) -> bool:
    """Whether a name belongs to a class (section 6.1)."""
    if isinstance(name_class, str):
        return name == name_class
    kind, *rest = name_class
    if kind == "choice":
        return any(contains(part, name) for part in rest)
    if kind == "nsName" and namespace(name) != rest[0]:
        return False
    return rest[-1] is None or not contains(rest[-1], name)


def names(name_class: NameClass) -> Iterator[str]:
    """The single names of a class, without those that are excepted."""
    if isinstance(name_class, str):
        yield name_class
    elif name_class[0] == "choice":
        for part in name_class[1:]:
            yield from names(part)


def is_infinite(name_class: NameClass) -> bool:
    """Whether a class has any number of names."""
    if isinstance(name_class, str):
        return False
    return name_class[0] != "choice" or any(map(is_infinite, name_class[1:]))


def overlap(first: NameClass, second: NameClass) -> bool:
    """Whether some name belongs to both classes.

    It is enough to try the names and namespaces that either mentions, and one that neither does.
    """
    if isinstance(first, str):
        return contains(second, first)
    if isinstance(second, str):
        return contains(first, second)
    tried = {*_witnesses(first), *_witnesses(second)}
    return any(contains(first, name) and contains(second, name) for name in tried)


def _witnesses(name_class: NameClass | None) -> Iterator[str]:
    if name_class is None:
        return
    if isinstance(name_class, str):
        yield name_class
        return
    kind, *rest = name_class
    if kind == "choice":
        for part in rest:
            yield from _witnesses(part)
        return
    space = _OTHER if kind == "anyName" else rest[0]
    yield f"{space}{SEPARATOR}{_OTHER}" if space else _OTHER
    yield from _witnesses(rest[-1])
