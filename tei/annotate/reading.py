"""What a passage says, as marks of TEI: `date` and `num`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tei.language import dates, numbers
from tei.language.numbers.number import outside
from tei.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.annotate.passage import Passage
    from tei.language.dates import Dated
    from tei.language.numbers import Number

#: Rules (see `tei.language.dates`) for dates that say their year. The others infer something.
_SAID = frozenset({"absolute", "republican"})
#: How sure that is, and a number that is called a rough one (TEI P5, teidata.certainty).
_GUESS = "medium"
#: Between a dateline and a paragraph: no date goes on behind it.
_APART = "\n|\n"


def marks(passage: Passage, issued: date | None) -> Iterator[Mark]:
    """The marks of a passage: none of them overlap.

    Args:
        passage: what is read.
        issued: the day of the issue; None where nobody knows it.
    """
    # The day of the dispatch, from which "yesterday" counts.
    opening = passage.dateline + _APART if _is_dated(passage.dateline, passage.lang) else ""
    before = len(opening)
    found = dates.dates(opening + passage.text, passage.lang, issued)
    taken = [(dated.start - before, dated.end - before) for dated in found]
    for dated, (start, end) in zip(found, taken, strict=True):
        if start >= 0 and (span := passage.span(start, end)):
            yield Mark(span, "date", _of_date(dated))
    for number in outside(taken, numbers.numbers(passage.text, passage.lang)):
        if span := passage.span(number.start, number.end):
            yield Mark(span, "num", _of_number(number))


@lru_cache(maxsize=1)
def _is_dated(dateline: str, lang: str) -> bool:
    """Whether a dateline says a day, whatever the issue."""
    return bool(dateline and dates.dates(dateline, lang, date.max))


def _of_date(dated: Dated) -> tuple[tuple[str, str], ...]:
    cert = "" if dated.rule in _SAID else _GUESS
    return (*dates.attributes(dated).items(), ("cert", cert))


def _of_number(number: Number) -> tuple[tuple[str, str], ...]:
    cert = _GUESS if number.approximate else ""
    return (*numbers.attributes(number).items(), ("cert", cert))
