"""English numerals in words and digits: two hundred and seventy-five thousand, 1.2 million."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

ONES = "one two three four five six seven eight nine".split()
TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
#: The short scale, which translations from Chinese use.
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_CARDINALS = {
    **{word: number for number, word in enumerate(ONES, 1)},
    **{word: number for number, word in enumerate(TEENS, 10)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
}
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
#: The ordinal of each word that can end one.
ORDINALS = {
    **{
        _IRREGULAR.get(word, f"{word.removesuffix('y')}ieth" if word in TENS else f"{word}th"): word
        for word in _CARDINALS
    },
    "hundredth": "hundred",
    "thousandth": "thousand",
    "millionth": "million",
}

_HUNDRED = 100
_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011"), " ")
_LAST = re.compile(r"[a-z]+$")


@lru_cache(maxsize=4096)
def value(words: str) -> int | None:
    """What a number in words is worth; None where it is none: ``twenty thirty``.

    Args:
        words: lower case, divided by spaces or hyphens; "a hundred" may stand for one hundred.
    """
    words = words.translate(_HYPHENS)
    if words.startswith("a "):
        words = f"one {words[2:]}"
    total, section, smallest = 0, 0, 10**15
    # What may come next in a section: tens and ones after a hundred, ones after tens.
    room, joined = 10**3, False
    for word in words.split():
        if word == "and":
            if joined or (room >= 10**3 and not total):
                return None
            joined = True
            continue
        if word in SCALES:
            scale = SCALES[word]
            if not section or scale >= smallest or joined:
                return None
            total, section, smallest, room = total + section * scale, 0, scale, 10**3
        elif word == "hundred":
            if not 0 < section < 10 or joined:  # noqa: PLR2004 - one digit
                return None
            section, room = section * _HUNDRED, _HUNDRED
        else:
            number = _CARDINALS.get(word)
            if number is None or number >= room:
                return None
            section += number
            room = 10 if number in range(20, _HUNDRED) else 0
            joined = False
    return None if joined else total + section


def ordinal(words: str) -> int | None:
    """What an ordinal in words is worth: ``twenty-first``; None where it is none."""
    last = _LAST.search(words)
    if not last or last[0] not in ORDINALS:
        return None
    return value(words[: last.start()] + ORDINALS[last[0]]) or (
        value(f"one {ORDINALS[last[0]]}") if not last.start() else None
    )


def digits(text: str) -> Decimal:
    """The number that Arabic digits write, with commas between thousands: ``1,234.5``."""
    return Decimal(text.replace(",", ""))
