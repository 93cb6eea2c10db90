"""What a document allows itself: ``<?tei allow="dangling-pointer" reason="…"?>`` before an element.

Such an instruction is about the element that follows it and all that stands in it; one before the
root is about the whole document. It names findings by code or name, and says why.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Code, Location
from tei.xml.instructions import pseudo_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from tei.diagnostics import Diagnostic

TARGET = "tei"
_END = (1 << 62, 0)


def bad_allowance(location: Location, what: str) -> Diagnostic:
    """An instruction that should allow a finding cannot be followed.

    Why:
        `<?tei allow="empty-element" reason="the poem has an empty line"?>` before an element
        allows what it names in that element; before the root, in the whole document. It must name
        findings that may be allowed, by code or name, and give a reason: whoever reads the file
        after you should not have to guess. Errors against a schema cannot be allowed, for other
        programs would find them all the same.

    Edit:
        <TEI xmlns= -> <?tei allow="unused-declaration"?><TEI xmlns=
    """
    return codes.BAD_ALLOWANCE.at(
        location,
        what,
        help='write <?tei allow="NAME" reason="WHY"?>; tei explain NAME says what a finding is',
    )


def unused_allowance(location: Location, name: str) -> Diagnostic:
    """An instruction allows a finding that there is none of.

    Why:
        What it allowed has been mended, or stands elsewhere: it is about the next element and what
        stands in that, or, before the root, about the whole document. Left where it is, it would
        hide the next fault of that kind.

    Edit:
        <TEI xmlns= -> <?tei allow="dangling-pointer" reason="none is there"?><TEI xmlns=
    """
    return codes.UNUSED_ALLOWANCE.at(
        location,
        f"this allows {name}, of which nothing is found here",
        help="remove it, or put it before the element that it is about",
    )


@dataclass(slots=True)
class Allowance:
    """What one instruction allows.

    Attributes:
        place: line and column of the instruction.
        codes: what it allows.
        elements: the first element that it is about, and the first after it that it is not.
        begin: line and column where these begin.
        end: and where the last of them ends.
        used: what was found and allowed.
        around: of each code, what allows that in the nearest element around these.
    """

    place: tuple[int, int]
    codes: tuple[Code, ...]
    elements: tuple[int, int] = (0, 0)
    begin: tuple[int, int] = _END
    end: tuple[int, int] = _END
    used: set[Code] = field(default_factory=set)
    around: dict[Code, Allowance] = field(default_factory=dict)


class Allowances:
    """What the instructions of a document allow.

    Attributes:
        waiting: those whose element has not come yet.
    """

    def __init__(self) -> None:
        self.waiting: list[Allowance] = []
        self._open: list[Allowance] = []
        self._all: list[Allowance] = []
        self._bad: list[tuple[tuple[int, int], str]] = []
        self._by_code: dict[Code, list[Allowance]] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an element that ends may be one that matters."""
        return bool(self.waiting or self._open)

    def instruction(self, target: str, data: str, place: tuple[int, int]) -> None:
        """Take note of a processing instruction."""
        if target != TARGET:
            return
        said = pseudo_attributes(data)
        names = said.get("allow", "").split()
        known = [code for name in names if (code := _allowable().get(name.lower()))]
        fault = _fault(names, known, said)
        if fault:
            self._bad.append((place, fault))
        else:
            allowance = Allowance(place, tuple(dict.fromkeys(known)))
            self._all.append(allowance)
            self.waiting.append(allowance)

    def begin(self, number: int, place: tuple[int, int]) -> None:
        """An element begins, to which the instructions belong that wait."""
        for allowance in self.waiting:
            allowance.elements = number, _END[0]
            # What is found before the root is found in the document.
            allowance.begin = place if number else (0, 0)
        self._open += self.waiting
        self.waiting.clear()

    def end(self, number: int, following: int, place: tuple[int, int]) -> None:
        """An element ends; after the last one of a parent, nothing waits any more."""
        self.waiting.clear()
        while self._open and self._open[-1].elements[0] == number:
            allowance = self._open.pop()
            allowance.elements = number, following
            allowance.end = place if number else _END

    def element(self, code: Code, number: int) -> bool:
        """Whether a finding at an element is allowed, when all of the document has been seen."""
        return self._is_allowed(
            code, lambda a: a.elements[0] <= number, lambda a: number < a.elements[1]
        )

    def place(self, code: Code, line: int, column: int) -> bool:
        """Whether a finding at a line and column is allowed; the column may be 0."""
        if not column:
            return self._is_allowed(code, lambda a: a.begin[0] <= line, lambda a: line <= a.end[0])
        here = line, column
        return self._is_allowed(code, lambda a: a.begin <= here, lambda a: here <= a.end)

    def _is_allowed(
        self,
        code: Code,
        has_begun: Callable[[Allowance], bool],
        goes_on: Callable[[Allowance], bool],
    ) -> bool:
        """Whether an instruction is about a place: it has begun there, and goes on."""
        if self._by_code is None:
            self._by_code = self._arranged()
        those = self._by_code.get(code, [])
        # The innermost: what it does not allow, another may.
        last = bisect_left(those, True, key=lambda a: not has_begun(a)) - 1  # noqa: FBT003 - a key
        allowance = those[last] if last >= 0 else None
        while allowance and not goes_on(allowance):
            allowance = allowance.around.get(code)
        if allowance:
            allowance.used.add(code)
        return allowance is not None

    def _arranged(self) -> dict[Code, list[Allowance]]:
        """What is about an element, by code, each with what is about one around that."""
        made: dict[Code, list[Allowance]] = {}
        for allowance in self._all:
            if not allowance.elements[1]:
                continue
            for code in allowance.codes:
                those = made.setdefault(code, [])
                around = those[-1] if those else None
                while around and (
                    around.elements[1] <= allowance.elements[0]
                    or around.elements == allowance.elements
                ):
                    around = around.around.get(code)
                if around:
                    allowance.around[code] = around
                those.append(allowance)
        return made

    def findings(self, path: str, unseen: Collection[Code]) -> Iterator[Diagnostic]:
        """What is wrong with the instructions themselves, when all else has been asked.

        Args:
            path: of the document.
            unseen: what has not been looked for, or may not have been.
        """
        for place, fault in self._bad:
            yield bad_allowance(Location(path, *place), fault)
        for allowance in self._all:
            for code in allowance.codes:
                if code not in allowance.used and code not in unseen:
                    yield unused_allowance(Location(path, *allowance.place), code.name)


def _fault(names: list[str], known: list[Code], said: dict[str, str]) -> str:
    """What is wrong with an instruction; empty for nothing."""
    if not names:
        return "this instruction for tei allows nothing"
    unknown = next((name for name in names if name.lower() not in _allowable()), "")
    if unknown:
        every = {word for code in codes.every() for word in (code.id.lower(), code.name)}
        why = "cannot be allowed" if unknown.lower() in every else "is no finding of tei"
        return f"{unknown} {why}"
    if not said.get("reason", "").strip():
        return f"no reason is given for allowing {' and '.join(code.name for code in known)}"
    return ""


@cache
def _allowable() -> dict[str, Code]:
    """What may be allowed, by code and name in lower case."""
    found = [code for code in codes.every() if codes.is_allowable(code)]
    return {word: code for code in found for word in (code.id.lower(), code.name)}


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.BAD_ALLOWANCE, bad_allowance),
    (codes.UNUSED_ALLOWANCE, unused_allowance),
)
