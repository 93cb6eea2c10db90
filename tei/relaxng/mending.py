"""What a validation does about elements and text that a look-up does not settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng import datatypes, expectations
from tei.relaxng.automaton import NONE, UNKNOWN
from tei.relaxng.faults import Fault, Kind
from tei.relaxng.progress import NOWHERE, QUOTED, Suspect
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from tei.relaxng.progress import Progress
    from tei.relaxng.recovery import Opened


class Mending:
    """One validation's way past elements and text that are not known, or wrong."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.automaton = progress.automaton
        self.grammar = progress.grammar
        self.reader = progress.reader
        self.recovery = progress.recovery

    def forget(self, name: str) -> None:
        """Forget what was noted of an element that has ended; what was missed did not come."""
        suspect = self.progress.suspects.pop(len(self.progress.stack) + 1, None)
        if suspect is not None:
            self.progress.found += suspect.missed
        around = self.progress.suspects.get(len(self.progress.stack))
        if around is not None:
            around.stray = around.stray if around.stray == name else ""
            if around.missed:
                self._is_late(around, name, 0, 0)

    def _needed(self, state: int) -> tuple[str, ...]:
        """The elements of which one must come."""
        contents = self.automaton.contents[state]
        return tuple(
            dict.fromkeys(name for p in contents for name in expectations.needed(self.grammar, p))
        )

    def _takes_text(self, state: int) -> bool:
        return any(
            expectations.allows_text(self.grammar, p) for p in self.automaton.contents[state]
        )

    def open(self, state: int, name: str) -> Opened:
        """Go on from an element that the state does not allow."""
        skipped = self.recovery.skipped(state, name)
        if skipped:
            opened, missing = skipped
            self._early(state, name, missing)
            return opened
        contents = self.recovery.definitions(name)
        suspect = self.progress.suspect()
        if self._is_late(suspect, name, *self.reader.place()):
            # That it did not come where it should have is one fault with this.
            pass
        elif contents and self._is_in_text(suspect) and self.recovery.runs_on(state, name):
            # What is amiss with the text was told: in an element of its own, both are right.
            pass
        elif contents:
            is_displaced = self._misplaced(state, name, suspect)
            own = Suspect(is_displaced=is_displaced)
            self.progress.suspects[len(self.progress.stack) + 1] = own
        else:
            suspect.strays += 1
            self._tell_element(Kind.UNKNOWN_ELEMENT, state, name)
        if contents:
            return self.recovery.misplaced(state, contents)
        return self.recovery.unknown(state)

    def _early(self, state: int, name: str, missing: tuple[str, ...]) -> None:
        """An element before others that must come first; they may still come."""
        suspect = self.progress.suspect()
        if self.progress.is_meant_otherwise(state):
            return
        # Nothing has a name where one of several must come.
        count = max(1, len(missing))
        if suspect.strays >= count:
            suspect.strays -= count
            return
        line, column = self.reader.place()
        expected = self.recovery.expected(state)
        needed = tuple(n for n in expected if self.recovery.follows(state, n, name))
        suspect.missed.append(
            Fault(
                Kind.MISSING_BEFORE,
                line,
                column,
                name,
                self.progress.open_element(),
                missing=missing,
                expected=needed or self._needed(state),
            )
        )

    def _is_late(self, suspect: Suspect, name: str, line: int, column: int) -> bool:
        """Whether an element was missed before; if so, the fault is that of the order."""
        for at, fault in enumerate(suspect.missed):
            if name in (fault.missing or fault.expected):
                self.progress.found.append(
                    fault._replace(
                        kind=Kind.EARLY, missing=(name,), first=line, first_column=column
                    )
                )
                suspect.barred.add((name, fault.element))
                left = tuple(other for other in fault.missing if other != name)
                suspect.missed[at : at + 1] = [fault._replace(missing=left)] if left else []
                return True
        return False

    def _misplaced(self, state: int, name: str, suspect: Suspect) -> bool:
        """An element that the schema knows, and that cannot stand here.

        Returns:
            Whether it is itself in the wrong place, and not its parent or a sibling.
        """
        suspect.strays += 1
        if self.progress.is_meant_otherwise(state):
            return False
        barrier, swaps = self._barrier(state, name)
        # Of several that cannot follow the same sibling, it is that one that is in the way.
        is_barred = swaps and (name, barrier) in suspect.barred
        if not is_barred and name != suspect.stray:
            self._tell_element(Kind.MISPLACED_ELEMENT, state, name, barrier, swaps=swaps)
        suspect.barred.add((name, barrier))
        suspect.stray = name
        if self.recovery.vocabulary.takes_text(name) and self.recovery.runs_on(state, name):
            # The text behind a phrase is in the wrong place with it.
            suspect.text_end = self.reader.parser.CurrentByteIndex
        return True

    def _tell_element(
        self, kind: Kind, state: int, name: str, barrier: str = "", *, swaps: bool = False
    ) -> None:
        line, column = self.reader.place()
        is_known = not self.recovery.is_unknown(state)
        self.progress.found.append(
            Fault(
                kind,
                line,
                column,
                name,
                self.progress.open_element(),
                # In an element that is not known, anything could stand.
                expected=self.recovery.expected(state) if is_known else (),
                text=self._takes_text(state),
                above=self.progress.open_element(1),
                barrier=barrier,
                swaps=swaps,
            )
        )

    def _barrier(self, state: int, name: str) -> tuple[str, bool]:
        """The sibling after which an element cannot come, and whether it could come before it."""
        seen = {state}
        while step := self.progress.steps.get((len(self.progress.stack), state)):
            state, sibling = step
            if self.automaton.open(state, name):
                return sibling, self.recovery.follows(state, name, sibling)
            if state in seen:
                break
            seen.add(state)
        return "", False

    def text_before_element(self, state: int, name: str, collected: list[str]) -> int:
        """The state after text that no datatype has judged, since an element follows it."""
        text = "".join(collected)
        collected.clear()
        if not text.strip(datatypes.WHITE_SPACE):
            return state
        derivative = self.automaton.derivatives.text
        after = self.automaton.content(tuple(map(derivative, self.automaton.contents[state])))
        if after != NONE:
            return after
        if self.automaton.open(state, name):
            self.text(state, text)
        return state

    def _is_in_text(self, suspect: Suspect) -> bool:
        """Whether the present tag follows directly on text that was told of."""
        return suspect.text_end == self.reader.parser.CurrentByteIndex

    def text(self, state: int, text: str) -> None:
        """Tell of text where there can be none, once for text and what stands within it."""
        suspect = self.progress.suspect()
        since, suspect.text_end = suspect.text_end, self.reader.parser.CurrentByteIndex
        if since != NOWHERE and self.reader.is_one_text(
            since, lambda name: not self.recovery.interrupts(state, name)
        ):
            return
        suspect.strays += 1
        if self.progress.is_meant_otherwise(state):
            return
        line, column = self.reader.text_place()
        parent = self.progress.open_element(1)
        self.progress.found.append(
            Fault(
                Kind.TEXT,
                line,
                column,
                self.progress.open_element(),
                parent,
                value=text.strip(datatypes.WHITE_SPACE)[:QUOTED],
                expected=self.recovery.expected(state),
            )
        )

    def end(self, state: int, collected: list[str]) -> int:
        """Which ways of an element can end, as bits; all of them where none can."""
        text = "".join(collected)
        collected.clear()
        contents = self.automaton.contents[state]
        bits = 0
        if self.automaton.ends[state] == UNKNOWN:
            bits = self.automaton.end(state, text, self.progress.scopes[-1])
        if bits:
            return bits
        self._incomplete(state, text)
        return sum(1 << i for i, pattern in enumerate(contents) if pattern)

    def _incomplete(self, state: int, text: str) -> None:
        if self.progress.is_meant_otherwise(state):
            return
        contents = self.automaton.contents[state]
        element = self.progress.open_element()
        line, column = self.reader.tag_place(element.rpartition(SEPARATOR)[2])
        parent = self.progress.open_element(1)
        suspect = self.progress.suspects.get(len(self.progress.stack))
        if self.automaton.ends[state] == UNKNOWN and (text or not self.recovery.expected(state)):
            if suspect and suspect.strays:
                return
            values = dict.fromkeys(
                v for p in contents for v in expectations.values(self.grammar, p)
            )
            if text.strip(datatypes.WHITE_SPACE):
                line, column = self.reader.text_place()
            self.progress.found.append(
                Fault(
                    Kind.BAD_CONTENT,
                    line,
                    column,
                    element,
                    parent,
                    value=text.strip(datatypes.WHITE_SPACE)[:QUOTED],
                    values=tuple(values),
                )
            )
            return
        missing = min(
            (expectations.required(self.grammar, p, "element") for p in contents if p), key=len
        )
        if suspect and suspect.strays >= max(1, len(missing)):
            return
        self.progress.found.append(
            Fault(
                Kind.INCOMPLETE,
                line,
                column,
                element,
                parent,
                missing=missing,
                expected=self._needed(state),
                text=self._takes_text(state),
            )
        )
