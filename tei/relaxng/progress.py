"""How far a validation has come: what is open, and what has been noted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.recovery import recovery_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tei.relaxng.automaton import Automaton
    from tei.relaxng.faults import Fault
    from tei.xml.events import Events

#: What a fault quotes of a value or text.
QUOTED = 200
#: In place of a number of bytes.
NOWHERE = -1


class Suspect:
    """What is wrong in an open element, and explains what else seems to be.

    Attributes:
        is_displaced: whether it stands in the wrong place itself, or is another's name.
        strays: elements and texts that may have been meant for others that are missing.
        missed: faults of elements that should have come earlier and may still come.
        barred: elements, with the siblings that they cannot follow, that were told of.
        stray: the element that was told last that it cannot stand here, while only its like follow.
        text_end: where text ended last of which it was told that it cannot stand there, as the
            number of bytes before; NOWHERE where there was none.
    """

    __slots__ = ("barred", "is_displaced", "missed", "stray", "strays", "text_end")

    def __init__(self, *, is_displaced: bool = False) -> None:
        self.is_displaced = is_displaced
        self.strays = 0
        self.missed: list[Fault] = []
        self.barred: set[tuple[str, str]] = set()
        self.stray = ""
        self.text_end = NOWHERE


class Progress:
    """A document on its way through an automaton.

    Attributes:
        found: faults that have not been told yet.
        stack: of each open element the state that its parent was in, the return, and the name.
        suspects: of open elements that hold something wrong, by their depth, what that explains.
        steps: by depth and content state, the state before and the element that led from it.
        scopes: what prefixes mean, one entry for each declaration.
    """

    def __init__(self, automaton: Automaton, reader: Events) -> None:
        self.automaton = automaton
        self.grammar = automaton.grammar
        self.reader = reader
        self.recovery = recovery_of(automaton)
        self.found: list[Fault] = []
        self.stack: list[tuple[int, int, str]] = []
        self.suspects: dict[int, Suspect] = {}
        self.steps: dict[tuple[int, int], tuple[int, str]] = {}
        self.scopes: list[Mapping[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Note what a prefix means from here on."""
        self.scopes.append({**self.scopes[-1], prefix or "": uri or ""})

    def undeclare(self, _: str | None) -> None:
        """Forget the last declaration of a prefix."""
        self.scopes.pop()

    def open_element(self, above: int = 0) -> str:
        """The name of the innermost open element, or of one further out; nothing above the root."""
        return self.stack[-1 - above][2] if len(self.stack) > above else ""

    def suspect(self) -> Suspect:
        """What is noted of the innermost open element."""
        return self.suspects.setdefault(len(self.stack), Suspect())

    def has_children(self, state: int) -> bool:
        """Whether an element has come in the innermost open one, which led to this state."""
        return (len(self.stack), state) in self.steps

    def is_displaced(self, deeper: int = 0) -> bool:
        """Whether the innermost open element, or the one to be opened, is in the wrong place."""
        suspect = self.suspects.get(len(self.stack) + deeper)
        return suspect is not None and suspect.is_displaced

    def is_meant_otherwise(self, state: int) -> bool:
        """Whether the innermost open element is in the wrong place and has held nothing right."""
        return self.is_displaced() and not self.has_children(state)

    def rest(self) -> Iterator[Fault]:
        """What is still to be told of elements that will not end."""
        for suspect in self.suspects.values():
            yield from suspect.missed
