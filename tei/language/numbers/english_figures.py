"""The forms of numbers in English text, wherever they stand: two-thirds, 1.2 million, dozens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from tei.language.numbers.ranges import with_ranges
from tei.language.numerals.english import (
    ONES,
    ORDINALS,
    SCALES,
    TEENS,
    TENS,
    digits,
    ordinal,
    value,
)
from tei.language.starts import matches, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.language.numbers.number import Kind, Quantity

_WORD = (
    f"(?:{'|'.join(sorted([*ONES, *TEENS, *TENS, 'hundred', *SCALES], key=len, reverse=True))})\\b"
)
_JOINT = r"(?:[\s\u2010\u2011-]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+)"
_ORDINAL = f"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_LARGE = "(?:hundred|thousand|million|billion|trillion)"
_LARGES = _LARGE.replace("|", "s|").replace(")", "s)")
_FIGURE = re.compile(
    rf"""
      (?P<slash>(?<![\w./-])\d{{1,3}}/\d{{1,3}})(?![\w/])
    | (?P<some>\b(?:several|a\s+few)\s+(?:{_LARGE}|dozen)\b(?:\s+(?:thousand|million)\b)?
        |\b(?:tens|{_LARGES}|dozens)\b(?:\s+of\s+{_LARGES}\b)?|\bscores\s+of\b)
    | (?P<dozen>\b(?:half[\s-](?:a[\s-])?|(?:a|one|two|three|four|five)\s+)dozen\b)
    | (?P<halved>\bhalf[\s-]a[\s-](?:{_LARGE}))\b
    | (?P<half>(?:\bone[\s-])?\bhalf\b)
    | (?P<words>\b(?:a\s+(?={_LARGE}\b))?{_WORD}(?:{_JOINT}{_WORD})*+)
      (?:{_JOINT}(?P<last>{_ORDINAL}|half|halve|quarter)(?P<plural>s)?\b)?+
    | (?P<ordinal>\b{_ORDINAL}\b)
    | (?P<nth>(?<![\w.,/#№-])\d+(?:st|nd|rd|th)\b)
    | (?P<digits>(?<![\w./#№])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}})++|\d++)(?:\.\d++)?)
      (?:\s+{_LARGE}\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What a figure may begin with, or a name with one (New Fourth Army); in lower case.
_LATER = one_of(["few", "dozen", "hundred", *SCALES])
_FIRST = re.compile(
    rf"\b(?:\d|a(?=\s+(?:{_LATER})\b)|(?:"
    + one_of(
        {*ONES, *TEENS, *TENS, *ORDINALS, *SCALES, *(f"{scale}s" for scale in SCALES)}.union(
            "hundred hundreds half several tens dozens scores new".split()
        )
    )
    + r")\b)"
)
_PERCENT = re.compile(r"\s?%|[\s-]per\s?cent(?:age\s+points?)?\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)

_TO = re.compile(r"\s*[-–—~]\s*|\s+to\s+")
_OR = re.compile(r"\s+or\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:increas|rais|ris|rose|grow|grew|expand|extend|drop|fell|fall|reduc|decreas|chang|cut|went"
    r"|jump|develop|lower|advanc|improv|shorten|mov)\w*\b[^.;:]*\bfrom\s+$",
    re.IGNORECASE,
)

_HALF = Fraction(1, 2)
#: The least and the greatest number of a form, and its kind.
_Found = tuple[
    Decimal | Fraction, Decimal | Fraction, Literal["cardinal", "ordinal", "percentage", "fraction"]
]
_HUNDRED = 100
_FAR = 80
_SOME = {"ten": 10, "dozen": 12, **SCALES, "hundred": 100}


@dataclass(slots=True)
class Figure:
    """A number as it is written; whether it may be read depends on what is around it."""

    start: int
    end: int
    #: Lower case, single spaces.
    words: str
    low: Quantity
    high: Quantity
    kind: Kind = "cardinal"

    @property
    def exact(self) -> bool:
        """Whether it says one number."""
        return self.low == self.high


def beginnings(text: str) -> list[int]:
    """Where a figure may begin in `text`."""
    lower = text.lower()
    if len(lower) != len(text):  # A capital whose small letter is two characters: İ.
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return [first.start() for first in _FIRST.finditer(lower)]


def figures(text: str, starts: Sequence[int] | None = None) -> list[Figure]:
    """What has the form of a number in `text`, in its order.

    Args:
        text: a sentence or a paragraph.
        starts: its `beginnings`, where they are known.
    """
    starts = beginnings(text) if starts is None else starts
    return list(with_ranges(_single(text, starts), partial(_range, text))) if starts else []


def _single(text: str, starts: Sequence[int]) -> Iterator[Figure]:
    for match in matches(_FIGURE, text, starts):
        start, end = match.span()
        words = " ".join(match[0].lower().split())
        form = match.lastgroup or ""
        found = _worth("words" if form in _OF_WORDS else form, words)
        if form in _OF_WORDS:
            found, words, end = _ordinal_or_share(match, words)
        if found is None:
            continue
        figure = Figure(start, end, words, *found)
        if figure.kind == "cardinal":
            _add_share_or_half(text, figure)
        yield figure


def _add_share_or_half(text: str, figure: Figure) -> None:
    """Take in "percent" and "and a half" behind a number."""
    if percent := _PERCENT.match(text, figure.end):
        figure.end, figure.kind = percent.end(), "percentage"
        figure.low, figure.high = figure.low / _HUNDRED, figure.high / _HUNDRED
    elif (
        (half := _AND_A_HALF.match(text, figure.end))
        and figure.exact
        and isinstance(figure.low, Decimal)
    ):
        figure.end = half.end()
        figure.low = figure.high = figure.low + Decimal("0.5")


def _exactly(number: Quantity | int | None, kind: Kind = "cardinal") -> _Found | None:
    if not number and number != 0:
        return None
    number = Decimal(number) if isinstance(number, int) else number
    return number, number, kind


def _slash(words: str) -> _Found | None:
    upper, lower = map(int, words.split("/"))
    return _exactly(Fraction(upper, lower), "fraction") if 0 < upper < lower <= _HUNDRED else None


def _dozen(words: str) -> _Found | None:
    count = words.split(maxsplit=1)[0]
    if count.startswith("half"):
        return _exactly(6)
    return _exactly(12 * (1 if count == "a" else value(count) or 0))


def _arabic(words: str) -> _Found | None:
    number, _, scale = words.partition(" ")
    if number[0] == "0" and number.isdigit() and len(number) > 1:
        return None
    return _exactly(digits(number) * _SOME.get(scale, 1))


def _some(words: str) -> _Found:
    """Dozens are 24 to 99, hundreds 200 to 999, tens of thousands 20,000 to 99,999."""
    if words == "scores of":
        return Decimal(40), Decimal(99), "cardinal"
    if words == "dozens" or words.endswith("dozen"):
        return Decimal(24), Decimal(99), "cardinal"
    place = 1
    for word in words.split():
        place *= _SOME.get(word.removesuffix("s"), 1)
    return Decimal(2 * place), Decimal(10 * place - 1), "cardinal"


#: What each form of `_FIGURE` is worth.
_FORMS: dict[str, Callable[[str], _Found | None]] = {
    "slash": _slash,
    "some": _some,
    "dozen": _dozen,
    "halved": lambda words: _exactly(_SOME[words[len("half a ") :]] // 2),
    "half": lambda _: _exactly(_HALF, "fraction"),
    "nth": lambda words: _exactly(int(words[:-2]), "ordinal"),
    "digits": _arabic,
    "ordinal": lambda words: _exactly(ordinal(words), "ordinal"),
    "words": lambda words: _exactly(value(words)),
}


#: The groups of `_FIGURE` that belong to its words.
_OF_WORDS = frozenset({"last", "plural"})


@lru_cache(maxsize=4096)
def _worth(form: str, words: str) -> _Found | None:
    return _FORMS[form](words)


def _ordinal_or_share(match: re.Match[str], words: str) -> tuple[_Found | None, str, int]:
    """twenty-first, two-thirds, one quarter."""
    before = " ".join(match["words"].lower().split())
    count, last = value(before), match["last"].lower()
    if count and (match["plural"] or count == 1):
        parts = {"half": 2, "halve": 2, "quarter": 4}.get(last) or ordinal(last) or 0
        if parts > count:
            return _exactly(Fraction(count, parts), "fraction"), words, match.end()
    place = None if match["plural"] else ordinal(words)
    if place:
        return _exactly(place, "ordinal"), words, match.end()
    # "two second lieutenants" are two.
    return _exactly(count), before, match.end("words")


def _range(text: str, first: Figure, last: Figure) -> Figure | None:
    """Two figures with "to" between them as one: three to five, 1.2-1.5 million."""
    if last.start - first.end > len("  and  ") or not (first.exact and last.exact):
        return None
    joint = text[first.end : last.start]
    left = text[max(0, first.start - _FAR) : first.start]
    start = first.start
    either = False
    if _AND.fullmatch(joint) and (between := _BETWEEN.search(left)):
        start -= len(between[0])
    elif _OR.fullmatch(joint):
        either = True
    elif not _TO.fullmatch(joint) or _CHANGED.search(left):
        return None
    if first.kind not in {"cardinal", last.kind} or last.kind in {"ordinal", "fraction"}:
        return None
    low = _in_units_of(first, last)
    # "one or two" are one to two, "three or thirty" are not.
    if low >= last.low or (either and 2 * low < last.low):
        return None
    return replace(last, start=start, words=f"{first.words} to {last.words}", low=low)


def _in_units_of(first: Figure, last: Figure) -> Quantity:
    """The lower bound, with the unit that only the upper one has: 1.2 to 1.5 million, 3-5%."""
    if first.kind != last.kind:
        return first.low / _HUNDRED
    scale = _SOME.get(last.words.rpartition(" ")[2], 1)
    said = not set(first.words.split()) & _SOME.keys()
    return first.low * scale if said and first.low < last.low / scale else first.low
