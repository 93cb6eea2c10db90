"""The number in front of a line: 一、 （甲） １． (a) ① 第一条 First, Article 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WORDS = "First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
_CARDINALS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_DIGITS = "[0-9０-９]{1,3}"
_LETTERS = "[A-Za-zＡ-Ｚａ-ｚ]|[ivx]{2,5}|[IVX]{2,5}"
_ANY = f"[{_HAN}]{{1,3}}|{_DIGITS}|[{_STEMS}]|{_LETTERS}"
#: The names of the groups are the forms that a number can have.
_NUMBER = re.compile(
    rf"(?:[（(〔［\[](?P<bracketed>{_ANY})[）)〕］\]]"
    rf"|(?P<closed>{_DIGITS}|{_LETTERS})[）)]"
    rf"|(?P<comma>{_ANY})、"
    rf"|(?P<dot>{_DIGITS}(?=[．.](?![0-9０-９]))|[{_STEMS}]|(?:{_LETTERS})(?=[．.]\s))[．.]"
    r"|(?P<sign>[①-⒛㈠-㈩])"
    rf"|第(?P<ordinal>[{_HAN}]{{1,3}})(?:[、，：:]|(?=[ \u3000]))"
    rf"|第(?P<article>[{_HAN}百零〇]{{1,6}}|{_DIGITS})条(?:[：:]|(?=[ \u3000]))"
    rf"|(?P<word>{_WORDS})(?:ly)?[,:.]"
    rf"|Article\s(?P<english>{_DIGITS}|[IVX]{{1,5}}|{_CARDINALS})(?:[.:]|(?=\s)))"
    r"\s*(?=\S)"
)
_VALUES = {word: n for words in (_WORDS, _CARDINALS) for n, word in enumerate(words.split("|"), 1)}
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Number(NamedTuple):
    """A number in front of a line.

    Attributes:
        style: what the numbers of one list share: their form, and the kind of their numerals.
        value: what it counts.
        length: how many characters it has, with the white space behind it.
    """

    style: tuple[str, str]
    value: int
    length: int


def length(line: str) -> int:
    """How long the number in front of a line is with the white space behind it; 0 for none."""
    match = _NUMBER.match(line)
    return match.end() if match else 0


def readings(line: str) -> list[Number]:
    """What the number in front of a line can be: (i) is the first, or comes after (h).

    A line with nothing behind its number has none.
    """
    match = _NUMBER.match(line)
    if match is None:
        return []
    form = str(match.lastgroup)
    # Full-width signs are what they are in Unicode's compatibility decomposition.
    numeral = normalize("NFKC", match[form])
    if form == "sign":
        form = f"sign {numeral.translate(_NO_NUMERALS)}"
        numeral = numeral.strip("().")
    return [Number((form, kind), value, match.end()) for kind, value in _values(numeral)]


#: What is left of a sign such as ⑴ without its numeral.
_NO_NUMERALS = str.maketrans("", "", f"0123456789{_HAN}")


def _values(numeral: str) -> Iterator[tuple[str, int]]:
    """The kinds of numeral that it can be, each with what it counts."""
    if numeral.isdecimal():
        yield "digits", int(numeral)
    elif numeral in _VALUES:
        yield "words", _VALUES[numeral]
    elif numeral in _STEMS:
        yield "stems", _STEMS.index(numeral) + 1
    elif not numeral.isascii():
        yield "characters", _characters(numeral)
    else:
        case = "small" if numeral.islower() else "capital"
        if set(numeral.lower()) <= _ROMAN.keys():
            yield f"{case} Roman", _roman(numeral.lower())
        if len(numeral) == 1:
            yield f"{case} letters", ord(numeral.lower()) - ord("a") + 1


def _characters(numeral: str) -> int:
    """What a Chinese numeral below a thousand counts."""
    total, digit = 0, 0
    for character in numeral:
        if character in "百十":
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
        else:
            digit = _HAN.find(character) + 1
    return total + digit


def _roman(numeral: str) -> int:
    """What a Roman numeral counts."""
    values = [_ROMAN[letter] for letter in numeral]
    after = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, after, strict=True))
