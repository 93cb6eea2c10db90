"""Dates: read in the spellings of the corpus, refused where the calendar has no such day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.language.dates import in_words, iso

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
