"""Dates: days that there are, periods that do not end before they begin, the text's own word."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language.dates.writing import Parts, gregorian, parts, stated
from tei.validate.checks.walk import Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

#: Attributes of att.datable.w3c; with -iso, of att.datable.iso.
_ATTRIBUTES = ("when", "notBefore", "notAfter", "from", "to")
_KINDS = ("", "-iso")
#: Those that a period does not begin before, and does not end after.
_BEGINNINGS, _ENDS = ("notBefore", "from", "when"), ("notAfter", "to", "when")
#: Elements whose @from and @to are pages and the like (att.citing, locus).
_OF_PAGES = frozenset({"biblScope", "citedRange", "locus"})

#: Elements whose text is a date, if it is one.
_DATED = ("date", "docDate", "origDate", "birth", "death")
#: With one of these, value and text may well differ: another calendar, a period, a conjecture.
_IN_DOUBT = frozenset(
    "calendar datingMethod datingPoint when-custom from-custom to-custom notBefore-custom "
    "notAfter-custom cert evidence precision".split()
) | {name + kind for name in _ATTRIBUTES if name != "when" for kind in _KINDS}

#: Last year in which a state went over to the Gregorian calendar (Greece).
_LAST_JULIAN_YEAR = 1923
#: Before this year the year began in March or at Easter in much of Europe, last in Britain.
_NEW_YEAR_IN_JANUARY = 1752
_MONTHS_OF_OLD_YEAR = range(1, 5)
#: Years that are further apart are of different eras.
_ERAS = 200

#: ISO 8601, 5.2.2 to 5.2.4: calendar, ordinal and week dates, complete or to the month or week.
_CALENDAR = re.compile(r"([+-]?\d{4})-(\d\d)(?:-(\d\d))?|(\d{4})(\d\d)(\d\d)")
_ORDINAL = re.compile(r"([+-]?\d{4})-?(\d{3})")
_WEEK = re.compile(r"([+-]?\d{4})-?W(\d\d)(?:-?(\d))?")
_CYCLE = 400


def no_such_day(location: Location, value: str, attribute: str) -> Diagnostic:
    """A date in the form of ISO 8601 is on no day that there is.

    Why:
        The attributes that end in -iso take whatever has the characters of such a date, so no
        schema finds the thirtieth of February in them. Programs that sort by date leave it out, or
        stop. ISO 8601 counts by the Gregorian calendar, before 1582 too.

    Edit:
        <date when="1958-03-20"> -> <date when-iso="1958-02-30">
    """
    return codes.NO_SUCH_DAY.at(
        location,
        f'@{attribute} is "{value}", but the calendar has no such date',
        help="correct it; a date of the Julian calendar is converted to the Gregorian one here",
    )


def reversed_period(location: Location, what: str) -> Diagnostic:
    """A period ends before it begins, or a person dies before being born.

    Why:
        One of the two dates is wrong, or they stand in each other's place: no day is in such a
        period, and a search by date does not find it. Dates that leave the month or the day open
        are taken for all that they may be, so 1958 to March 1958 is a period.

    Edit:
        <date when="1958-03-20"> -> <date from="1958-03-20" to="1957-03-20">
    """
    return codes.REVERSED_PERIOD.at(
        location, what, help="exchange the two, or correct the one that is wrong"
    )


def date_against_text(location: Location, text: str, value: str, attribute: str) -> Diagnostic:
    """The text gives one date, its value for machines another.

    Why:
        Readers see the one, and the index and the time line are made from the other. It is told
        only where the text is nothing but a date, and no other calendar and no conjecture is spoken
        of; what either leaves open, and days that the Julian calendar calls so, are no difference.

    Edit:
        <date when="1958-03-20"> -> <date when="1958-02-20">
    """
    return codes.DATE_AGAINST_TEXT.at(
        location,
        f'the text says "{text}", but @{attribute} says "{value}"',
        help="correct the one that is wrong; name another calendar of the text in @calendar",
    )


class Dates:
    """What the dates of a document say."""

    def __init__(self, walk: Walk) -> None:
        self._impossible: dict[tuple[str, str], list[Hit]] = {}
        self._reversed: dict[str, list[Hit]] = {}
        self._different: dict[tuple[str, str, str], list[Hit]] = {}
        #: Of the person that is open: the earliest day of birth, the latest of death.
        self._births: list[tuple[int, ...]] = []
        self._deaths: list[tuple[int, ...]] = []
        for kind in _KINDS:
            for name in _ENDS:
                walk.on_attribute(name + kind, self._end)
        for name in _ATTRIBUTES:
            walk.on_attribute(f"{name}-iso", self._iso)
        for name in _DATED:
            walk.on_end(name, self._text, with_text=True)
        for name in ("birth", "death", "date"):
            walk.on_start(name, self._life)
        walk.on_start("person", self._born)
        walk.on_end("person", self._dead)

    def _iso(self, element: Element, attribute: str, value: str) -> None:
        if not all(_exists(bound) for bound in value.strip().split("/")):
            hits = self._impossible.setdefault((value.strip(), attribute), [])
            hits.append(Hit(element.number, attribute))

    def _end(self, element: Element, attribute: str, value: str) -> None:
        name, dash, kind = attribute.partition("-")
        if element.name in _OF_PAGES or not (last := _last(value)):
            return
        for beginning in _BEGINNINGS:
            begin = element.attributes.get(f"{beginning}{dash}{kind}", "")
            if beginning != name and (first := _first(begin)) and first > last:
                what = f'@{beginning}{dash}{kind} "{begin}" is later than @{attribute} "{value}"'
                self._reversed.setdefault(what, []).append(Hit(element.number, attribute))

    def _born(self, _: Element) -> None:
        self._births.clear()
        self._deaths.clear()

    def _life(self, element: Element) -> None:
        """A birth or a death, or the date in it: between which days it was."""
        event = element.parent if element.name == "date" else element
        if event is None or not event.parent or event.parent.name != "person":
            return
        if event.name == "birth":
            self._births += _bounds(element, _BEGINNINGS, _ENDS, _first)
        elif event.name == "death":
            self._deaths += _bounds(element, _ENDS, _BEGINNINGS, _last)

    def _dead(self, person: Element) -> None:
        # Several say that it is not known: one possible life is enough.
        births, deaths = self._births, self._deaths
        if births and deaths and () not in (*births, *deaths) and min(births) > max(deaths):
            what = "this person dies before being born"
            self._reversed.setdefault(what, []).append(Hit(person.number))

    def _text(self, element: Element) -> None:
        attributes = element.attributes
        attribute = next((name for name in ("when", "when-iso") if name in attributes), "")
        if not attribute or element.has_elements or not _IN_DOUBT.isdisjoint(attributes):
            return
        value, text = attributes[attribute], element.text
        when, said = parts(value), stated(text)
        if not when or not said or any(said_so.agrees(when) for said_so in _readings(said, when)):
            return
        if when.year and said.year and abs(when.year - said.year) > _ERAS:
            return
        hits = self._different.setdefault((" ".join(text.split()), value, attribute), [])
        hits.append(Hit(element.number, attribute))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for (value, attribute), hits in self._impossible.items():
            tell = partial(no_such_day, value=value, attribute=attribute)
            yield Found(codes.NO_SUCH_DAY, hits, tell)
        for what, hits in self._reversed.items():
            yield Found(codes.REVERSED_PERIOD, hits, partial(reversed_period, what=what))
        for (text, value, attribute), hits in self._different.items():
            tell = partial(date_against_text, text=text, value=value, attribute=attribute)
            yield Found(codes.DATE_AGAINST_TEXT, hits, tell)


def _first(value: str) -> tuple[int, ...]:
    """The first day that a date may be; empty where that is not known.

    Years are compared as numbers: whether there is a year 0 (ISO 8601) or none (XML Schema 1.0)
    changes nothing in their order.
    """
    found = parts(value)
    if not found or found.year is None:
        return ()
    return found.year, found.month or 1, found.day or 1


def _last(value: str) -> tuple[int, ...]:
    """The last day that a date may be, or later; empty where that is not known."""
    found = parts(value)
    if not found or found.year is None:
        return ()
    return found.year, found.month or 12, found.day or 31


def _bounds(
    element: Element,
    wanted: tuple[str, ...],
    others: tuple[str, ...],
    day: Callable[[str], tuple[int, ...]],
) -> Iterator[tuple[int, ...]]:
    """The day that an event was not before, or not after; an empty one where it is open."""
    for kind in _KINDS:
        said = [day(v) for name in wanted if (v := element.attributes.get(name + kind))]
        yield from said or [() for name in others if name + kind in element.attributes]


def _readings(said: Parts, when: Parts) -> Iterator[Parts]:
    """What a date may mean: as it stands, and by the calendars that were used before."""
    yield said
    month = when.month or said.month
    years = [said.year]
    if said.year is None and when.year:
        # The calendars may have been in different years.
        years = [when.year, when.year - 1]
    elif (
        said.year and when.year == said.year + 1 <= _NEW_YEAR_IN_JANUARY
    ) and month in _MONTHS_OF_OLD_YEAR:
        years.append(when.year)
        yield said._replace(year=when.year)
    for year in years:
        if year and year <= _LAST_JULIAN_YEAR and (day := gregorian(said._replace(year=year))):
            yield day


def _exists(value: str) -> bool:
    """Whether a date is on the calendar; what is no whole date may be."""
    day = value.partition("T")[0].removesuffix("Z")
    try:
        # The calendar repeats itself, days of the week and all, after 400 years.
        if found := _CALENDAR.fullmatch(day):
            year, month, of_month = (found[i] or found[i + 3] or "1" for i in (1, 2, 3))
            date(_CYCLE + int(year) % _CYCLE, int(month), int(of_month))
        elif found := _WEEK.fullmatch(day):
            year, week, of_week = found.groups("1")
            date.fromisocalendar(_CYCLE + int(year) % _CYCLE, int(week), int(of_week))
        elif found := _ORDINAL.fullmatch(day):
            year = _CYCLE + int(found[1]) % _CYCLE
            return 0 < int(found[2]) <= (date(year + 1, 1, 1) - date(year, 1, 1)).days
    except ValueError:
        return False
    return True


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.NO_SUCH_DAY, no_such_day),
    (codes.REVERSED_PERIOD, reversed_period),
    (codes.DATE_AGAINST_TEXT, date_against_text),
)
