"""What a text says of a date, before the calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: The divisions of a month into ten days (旬), of a year into halves and quarters, and decades.
TEN_DAYS, HALVES, QUARTERS, DECADES = 3, 2, 4, 10


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of one day, month or year. What it does not say is None.

    A year below 100 is one of the century (五八年). `years`, `months` and `days` say how far a date
    is from that of the issue: 去年 is -1 years. `part` is which part of how many: 三月中旬 is
    ``(2, TEN_DAYS)``, the fifties are ``(5, DECADES)``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    part: tuple[int, int] | None = None
    #: Which rule gave the year, where it is another than "absolute".
    rule: str = "absolute"
    #: "last October": not this year's.
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What has the shape of a date, and where it stands."""

    start: int
    end: int
    #: None where it must not be read as a date, nor as a number.
    first: Said | None
    #: The end of a period.
    last: Said | None = None
    #: Its clause speaks of what is to come: a day is not a past one for sure.
    ahead: bool = False
    #: It is "today", and may be these days; a dispatch means the day.
    nowadays: bool = False
    #: It is the day of a dispatch, from which "yesterday" counts.
    dateline: bool = False
    #: The number of its sentence.
    sentence: int = 0


def together(first: Said, second: Said) -> Said:
    """What two parts of one date say: 去年 and 十月."""
    said = {
        name: there
        for name in ("year", "month", "day", "years", "months", "days", "part")
        if (there := getattr(second, name)) is not None
    }
    return replace(first, **said)
