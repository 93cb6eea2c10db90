"""A date as a text says it, and whether two of them are the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: So many days, and one, may a third of a month have (旬).
_TEN_DAYS = range(7, 11)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and where it stands.

    Attributes:
        start: offset of its first character.
        end: the offset behind its last character.
        when: a day, a month or a year (``1958-03-14``, ``1958-03``, ``1958``); empty for a period.
        from_: the first day, month or year of a period; empty where there is `when`.
        to: the last one.
        rule: how it was read; `tei.language.dates` has the table.
    """

    start: int
    end: int
    when: str
    from_: str
    to: str
    rule: str


def attributes(dated: Dated) -> dict[str, str]:
    """The attributes of TEI's ``date``: ``when``, or ``from`` and ``to`` (att.datable.w3c)."""
    return {"when": dated.when} if dated.when else {"from": dated.from_, "to": dated.to}


def agree(one: Dated, other: Dated) -> bool:
    """Whether two dates can be the same one, said in two languages.

    They must be the same days; or one is a month and the other a third of it, as translators write
    "early March" for 三月上旬. A day is no month: March 14 does not agree with March.
    """
    first, second = _days(one), _days(other)
    if first == second:
        return True
    inner, outer = sorted((first, second), key=lambda days: days[1] - days[0])
    a_month = any(dated.when.count("-") == 1 and _days(dated) == outer for dated in (one, other))
    within = outer[0] <= inner[0] and inner[1] <= outer[1]
    return a_month and within and (inner[1] - inner[0]).days in _TEN_DAYS


def _days(dated: Dated) -> tuple[date, date]:
    return first_day(dated.when or dated.from_), last_day(dated.when or dated.to)


def first_day(when: str) -> date:
    """The first day of an ISO day, month or year."""
    return date.fromisoformat((when + "-01-01")[:10])


def last_day(when: str) -> date:
    """The last day of an ISO day, month or year."""
    year, *rest = (int(part) for part in when.split("-"))
    if len(rest) == 2:  # noqa: PLR2004 - month and day
        return date(year, *rest)
    month = rest[0] if rest else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
