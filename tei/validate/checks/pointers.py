"""Pointers within a document: each leads to an element."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.walk import ID, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

#: Attributes that are pointers or lists of them wherever they stand (`teidata.pointer`).
_POINTERS = "ana corresp decls facs ref resp source target who".split()


def dangling_pointer(location: Location, target: str) -> Diagnostic:
    """A pointer leads to an identifier that no element of the document has.

    Why:
        Whoever follows the pointer finds nothing: no person behind the speaker, no note behind
        its number. Most often the identifier is misspelt, or was changed on one side alone.

    Edit:
        who="# -> who="#nobody-
    """
    return codes.DANGLING_POINTER.at(
        location,
        f'no element has the xml:id "{target}"',
        help="correct the pointer, or give the element that is meant this xml:id",
    )


class Pointers:
    """Which identifiers there are, and which are pointed to."""

    def __init__(self, walk: Walk) -> None:
        self._identifiers: set[str] = set()
        self._hits: dict[str, list[Hit]] = {}
        walk.on_attribute(ID, self._identifier)
        for name in _POINTERS:
            walk.on_attribute(name, self._pointer)

    def _identifier(self, _: Element, __: str, value: str) -> None:
        self._identifiers.add(value.strip())

    def _pointer(self, element: Element, name: str, value: str) -> None:
        for pointer in value.split():
            if pointer.startswith("#"):
                self._hits.setdefault(pointer[1:], []).append(Hit(element.number, name))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for target, hits in self._hits.items():
            if target not in self._identifiers:
                tell = partial(dangling_pointer, target=target)
                yield Found(codes.DANGLING_POINTER, hits, tell)


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.DANGLING_POINTER, dangling_pointer),
)
