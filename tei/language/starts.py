"""Patterns that are looked for only where they may begin: as they are found everywhere, but faster.

A pattern with many alternatives takes time at each character; to see where one of a few words or of
a few characters stands takes little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words` that looks at each letter once: ``t(?:en|hree)``."""
    behind: dict[str, list[str]] = {}
    for word in sorted(words, reverse=True):
        behind.setdefault(word[:1], []).append(word[1:])
    return "|".join(
        first + (f"(?:{one_of(rests)})" if len(rests) > 1 else rests[0])
        for first, rests in behind.items()
    )


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, where a match, which is never empty, begins at a start.

    Args:
        pattern: what is looked for.
        text: where.
        starts: offsets in their order, each of them once.
    """
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()
