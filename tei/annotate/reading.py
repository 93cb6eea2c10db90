"""What a passage says, as marks of TEI: `date` and `num`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tei.language import dates, numbers
from tei.language.numbers.number import outside
from tei.model import Mark

if TYPE_CHECKING:
    from tei.annotate.passage import Passage
    from tei.language.dates import Dated
    from tei.language.numbers import Number

#: Rules (see `tei.language.dates`) for dates that say their year. The others infer something.
_SAID = frozenset({"absolute", "republican"})
#: How sure that is, and a number that is called a rough one (TEI P5, teidata.certainty).
_GUESS = "medium"
#: Between a dateline and a paragraph: no date goes on behind it.
_APART = "\n|\n"


def marks(passage: Passage, issued: date | None) -> list[Mark]:
    """The marks of a passage: none of them overlap.

    Args:
        passage: what is read.
        issued: the day of the issue; None where nobody knows it.
    """
    # The day of the dispatch, from which "yesterday" counts.
    opening = passage.dateline
    opening = opening + _APART if opening and _is_dated(opening, passage.lang) else ""
    before = len(opening)
    dated = dates.dates(opening + passage.text, passage.lang, issued)
    counted = numbers.numbers(passage.text, passage.lang)
    if not dated and not counted:
        return []
    taken = [(each.start - before, each.end - before) for each in dated]
    said = [
        (place, "date", _of_date(each))
        for place, each in zip(taken, dated, strict=True)
        if place[0] >= 0
    ]
    said += [((each.start, each.end), "num", _of_number(each)) for each in outside(taken, counted)]
    spans = passage.spans(place for place, _, _ in said)
    return [
        Mark(span, element, attributes)
        for span, (_, element, attributes) in zip(spans, said, strict=True)
        if span
    ]


@lru_cache(maxsize=1)
def _is_dated(dateline: str, lang: str) -> bool:
    """Whether a dateline says a day, whatever the issue."""
    return bool(dates.dates(dateline, lang, date.max))


def _of_date(dated: Dated) -> tuple[tuple[str, str], ...]:
    cert = "" if dated.rule in _SAID else _GUESS
    return (*dates.attributes(dated).items(), ("cert", cert))


def _of_number(number: Number) -> tuple[tuple[str, str], ...]:
    cert = _GUESS if number.approximate else ""
    return (*numbers.attributes(number).items(), ("cert", cert))
