"""Which script a text is in: Chinese or not, simplified or traditional."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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


#: So many characters of one script must stand against one of the other for a text to be in it, and
#: so many there must be: a simplified text has its 瞭望, a traditional one its 没有.
_AGAINST_ONE = 4
_AT_LEAST = 2
#: Forms that GB 2312 has and Big5 has otherwise, though nobody simplified them: either script is
#: printed with them.
_PRINTED_IN_BOTH = "丢内册却别吕呐启吴呕娱宫尔悦户换没温着税脱虚静黄横录污冲决况净凉减凑床秃"
#: The end of Big5's frequent characters. The rare ones are rare in both scripts.
_FREQUENT = b"\xc6\x7e"


def han_script(text: str) -> str:
    """Which script the Chinese of `text` is written in (ISO 15924).

    A simplified form is a character of GB 2312-1980 that Big5 does not have, a traditional one a
    frequent character (level 1) of Big5 that GB 2312 does not have: the two sets were made for
    the one script and for the other. Python's codecs know both.

    Returns:
        ``Hans`` or ``Hant``; empty where too few characters tell, or where the two are mixed.
    """
    if text.isascii():
        return ""
    simplified, traditional = _forms()
    hans = sum(character in simplified for character in text)
    hant = sum(character in traditional for character in text)
    if max(hans, hant) < _AT_LEAST or max(hans, hant) < _AGAINST_ONE * min(hans, hant):
        return ""
    return "Hans" if hans > hant else "Hant"


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only simplified, and those that only traditional Chinese has."""
    simplified, traditional = set(), set()
    # The ideographs of Unicode 1.1; both sets are older.
    for character in map(chr, range(0x4E00, 0x9FA6)):
        of_china = character.encode("gb2312", "ignore")
        of_taiwan = character.encode("big5", "ignore")
        if of_china and not of_taiwan:
            simplified.add(character)
        elif of_taiwan and not of_china and of_taiwan <= _FREQUENT:
            traditional.add(character)
    return frozenset(simplified) - set(_PRINTED_IN_BOTH), frozenset(traditional)
