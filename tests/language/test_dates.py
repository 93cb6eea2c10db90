"""Dates: read in the spellings of the corpus, refused where the calendar has no such day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.language.dates.writing import Parts, gregorian, in_words, iso, parts, stated

DAYS = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize("form", ["{0}-{1}-{2}", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日"])
@given(day=DAYS)
def test_a_day_may_be_written_in_several_ways(form: str, day: dt.date) -> None:
    assert iso(form.format(day.year, day.month, day.day)) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1958", "1958"), ("1958年", "1958"), ("1958-3", "1958-03"), ("1958年3月", "1958-03")],
)
def test_a_month_or_a_year_is_a_date_too(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    "text",
    """1958-02-30 1958-13-01 1957-02-29 1958-00-10 1958-10-00 1958-00 0000-01-01 58-03-20
    20-03-1958 1958-03-20-21 1958- spring 三月""".split(),
)
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert iso(text) == ""


@pytest.mark.parametrize(
    ("when", "words"),
    [("1958-03-20", "20 March 1958"), ("1958-12", "December 1958"), ("1958", "1958")],
)
def test_a_date_in_words(when: str, words: str) -> None:
    assert in_words(when) == words


@given(day=DAYS)
def test_words_say_what_they_were_made_from(day: dt.date) -> None:
    assert stated(in_words(day.isoformat())) == parts(day.isoformat())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1958-03-14T10:00:00Z", (1958, 3, 14)),
        ("-0044-03", (-44, 3, None)),
        ("--03-14", (None, 3, 14)),
        ("---14", (None, None, 14)),
        ("19580314", (1958, 3, 14)),
        ("10:00:00", None),
        ("1958-03/1958-04", None),
        ("P1Y", None),
    ],
)
def test_what_a_value_says(value: str, expected: tuple[int | None, ...] | None) -> None:
    assert parts(value) == expected


def test_the_calendar_of_old_was_behind() -> None:
    assert gregorian(Parts(1917, 10, 25)) == (1917, 11, 7)
    assert gregorian(Parts(1700, 2, 18)) == (1700, 2, 28)
    assert gregorian(Parts(1700, 2, 19)) == (1700, 3, 1)
    assert gregorian(Parts(1582, 10, 5)) == (1582, 10, 15)
    assert gregorian(Parts(1917, 10, None)) is None
