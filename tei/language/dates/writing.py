"""Dates in machine-readable form (ISO 8601, as TEI's @when has them) and in words.

What a document says in figures and what it says in words can be held against each other as `Parts`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_YEAR_MONTH_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?月?年?")
MONTHS = (
    "January February March April May June July August September October November December"
).split()

#: The months in English, German, French, Italian, Spanish, Portuguese, Dutch, Danish and Swedish,
#: and in Latin as dates have them; abbreviations are told by the beginning.
_MONTHS_OF_ALL = (
    "january januar jänner janvier gennaio enero janeiro januari ianuarii januarii",
    "february februar feber février fevrier febbraio febrero fevereiro februari februarii",
    "march märz maerz mars marzo março maart marts martii",
    "april avril aprile abril aprilis",
    "may mai maggio mayo maio mei maj maii",
    "june juni juin giugno junio junho iunii junii",
    "july juli juillet luglio julio julho iulii julii",
    "august août aout agosto augustus augusti",
    "september septembre settembre septiembre setiembre setembro septembris",
    "october oktober octobre ottobre octubre outubro octobris",
    "november novembre noviembre novembro novembris",
    "december dezember décembre decembre dicembre diciembre dezembro decembris",
)
_MONTH_NUMBERS, _DAY_NUMBERS = range(1, 13), range(1, 32)
_LEAST_OF_MONTH = 3
#: Characters of the longest date, with white space in it.
_LONGEST = 200

#: A day of the week or an article, which may stand before a date and says nothing of it here.
_BEFORE = (
    r"(?:(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sonn|mon|diens|donners|frei|sams)tag|"
    r"mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s+)?(?:(?:on|the|am|den|le|il|el)\s+)*"
)
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|\.)"
_NAME = r"([^\W\d_]+)\.?"
#: Each with the places of year, month and day among its groups; 0 for what it does not say.
_STATED = (
    # 1958
    (re.compile(r"(\d{4})"), (1, 0, 0)),
    # 1958-03-14; 1958-03 may as well be the years 1958 to 1903 of a shelf mark.
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), (1, 2, 3)),
    # 14.3.1958: with full stops the day comes first. 3/4/1958 may be either.
    (re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"), (3, 2, 1)),
    # 14 March 1958, 14. März, 1er mai 1958, 20 de mayo de 1958
    (
        re.compile(
            rf"{_BEFORE}(\d{{1,2}}){_ORDINAL}?\s+(?:(?:de|of)\s+)?{_NAME}(?:,?\s+(?:del?\s+)?(\d{{4}}))?"
        ),
        (3, 2, 1),
    ),
    # March 14, 1958; March 14th. The 58 of March 58 may be a year.
    (
        re.compile(rf"{_BEFORE}{_NAME}\s+(\d{{1,2}})(?:{_ORDINAL}?,?\s+(\d{{4}})|(?:st|nd|rd|th))"),
        (3, 1, 2),
    ),
    # March 1958, marzo de 1958
    (re.compile(rf"{_NAME},?\s+(?:(?:del?|of)\s+)?(\d{{4}})"), (2, 1, 0)),
    # 1958年3月14日, 1958년 3월 14일
    (re.compile(r"(\d{4})[年년](?:\s?(\d{1,2})[月월](?:\s?(\d{1,2})[日일])?)?"), (1, 2, 3)),
)
#: 一九五八年三月十四日
_CHINESE = re.compile(
    r"([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]+)月(?:([一二三四五六七八九十廿卅]+)日)?)?"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0}
#: A count of tens, then of ones: 十四, 二十四, 廿四.
_TENS = re.compile(r"([二三]?十|廿|卅)?([一二三四五六七八九])?")
_OF_TENS = {"": 0, "十": 10, "二十": 20, "廿": 20, "三十": 30, "卅": 30}

#: XML Schema part 2 (1.0), 3.2.9 to 3.2.14, and ISO 8601 in its basic form, without time or zone.
_VALUE = re.compile(
    r"(\d{4})(\d\d)(\d\d)|(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d)"
)
_TIME = re.compile(r"T.*|Z$|(?<=\d\d)[+-]\d\d:\d\d$")


class Parts(NamedTuple):
    """What a date says of itself.

    Attributes:
        year: negative before our era; None where the date leaves it open.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
    """

    year: int | None
    month: int | None
    day: int | None

    def agrees(self, other: Parts) -> bool:
        """Whether the two do not differ in anything that both say."""
        pairs = zip(self, other, strict=True)
        return all(one is None or two is None or one == two for one, two in pairs)


@lru_cache(maxsize=1024)
def iso(text: str) -> str:
    """`text` as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; empty where it is no date.

    Reads years, months and days in that order, divided by hyphen, slash, full stop or 年月日.
    """
    match = _YEAR_MONTH_DAY.fullmatch(text.strip())
    if not match:
        return ""
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern has it
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return ""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    return "-".join(parts)


def in_words(when: str) -> str:
    """An ISO date in English words: ``20 March 1958``, ``March 1958``, ``1958``."""
    year, *rest = when.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


@lru_cache(maxsize=1024)
def month(word: str) -> int:
    """The number of a month by its name, or three letters of it or more; 0 where two begin so."""
    word = word.lower()
    found = [
        number
        for number, names in enumerate(_MONTHS_OF_ALL, 1)
        if len(word) >= _LEAST_OF_MONTH and any(n.startswith(word) for n in names.split())
    ]
    return found[0] if len(found) == 1 else 0


def parts(value: str) -> Parts | None:
    """What a date in machine-readable form says; None where it is none, or a time or a period.

    Args:
        value: as @when or @when-iso has it: ``1958-03-14``, ``--03``, ``-0044``, ``19580314``. A
            time of the day is passed over.
    """
    match = _VALUE.fullmatch(_TIME.sub("", value.strip(), count=1))
    if not match:
        return None
    numbers = [int(number) if number else None for number in match.groups()]
    # Each way to write a date has groups of its own.
    year, month_of_year, day = numbers[:3] if match[1] else numbers[3:6]
    month_alone, day_of_month, day_alone = numbers[6:]
    return _parts(year, month_of_year or month_alone, day or day_of_month or day_alone)


def stated(text: str) -> Parts | None:
    """The date that a text consists of; None for more or less than that, and where it is in doubt.

    Reads years, months and days in words and figures of the commoner European languages, Chinese,
    Japanese and Korean. An abbreviated year, a span, a question mark or another calendar are doubt.
    """
    if len(text) > _LONGEST:
        return None
    text = " ".join(unicodedata.normalize("NFKC", text).lower().split()).rstrip(".,;: ")
    if match := _CHINESE.fullmatch(text):
        year = int("".join(str(_NUMERALS[numeral]) for numeral in match[1]))
        return _parts(
            year, *(_chinese(number) if number else None for number in match.groups()[1:])
        )
    for form, places in _STATED:
        if match := form.fullmatch(text):
            found = [match[place] if place else None for place in places]
            return _parts(*(None if part is None else _number(part) for part in found))
    return None


def gregorian(julian: Parts) -> Parts | None:
    """A day of the Julian calendar in the Gregorian one; None where it is no day, or before year 1.

    The calendars are as many days apart as there have been leap years in the one alone: every
    hundredth year but for every four hundredth, and two days from the outset.
    """
    year, month_of_year, day = julian
    if year is None or month_of_year is None or day is None:
        return None
    # The leap day ends February: what is before it counts with the year before.
    century = (year - (month_of_year in (1, 2))) // 100
    try:
        moved = date(year, month_of_year, day) + timedelta(century - century // 4 - 2)
    except (ValueError, OverflowError):
        return None
    return Parts(moved.year, moved.month, moved.day)


def _parts(year: int | None, month_of_year: int | None, day: int | None) -> Parts | None:
    """A date, if its month can be one and its day stands in some month."""
    can_be = month_of_year in (None, *_MONTH_NUMBERS) and day in (None, *_DAY_NUMBERS)
    return Parts(year, month_of_year, day) if can_be else None


def _number(part: str) -> int:
    return int(part) if part.isdecimal() else month(part)


def _chinese(number: str) -> int:
    """A number below 40 in Chinese numerals; 0 where it is none."""
    match = _TENS.fullmatch(number)
    return _OF_TENS[match[1] or ""] + _NUMERALS.get(match[2] or "", 0) if match else 0
