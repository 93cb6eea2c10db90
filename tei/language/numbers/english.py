"""Numbers in English text: more than 300, two-thirds, 1.2 million, 3 per cent, the 71st."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from tei.language.dates import english as dates
from tei.language.numbers.number import Number, outside
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.language.numbers.number import Kind, Quantity

_WORD = (
    f"(?:{'|'.join(sorted([*ONES, *TEENS, *TENS, 'hundred', *SCALES], key=len, reverse=True))})\\b"
)
_JOINT = r"(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+)"
_ORDINAL = f"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_LARGE = "(?:hundred|thousand|million|billion|trillion)"
_LARGES = _LARGE.replace("|", "s|").replace(")", "s)")
_FIGURE = re.compile(
    rf"""
      (?P<slash>(?<![\w./-])\d{{1,3}}/\d{{1,3}})(?![\w/])
    | (?P<some>\b(?:several|a\s+few)\s+(?:{_LARGE}|dozen)\b(?:\s+(?:thousand|million)\b)?
        |\b(?:tens|{_LARGES}|dozens)\b(?:\s+of\s+{_LARGES}\b)?|\bscores\s+of\b)
    | (?P<dozen>\b(?:a|one|two|three|four|five)\s+dozen\b)
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
_HAS_ONE = re.compile(
    rf"\d|\b(?:{'|'.join([*ONES, *TEENS, *TENS])}|half|{_ORDINAL}|{_LARGE}|several|a\s+few|dozen"
    r"|tens|scores)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?%|[\s-]per\s?cent(?:age\s+points?)?\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)

_LEAST = (
    "more than|over|above|at least|no fewer than|no less than|not less than|not fewer than"
    "|upwards of|upward of|in excess of|exceed|exceeds|exceeded|exceeding|surpassed|surpassing"
    "|greater than|higher than|a minimum of"
)
_MOST = (
    "nearly|almost|close to|up to|at most|no more than|not more than|not exceeding|not exceed"
    "|less than|fewer than|lower than|under|below|a maximum of"
)
_ABOUT = "about|around|some|approximately|roughly|an estimated"
_BEFORE = re.compile(
    rf"\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<about>{_ABOUT}))\s+(?:[$£¥]\s?)?$",
    re.IGNORECASE,
)
#: With a small number in words these may mean something else: "talk about two things".
_LOOSE = frozenset("about around some over above under below".split())
_OR_MORE = re.compile(r"\s+(?:or\s+more|and\s+(?:above|over|more))\b|[\s-]odd\b|\+", re.IGNORECASE)
_OR_SO = re.compile(r"\s+or\s+(?:so|thereabouts)\b", re.IGNORECASE)

_TO = re.compile(r"\s*[-–—~]\s*|\s+to\s+")
_OR = re.compile(r"\s+or\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:increas|rais|ris|rose|grow|grew|expand|extend|drop|fell|fall|reduc|decreas|chang|cut|went"
    r"|jump|develop|lower|advanc|improv|shorten|mov)\w*\b[^.;:]*\bfrom\s+$",
    re.IGNORECASE,
)

#: Units in front of which "one" is a number (as 一 is in Chinese).
_UNIT = re.compile(
    r"[\s-](?:jin|catt(?:y|ies)|dan|piculs?|li|mu|chi|zhang|tons?|tonnes?|yuan|jiao|fen|kilo\w+|met(?:er|re)s?"
    r"|centi\w+|milli\w+|feet|foot|inch(?:es)?|miles?|hectares?|acres?|liters?|litres?|gallons?|hours?"
    r"|minutes?|seconds|dollars?|pounds?|rubles?|roubles?|francs?|horsepower|kilowatts?|square|cubic"
    r"|degrees)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s-](?:people|persons?|men|women|children|workers|peasants|cadres|students|teachers|households"
    r"|families|members|troops|soldiers|delegates|representatives|units|factories|days|times|copies"
    r"|cases|cooperatives|communes|counties|villages|enterprises|machines|tractors|pigs|trees|wells)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"(?<!\bthe\s)\bonly\s+$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|its|their|our|his|her|this|that)\s+$", re.IGNORECASE)
_HALF_OF = re.compile(r"\s+(?:of|the|an?|this|that|its|their|our|his|her)\b", re.IGNORECASE)
_OTHER_HALF = re.compile(
    r"\b(?:first|second|latter|last|other|better|upper|lower|left|right|eastern|western|northern"
    r"|southern|third|the|this)\s+$",
    re.IGNORECASE,
)
#: Numbers of things, and times of day.
_LABELLED = re.compile(
    r"(?:\b(?:Nos?|pp?|vol|art|ch|sec|tel|ext|fig)\.\s*|\b(?:number|page|chapter|article|section|volume"
    r"|room|route|highway|telephone|phone|box|lane|building|type|model|zip|code|door|pier|figure)\s+"
    r"(?:no\.\s*|number\s+)?|[A-Za-z]-|\d[-:.]|:)$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(
    r"[A-Za-z_]|:\d|/\d|\.\d|,\d"
    r"|\s+(?:[A-Z][\w’']*\s+){1,3}(?:Road|Street|Avenue|Lane|Alley)\b"
)
_CLOCK = re.compile(r"\s*(?:[ap]\.m\.|o[’']clock)")
_CENTURY = re.compile(r"[\s-]centur", re.IGNORECASE)
_LABEL = re.compile(r"[.)](?:\s|$)")
_MONTH = re.compile(r"\b(?:May|October|July|August|March)\s+$")
_NAME = re.compile(
    r"\b(?:Eighth\s+Route|New\s+Fourth|(?:a|one)\s+hundred\s+(?:flowers|schools)|second[\s-]hand"
    r"|third\s+part(?:y|ies)|hundred\s+(?:flowers|schools)|seventh\s+heaven)\b",
    re.IGNORECASE,
)
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")
_HALF = Fraction(1, 2)
#: The least and the greatest number of a form, and its kind.
_Found = tuple[
    Decimal | Fraction, Decimal | Fraction, Literal["cardinal", "ordinal", "percentage", "fraction"]
]
_TEN = 10
_HUNDRED = 100
_LEFT, _FAR = 24, 80
_SOME = {"ten": 10, "dozen": 12, **SCALES, "hundred": 100}


@dataclass(slots=True)
class _Figure:
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
        return self.low == self.high


def numbers(text: str) -> list[Number]:
    """The numbers in English `text`."""
    if not _HAS_ONE.search(text):
        return []
    figures = list(_ranges(text, _figures(text)))
    if not figures:
        return []
    found = [number for figure in figures if (number := _number(text, figure))]
    taken = [name.span() for name in _NAME.finditer(text)]
    taken += ((shape.start, shape.end) for shape in dates.shapes(text))
    return list(outside(sorted(taken), found))


def _figures(text: str) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        words = " ".join(match[0].lower().split())
        form = next(form for form in _FORMS if match[form])
        found = _FORMS[form](words)
        if form == "words" and match["last"]:
            found, words, end = _ordinal_or_share(match, words)
        if found is None:
            continue
        figure = _Figure(start, end, words, *found)
        if figure.kind == "cardinal":
            _add_share_or_half(text, figure)
        yield figure


def _add_share_or_half(text: str, figure: _Figure) -> None:
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
    "half": lambda _: _exactly(_HALF, "fraction"),
    "nth": lambda words: _exactly(int(words[:-2]), "ordinal"),
    "digits": _arabic,
    "ordinal": lambda words: _exactly(ordinal(words), "ordinal"),
    "words": lambda words: _exactly(value(words)),
}


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


def _ranges(text: str, figures: Iterator[_Figure]) -> Iterator[_Figure]:
    """Two figures with "to" between them as one: three to five, 1.2-1.5 million."""
    first: _Figure | None = None
    for figure in figures:
        if first:
            both = _range(text, first, figure)
            if both:
                first = both
                continue
            yield first
        first = figure
    if first:
        yield first


def _range(text: str, first: _Figure, last: _Figure) -> _Figure | None:
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


def _in_units_of(first: _Figure, last: _Figure) -> Quantity:
    """The lower bound, with the unit that only the upper one has: 1.2 to 1.5 million, 3-5%."""
    if first.kind != last.kind:
        return first.low / _HUNDRED
    scale = _SOME.get(last.words.rpartition(" ")[2], 1)
    said = not set(first.words.split()) & _SOME.keys()
    return first.low * scale if said and first.low < last.low / scale else first.low


def _number(  # noqa: PLR0911 - one a bound
    text: str, figure: _Figure
) -> Number | None:
    """What `figure` says where it stands; None where it is no number there."""
    start, end = figure.start, figure.end
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _FAR]
    if not _is_number(figure, left, right):
        return None
    low, high = figure.low, figure.high
    if not figure.exact or figure.kind == "ordinal":
        if low == high:
            return Number(start, end, low, kind=figure.kind)
        return Number(start, end, None, low, high, figure.kind)
    before = _BEFORE.search(left)
    small = figure.words in ONES
    if before and not (small and before[0].split()[0].lower() in _LOOSE):
        start -= len(before[0])
        if before["least"]:
            return Number(start, end, None, low, None, figure.kind)
        if before["most"]:
            return Number(start, end, None, None, high, figure.kind)
        return Number(start, end, low, kind=figure.kind, approximate=True)
    if more := _OR_MORE.match(right):
        return Number(start, end + more.end(), None, low, None, figure.kind)
    if about := _OR_SO.match(right):
        return Number(start, end + about.end(), low, kind=figure.kind, approximate=True)
    return Number(start, end, low, kind=figure.kind)


def _is_number(  # noqa: PLR0911 - one a kind
    figure: _Figure, left: str, right: str
) -> bool:
    alone = not left.strip() and not right.strip()
    words = figure.words
    if _CLOCK.match(right):
        return False
    if figure.kind == "ordinal":
        if _CENTURY.match(right) or _MONTH.search(left):
            return False
        return words not in {"first", "second", "third"} or alone or bool(_DETERMINED.search(left))
    if words == "half":
        return alone or bool(_HALF_OF.match(right) and not _OTHER_HALF.search(left))
    if words[0].isdigit():
        return _is_arabic_number(words, left, right)
    if words == "one" and figure.kind == "cardinal":
        if figure.low != 1:
            return True  # one and a half
        return alone or bool(_UNIT.match(right) or _ONLY.search(left))
    return True


def _is_arabic_number(words: str, left: str, right: str) -> bool:
    if _LABELLED.search(left) or _OF_SOMETHING.match(right):
        return False
    if (not left.strip(" \t") or left.endswith("\n")) and _LABEL.match(right) and words.isdigit():
        return False
    if left.endswith("(") and right.startswith(")") and words.isdigit():
        return False
    if not _YEAR.fullmatch(words):
        return True
    return bool(_UNIT.match(right) or _COUNTED.match(right) or _BEFORE.search(left))
