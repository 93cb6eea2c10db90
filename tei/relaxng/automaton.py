"""A grammar as an automaton: its states are made when a document first needs them.

A state is a tuple of patterns: the ways in which what has been read can be understood, one in
nearly all grammars. An element's start leads from a content state to an attribute state, its
attributes through more of those, the end of its tag to a content state again. At the element's end,
which of its ways can end here says which of its parent's ways go on, and how: that is what a return
knows.

Everything is numbers, so that following a known document is looking up numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tei.relaxng import datatypes
from tei.relaxng.derivatives import Derivatives
from tei.relaxng.patterns import NOT_ALLOWED
from tei.relaxng.values import Values

if TYPE_CHECKING:
    from tei.relaxng.datatypes import Context
    from tei.relaxng.grammar import Grammar

#: In place of a state: not worked out yet; there is none; a datatype must judge the text.
UNKNOWN, NONE, TYPED = -1, -2, -3
#: In place of a value's pattern, where any value will do.
ANY = -1
#: In place of a value's pattern, where it depends on the value how things go on.
FORK = -2
#: So many names are remembered for a state: where any name can stand, there may be any number.
_MOST = 1_000


class Automaton:
    """The states of a grammar.

    Attributes:
        start: the content state in which a document begins.
        contents: the patterns of each content state.
        opens: for each content state, by name of an element: the attribute state that its start
            leads to, and the return.
        texts: for each content state the one after text, NONE or TYPED.
        ends: for each content state which of its patterns can end, as bits; UNKNOWN if typed.
        attributes: for each attribute state, by name: the pattern of the value and the next state,
            or FORK and a number of `forks`.
        closes: for each attribute state the content state after the tag, or NONE.
        returns: for each return, by the bits of `ends`: the parent's content state, or NONE.
        values: the values of attributes and typed elements.
        needs_prefixes: whether some value is a qualified name.
        kept: its size when it was stored last.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.derivatives = Derivatives(grammar)
        self.contents: list[tuple[int, ...]] = []
        self._numbers: dict[tuple[int, ...], int] = {}
        self.opens: list[dict[str, tuple[int, int]]] = []
        self.texts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[tuple[int, ...]] = []
        self._tag_numbers: dict[tuple[int, ...], int] = {}
        self.attributes: list[dict[str, tuple[int, int]]] = []
        self.closes: list[int] = []
        self.routes: list[tuple[tuple[int, ...], ...]] = []
        self._route_numbers: dict[tuple[tuple[int, ...], ...], int] = {}
        self.returns: list[dict[int, int]] = []
        self.forks: list[tuple[int, str]] = []
        self.values = Values(self.derivatives, has_identities=not grammar.unsound)
        self.needs_prefixes = any(
            node[0] in ("data", "value") and node[1] in ("xsd:QName", "xsd:NOTATION")
            for node in grammar.patterns.nodes
        )
        self.start = self._content((grammar.start,))
        self.kept = -1

    def content(self, patterns: tuple[int, ...]) -> int:
        """The content state of these patterns, or NONE where all are impossible."""
        return self._content(patterns) if any(patterns) else NONE

    def _content(self, patterns: tuple[int, ...]) -> int:
        number = self._numbers.get(patterns)
        if number is None:
            number = self._numbers[patterns] = len(self.contents)
            self.contents.append(patterns)
            self.opens.append({})
            self.texts.append(UNKNOWN)
            nullable = self.grammar.patterns.nullable
            typed = any(map(self.derivatives.is_typed, patterns))
            bits = sum(1 << i for i, pattern in enumerate(patterns) if nullable[pattern])
            self.ends.append(UNKNOWN if typed else bits)
        return number

    def tag(self, patterns: tuple[int, ...]) -> int:
        """The attribute state of these patterns."""
        number = self._tag_numbers.get(patterns)
        if number is None:
            number = self._tag_numbers[patterns] = len(self.tags)
            self.tags.append(patterns)
            self.attributes.append({})
            self.closes.append(UNKNOWN)
        return number

    def route(self, rests: tuple[tuple[int, ...], ...]) -> int:
        """The return with these patterns: for each way of the child, for each of the parent."""
        number = self._route_numbers.get(rests)
        if number is None:
            number = self._route_numbers[rests] = len(self.routes)
            self.routes.append(rests)
            self.returns.append({})
        return number

    def size(self) -> int:
        """How much the automaton has come to know."""
        known = (self.opens, self.attributes, self.returns, self.values.known.values())
        return len(self.closes) + sum(len(entries) for table in known for entries in table)

    def restore(self, tables: dict[str, Any], values: dict[int, dict[str, bool]]) -> None:
        """Take over what an automaton of the same grammar knew: its attributes by their names."""
        for name, table in tables.items():
            getattr(self, name)[:] = table
        self._numbers = {patterns: number for number, patterns in enumerate(self.contents)}
        self._tag_numbers = {patterns: number for number, patterns in enumerate(self.tags)}
        self._route_numbers = {rests: number for number, rests in enumerate(self.routes)}
        self.values.known.update(values)

    def open(self, state: int, name: str) -> tuple[int, int] | None:
        """Where an element's start leads: an attribute state and a return; None if nowhere."""
        by_way = [self.derivatives.opened(p, name) for p in self.contents[state]]
        inner = tuple(dict.fromkeys(content for rests in by_way for content in rests))
        if not inner:
            return None
        rests = tuple(
            tuple(rests.get(content, NOT_ALLOWED) for rests in by_way) for content in inner
        )
        found = self.tag(inner), self.route(rests)
        _remember(self.opens[state], name, found)
        return found

    def attribute(self, state: int, name: str) -> tuple[int, int] | None:
        """Where an attribute leads: the pattern of its value and a state; None if nowhere."""
        by_way = [self.derivatives.attribute(p, name) for p in self.tags[state]]
        values = {value for rests in by_way for value in rests}
        if not values:
            return None
        if len(values) == 1:
            (value,) = values
            after = self.tag(tuple(rests.get(value, NOT_ALLOWED) for rests in by_way))
            found = (ANY if self.values.are_any(value) else value), after
        else:
            found = FORK, len(self.forks)
            self.forks.append((state, name))
        _remember(self.attributes[state], name, found)
        return found

    def fork(self, number: int, text: str | None, context: Context) -> int:
        """The attribute state after a value that can be of several patterns, or NONE.

        Args:
            number: of `forks`.
            text: the value; None for one that all of them allow.
            context: what prefixes mean there.
        """
        state, name = self.forks[number]
        choice = self.grammar.patterns.choice
        after = tuple(
            choice(
                rest
                for value, rest in self.derivatives.attribute(pattern, name).items()
                if text is None or self.values.fits(value, text, context)
            )
            for pattern in self.tags[state]
        )
        return self.tag(after) if any(after) else NONE

    def fork_values(self, number: int) -> tuple[int, ...]:
        """The patterns of which the value of a fork can be."""
        state, name = self.forks[number]
        return tuple(
            dict.fromkeys(
                value
                for pattern in self.tags[state]
                for value in self.derivatives.attribute(pattern, name)
            )
        )

    def close(self, state: int) -> int:
        """The content state after a start tag, or NONE where an attribute is missing."""
        after = self.content(tuple(map(self.derivatives.closed, self.tags[state])))
        self.closes[state] = after
        return after

    def text(self, state: int) -> int:
        """The content state after text; NONE where there can be none; TYPED."""
        if self.ends[state] == UNKNOWN:
            after = TYPED
        else:
            after = self.content(tuple(map(self.derivatives.text, self.contents[state])))
        self.texts[state] = after
        return after

    def end(self, state: int, text: str, context: Context) -> int:
        """Which patterns of a typed content state can end after a text, as bits."""
        blank = not text.strip(datatypes.WHITE_SPACE)
        nullable = self.grammar.patterns.nullable
        return sum(
            1 << i
            for i, pattern in enumerate(self.contents[state])
            if pattern != NOT_ALLOWED
            and ((blank and nullable[pattern]) or self.values.allows(pattern, text, context))
        )

    def back(self, route: int, bits: int) -> int:
        """The parent's content state after a child, or NONE.

        Args:
            route: the child's return.
            bits: which of the child's ways have ended.
        """
        choice = self.grammar.patterns.choice
        ended = [rests for i, rests in enumerate(self.routes[route]) if bits >> i & 1]
        after = self.content(tuple(choice(rests) for rests in zip(*ended, strict=True)))
        self.returns[route][bits] = after
        return after


def _remember(table: dict[str, tuple[int, int]], name: str, found: tuple[int, int]) -> None:
    if len(table) < _MOST:
        table[name] = found
