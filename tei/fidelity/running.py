"""Running text made comparable: white space as marks, so that two texts are two strings.

Most texts are the same, and comparing two strings says so at once. Only where they differ are they
taken apart into characters and what stands between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: XML's white space (XML 1.0, section 2.3). Every other space is a character.
WHITE_SPACE = re.compile("[ \t\r\n]+")

#: How a character stands to the one before it: after a space; in a block of another kind, as a
#: text is after its dateline; in another block of the same kind, or after a line break.
SPACE, BOUNDARY, BREAK = " ", "\x1f", "\n"
#: Encloses the white space that begins a line. XML has neither this character nor `BOUNDARY`.
_INDENT = "\x1e"

_TOKEN = re.compile(f"[{SPACE}{BOUNDARY}{BREAK}]|{_INDENT}[^{_INDENT}]*{_INDENT}|[^ \x1e\x1f\n]+")


@dataclass(slots=True)
class Text:
    """Running text on its way to be compared.

    Attributes:
        parts: characters, and the marks of what stands between them.
        lines: (number of parts before it, line of the file), in order.
        corrections: (the same, text) of `corr` and `reg` in the place of the source's words.
    """

    parts: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    corrections: list[tuple[int, str]] = field(default_factory=list)

    def add(self, characters: str, gap: str = "", indent: str = "") -> None:
        """Add characters, with what stands before them; their own white space is as `spaced`."""
        if gap:
            self.parts.append(gap)
        if indent:
            self.parts.append(f"{_INDENT}{indent}{_INDENT}")
        self.parts.append(characters)

    def says(self, other: Text) -> bool:
        """Whether this text, of a TEI file, says what `other` says, a source.

        Where the TEI has a boundary of two kinds of blocks the source may have anything.
        """
        mine, source = "".join(self.parts), "".join(other.parts)
        at = 0
        for number, stretch in enumerate(mine.split(BOUNDARY)):
            if number and source.startswith((SPACE, BREAK), at):
                at += 1
            if not source.startswith(stretch, at):
                return False
            at += len(stretch)
        return at == len(source)


@dataclass(slots=True)
class Detail:
    """A text taken apart; places are numbers of characters without white space before them.

    Attributes:
        characters: everything but XML's white space.
        gaps: `SPACE`, `BOUNDARY` or `BREAK` at a place.
        indents: the white space that begins a line, at a place.
        lines: (place, line of the file), in order.
        corrections: (place, text).
    """

    characters: str
    gaps: dict[int, str]
    indents: dict[int, str]
    lines: list[tuple[int, int]]
    corrections: list[tuple[int, str]]


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
            if token in (SPACE, BOUNDARY, BREAK):
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
    )
