"""Dates: in machine-readable form (ISO 8601), in words, and in running text.

`dates` reads them, `attributes` writes one as the attributes of TEI's ``date``, `agree` says
whether two can be the same in two languages. What has two readings is left out rather than guessed.
`rule` says how each was read:

======================== ================================================================
absolute                 the year is named: 1958年3月14日, March 14, 1958, in 1957, 1950年代
republican               the year is one of the Republic: 民国二十六年 is 1937
relative-day             昨天, the day before yesterday: from the day of the issue
relative-day-of-dateline the same, and 今天, from the day of the dispatch: 新华社十六日电……昨日
relative-month           本月十四日, last month: from the month of the issue
relative-year            去年十月, this year: from the year of the issue
latest-month             last October: that of the year before, if this year's is not over
year-of-issue            a month without its year: over in the year of the issue, or to come there
                         within 92 days
year-before-issue        otherwise, if it was over at most 92 days before the issue
day-of-issue-month       a day alone: in the month of the issue, if that day is not after the issue
before-issue             otherwise in the month before, if it has such a day and the clause does
                         not speak of what is to come (将于25日)
month-named-before       a day alone, in the month that its sentence has named before
year-named-before        a month without its year, in the year that its sentence has named before
century-of-issue         五八年, 五十年代: in the century of the issue
======================== ================================================================

Without the day of the issue only the first two are read, and what is in a month or a year that was
named before. Not read are days of the week, feasts, seasons, the moon's calendar and eras
(光绪二十四年), 3/4/1958 (which may be in March or in April), 五六年 (1956, or five or six years),
五日后 (after the fifth, or five days later); nor "today" where no dispatch says which day it is,
for it may be these days.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tei.language.dates.dated import Dated, agree, attributes
from tei.language.dates.writing import in_words, iso
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tei.language.dates.said import Shape

__all__ = ["Dated", "agree", "attributes", "dates", "in_words", "iso"]


def dates(text: str, lang: str, issued: date | None) -> list[Dated]:
    """The dates in `text` that are sure, in its order; none of them overlap.

    Reading a text takes time in proportion to its length.

    Args:
        text: running text without markup. A whole paragraph gives more than its sentences one by
            one: the day of the dispatch, the month that was named before.
        lang: its language tag (BCP 47); in other languages than Chinese and English, nothing is
            found.
        issued: the day of the issue, from which relative dates count; None where nobody knows it.
    """
    language = primary(lang)
    if language not in {"zh", "en"}:
        return []
    shapes, resolved = _reader(language)
    found = shapes(text)
    return resolved(found, issued) if found else []


@cache
def _reader(
    language: str,
) -> tuple[Callable[[str], Sequence[Shape]], Callable[[Sequence[Shape], date | None], list[Dated]]]:
    """What finds shapes in a language, and what makes dates of them."""
    from tei.language.dates import chinese, english  # noqa: PLC0415 - their tables
    from tei.language.dates.resolving import resolved  # noqa: PLC0415 - only where dates are read

    return (chinese if language == "zh" else english).shapes, resolved
