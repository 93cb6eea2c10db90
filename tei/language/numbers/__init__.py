"""Numbers in running text, of newspapers first of all.

`numbers` finds them, `attributes` writes one as the attributes of TEI's ``num``, `agree` says
whether two can be the same in two languages. Rather a number too few than a wrong one: 一 in 一定,
"one" in "one of them", days and years (see `tei.language.dates`), telephone numbers and the numbers
of things (三号, No. 3) are not read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tei.language.numbers.number import Number, agree, attributes
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Number", "agree", "attributes", "numbers"]


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers in `text`, in its order; none of them overlap.

    Reading a text takes time in proportion to its length.

    Args:
        text: running text without markup.
        lang: its language tag (BCP 47); in other languages than Chinese and English, nothing is
            found.
    """
    language = primary(lang)
    return _reader(language)(text) if language in {"zh", "en"} else []


@cache
def _reader(language: str) -> Callable[[str], list[Number]]:
    from tei.language.numbers import chinese, english  # noqa: PLC0415 - their tables

    return chinese.numbers if language == "zh" else english.numbers
