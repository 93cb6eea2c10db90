"""What a grammar says of an element by its name, wherever it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tei.relaxng import expectations
from tei.relaxng.name_classes import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.relaxng import Vocabulary


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
