"""What is left of a pattern after a tag, an attribute, or text: its derivatives.

After James Clark, "An algorithm for RELAX NG validation" (2002), with one difference: what an
element may contain and what may follow it are given as two patterns instead of one that holds both,
so that neither grows with depth. Each question is worked out once for a pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng import datatypes
from tei.relaxng.name_classes import contains
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tei.relaxng.datatypes import Context
    from tei.relaxng.grammar import Grammar

#: From what was read (an element's content, an attribute's value) to what may follow.
Rests = dict[int, int]

#: Choices with more parts than this have an index of their elements' names.
_MANY = 8


class Derivatives:
    """The derivatives of a grammar's patterns."""

    def __init__(self, grammar: Grammar) -> None:
        self.patterns = grammar.patterns
        self.elements = grammar.elements
        self._opened: dict[tuple[int, str], Rests] = {}
        self._attributes: dict[tuple[int, str], Rests] = {}
        self._texts: dict[int, int] = {}
        self._closed: dict[int, int] = {}
        self._typed: dict[int, bool] = {}
        self._indexes: dict[int, tuple[dict[str, list[int]], list[int]]] = {}

    def opened(self, pattern: int, name: str) -> Rests:
        """By an element with this name: from each content that it may have to what may follow."""
        key = (pattern, name)
        found = self._opened.get(key)
        if found is None:
            found = self._opened[key] = self._open(pattern, name)
        return found

    def _open(self, pattern: int, name: str) -> Rests:
        kind, *parts = self.patterns.nodes[pattern]
        if kind == "element":
            definition = self.elements[parts[0]]
            return {definition.content: EMPTY} if contains(definition.names, name) else {}
        if kind == "choice" and len(parts) > _MANY:
            return self._merged([(p, None) for p in self._candidates(pattern, name)], name)
        return self._through(pattern, name, self.opened, in_order=True)

    def _candidates(self, pattern: int, name: str) -> Iterable[int]:
        """The parts of a long choice that an element with this name may begin."""
        index = self._indexes.get(pattern)
        if index is None:
            by_name: dict[str, list[int]] = {}
            others: list[int] = []
            for part in self.patterns.nodes[pattern][1:]:
                kind, *rest = self.patterns.nodes[part]
                names = self.elements[rest[0]].names if kind == "element" else None
                if isinstance(names, str):
                    by_name.setdefault(names, []).append(part)
                else:
                    others.append(part)
            index = self._indexes[pattern] = by_name, others
        return [*index[0].get(name, ()), *index[1]]

    def _merged(self, parts: Iterable[tuple[int, None]], name: str) -> Rests:
        found: Rests = {}
        for part, _ in parts:
            self._add(found, self.opened(part, name), lambda rest: rest)
        return found

    def attribute(self, pattern: int, name: str) -> Rests:
        """By an attribute with this name: from each pattern of its value to what may follow."""
        key = (pattern, name)
        found = self._attributes.get(key)
        if found is None:
            kind, *parts = self.patterns.nodes[pattern]
            if kind == "attribute":
                found = {parts[1]: EMPTY} if contains(parts[0], name) else {}
            else:
                found = self._through(pattern, name, self.attribute, in_order=False)
            self._attributes[key] = found
        return found

    def _through(
        self, pattern: int, name: str, rests: Callable[[int, str], Rests], *, in_order: bool
    ) -> Rests:
        """The rests of a pattern from those of its parts."""
        made = self.patterns
        kind, *parts = made.nodes[pattern]
        found: Rests = {}
        if kind == "choice":
            for part in parts:
                self._add(found, rests(part, name), lambda rest: rest)
        elif kind == "oneOrMore":
            again = made.optional(pattern)
            self._add(found, rests(parts[0], name), lambda rest: made.group(rest, again))
        elif kind == "interleave":
            one, two = parts
            self._add(found, rests(one, name), lambda rest: made.interleave(rest, two))
            self._add(found, rests(two, name), lambda rest: made.interleave(one, rest))
        elif kind == "group":
            one, two = parts
            self._add(found, rests(one, name), lambda rest: made.group(rest, two))
            if not in_order:
                self._add(found, rests(two, name), lambda rest: made.group(one, rest))
            elif made.nullable[one]:
                self._add(found, rests(two, name), lambda rest: rest)
        return found

    def _add(self, found: Rests, more: Rests, after: Callable[[int], int]) -> None:
        for key, rest in more.items():
            new = after(rest)
            found[key] = self.patterns.choice((found[key], new)) if key in found else new

    def text(self, pattern: int) -> int:
        """What may follow text that no datatype judges."""
        found = self._texts.get(pattern)
        if found is None:
            found = self._texts[pattern] = self._text(pattern)
        return found

    def _text(self, pattern: int) -> int:
        made = self.patterns
        kind, *parts = made.nodes[pattern]
        if pattern == TEXT:
            return TEXT
        if kind == "choice":
            return made.choice(map(self.text, parts))
        if kind == "oneOrMore":
            if TEXT in made.nodes[parts[0]][1:] and made.nodes[parts[0]][0] == "choice":
                # (text | p)+ allows after text what it allowed before.
                return pattern
            return made.group(self.text(parts[0]), made.optional(pattern))
        if kind == "interleave":
            one, two = parts
            return made.choice(
                (made.interleave(self.text(one), two), made.interleave(one, self.text(two)))
            )
        if kind == "group":
            one, two = parts
            first = made.group(self.text(one), two)
            return made.choice((first, self.text(two))) if made.nullable[one] else first
        return NOT_ALLOWED

    def closed(self, pattern: int) -> int:
        """What of an element is left after its start tag: no attribute can come any more."""
        found = self._closed.get(pattern)
        if found is None:
            made = self.patterns
            kind, *parts = made.nodes[pattern]
            if kind == "attribute":
                found = NOT_ALLOWED
            elif kind == "choice":
                found = made.choice(map(self.closed, parts))
            elif kind == "group":
                found = made.group(*map(self.closed, parts))
            elif kind == "interleave":
                found = made.interleave(*map(self.closed, parts))
            elif kind == "oneOrMore":
                found = made.one_or_more(self.closed(parts[0]))
            else:
                found = pattern
            self._closed[pattern] = found
        return found

    def is_typed(self, pattern: int) -> bool:
        """Whether a datatype judges the text that can come next."""
        found = self._typed.get(pattern)
        if found is None:
            kind, *parts = self.patterns.nodes[pattern]
            if kind in ("choice", "interleave", "group", "oneOrMore"):
                found = any(map(self.is_typed, parts))
            else:
                found = kind in ("data", "value", "list")
            self._typed[pattern] = found
        return found

    def allows(self, pattern: int, text: str, context: Context) -> bool:
        """Whether a pattern allows a whole attribute's value, or a whole element's text."""
        nullable = self.patterns.nullable
        if nullable[pattern] and not text.strip(datatypes.WHITE_SPACE):
            return True
        return nullable[self._value(pattern, text, context)]

    def _value(self, pattern: int, text: str, context: Context) -> int:
        """What may follow a text that datatypes judge."""
        made = self.patterns
        kind, *parts = made.nodes[pattern]
        if kind == "text":
            return TEXT
        if kind == "choice":
            return made.choice(self._value(part, text, context) for part in parts)
        if kind == "group":
            one, two = parts
            first = made.group(self._value(one, text, context), two)
            if made.nullable[one]:
                return made.choice((first, self._value(two, text, context)))
            return first
        if kind == "interleave":
            one, two = parts
            return made.choice(
                (
                    made.interleave(self._value(one, text, context), two),
                    made.interleave(one, self._value(two, text, context)),
                )
            )
        if kind == "oneOrMore":
            return made.group(self._value(parts[0], text, context), made.optional(pattern))
        if kind == "list":
            return EMPTY if self._in_list(parts[0], text, context) else NOT_ALLOWED
        if kind == "data":
            of_type, parameters, exception = parts
            fits = datatypes.allows(of_type, parameters, text, context) and not (
                exception != NOT_ALLOWED and self.allows(exception, text, context)
            )
            return EMPTY if fits else NOT_ALLOWED
        if kind == "value":
            return EMPTY if datatypes.equal(*parts, text, context) else NOT_ALLOWED
        return NOT_ALLOWED

    def _in_list(self, pattern: int, text: str, context: Context) -> bool:
        for word in datatypes.words(text):
            pattern = self._value(pattern, word, context)
            if pattern == NOT_ALLOWED:
                return False
        return self.patterns.nullable[pattern]
