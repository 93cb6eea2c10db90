"""Running text made comparable: white space as marks, so that two texts are two strings.

Most texts are the same, and comparing two strings says so at once. Only where they differ are they
taken apart into characters and what stands between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: XML's white space (XML 1.0, section 2.3). Every other space is a character.
WHITE_SPACE = re.compile("[ \t\r\n]+")

#: How a character stands to the one before it: after a space; on another line.
SPACE, BREAK = " ", "\n"
#: Encloses the white space that begins a line. XML does not have this character.
_INDENT = "\x1e"

_TOKEN = re.compile(f"[{SPACE}{BREAK}]|{_INDENT}[^{_INDENT}]*{_INDENT}|[^ \x1e\n]+")


@dataclass(slots=True)
class Text:
    """Running text on its way to be compared.

    Attributes:
        parts: characters, and the marks of what stands between them.
        lines: (number of parts before it, line of the file), in order.
        corrections: (the same, text) of `corr` and `reg` in the place of the source's words.
        signs: (the same, code point) of characters that XML cannot hold, where a sign stands.
    """

    parts: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    corrections: list[tuple[int, str]] = field(default_factory=list)
    signs: list[tuple[int, str]] = field(default_factory=list)

    def add(self, characters: str, gap: str = "", indent: str = "") -> None:
        """Add characters, with what stands before them; their own white space is as `spaced`."""
        if gap:
            self.parts.append(gap)
        if indent:
            self.parts.append(f"{_INDENT}{indent}{_INDENT}")
        self.parts.append(characters)

    def says(self, other: Text) -> bool:
        """Whether the two say the same; corrections and signs apart."""
        return "".join(self.parts) == "".join(other.parts)


@dataclass(slots=True)
class Detail:
    """A text taken apart; places are numbers of characters without white space before them.

    Attributes:
        characters: everything but XML's white space.
        gaps: `SPACE` or `BREAK` at a place.
        indents: the white space that begins a line, at a place.
        lines: (place, line of the file), in order.
        corrections: (place, text).
        signs: (place, code point).
    """

    characters: str
    gaps: dict[int, str]
    indents: dict[int, str]
    lines: list[tuple[int, int]]
    corrections: list[tuple[int, str]]
    signs: list[tuple[int, str]]


def spaced(text: str) -> str:
    """`text` with one space for each run of white space."""
    if "\n" in text or "\t" in text or "\r" in text or "  " in text:
        return WHITE_SPACE.sub(" ", text)
    return text


def detail(text: Text) -> Detail:
    """`text` taken apart."""
    words: list[str] = []
    gaps: dict[int, str] = {}
    indents: dict[int, str] = {}
    places = []
    count = 0
    for part in text.parts:
        places.append(count)
        for token in _TOKEN.findall(part):
            if token in (SPACE, BREAK):
                gaps[count] = token
            elif token[0] == _INDENT:
                indents[count] = token[1:-1]
            else:
                words.append(token)
                count += len(token)
    places.append(count)
    return Detail(
        "".join(words),
        gaps,
        indents,
        [(places[number], line) for number, line in text.lines],
        [(places[number], words) for number, words in text.corrections],
        [(places[number], code) for number, code in text.signs],
    )
