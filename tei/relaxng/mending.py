"""What a validation does where a look-up is not enough: judge values, tell faults, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng import datatypes, expectations
from tei.relaxng.automaton import NONE, UNKNOWN
from tei.relaxng.faults import Fault, Kind
from tei.relaxng.recovery import Suspect, recovery_of
from tei.relaxng.xml_names import is_ncname

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tei.relaxng.automaton import Automaton
    from tei.relaxng.recovery import Opened
    from tei.xml.events import Events

#: What a fault quotes of a value.
_QUOTED = 200


class Mending:
    """One validation's way past what is not known, or wrong.

    Attributes:
        found: faults that have not been told yet.
        stack: of each open element the state that its parent was in, the return, and the name.
        suspects: of open elements that hold something wrong, by their depth, what that explains.
        steps: by depth and content state, the state before and the element that led from it.
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
        self._strays: tuple[tuple[int, int], int] = ((0, 0), 0)
        self._scopes: list[Mapping[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self._ids: dict[str, int] = {}
        self._references: dict[str, Fault] = {}

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Note what a prefix means from here on."""
        self._scopes.append({**self._scopes[-1], prefix or "": uri or ""})

    def undeclare(self, _: str | None) -> None:
        """Forget the last declaration of a prefix."""
        self._scopes.pop()

    def _parent(self) -> str:
        return self.stack[-1][2] if self.stack else ""

    def _suspect(self) -> Suspect:
        return self.suspects.setdefault(len(self.stack), Suspect())

    def forget(self) -> None:
        """Forget what was noted of an element that has ended."""
        self.suspects.pop(len(self.stack) + 1, None)

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
        line, column = self.reader.place()
        parent = self._parent()
        skipped = self.recovery.skipped(state, name)
        if skipped:
            opened, missing = skipped
            suspect = self._suspect()
            # Nothing has a name where one of several must come.
            count = max(1, len(missing))
            if suspect.strays >= count:
                suspect.strays -= count
            else:
                self.found.append(
                    Fault(
                        Kind.MISSING_BEFORE,
                        line,
                        column,
                        name,
                        parent,
                        missing=missing,
                        expected=self._needed(state),
                    )
                )
            suspect.late |= set(missing)
            return opened
        contents = self.recovery.definitions(name)
        suspect = self._suspect()
        if name in suspect.late:
            # It was said to be missing where it should have come.
            suspect.late.discard(name)
        elif contents and self._is_in_text(suspect) and self.recovery.runs_on(state, name):
            # What is amiss with the text was told: in an element of its own, both are right.
            pass
        else:
            barrier, swaps = self._barrier(state, name) if contents else ("", False)
            self.found.append(
                Fault(
                    Kind.MISPLACED_ELEMENT if contents else Kind.UNKNOWN_ELEMENT,
                    line,
                    column,
                    name,
                    parent,
                    expected=self.recovery.expected(state),
                    text=self._takes_text(state),
                    above=self.stack[-2][2] if len(self.stack) > 1 else "",
                    barrier=barrier,
                    swaps=swaps,
                )
            )
            suspect.strays += 1
            if contents and self.recovery.runs_on(state, name):
                # The text behind a phrase is in the wrong place with it.
                suspect.text_end = self.reader.parser.CurrentByteIndex
        if contents:
            return self.recovery.misplaced(state, contents)
        return self.recovery.unknown(state)

    def _barrier(self, state: int, name: str) -> tuple[str, bool]:
        """The sibling after which an element cannot come, and whether it could come before it."""
        seen = {state}
        while step := self.steps.get((len(self.stack), state)):
            state, sibling = step
            if self.automaton.open(state, name):
                return sibling, self.recovery.follows(state, name, sibling)
            if state in seen:
                break
            seen.add(state)
        return "", False

    def attribute(self, tag: int, element: str, attributes: list[str], at: int) -> None:
        """Tell of an attribute that cannot stand in this tag."""
        name, value = attributes[at : at + 2]
        known = self.recovery.is_attribute(name)
        line, column = self.reader.attribute_place(at // 2)
        tag_place = self.reader.place()
        self._strays = tag_place, 1 + (self._strays[1] if self._strays[0] == tag_place else 0)
        self.found.append(
            Fault(
                Kind.MISPLACED_ATTRIBUTE if known else Kind.UNKNOWN_ATTRIBUTE,
                line,
                column,
                element,
                self._parent(),
                name,
                value[:_QUOTED],
                expected=self.recovery.attributes(tag),
            )
        )

    def value(self, pattern: int, element: str, attributes: list[str], at: int) -> None:
        """Judge a value that is not known to be right."""
        value = attributes[at + 1]
        identity = self.automaton.values.identity(pattern)
        if identity == "ID" and value not in self._ids and is_ncname(value):
            # So are nearly all identifiers, and there may be one in every tag.
            self._ids[value] = self.reader.parser.CurrentLineNumber
            return
        if not self.automaton.values.fits(pattern, value, self._scopes[-1]):
            self._bad_value(element, attributes, at, (pattern,))
        elif identity:
            self._identity(identity, element, attributes, at)

    def fork(self, number: int, element: str, attributes: list[str], at: int) -> int:
        """The attribute state after a value on which it depends how things go on."""
        value = attributes[at + 1]
        after = self.automaton.fork(number, value, self._scopes[-1])
        if after == NONE:
            self._bad_value(element, attributes, at, self.automaton.fork_values(number))
            return self.automaton.fork(number, None, self._scopes[-1])
        for pattern in self.automaton.fork_values(number):
            identity = self.automaton.values.identity(pattern)
            if identity and self.automaton.values.fits(pattern, value, self._scopes[-1]):
                self._identity(identity, element, attributes, at)
                break
        return after

    def _bad_value(
        self, element: str, attributes: list[str], at: int, patterns: tuple[int, ...]
    ) -> None:
        line, column = self.reader.attribute_place(at // 2)
        values = dict.fromkeys(v for p in patterns for v in expectations.values(self.grammar, p))
        self.found.append(
            Fault(
                Kind.BAD_ATTRIBUTE,
                line,
                column,
                element,
                self._parent(),
                attributes[at],
                attributes[at + 1][:_QUOTED],
                values=tuple(values),
            )
        )

    def _identity(self, identity: str, element: str, attributes: list[str], at: int) -> None:
        """Note an identifier, or references to some (RELAX NG DTD Compatibility, section 5)."""
        name, value = attributes[at : at + 2]
        if identity == "ID":
            key = datatypes.collapsed(value)
            first = self._ids.get(key)
            if first is None:
                self._ids[key] = self.reader.parser.CurrentLineNumber
                return
            line, column = self.reader.attribute_place(at // 2)
            self.found.append(
                Fault(
                    Kind.SECOND_ID,
                    line,
                    column,
                    element,
                    self._parent(),
                    name,
                    key[:_QUOTED],
                    first=first,
                )
            )
            return
        for word in datatypes.words(value):
            if word not in self._references and word not in self._ids:
                line, column = self.reader.attribute_place(at // 2)
                self._references[word] = Fault(
                    Kind.NO_SUCH_ID, line, column, element, self._parent(), name, word[:_QUOTED]
                )

    def dangling(self) -> Iterator[Fault]:
        """References to identifiers that the document does not have."""
        for word, fault in self._references.items():
            if word not in self._ids:
                yield fault

    def close(self, tag: int, element: str) -> int:
        """The content state after a tag of which it is not known, or there is none."""
        after = self.automaton.closes[tag]
        if after == UNKNOWN:
            after = self.automaton.close(tag)
        if after != NONE:
            return after
        line, column = self.reader.place()
        strays = self._strays[1] if self._strays[0] == (line, column) else 0
        missing = min(
            (expectations.required(self.grammar, p, "attribute") for p in self.automaton.tags[tag]),
            key=len,
        )
        if not missing or len(missing) > strays:
            self.found.append(
                Fault(
                    Kind.MISSING_ATTRIBUTE,
                    line,
                    column,
                    element,
                    self._parent(),
                    missing=missing,
                    expected=self.recovery.attributes(tag),
                )
            )
        return self.recovery.closed(tag)

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
        suspect = self._suspect()
        since, suspect.text_end = suspect.text_end, self.reader.parser.CurrentByteIndex
        if since and self.reader.is_one_text(
            since, lambda name: not self.recovery.interrupts(state, name)
        ):
            return
        line, column = self.reader.text_place()
        parent = self.stack[-2][2] if len(self.stack) > 1 else ""
        self.found.append(
            Fault(
                Kind.TEXT,
                line,
                column,
                self._parent(),
                parent,
                value=text.strip(datatypes.WHITE_SPACE)[:_QUOTED],
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
            bits = self.automaton.end(state, text, self._scopes[-1])
        if bits:
            return bits
        self._incomplete(state, text)
        return sum(1 << i for i, pattern in enumerate(contents) if pattern)

    def _incomplete(self, state: int, text: str) -> None:
        contents = self.automaton.contents[state]
        line, column = self.reader.tag_place()
        element = self._parent()
        parent = self.stack[-2][2] if len(self.stack) > 1 else ""
        suspect = self.suspects.get(len(self.stack))
        if self.automaton.ends[state] == UNKNOWN and (text or not self.recovery.expected(state)):
            if suspect and suspect.strays:
                return
            values = dict.fromkeys(
                v for p in contents for v in expectations.values(self.grammar, p)
            )
            if text.strip(datatypes.WHITE_SPACE):
                line, column = self.reader.text_place()
            self.found.append(
                Fault(
                    Kind.BAD_CONTENT,
                    line,
                    column,
                    element,
                    parent,
                    value=text.strip(datatypes.WHITE_SPACE)[:_QUOTED],
                    values=tuple(values),
                )
            )
            return
        missing = min(
            (expectations.required(self.grammar, p, "element") for p in contents if p), key=len
        )
        if suspect and suspect.strays >= max(1, len(missing)):
            return
        self.found.append(
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
