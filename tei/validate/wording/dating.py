"""What to write in place of a date or time that is not in the form of ISO 8601."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, TypeAlias

from tei.language.dates.writing import iso, month

if TYPE_CHECKING:
    from collections.abc import Collection

#: Two attributes, each with its date; one date may be empty.
_Bounds: TypeAlias = tuple[str, str, str, str]

_LAST_MONTH = 12
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|\.)?"
#: 20 March 1958, 20. März 1958, 1er mai 1958, 20 de mayo de 1958, March 1958.
_DAY_MONTH_YEAR = re.compile(
    rf"(?:(\d{{1,2}}){_ORDINAL}\s+)?(?:(?:de|of)\s+)?([^\W\d_]{{3,}})\.?,?\s+(?:del?\s+)?(\d{{4}})"
)
#: March 20th, 1958.
_MONTH_DAY_YEAR = re.compile(rf"([^\W\d_]{{3,}})\.?\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}})")
#: 20.3.1958: with dots the day comes first.
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
#: 12/03/1958: which is the month?
_YEAR_LAST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_NOUGHTS = re.compile(r"(\d{4})(?:-(?!00)(\d\d))?(?:-00)+")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))(?::(\d\d))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_NOON = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-(\d\d)(?:-\d\d)?")
_SHORT_YEAR = re.compile(
    r"(?:(?:AD|CE)\s*)?(-?)(\d{1,4})\s*"
    r"(BCE?|B\.C\.|v\. ?Chr\.|av\. J\.-C\.|a\. ?C\.)?(?:AD|CE|n\. Chr\.)?"
)
_RANGE = re.compile(r"(.+?)\s*(?:/|–|—|\s-\s|\sto\s|\sbis\s|\.\.)\s*(.+)")
_YEARS = re.compile(r"(\d\d)(\d\d)\s?[-/–—]\s?(\d\d|\d{4})")
_DECADE = re.compile(r"\[?(\d{3})(?:[?x_.*-]\??|0'?s)\]?", re.IGNORECASE)
_CENTURY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|e|o)?\s*(?:century|cent\.?|c\.|jh\.?|jahrhundert)"
)
_BOUND = re.compile(r"(before|ante|vor|avant|after|post|nach|après)\s+(.+)", re.IGNORECASE)
_EARLIER = frozenset({"before", "ante", "vor", "avant"})
_ABOUT_A_YEAR = re.compile(r"(?:(?:c\.?|ca\.?|circa|about|um)\s*)?\[?(\d{4})\]?\s?\??")
_NOT_KNOWN = frozenset(
    "? - n.d. nd s.d. sd o.d. o.j. unknown undated unbekannt present today now".split()
)


def advice(value: str, attribute: str, has: Collection[str]) -> str:
    """What to write in place of a value that is no date, or nothing.

    Args:
        value: what was written.
        attribute: whose value it is.
        has: the attributes that the element can have.
    """
    text = value.strip()
    if text.lower() in _NOT_KNOWN:
        return f"leave @{attribute} out where no date is known"
    dates = (form(text) for form in (_one, _time, _both))
    if date := next((date for date in dates if date not in ("", text)), ""):
        return f'write "{date}"'
    if numbers := _YEAR_LAST.fullmatch(text):
        return _year_first(*numbers.groups())
    bounds = next(filter(None, (form(text) for form in (_span, _bound, _rough))), None)
    if bounds:
        return _written(bounds, attribute, has)
    return _near(text)


def _near(text: str) -> str:
    """What to say of a value that is nearly a date."""
    if year := _ABOUT_A_YEAR.fullmatch(text):
        return f'write "{year[1]}", and cert="low" or @notBefore and @notAfter'
    if (month := _MONTH.fullmatch(text)) and not 1 <= int(month[1]) <= _LAST_MONTH:
        return f"there is no month {month[1]}"
    return "there is no such day" if _DAY.fullmatch(text) else _short_year(text)


def _written(bounds: _Bounds, attribute: str, has: Collection[str]) -> str:
    """Two dates as attributes of the same kind as the one that should have held both."""
    base, dash, kind = attribute.partition("-")
    first, start, second, end = bounds
    if base in ("notBefore", "notAfter"):
        first, second = "notBefore", "notAfter"
    names = [(f"{first}{dash}{kind}", start), (f"{second}{dash}{kind}", end)]
    names = [(name, date) for name, date in names if date]
    if not all(name in has for name, _ in names):
        return ""
    return "write " + " ".join(f'{name}="{date}"' for name, date in names)


def _span(text: str) -> _Bounds | None:
    """A time that lasts."""
    if (years := _YEARS.fullmatch(text)) and not _is_month(years):
        end = years[3] if len(years[3]) > len(years[1]) else years[1] + years[3]
        return "from", years[1] + years[2], "to", end
    if (ends := _RANGE.fullmatch(text)) and (start := _one(ends[1])) and (end := _one(ends[2])):
        return "from", start, "to", end
    return None


def _bound(text: str) -> _Bounds | None:
    """A time before or after a date."""
    bound = _BOUND.fullmatch(text)
    date = _one(bound[2]) if bound else ""
    if not bound or not date:
        return None
    if bound[1].lower() in _EARLIER:
        return "notBefore", "", "notAfter", date
    return "notBefore", date, "notAfter", ""


def _rough(text: str) -> _Bounds | None:
    """A decade or a century."""
    if decade := _DECADE.fullmatch(text):
        return "notBefore", f"{decade[1]}0", "notAfter", f"{decade[1]}9"
    if century := _CENTURY.fullmatch(text.lower()):
        last = int(century[1]) * 100
        return "notBefore", f"{last - 99:04}", "notAfter", f"{last:04}"
    return None


def _is_month(years: re.Match[str]) -> bool:
    return len(years[3]) == len(years[2]) and int(years[3]) <= max(_LAST_MONTH, int(years[2]))


def _one(text: str) -> str:
    """One date as ISO 8601 has it, or nothing."""
    if date := iso(text):
        return date
    if numbers := _DAY_FIRST.fullmatch(text):
        return iso("-".join(reversed(numbers.groups())))
    if noughts := _NOUGHTS.fullmatch(text):
        return iso("-".join(filter(None, noughts.groups())))
    if words := _DAY_MONTH_YEAR.fullmatch(text):
        day, name, year = words.groups()
    elif words := _MONTH_DAY_YEAR.fullmatch(text):
        name, day, year = words.groups()
    else:
        return ""
    number = month(name)
    return iso("-".join(filter(None, (year, str(number), day)))) if number else ""


def _time(text: str) -> str:
    """A time of the day with its seconds, or nothing."""
    parts = _TIME.fullmatch(text)
    if not parts:
        return ""
    hour, half = int(parts[1]), (parts[4] or "").lower()[:1]
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    minute, second = int(parts[2]), int(parts[3] or 0)
    try:
        return time(hour, minute, second).isoformat()
    except ValueError:
        return ""


def _both(text: str) -> str:
    """A date and a time, or nothing."""
    date, _, hours = re.sub(r"[T ,]+", " ", text).rpartition(" ")
    day, hour = _one(date), _time(hours)
    return f"{day}T{hour}" if hour and _DAY.fullmatch(day) else ""


def _year_first(one: str, two: str, year: str) -> str:
    """What 12/03/1958 can be."""
    dates = [date for date in (iso(f"{year}-{two}-{one}"), iso(f"{year}-{one}-{two}")) if date]
    if len(set(dates)) > 1:
        return f'write the year first: "{dates[0]}", or "{dates[1]}" if the month stood first'
    return f'write "{dates[0]}"' if dates else "there is no such day"


def _short_year(text: str) -> str:
    """A year before 1000, or before Christ: four digits, and a sign."""
    match = _SHORT_YEAR.fullmatch(text)
    if not match:
        return ""
    sign = "-" if match[1] or match[3] else ""
    return f'a year has four digits: write "{sign}{int(match[2]):04}"'
