"""Dates that disagree between a text and its translation."""

from __future__ import annotations

from calendar import month_name
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.language.dates import agree, dates
from tei.language.dates.chinese import shapes as chinese_shapes
from tei.language.dates.english import shapes as english_shapes
from tei.language.numbers.chinese_figures import figures as chinese_figures
from tei.language.numbers.english_figures import figures as english_figures
from tei.validate.checks.across import findings
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tei.language.dates.said import Shape
    from tei.validate.checks.across.pairs import Pair, Side

_CENTURY = 100
#: So many to compare with so many are a table, and no sentence.
_MANY = 2_500
#: What stands behind a part of a date; a day in a period stands before its end.
_BEHIND = {"year": "年", "month": "月", "day": "日号號至到、—－-"}
#: How a date was read (`tei.language.dates`): from the day of the issue, and from itself.
_RELATIVE = frozenset({"relative-year", "relative-month"})
_NAMED = frozenset({"absolute"})


class _Named(NamedTuple):
    """What a date names, and the words that do."""

    year: int | None
    month: int | None
    day: int | None
    words: str


def found(pair: Pair) -> Iterator[Found]:
    """The first date of a pair that is another one in the other language."""
    sides = pair.sides("zh", "en")
    if not sides:
        return
    chinese, english = sides
    ours = chinese_shapes(chinese.text)
    theirs = english_shapes(english.text) if ours else []
    if not theirs or len(ours) * len(theirs) > _MANY:
        return
    words = _contradiction(chinese, english, ours, theirs)
    if words := words or _otherwise(chinese, english, pair.issued):
        tell = partial(findings.date_differs, words=words[1], others=words[0])
        yield Found(codes.DATE_DIFFERS, english.hits[:1], tell, chinese.hits[:1])


def _contradiction(
    chinese: Side, english: Side, ours: Sequence[Shape], theirs: Sequence[Shape]
) -> tuple[str, str] | None:
    """The words of two dates that name different years, months or days."""
    one, other = _named(chinese, ours), _named(english, theirs)
    if one is None or other is None:
        return None
    left = [date for date in one if not any(_may_be(date, there) for there in other)]
    left_there = [date for date in other if not any(_may_be(date, here) for here in one)]
    for here in left:
        for there in left_there:
            differing = _differing(here, there)
            if any(
                not _says(english, part, first) and not _says(chinese, part, second)
                for part, first, second in differing
            ):
                return here.words, there.words
    return None


def _named(side: Side, shapes: Sequence[Shape]) -> list[_Named] | None:
    """The dates of a side that name a part of theirs; None where what is one is not sure."""
    found = []
    for shape in shapes:
        words = side.text[shape.start : shape.end]
        if shape.first is None:
            return None
        for said in filter(None, (shape.first, shape.last)):
            decade = said.part and said.month is None
            if not decade and not said.year is said.month is said.day is None:
                found.append(_Named(said.year, said.month, said.day, words))
    return found


def _differing(one: _Named, other: _Named) -> list[tuple[str, int, int]]:
    """The parts that both name otherwise: which, and both values."""
    found = []
    for part in ("year", "month", "day"):
        first, second = getattr(one, part), getattr(other, part)
        if first is None or second is None:
            continue
        if part == "year" and min(first, second) < _CENTURY:
            first, second = first % _CENTURY, second % _CENTURY
        if first != second:
            found.append((part, first, second))
    return found


def _may_be(one: _Named, other: _Named) -> bool:
    is_comparable = any(
        getattr(one, part) is not None and getattr(other, part) is not None
        for part in ("year", "month", "day")
    )
    return is_comparable and not _differing(one, other)


def _says(side: Side, part: str, value: int) -> bool:
    """Whether a side has a value anywhere, as what it may be."""
    text = side.text
    if side.language == "zh":
        return any(
            figure.low == value and text[figure.end : figure.end + 1] in _BEHIND[part]
            for figure in chinese_figures(text)
        )
    if part == "month":
        return month_name[value] in text
    return any(figure.low == value for figure in english_figures(text))


def _otherwise(chinese: Side, english: Side, issued: date | None) -> tuple[str, str] | None:
    """The words of the only two dates, one of which counts from the day of the issue."""
    ours, theirs = dates(chinese.text, "zh", issued), dates(english.text, "en", issued)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    one, other = ours[0], theirs[0]
    is_relative = {one.rule, other.rule} & _RELATIVE and {one.rule, other.rule} & _NAMED
    is_alike = one.when and one.when.count("-") == other.when.count("-")
    if not is_relative or not is_alike or agree(one, other):
        return None
    return chinese.text[one.start : one.end], english.text[other.start : other.end]
