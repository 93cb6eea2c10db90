"""Parallel texts: what corresponds to another passage is what that passage corresponds to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.validate.checks.walk import ID, LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk


def one_sided_corresp(location: Location, unit: str, other: str, target: str) -> Diagnostic:
    """A passage corresponds to one in another language, but that one to another passage.

    Why:
        Whoever goes from the original to the translation and back arrives elsewhere. One of the two
        pointers is wrong, or the second should name both passages. It is told only where the two are
        elements of the same kind, and the second points to a third of the first one's language.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

            又下雨了。

    Edit:
        corresp="#d1958-03-20-e7cb6323-zh-Hans-p-e2a16a" -> corresp="#d1958-03-20-e7cb6323-zh-Hans-p-f61d41"

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

            又下雨了。
    """  # noqa: E501 - as the encoder writes it
    return codes.ONE_SIDED_CORRESP.at(
        location,
        f'"{unit}" corresponds to "{other}", but "{other}" to "{target}" and not to "{unit}"',
        help="correct the pointer that is wrong, or let the second name both",
    )


class _Unit(NamedTuple):
    """A passage with counterparts: its element, its language and what it points to."""

    hit: Hit
    name: str
    language: str
    targets: tuple[str, ...]


class Parallel:
    """What corresponds to what."""

    def __init__(self, walk: Walk) -> None:
        self._units: dict[str, _Unit] = {}
        walk.on_attribute("corresp", self._look)

    def _look(self, element: Element, attribute: str, value: str) -> None:
        identifier = element.attributes.get(ID, "").strip()
        targets = tuple(pointer[1:] for pointer in value.split() if pointer.startswith("#"))
        if not identifier or not targets:
            return
        languages = (each.attributes.get(LANG, "") for each in (element, *element.above()))
        language = next(filter(None, languages), "")
        if language:
            unit = _Unit(Hit(element.number, attribute), element.name, language, targets)
            self._units[identifier] = unit

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for identifier, unit in self._units.items():
            for target in unit.targets:
                other = self._units.get(target)
                if not other or other.name != unit.name or other.language == unit.language:
                    continue
                if identifier not in other.targets and (third := self._third(unit, other)):
                    tell = partial(one_sided_corresp, unit=identifier, other=target, target=third)
                    yield Found(codes.ONE_SIDED_CORRESP, [unit.hit], tell)

    def _third(self, unit: _Unit, other: _Unit) -> str:
        """What `other` points to in the place of `unit`; empty for nothing of its kind."""
        for target in other.targets:
            third = self._units.get(target)
            if third and third[1:3] == unit[1:3]:
                return target
        return ""


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.ONE_SIDED_CORRESP, one_sided_corresp),
)
