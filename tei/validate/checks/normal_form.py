"""Normalization Form C: each character written in the one way that Unicode prefers.

Unicode Standard Annex 15.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from tei import codes
from tei.validate.checks.scanning import Look, Suspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location

_FORM: Final = "NFC"
#: Words, and parts of what is longer than any word.
_WORD = re.compile(r"[^\s<>&\"'=]{1,200}")
#: Hebrew, Arabic and Syriac: they are typed in the order of reading, which is not the canonical
#: one, and of pointed Hebrew, normalising loses distinctions.
_POINTED = re.compile("[\u0590-\u08ff\ufb1d-\ufb4f]")
#: Scripts whose marks are typed from the letter outwards, as the canonical order has them. In
#: others the order of typing is another, and nobody sees which one it was.
_OUTWARDS = frozenset({"LATIN", "GREEK", "CYRILLIC"})
_IDEOGRAPH = "CJK"
#: Technical brackets that Form C makes those of Chinese, and what other texts mean by them.
_ANGLES = {"\u2329": "U+27E8", "\u232a": "U+27E9"}
#: Where characters are that are never normal: the BMP, musical symbols, ideographs.
_BLOCKS = (range(0x300, 0x10000), range(0x1D15E, 0x1D1C1), range(0x2F800, 0x2FA1E))
_SURROGATES = range(0xD800, 0xE000)


def not_normalised(location: Location, written: str, normal: str) -> Diagnostic:
    """The text is not in Normalization Form C, so that what looks the same is not the same.

    Why:
        `é` can be one character or two, `e` and an accent. Both look alike, but a search for one
        does not find the other. The Guidelines recommend Form C (chapter vi, on precomposed and
        combining characters), and so does the W3C (Character Model: String Matching). Most editors
        and programming languages have a command for it. Of a compatibility ideograph, Form C has
        another shape; where that matters, the normal one is written with a variation selector
        behind it. Of Hebrew, Arabic and Syriac nothing is said, for their points are typed in an
        order of their own.

    Edit:
        It rained -> It rai\u0301ned
    """
    if _script(written) == _IDEOGRAPH:
        advice = (
            f"write {_points(normal)}; with a variation selector behind it, if the shape matters"
        )
    elif written in _ANGLES:
        advice = f"write {_ANGLES[written]}, or in Chinese and Japanese {_points(normal)}"
    else:
        advice = f"write {_points(normal)}; most editors convert a whole text to this form"
    return codes.NOT_NORMALISED.at(
        location,
        f'"{written}" is written as {_points(written)}, which is {_points(normal)} in Unicode\'s'
        " Normalization Form C",
        help=advice,
        link="https://www.unicode.org/reports/tr15/",
    )


def look(text: str) -> Iterator[Suspect]:
    """What is not in Form C."""
    if unicodedata.is_normalized(_FORM, text):
        return
    for word in _WORD.finditer(text):
        if not unicodedata.is_normalized(_FORM, word[0]) and not _POINTED.search(word[0]):
            start = word.start()
            for single in _singles().finditer(word[0]):
                yield _suspect(start + single.start(), single[0], _script(single[0]))
            composed = _singles().sub(lambda single: _normal(single[0]), word[0])
            if not unicodedata.is_normalized(_FORM, composed):
                offset, sequence = _sequence(word[0])
                is_reordered = sorted(sequence) == sorted(_normal(sequence))
                if not is_reordered or _script(sequence) in _OUTWARDS:
                    yield _suspect(start + offset, sequence, "sequence")


def _suspect(offset: int, written: str, key: str) -> Suspect:
    tell = partial(not_normalised, written=written, normal=_normal(written))
    return Suspect(offset, 0, codes.NOT_NORMALISED, key, tell)


def _sequence(word: str) -> tuple[int, str]:
    """The first characters of a word that are others together, and where they stand in it."""
    start = 0
    for end in range(1, len(word) + 1):
        cluster = word[start:end]
        follows = word[end : end + 1]
        if follows and (
            unicodedata.combining(follows)
            or _normal(cluster + follows) != _normal(cluster) + follows
        ):
            continue
        if len(cluster) > 1 and _normal(cluster) != cluster:
            return start, cluster
        start = end
    return 0, word


def _normal(text: str) -> str:
    return unicodedata.normalize(_FORM, text)


def _script(character: str) -> str:
    return unicodedata.name(character[0], "").partition(" ")[0]


def _points(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)


@cache
def _singles() -> re.Pattern[str]:
    """The characters that Form C writes as others."""
    found = [
        chr(number)
        for block in _BLOCKS
        for number in block
        if number not in _SURROGATES and _normal(chr(number)) != chr(number)
    ]
    return re.compile(f"[{''.join(found)}]")


LOOK = Look("[^\x00-\u02ff]", look)

RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.NOT_NORMALISED, not_normalised),)
