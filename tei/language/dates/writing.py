"""Dates in machine-readable form (ISO 8601, as TEI's @when has them) and in words."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_YEAR_MONTH_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?月?年?")
MONTHS = (
    "January February March April May June July August September October November December"
).split()


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
