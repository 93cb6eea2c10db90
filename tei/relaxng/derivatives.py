"""What is left of a pattern after a tag, an attribute, or text: its derivatives.

After James Clark, "An algorithm for RELAX NG validation" (2002), with one difference: what an
element may contain and what may follow it are given as two patterns instead of one that holds both,
so that neither grows with depth. Each question is worked out once for a pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tei.relaxng.name_classes import contains
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.relaxng.grammar import Grammar

#: From what was read (an element's content, an attribute's value) to what may follow.
Rests: TypeAlias = dict[int, int]

#: Choices with more parts than this have an index of their elements' names.
_MANY = 8
#: So many answers about names are remembered: documents can have any number of names.
_REMEMBERED = 200_000


class Derivatives:
    """The derivatives of a grammar's patterns."""

    def __init__(self, grammar: Grammar) -> None:
        self.patterns = grammar.patterns
        self.elements = grammar.elements
        self._opened: dict[tuple[int, str], Rests] = {}
        self._attributes: dict[tuple[int, str], Rests] = {}
        self._texts: dict[int, int] = {}
        self._closed: dict[tuple[int, int], int] = {}
        self._typed: dict[int, bool] = {}
        self._indexes: dict[int, tuple[dict[str, list[int]], list[int]]] = {}

    def opened(self, pattern: int, name: str) -> Rests:
        """By an element with this name: from each content that it may have to what may follow."""
        key = (pattern, name)
        found = self._opened.get(key)
        if found is None:
            if len(self._opened) >= _REMEMBERED:
                self._opened.clear()
            found = self._opened[key] = self._open(pattern, name)
        return found

    def _open(self, pattern: int, name: str) -> Rests:
        kind, *parts = self.patterns.nodes[pattern]
        if kind == "element":
            definition = self.elements[parts[0]]
            can_be = definition.content != NOT_ALLOWED and contains(definition.names, name)
            return {definition.content: EMPTY} if can_be else {}
        if kind == "choice" and len(parts) > _MANY:
            parts = self._candidates(pattern, name)
        return self._through(pattern, parts, lambda part: self.opened(part, name), in_order=True)

    def _candidates(self, pattern: int, name: str) -> list[int]:
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

    def attribute(self, pattern: int, name: str) -> Rests:
        """By an attribute with this name: from each pattern of its value to what may follow."""
        key = (pattern, name)
        found = self._attributes.get(key)
        if found is None:
            kind, *parts = self.patterns.nodes[pattern]
            if kind == "attribute":
                found = {parts[1]: EMPTY} if contains(parts[0], name) else {}
            else:
                found = self._through(
                    pattern, parts, lambda part: self.attribute(part, name), in_order=False
                )
            if len(self._attributes) >= _REMEMBERED:
                self._attributes.clear()
            self._attributes[key] = found
        return found

    def _through(
        self, pattern: int, parts: list[int], rests: Callable[[int], Rests], *, in_order: bool
    ) -> Rests:
        """The rests of a pattern from those of its parts.

        Args:
            pattern: no element and no attribute.
            parts: its parts, of a choice those that matter.
            rests: the rests of a part.
            in_order: whether the second part of a group waits for the first.
        """
        made = self.patterns
        kind = made.nodes[pattern][0]
        found: Rests = {}
        if kind == "choice":
            for part in parts:
                self._add(found, rests(part), lambda rest: rest)
        elif kind == "oneOrMore":
            again = made.optional(pattern)
            self._add(found, rests(parts[0]), lambda rest: made.group(rest, again))
        elif kind == "interleave":
            one, two = parts
            self._add(found, rests(one), lambda rest: made.interleave(rest, two))
            self._add(found, rests(two), lambda rest: made.interleave(one, rest))
        elif kind == "group":
            one, two = parts
            self._add(found, rests(one), lambda rest: made.group(rest, two))
            if not in_order:
                self._add(found, rests(two), lambda rest: made.group(one, rest))
            elif made.nullable[one]:
                self._add(found, rests(two), lambda rest: rest)
        return found

    def _add(self, found: Rests, more: Rests, after: Callable[[int], int]) -> None:
        for key, rest in more.items():
            new = after(rest)
            found[key] = self.patterns.choice((found[key], new)) if key in found else new

    def text(self, pattern: int) -> int:
        """What may follow text that no datatype judges."""
        found = self._texts.get(pattern)
        if found is None:
            found = self._texts[pattern] = self.after(
                pattern, self.text, lambda leaf: TEXT if leaf == TEXT else NOT_ALLOWED
            )
        return found

    def after(self, pattern: int, again: Callable[[int], int], leaf: Callable[[int], int]) -> int:
        """What may follow some text, from what may follow it in the parts.

        Args:
            pattern: what the text stands in.
            again: the same question for a part.
            leaf: the same for a pattern whose parts stand not beside each other.
        """
        made = self.patterns
        kind, *parts = made.nodes[pattern]
        if kind == "choice":
            return made.choice(map(again, parts))
        if kind == "oneOrMore":
            inner = made.nodes[parts[0]]
            if inner[0] == "choice" and TEXT in inner:
                # (text | p)+ allows after text what it allowed before.
                return pattern
            return made.group(again(parts[0]), made.optional(pattern))
        if kind not in ("interleave", "group"):
            return leaf(pattern)
        one, two = parts
        if kind == "interleave":
            first, second = made.interleave(again(one), two), made.interleave(one, again(two))
            return made.choice((first, second))
        first = made.group(again(one), two)
        return made.choice((first, again(two))) if made.nullable[one] else first

    def closed(self, pattern: int, missing: int = NOT_ALLOWED) -> int:
        """What of an element is left after its start tag: no attribute can come any more.

        Args:
            pattern: what is left of its content.
            missing: what stands for an attribute that has not come; EMPTY if it may be missing.
        """
        key = (pattern, missing)
        found = self._closed.get(key)
        if found is None:
            made = self.patterns
            kind, *parts = made.nodes[pattern]
            found = pattern
            if kind == "attribute":
                found = missing
            elif kind in ("choice", "group", "interleave", "oneOrMore"):
                inner = [self.closed(part, missing) for part in parts]
                if kind == "choice":
                    found = made.choice(inner)
                elif kind == "group":
                    found = made.group(*inner)
                elif kind == "interleave":
                    found = made.interleave(*inner)
                else:
                    found = made.one_or_more(*inner)
            self._closed[key] = found
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
