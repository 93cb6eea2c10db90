"""Dates and times of XML Schema Part 2 (sections 3.2.7 to 3.2.14): their writing and order."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

#: No more digits than numbers may have that are worked with quickly; Jing takes nine.
_YEAR = "(?P<year>-?(?:[1-9][0-9]{3,17}|0(?!000)[0-9]{3}))"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_DAY = "(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = (
    r"(?P<hour>[01][0-9]|2[0-3]|24(?=:00:00(?:\.0*)?(?![0-9.]))):(?P<minute>[0-5][0-9])"
    r":(?P<second>[0-5][0-9](?:\.[0-9]*)?)"
)
_ZONE = "(?P<zone>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"

_WRITTEN = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}",
    "time": _TIME,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gYear": _YEAR,
    "gMonthDay": f"--{_MONTH}-{_DAY}",
    "gDay": f"---{_DAY}",
    "gMonth": f"--{_MONTH}",
}
NAMES = frozenset(_WRITTEN)

_FEBRUARY = 2
_SHORT_MONTHS = (4, 6, 9, 11)
#: A leap year, for those that name none.
_ANY_YEAR = 2000
_DAY_SECONDS = 86400
#: The greatest difference of a time zone from UTC, in seconds.
_FARTHEST_ZONE = 14 * 3600


class Moment(NamedTuple):
    """A point in time.

    Attributes:
        seconds: whole ones since the beginning of the year 1; in UTC, where there is a time zone.
        fraction: the digits of what is left of a second, without zeros at the end.
        zoned: whether there is a time zone.
    """

    seconds: int
    fraction: str
    zoned: bool

    def is_before(self, other: Moment) -> bool:
        """Whether it comes first, whatever the time zone of one that has none (section 3.2.7.4)."""
        wide = 0 if self.zoned == other.zoned else _FARTHEST_ZONE
        return (self.seconds + wide, self.fraction) < (other.seconds, other.fraction)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_WRITTEN[name] + _ZONE)


def read(name: str, value: str) -> Moment | None:
    """The moment that a value of a type in `NAMES` means, or None where it is none."""
    match = _pattern(name).fullmatch(value)
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts.get("year", _ANY_YEAR))
    year += year < 0  # There is no year 0: the year before the first is -0001.
    month, day = int(parts.get("month", 1)), int(parts.get("day", 1))
    if day > _days(year, month):
        return None
    whole, _, fraction = parts.get("second", "0").partition(".")
    seconds = int(whole) + 60 * int(parts.get("minute", 0)) + 3600 * int(parts.get("hour", 0))
    if name == "time":
        seconds %= _DAY_SECONDS  # Without a date, 24:00:00 is 00:00:00 (section 3.2.8).
    seconds += _DAY_SECONDS * (days_before(year, month) + day - 1)
    zone = parts["zone"]
    return Moment(seconds - _offset(zone or "Z"), fraction.rstrip("0"), zone is not None)


def _days(year: int, month: int) -> int:
    if month == _FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in _SHORT_MONTHS else 31


def days_before(year: int, month: int) -> int:
    """Days from the beginning of the year 1 to that of a month, by the Gregorian calendar."""
    before = year - 1
    whole = 365 * before + before // 4 - before // 100 + before // 400
    return whole + sum(_days(year, m) for m in range(1, month))


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    seconds = 3600 * int(zone[1:3]) + 60 * int(zone[4:6])
    return -seconds if zone[0] == "-" else seconds
