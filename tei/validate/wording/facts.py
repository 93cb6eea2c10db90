"""What a grammar says of an element by its name, wherever it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tei.relaxng import expectations
from tei.relaxng.name_classes import names
from tei.validate.wording.usage import a
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.relaxng import Vocabulary


@lru_cache(1000)
def full_name(vocabulary: Vocabulary, local: str) -> str:
    """The element of a local name, in the first namespace that has it; or nothing."""
    spaces = vocabulary.namespaces(local)
    return f"{spaces[0]}{SEPARATOR}{local}" if spaces and spaces[0] else local if spaces else ""


@lru_cache(1000)
def attributes(vocabulary: Vocabulary, element: str) -> frozenset[str]:
    """The attributes that an element can have."""
    nodes = vocabulary.grammar.patterns.nodes
    return frozenset(
        name
        for content in _contents(vocabulary, element)
        for pattern in _parts(vocabulary, content)
        if nodes[pattern][0] == "attribute"
        for name in names(nodes[pattern][1])
    )


@lru_cache(1000)
def required(vocabulary: Vocabulary, element: str) -> frozenset[str]:
    """The attributes that an element must have."""
    grammar = vocabulary.grammar
    return frozenset(
        name
        for content in _contents(vocabulary, element)
        for name in expectations.required(grammar, content, "attribute")
    )


def in_need(vocabulary: Vocabulary, element: str) -> str:
    """An element with its article, and with the attributes that it must have: what to write."""
    needs = sorted(name.rpartition(SEPARATOR)[2] for name in required(vocabulary, element))
    return f"{a(element)}{' with ' if needs else ''}{' and '.join(f'@{name}' for name in needs)}"


@lru_cache(1000)
def takes_several(vocabulary: Vocabulary, element: str, attribute: str) -> bool:
    """Whether an attribute's value is a list of words or pointers."""
    nodes = vocabulary.grammar.patterns.nodes
    return any(
        nodes[part][0] == "list"
        for content in _contents(vocabulary, element)
        for pattern in _parts(vocabulary, content)
        if nodes[pattern][0] == "attribute" and attribute in names(nodes[pattern][1])
        for part in _parts(vocabulary, nodes[pattern][2])
    )


@lru_cache(1000)
def needed_first(vocabulary: Vocabulary, element: str) -> frozenset[str]:
    """The elements of which one must come in an element that is still empty."""
    grammar = vocabulary.grammar
    return frozenset(
        name
        for content in _contents(vocabulary, element)
        for name in expectations.needed(grammar, content)
    )


@lru_cache(1000)
def can_follow(vocabulary: Vocabulary, parent: str, first: str, second: str) -> bool:
    """Whether one element can stand anywhere after another in a third."""
    return any(
        _can_follow(vocabulary, content, first, second) for content in _contents(vocabulary, parent)
    )


def _can_follow(vocabulary: Vocabulary, pattern: int, first: str, second: str) -> bool:
    kind, *parts = vocabulary.grammar.patterns.nodes[pattern]
    if kind not in ("choice", "interleave", "oneOrMore", "group"):
        return False
    has_first = [_has(vocabulary, part, first) for part in parts]
    has_second = [_has(vocabulary, part, second) for part in parts]
    if kind == "oneOrMore" and has_first[0] and has_second[0]:
        return True
    if kind == "group" and has_first[0] and has_second[1]:
        return True
    if kind == "interleave" and (
        (has_first[0] and has_second[1]) or (has_first[1] and has_second[0])
    ):
        return True
    return any(
        _can_follow(vocabulary, part, first, second)
        for part, one, two in zip(parts, has_first, has_second, strict=True)
        if one and two
    )


def _has(vocabulary: Vocabulary, pattern: int, name: str) -> bool:
    """Whether an element can stand in what a pattern allows."""
    elements, nodes = vocabulary.grammar.elements, vocabulary.grammar.patterns.nodes
    return any(
        nodes[part][0] == "element" and name in names(elements[nodes[part][1]].names)
        for part in _parts(vocabulary, pattern)
    )


def _contents(vocabulary: Vocabulary, element: str) -> Iterator[int]:
    definitions = vocabulary.grammar.elements
    yield from (d.content for d in definitions if element in names(d.names))


def _parts(vocabulary: Vocabulary, pattern: int) -> Iterator[int]:
    """A pattern and what it is made of."""
    nodes = vocabulary.grammar.patterns.nodes
    waiting, seen = [pattern], {pattern}
    while waiting:
        pattern = waiting.pop()
        yield pattern
        kind, *parts = nodes[pattern]
        if kind in ("choice", "interleave", "oneOrMore", "group"):
            waiting += [part for part in parts if part not in seen]
            seen.update(parts)
