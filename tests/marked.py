"""Tables of texts in which what must be found stands in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def cases(table: Path, columns: int) -> list[tuple[str, ...]]:
    """The rows of a table with tabs; missing cells at the end are empty."""
    rows = [
        line.split("\t")
        for line in table.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [(*row, *[""] * (columns - len(row))) for row in rows]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and where what they hold stands in it."""
    spans: list[tuple[int, int]] = []
    text, at = "", 0
    for bracket in re.finditer(r"\[([^]]*)]", marked):
        text += marked[at : bracket.start()]
        spans.append((len(text), len(text) + len(bracket[1])))
        text += bracket[1]
        at = bracket.end()
    return text + marked[at:], spans
