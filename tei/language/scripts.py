"""Which script a text is in: Chinese or not, simplified or traditional."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: CJK ideographs of the BMP with extension A, and the planes that hold the other extensions
#: (Unicode 16, Blocks.txt).
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

#: Languages that have no space between words.
WITHOUT_SPACES = frozenset({"ja", "zh"})

_HAN = re.compile(f"[{HAN}]")
#: So many characters tell what the rest is in.
SAMPLE = 200
_LETTER = re.compile(r"[^\W\d_]")


def han_share(text: str) -> float:
    """The share of Chinese characters among the first letters of `text`; 0 without letters."""
    return _han_share(text[:SAMPLE])


@lru_cache(maxsize=4096)
def _han_share(sample: str) -> float:
    if sample.isascii():
        return 0.0
    letters = len(_LETTER.findall(sample))
    return min(1.0, len(_HAN.findall(sample)) / letters) if letters else 0.0


def is_han(text: str) -> bool:
    """Whether `text` is Chinese, to judge by its letters."""
    return han_share(text) > 0.5  # noqa: PLR2004 - most of it


#: Chinese in simplified and in traditional characters (ISO 15924).
HANS, HANT = "Hans", "Hant"
#: So many characters of one script must stand against one of the other for a text to be in it, and
#: so many there must be: a simplified text has its 瞭望, a traditional one its 没有.
_AGAINST_ONE = 4
_AT_LEAST = 2
#: Forms that GB 2312 has and Big5 has otherwise, though nobody simplified them: either script is
#: printed with them.
_PRINTED_IN_BOTH = "丢内册却别吕呐启吴呕娱宫尔悦户换没温着税脱虚静黄横录污冲决况净凉减凑床秃"
#: The first byte behind Big5's frequent characters. The rare ones are rare in both scripts.
_FREQUENT = 0xC7


def han_forms(text: str) -> tuple[int, int]:
    """How many characters of `text` are simplified forms, and how many traditional ones.

    A simplified form is a character of GB 2312-1980 that Big5 does not have, a traditional one a
    frequent character (level 1) of Big5 that GB 2312 does not have: the two sets were made for
    the one script and for the other. Python's codecs know both.
    """
    simplified, traditional = _forms()
    hans = sum(map(simplified.__contains__, text))
    return hans, sum(map(traditional.__contains__, text))


def prevailing(hans: int, hant: int) -> str:
    """Which script a text with so many simplified and traditional forms is in (ISO 15924).

    Returns:
        ``Hans`` or ``Hant``; empty where too few characters tell, or where the two are mixed.
    """
    if max(hans, hant) < _AT_LEAST or max(hans, hant) < _AGAINST_ONE * min(hans, hant):
        return ""
    return HANS if hans > hant else HANT


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only simplified, and those that only traditional Chinese has."""
    # GB 2312 has its ideographs in rows 16 to 87; Big5 from A440 on, a few units before.
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    of_china = _ideographs("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    frequent = _ideographs("big5", range(0xA1, _FREQUENT), trails)
    rare = _ideographs("big5", range(_FREQUENT, 0xFA), trails)
    return of_china - frequent - rare - set(_PRINTED_IN_BOTH), frequent - of_china


def _ideographs(codec: str, leads: Iterable[int], trails: Iterable[int]) -> frozenset[str]:
    """Those that two bytes stand for in a coded character set."""
    # A line end behind each: two bytes that stand for nothing spoil no others.
    pairs = bytes(chain.from_iterable(product(leads, trails, b"\n")))
    return frozenset(_HAN.findall(pairs.decode(codec, "ignore")))
