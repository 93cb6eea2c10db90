"""Durations of XML Schema Part 2 (section 3.2.6): their writing and order."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from typing import NamedTuple

from tei.relaxng.moments import days_before

_WRITTEN = (
    r"(-)?P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]*)?)S)?)?"
)
#: Numbers of any length, without rounding.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
#: The years and months that durations are added to when they are compared (section 3.2.6.2).
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
#: The calendar repeats itself after 400 years.
_CYCLE_MONTHS, _CYCLE_DAYS = 4800, 146097


class Duration(NamedTuple):
    """A span of time: months have no certain number of days."""

    months: Decimal
    seconds: Decimal

    def is_before(self, other: Duration) -> bool:
        """Whether it is shorter, from wherever it is counted."""
        with localcontext(_EXACT):
            return all(
                mine < its for mine, its in zip(self._totals(), other._totals(), strict=True)
            )

    def _totals(self) -> list[Decimal]:
        """The seconds that it has from each of `_STARTS`."""
        cycles, months = divmod(self.months, _CYCLE_MONTHS)
        totals = []
        for year, month in _STARTS:
            end = year * 12 + month - 1 + int(months)
            days = days_before(end // 12, end % 12 + 1) - days_before(year, month)
            totals.append((cycles * _CYCLE_DAYS + days) * 86400 + self.seconds)
        return totals


def read(value: str) -> Duration | None:
    """The duration that a value means, or None where it is none."""
    match = re.fullmatch(_WRITTEN, value)
    if match is None:
        return None
    sign, *parts = match.groups()
    with localcontext(_EXACT):
        years, months, days, hours, minutes, seconds = (Decimal(part or 0) for part in parts)
        months += years * 12
        seconds += ((days * 24 + hours) * 60 + minutes) * 60
        return Duration(-months, -seconds) if sign else Duration(months, seconds)
