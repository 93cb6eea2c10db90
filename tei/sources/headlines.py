"""Titles and their parts, and where they stand in the text again."""

from __future__ import annotations

import re
from itertools import pairwise

from tei.model import Part

_CHINESE = re.compile(r"[ \u3000]*\u3000[ \u3000]*|[ ]{2,}|(?<=[^\s—])(?=——)")
_ENGLISH = re.compile(r"(?<=[;:])\s+|(?<=[^\s—])(?=—)")
_SPACE = " \t\n\u3000"
_BEGINNING = 12
_BRACKETS_AT_END = re.compile(r"(?<!\s)\s*[（(][^（）()]*[）)]\s*$")


def divide(original: str, translation: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of a title in the two languages; either title may be empty.

    A newspaper's headline has lines, which the corpus sets off with spaces in the original. The
    translation is divided after a semicolon or a colon, and only where that gives as many parts.
    What follows a colon or a dash is a ``sub`` title, on both sides.
    """
    ours = _parts(original, _CHINESE)
    theirs = _parts(translation, _ENGLISH)
    if len(theirs) != len(ours):
        theirs = [Part(translation, "main")] if translation else []
    types = ["sub" if part.text.startswith("—") else "main" for part in ours or theirs]
    if len(theirs) == len(types):
        for index in range(1, len(theirs)):
            if theirs[index - 1].text.endswith(":") or theirs[index].text.startswith("—"):
                types[index] = "sub"
    return (
        tuple(part._replace(type=t) for part, t in zip(ours, types, strict=False)),
        tuple(part._replace(type=t) for part, t in zip(theirs, types, strict=False)),
    )


def _parts(title: str, divider: re.Pattern[str]) -> list[Part]:
    """A title divided, with the white space between its parts."""
    cuts = [0, *(match.end() for match in divider.finditer(title)), len(title)]
    parts: list[Part] = []
    space = ""
    for start, end in pairwise(cuts):
        text = title[start:end].rstrip(_SPACE)
        if text:
            parts.append(Part(text, "main", space))
            space = ""
        space += title[start + len(text) : end]
    return parts


def key(text: str) -> str:
    """What two spellings of a headline or a name share: letters and digits, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_remark(title: str) -> str:
    """A title without the remark in brackets at its end, such as （图片）."""
    return _BRACKETS_AT_END.sub("", title)


def types_at_top(lines: list[str], parts: tuple[Part, ...]) -> list[str]:
    """The types of the first of `lines` that repeat the title, line by line; empty for none.

    A line may hold one part or several; a remark in brackets at the title's end, such as
    （图片）, may be left out.
    """
    keys = [key(part.text) for part in parts]
    ends = {sum(map(len, keys[: n + 1])): n for n in range(len(keys))}
    whole = "".join(keys)
    without = key(without_remark(parts[-1].text)) if parts else ""
    if without:
        ends[len(whole) - len(keys[-1]) + len(without)] = len(keys) - 1
    types: list[str] = []
    done = 0
    for line in lines:
        # A few characters say this of almost every line, and most lines are long.
        if not whole.startswith(key(line[:_BEGINNING]), done):
            break
        line_key = key(line)
        if not line_key or not whole.startswith(line_key, done):
            break
        if done + len(line_key) not in ends:
            break
        types.append(next(parts[n].type for end, n in sorted(ends.items()) if end > done))
        done += len(line_key)
    return types
