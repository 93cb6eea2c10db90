"""What a validation does about attributes and values that a look-up does not settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng import datatypes, expectations
from tei.relaxng.automaton import NONE, UNKNOWN
from tei.relaxng.faults import Fault, Kind
from tei.relaxng.patterns import NOT_ALLOWED
from tei.relaxng.progress import QUOTED
from tei.xml.names import is_ncname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.relaxng.progress import Progress


class Attributes:
    """One validation's way past attributes that are not known, or wrong; and its identifiers."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.automaton = progress.automaton
        self.grammar = progress.grammar
        self.values = progress.automaton.values
        self.reader = progress.reader
        self.recovery = progress.recovery
        self._strays: tuple[tuple[int, int], int] = ((0, 0), 0)
        any_id = self.grammar.patterns.numbers.get(("data", "xsd:ID", (), NOT_ALLOWED))
        self._any_id = None if self.grammar.unsound else any_id
        self._ids: dict[str, tuple[int, int]] = {}
        self._references: dict[str, Fault] = {}

    def attribute(self, tag: int, element: str, attributes: list[str], at: int) -> None:
        """Tell of an attribute that cannot stand in this tag."""
        name, value = attributes[at : at + 2]
        known = self.recovery.is_attribute(name)
        if known and self.progress.is_displaced(1):
            # It may be right for the element that was meant.
            return
        line, column = self.reader.attribute_place(at // 2)
        tag_place = self.reader.place()
        self._strays = tag_place, 1 + (self._strays[1] if self._strays[0] == tag_place else 0)
        self.progress.found.append(
            Fault(
                Kind.MISPLACED_ATTRIBUTE if known else Kind.UNKNOWN_ATTRIBUTE,
                line,
                column,
                element,
                self.progress.open_element(),
                name,
                value[:QUOTED],
                expected=self.recovery.attributes(tag),
            )
        )

    def value(self, pattern: int, element: str, attributes: list[str], at: int) -> None:
        """Judge a value that is not known to be right."""
        value = attributes[at + 1]
        if pattern == self._any_id and value not in self._ids and is_ncname(value):
            # So are nearly all identifiers, and there may be one in every tag.
            self._ids[value] = self.reader.place()
            return
        if not self.values.fits(pattern, value, self.progress.scopes[-1]):
            self._bad_value(element, attributes, at, (pattern,))
        elif identity := self.values.identity(pattern):
            self._identity(identity, element, attributes, at)

    def fork(self, number: int, element: str, attributes: list[str], at: int) -> int:
        """The attribute state after a value on which it depends how things go on."""
        value = attributes[at + 1]
        after = self.automaton.fork(number, value, self.progress.scopes[-1])
        if after == NONE:
            self._bad_value(element, attributes, at, self.automaton.fork_values(number))
            return self.automaton.fork(number, None, self.progress.scopes[-1])
        for pattern in self.automaton.fork_values(number):
            identity = self.values.identity(pattern)
            if identity and self.values.fits(pattern, value, self.progress.scopes[-1]):
                self._identity(identity, element, attributes, at)
                break
        return after

    def _bad_value(
        self, element: str, attributes: list[str], at: int, patterns: tuple[int, ...]
    ) -> None:
        line, column = self.reader.attribute_place(at // 2)
        values = dict.fromkeys(v for p in patterns for v in expectations.values(self.grammar, p))
        self.progress.found.append(
            Fault(
                Kind.BAD_ATTRIBUTE,
                line,
                column,
                element,
                self.progress.open_element(),
                attributes[at],
                attributes[at + 1][:QUOTED],
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
                self._ids[key] = self.reader.place()
                return
            line, column = self.reader.attribute_place(at // 2)
            self.progress.found.append(
                Fault(
                    Kind.SECOND_ID,
                    line,
                    column,
                    element,
                    self.progress.open_element(),
                    name,
                    key[:QUOTED],
                    first=first[0],
                    first_column=first[1],
                )
            )
            return
        for word in datatypes.words(value):
            if word not in self._references and word not in self._ids:
                line, column = self.reader.attribute_place(at // 2)
                self._references[word] = Fault(
                    Kind.NO_SUCH_ID,
                    line,
                    column,
                    element,
                    self.progress.open_element(),
                    name,
                    word[:QUOTED],
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
        if self.progress.is_displaced(1):
            return self.recovery.closed(tag)
        line, column = self.reader.place()
        strays = self._strays[1] if self._strays[0] == (line, column) else 0
        missing = min(
            (expectations.required(self.grammar, p, "attribute") for p in self.automaton.tags[tag]),
            key=len,
        )
        if not missing or len(missing) > strays:
            self.progress.found.append(
                Fault(
                    Kind.MISSING_ATTRIBUTE,
                    line,
                    column,
                    element,
                    self.progress.open_element(),
                    missing=missing,
                    expected=self.recovery.attributes(tag),
                )
            )
        return self.recovery.closed(tag)
