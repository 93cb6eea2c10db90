"""Which day is meant: what a text says, with the day of the issue and the calendar.

The languages read what is said; the rules here hold for all of them.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tei.language.dates.dated import Dated, first_day, last_day
from tei.language.dates.said import DECADES, HALVES, QUARTERS, TEN_DAYS, Said, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A date without its year that is not over in the year of the issue is taken for one to come, or
#: for one of the year before, where it is at most so many days away: a quarter of a year. Never
#: are both of them as near.
_NEAR = 92

_CENTURY = 100
#: How many years ahead a year of two digits may be: plans were made for so long.
_PLANNED = 15


@dataclass(slots=True)
class _Around:
    """What is known where a date stands."""

    issued: date | None
    #: The day from which "yesterday" counts, where a dispatch says it.
    dispatched: date | None = None
    #: The last date that named its month, and the number of its sentence.
    named: str = ""
    sentence: int = 0
    #: The last one that named its year, with its month or without, likewise.
    year_named: str = ""
    sentence_of_year: int = -1


def resolved(shapes: Iterable[Shape], issued: date | None) -> list[Dated]:
    """The dates among `shapes` that are sure, in their order."""
    around = _Around(issued)
    found = []
    for shape in shapes:
        try:
            dated = _dated(shape, around)
        except (ValueError, OverflowError):
            continue  # The calendar has no such day.
        if dated is None:
            continue
        found.append(dated)
        end = dated.when or dated.to
        if shape.dateline and _is_day(end):
            around.dispatched = around.dispatched or date.fromisoformat(end)
        if end[4:] and any(
            said and (said.month or said.months is not None) for said in (shape.first, shape.last)
        ):
            around.named, around.sentence = end, shape.sentence
        if any(
            said and (said.year or (said.years is not None and said.month))
            for said in (shape.first, shape.last)
        ):
            around.year_named, around.sentence_of_year = end, shape.sentence
    return found


def _is_day(when: str) -> bool:
    return when.count("-") == 2  # noqa: PLR2004 - year, month, day


def _dated(shape: Shape, around: _Around) -> Dated | None:
    first, last = shape.first, shape.last
    if first is None:
        return None
    if last is None:
        period = _period(first, shape, around)
        if period is None:
            return None
        begin, end, rule = period
    else:
        both = _both(first, last, shape, around)
        if both is None:
            return None
        begin, end, rule = both
    if first_day(begin) > last_day(end):
        return None
    if begin == end:
        return Dated(shape.start, shape.end, begin, "", "", rule)
    return Dated(shape.start, shape.end, "", begin, end, rule)


def _both(first: Said, last: Said, shape: Shape, around: _Around) -> tuple[str, str, str] | None:
    """A period with two ends; each says what the other leaves out."""
    if not last.month and first.month and last.day:
        last = replace(last, month=first.month)
    if last.year is last.years is last.months is last.days is None:
        last = replace(last, year=first.year, years=first.years, months=first.months)
    ends = _period(last, shape, around)
    if ends is None:
        return None
    end, rule = ends[1], ends[2]
    day = first_day(end)
    if first.days is not None or first.months is not None:
        begins = _period(first, shape, around)
    elif first.year is not None or first.years is not None:
        begins = _period(replace(first, rule=first.rule), shape, around)
    elif first.month:
        begins = _period(replace(first, year=day.year), shape, around)
    elif first.day and _is_day(end):
        if last.month or last.months is not None:
            begins = _period(replace(first, year=day.year, month=day.month), shape, around)
        else:
            begins = _period(first, shape, replace(around, issued=day))
    else:
        begins = None
    return begins and (begins[0], end, rule)


def _period(  # noqa: PLR0911 - one a kind
    said: Said, shape: Shape, around: _Around
) -> tuple[str, str, str] | None:
    """The first and the last day, month or year of what is said, and the rule."""
    if said.days is not None:
        now = around.dispatched or around.issued
        if now is None or (shape.nowadays and not around.dispatched):
            return None
        when = (now + timedelta(said.days)).isoformat()
        return when, when, "relative-day-of-dateline" if around.dispatched else "relative-day"
    known = _year_and_month(said, shape, around)
    if known is None:
        return None
    year, month, rule = known
    if said.day:
        if month is None:
            return None  # 去年至十四日
        when = date(year, month, said.day).isoformat()
        return when, when, rule
    if said.part and said.part[1] != DECADES:
        return (*_part(said.part, year, month), rule)
    if said.part:
        return f"{year:04}", f"{year + 9:04}", rule
    when = f"{year:04}" if month is None else f"{date(year, month, 1):%Y-%m}".zfill(7)
    return when, when, rule


def _part(part: tuple[int, int], year: int, month: int | None) -> tuple[str, str]:
    which, of = part
    if of == TEN_DAYS and month is not None:
        last = monthrange(year, month)[1] if which == of else 10 * which
        return (
            date(year, month, 10 * which - 9).isoformat(),
            date(year, month, last).isoformat(),
        )
    assert of in (HALVES, QUARTERS)  # noqa: S101 - there are no others
    months = 12 // of
    return f"{year:04}-{months * (which - 1) + 1:02}", f"{year:04}-{months * which:02}"


def _year_and_month(  # noqa: PLR0911 - one a rule
    said: Said, shape: Shape, around: _Around
) -> tuple[int, int | None, str] | None:
    issued = around.issued
    if said.year is not None and said.year >= _CENTURY:
        return said.year, said.month, said.rule
    if said.year is said.years is said.months is None and not said.latest:
        if said.month:
            return _year_of_month(said, shape, around)
        return _month_of_day(said.day, shape, around) if said.day else None
    if issued is None:
        return None
    if said.year is not None:
        year = issued.year // _CENTURY * _CENTURY + said.year
        planned = 0 if said.part else _PLANNED
        return (year, said.month, "century-of-issue") if year <= issued.year + planned else None
    if said.months is not None:
        months = 12 * issued.year + issued.month - 1 + said.months
        return months // 12, months % 12 + 1, "relative-month"
    if said.years is not None:
        return issued.year + said.years, said.month, "relative-year"
    assert said.month is not None  # noqa: S101 - "last October"
    # In December, last October may be two months ago or fourteen.
    over = said.month < issued.month
    return None if over else (issued.year - 1, said.month, "latest-month")


def _year_of_month(said: Said, shape: Shape, around: _Around) -> tuple[int, int, str] | None:
    """The year of a month, or of a day in a month, that is named without it.

    Where another year was named before in the text, with its month, it is that year in the same
    sentence, if the month can follow; elsewhere nobody knows.
    """
    assert said.month is not None  # noqa: S101 - the caller looked
    found = _near(said.month, said.day, around.issued) if around.issued else None
    named = around.year_named
    if not named or (found and found[0] == int(named[:4])):
        return found
    beside = around.sentence_of_year == shape.sentence
    if not named[4:]:
        return None if beside else found
    if beside and said.month >= first_day(named).month:
        return int(named[:4]), said.month, "year-named-before"
    return None


def _near(month: int, day: int | None, issued: date) -> tuple[int, int, str] | None:
    """The year in which a month, or a day in it, is over, or to come, near to the issue."""
    for year, rule in ((issued.year, "year-of-issue"), (issued.year - 1, "year-before-issue")):
        named = f"{year:04}-{month:02}"
        first = date(year, month, day) if day else first_day(named)
        last = first if day else last_day(named)
        away = issued - last if year < issued.year else first - issued
        if away <= timedelta(_NEAR):
            return year, month, rule
    return None


def _month_of_day(day: int, shape: Shape, around: _Around) -> tuple[int, int, str] | None:
    """The month of a day that is named without it: the latest such day not after the issue.

    A month that was named before in the text may be meant instead. In the same sentence it is,
    where the day can follow; elsewhere nobody knows.
    """
    issued, named = around.issued, around.named
    found = None
    if issued and day <= issued.day:
        found = issued.year, issued.month, "day-of-issue-month"
    elif issued and not shape.ahead:
        before = issued.replace(day=1) - timedelta(1)
        if day <= before.day:
            found = before.year, before.month, "before-issue"
    if not named:
        return found
    before = first_day(named)
    if found and found[:2] == (before.year, before.month):
        return found
    follows = not _is_day(named) or day >= before.day
    if around.sentence == shape.sentence and follows:
        return before.year, before.month, "month-named-before"
    return None
