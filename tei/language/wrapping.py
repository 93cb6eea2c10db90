r"""Lines that a source only wraps: what stands between them once they are one text.

A block keeps the characters of its span in the source, so that every character has its place. Where
it has several lines, white space that begins with a line feed stands for all that the source has
between two of them; with a line tabulation, which no decoded text can have, where the source asks
for a new line there.
"""

from __future__ import annotations

import re

from tei.language.scripts import HAN

#: A line goes on in the next one; a line ends here, and the text goes on.
WRAPPED, BROKEN = "\n", "\v"

#: Characters of scripts that have no space between words: Chinese and Japanese with their
#: punctuation, and the forms that are as wide.
_WIDE = rf"{HAN}\u3001-\u3003\u3005-\u30ff\u31f0-\u31ff\uff01-\uff9f"
_IS_WIDE = re.compile(f"[{_WIDE}]")
#: Marks that Chinese shares with languages that have spaces.
_SHARED = re.compile("[—…·‘’“”]")

_BETWEEN = re.compile(rf"[{WRAPPED}{BROKEN}] *")
#: What stands in the place of characters that are written no more; no decoded text has it.
_NOTHING = "\0"


def is_wide(character: str) -> bool:
    """Whether a character is one of Chinese or Japanese, or as wide as these."""
    return bool(_IS_WIDE.match(character))


def columns(text: str) -> int:
    """The width of text in columns of a type-writer: two for a wide character."""
    return len(text) + len(_IS_WIDE.findall(text))


def joint(before: str, after: str) -> str:
    """What stands between two lines of one text: a space, or nothing.

    Args:
        before: the first line, or its end.
        after: the second line, or its beginning.
    """
    one, other = before[-1:], after[:1]
    wide = [is_wide(one), is_wide(other)]
    shared = [bool(_SHARED.match(edge)) for edge in (one, other)]
    if all(wide) or (wide[0] and shared[1]) or (shared[0] and wide[1]):
        return ""
    return " "


def levelled(text: str) -> str:
    """`text` of the same length, with what `joint` says where lines are wrapped.

    What `unpadded` takes away fills it up; `BROKEN` stays.
    """
    if WRAPPED not in text and BROKEN not in text:
        return text

    def level(match: re.Match[str]) -> str:
        start, end = match.span()
        wrapped = match.group().startswith(WRAPPED)
        between = joint(text[max(0, start - 1) : start], text[end : end + 1]) if wrapped else BROKEN
        return between.ljust(len(match.group()), _NOTHING)

    return _BETWEEN.sub(level, text)


def unpadded(text: str) -> str:
    """What `levelled` gave, or a part of it, without what fills it up."""
    return text.replace(_NOTHING, "")


def as_written(text: str) -> str:
    """`text` with its lines joined."""
    return unpadded(levelled(text))
