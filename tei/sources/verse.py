"""Verse that has run together to one line in one language and has kept its lines in another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tei.model import Container, Line, LineGroup, Span, Version, blocks
from tei.sources.lines import INLINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tei.model import Block

#: Where a line of verse may end: behind a mark, its closing quotation marks and white space.
_END = re.compile(r"[；。！？;.!?]++[”’」』\"]*+[ \t\u3000]*+(?=\S)")


def divided(one: Version, other: Version) -> tuple[Version, Version]:
    """Two versions, with a group of verse that is one line in one of them divided as in the other.

    It is divided behind marks of punctuation, where these make as many lines, and where both
    versions have as many groups.
    """
    ours, theirs = _groups(one), _groups(other)
    if len(ours) != len(theirs):
        return one, other
    mine: dict[Span, LineGroup] = {}
    others: dict[Span, LineGroup] = {}
    for left, right in zip(ours, theirs, strict=True):
        if made := _divided(left, len(_lines(right))):
            mine[left.span] = made
        elif made := _divided(right, len(_lines(left))):
            others[right.span] = made
    return _with(one, mine), _with(other, others)


def _groups(version: Version) -> list[LineGroup]:
    return [b for b in blocks(version.content, linked=True) if isinstance(b, LineGroup)]


def _lines(group: LineGroup) -> list[Line]:
    return [block for block in group.content if isinstance(block, Line)]


def _divided(group: LineGroup, count: int) -> LineGroup | None:
    """A group of one line as one of `count` lines, if it can be so divided."""
    lines = _lines(group)
    if count <= 1 or len(lines) != 1:
        return None
    [line] = lines
    cuts = [0, *(match.end() for match in _END.finditer(line.text)), len(line.text)]
    if len(cuts) != count + 1:
        return None
    begin = line.span.start
    made = tuple(
        Line(line.text[a:b], Span(begin + a, begin + b), INLINE if a else line.rend)
        for a, b in pairwise(cuts)
    )
    head = tuple(block for block in group.content if block is not line)
    return replace(group, content=(*head, *made), cert="medium")


def _with(version: Version, made: Mapping[Span, LineGroup]) -> Version:
    if not made:
        return version
    return replace(version, content=tuple(_replaced(block, made) for block in version.content))


def _replaced(block: Block, made: Mapping[Span, LineGroup]) -> Block:
    if isinstance(block, LineGroup):
        return made.get(block.span, block)
    if isinstance(block, Container):
        return replace(block, content=tuple(_replaced(inner, made) for inner in block.content))
    return block
