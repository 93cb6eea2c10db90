"""What a passage says, as marks of TEI: `date` and `num`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.language import dates, numbers
from tei.language.numbers.number import outside
from tei.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tei.annotate.passage import Passage
    from tei.language.dates import Dated
    from tei.language.numbers import Number

#: Rules (see `tei.language.dates`) for dates that say their year. The others infer something.
_SAID = frozenset({"absolute", "republican"})
#: How sure that is, and a number that is called a rough one (TEI P5, teidata.certainty).
_GUESS = "medium"


def marks(passage: Passage, issued: date | None) -> Iterator[Mark]:
    """The marks of a passage: none of them overlap.

    Args:
        passage: what is read.
        issued: the day of the issue; None where nobody knows it.
    """
    opening = len(passage.dateline)
    found = dates.dates(passage.dateline + passage.text, passage.lang, issued)
    taken = [(dated.start - opening, dated.end - opening) for dated in found]
    for dated, (start, end) in zip(found, taken, strict=True):
        if start >= 0 and (span := passage.span(start, end)):
            yield Mark(span, "date", _of_date(dated))
    for number in outside(taken, numbers.numbers(passage.text, passage.lang)):
        if span := passage.span(number.start, number.end):
            yield Mark(span, "num", _of_number(number))


def _of_date(dated: Dated) -> tuple[tuple[str, str], ...]:
    cert = "" if dated.rule in _SAID else _GUESS
    return (*dates.attributes(dated).items(), ("cert", cert))


def _of_number(number: Number) -> tuple[tuple[str, str], ...]:
    cert = _GUESS if number.approximate else ""
    return (*numbers.attributes(number).items(), ("cert", cert))
