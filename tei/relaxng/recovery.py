"""How to go on after a fault, so that one mistake is told once.

A state goes on as though what is missing had been there, and what is wrong had been right: an
element in the wrong place is held against its own definition and its parent stays as it was; one
that the schema does not know may hold anything, but what it holds and the schema knows is held
against its definition.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from tei.relaxng import expectations
from tei.relaxng.grammar import ElementDefinition
from tei.relaxng.name_classes import names, namespace
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.relaxng.automaton import Automaton

#: Where a tag leads: an attribute state and a return.
Opened: TypeAlias = tuple[int, int]
#: By an element's content: what may follow, and the names of what is missing before it.
Skipped: TypeAlias = dict[int, tuple[int, tuple[str, ...]]]


# One is enough for all documents that are held against a schema.
@lru_cache(16)
def recovery_of(automaton: Automaton) -> Recovery:
    """The ways on from the states of an automaton."""
    return Recovery(automaton)


def vocabulary_of(automaton: Automaton) -> expectations.Vocabulary:
    """The names that an automaton's grammar knows, made when they are first asked for."""
    return recovery_of(automaton).vocabulary


class Recovery:
    """Ways on from the states of an automaton."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.grammar = automaton.grammar
        self._known: dict[str, tuple[int, ...]] = {}
        self._skipped: dict[tuple[int, str], Skipped] = {}
        self._expected: dict[int, tuple[str, ...]] = {}
        self._attributes: dict[int, tuple[str, ...]] = {}

    def definitions(self, name: str) -> tuple[int, ...]:
        """The contents of the elements that the schema defines by this very name."""
        if not self._known:
            found: dict[str, dict[int, None]] = {}
            for definition in self.grammar.elements:
                if definition.content == NOT_ALLOWED:
                    continue
                for single in names(definition.names):
                    found.setdefault(single, {})[definition.content] = None
            self._known = {single: tuple(contents) for single, contents in found.items()}
        return self._known.get(name, ())

    def skipped(self, state: int, name: str) -> tuple[Opened, tuple[str, ...]] | None:
        """Where an element leads if what must come before it had come, and what that is."""
        automaton = self.automaton
        by_way = [self._skip(pattern, name) for pattern in automaton.contents[state]]
        inner = tuple(dict.fromkeys(content for rests in by_way for content in rests))
        if not inner:
            return None
        rests = tuple(
            tuple(rests[content][0] if content in rests else NOT_ALLOWED for rests in by_way)
            for content in inner
        )
        missing = [names for rests in by_way for _, names in rests.values()]
        return (automaton.tag(inner), automaton.route(rests)), min(missing, key=len)

    def _skip(self, pattern: int, name: str) -> Skipped:
        """As `Derivatives.opened`, past what must come before; with the names of that."""
        key = (pattern, name)
        found = self._skipped.get(key)
        if found is None:
            found = self._skipped[key] = self._work_out_skip(pattern, name)
        return found

    def _work_out_skip(self, pattern: int, name: str) -> Skipped:
        made = self.grammar.patterns
        kind, *parts = made.nodes[pattern]
        found: Skipped = {}
        if kind == "element":
            opened = self.automaton.derivatives.opened(pattern, name)
            return {content: (rest, ()) for content, rest in opened.items()}
        if kind == "choice":
            for part in parts:
                _add(found, self._skip(part, name), lambda rest: rest)
        elif kind == "oneOrMore":
            again = made.optional(pattern)
            _add(found, self._skip(parts[0], name), lambda rest: made.group(rest, again))
        elif kind == "interleave":
            one, two = parts
            _add(found, self._skip(one, name), lambda rest: made.interleave(rest, two))
            _add(found, self._skip(two, name), lambda rest: made.interleave(one, rest))
        elif kind == "group":
            one, two = parts
            _add(found, self._skip(one, name), lambda rest: made.group(rest, two))
            before = expectations.required(self.grammar, one, "element")
            _add(found, self._skip(two, name), lambda rest: rest, before)
        return found

    def expected(self, state: int) -> tuple[str, ...]:
        """The elements that a content state allows, by name."""
        found = self._expected.get(state)
        if found is None:
            patterns = self.automaton.contents[state]
            found = self._expected[state] = tuple(
                dict.fromkeys(
                    name
                    for pattern in patterns
                    for name in expectations.elements(self.grammar, pattern)
                )
            )
        return found

    def attributes(self, tag: int) -> tuple[str, ...]:
        """The attributes that an attribute state allows, by name."""
        found = self._attributes.get(tag)
        if found is None:
            patterns = self.automaton.tags[tag]
            found = self._attributes[tag] = tuple(
                dict.fromkeys(n for p in patterns for n in expectations.attributes(self.grammar, p))
            )
        return found

    def follows(self, state: int, first: str, second: str) -> bool:
        """Whether, from a content state, one element can come and then another."""
        opened = self.automaton.derivatives.opened
        return any(
            opened(rest, second)
            for pattern in self.automaton.contents[state]
            for rest in opened(pattern, first).values()
        )

    def runs_on(self, state: int, name: str) -> bool:
        """Whether an element could stand in running text, had that an element of its own here."""
        known = self.vocabulary
        return known.is_phrase(name) and any(
            known.takes_text(other) and name in known.children(other)
            for other in self.expected(state)
        )

    def interrupts(self, state: int, local: str) -> bool:
        """Whether an element of this local name is no part of the text on both its sides here.

        It is none if it is known elsewhere than in running text, or stands here by right with text
        of its own.
        """
        known = self.vocabulary
        named = [name for name in known.elements if name.rpartition(SEPARATOR)[2] == local]
        allowed = self.expected(state)
        return any(
            not known.is_phrase(name) or (name in allowed and known.takes_text(name))
            for name in named
        )

    @cached_property
    def vocabulary(self) -> expectations.Vocabulary:
        """The names of the grammar, made when it is first needed."""
        return expectations.Vocabulary(self.grammar)

    def misplaced(self, state: int, contents: tuple[int, ...]) -> Opened:
        """Where an element leads that is held against its definitions and then forgotten."""
        automaton = self.automaton
        stays = automaton.contents[state]
        return automaton.tag(contents), automaton.route((stays,) * len(contents))

    def unknown(self, state: int) -> Opened:
        """Where an element leads that the schema does not know."""
        return self.misplaced(state, (self._anything(),))

    def is_unknown(self, state: int) -> bool:
        """Whether a content state is that of an element that the schema does not know."""
        if self.grammar.anything == NOT_ALLOWED:
            return False
        _, _, content = self.grammar.patterns.nodes[self.grammar.anything]
        return content in self.automaton.contents[state]

    def _anything(self) -> int:
        """Any attributes, any text; the elements that the schema knows, by it; foreign ones."""
        if self.grammar.anything == NOT_ALLOWED:
            made, elements = self.grammar.patterns, self.grammar.elements
            known = [i for i, d in enumerate(elements) if isinstance(d.names, str)]
            own = ("choice", *(("nsName", space, None) for space in sorted(self._own_spaces())))
            number = len(elements)
            elements.append(ElementDefinition(("anyName", own), EMPTY))
            children = [made.make(("element", i)) for i in (*known, number)]
            any_attribute = made.attribute(("anyName", None), TEXT)
            content = made.optional(made.one_or_more(made.choice((TEXT, *children))))
            attributes = made.optional(made.one_or_more(any_attribute))
            elements[number].content = made.group(attributes, content)
            self.grammar.anything = elements[number].content
        return self.grammar.anything

    def _own_spaces(self) -> set[str]:
        """The namespaces of the roots: a schema may take a few names of others."""
        spaces = self.vocabulary.spaces
        roots = set(expectations.elements(self.grammar, self.grammar.start))
        return {namespace(root) for root in roots} & spaces or spaces

    def closed(self, tag: int) -> int:
        """The content state after a tag, as though no attribute were missing."""
        closed = self.automaton.derivatives.closed
        patterns = self.automaton.tags[tag]
        return self.automaton.content(tuple(closed(pattern, EMPTY) for pattern in patterns))

    def is_attribute(self, name: str) -> bool:
        """Whether some element of the schema has an attribute of this very name."""
        return name in self._all_attributes

    @cached_property
    def _all_attributes(self) -> frozenset[str]:
        nodes = self.grammar.patterns.nodes
        return frozenset(n for node in nodes if node[0] == "attribute" for n in names(node[1]))


def _add(
    found: Skipped, more: Skipped, after: Callable[[int], int], before: tuple[str, ...] = ()
) -> None:
    """Add ways on to those that are found; of two to the same, the one that misses less."""
    for content, (rest, missing) in more.items():
        all_missing = (*before, *missing)
        if content not in found or len(all_missing) < len(found[content][1]):
            found[content] = after(rest), all_missing
