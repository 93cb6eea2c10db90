"""Numbers in running text, of newspapers first of all.

`numbers` finds them, `attributes` writes one as the attributes of TEI's ``num``, `agree` says
whether two can be the same in two languages. Rather a number too few than a wrong one: 一 in 一定,
"one" in "one of them", days and years (see `tei.language.dates`), telephone numbers, the numbers
of things (三号, No. 3), and what is less than nothing (−5) are not read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tei.language.numbers.number import Number, agree, attributes
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Number", "agree", "attributes", "numbers"]

#: What has more digits is more than `decimal` computes with (28), and would be rounded.
_MOST_DIGITS = 28
#: A sign before a number: what follows is less than nothing, and is not read.
_MINUS = re.compile(r"[−负負]|(?<![\w%).,])[-–]")


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers in `text`, in its order; none of them overlap.

    Reading a text takes time in proportion to its length.

    Args:
        text: running text without markup.
        lang: its language tag (BCP 47); in other languages than Chinese and English, nothing is
            found.
    """
    language = primary(lang)
    return list(_found(text, language)) if language in {"zh", "en"} else []


@lru_cache(maxsize=1 << 8)
def _found(text: str, language: str) -> tuple[Number, ...]:
    # Remembered for the next who reads the text: the aligner, the annotation, the checks.
    return tuple(number for number in _reader(language)(text) if _is_certain(text, number))


def _is_certain(text: str, number: Number) -> bool:
    if number.start and _MINUS.match(text, number.start - 1):
        return False
    return sum(map(str.isnumeric, text[number.start : number.end])) <= _MOST_DIGITS


@cache
def _reader(language: str) -> Callable[[str], list[Number]]:
    from tei.language.numbers import chinese, english  # noqa: PLC0415 - their tables

    return chinese.numbers if language == "zh" else english.numbers
