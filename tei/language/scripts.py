"""Which script a text is in, as far as telling Chinese from the rest needs it."""

from __future__ import annotations

import re
from functools import lru_cache

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
