"""Dates in running text: the table says what is read by which rule, and what must not be."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import cases, unmarked

from tei.language import dates as module
from tei.language.dates import Dated, agree, attributes, dates
from tei.language.numbers import numbers

TABLE = Path(__file__).with_name("dates.tsv")
ISSUED = dt.date(1958, 3, 20)


def said(dated: Dated) -> str:
    return f"{dated.when or f'{dated.from_}..{dated.to}'} {dated.rule}"


@pytest.mark.parametrize(("lang", "issued", "marked", "values"), cases(TABLE, 4))
def test_dates_of_the_table(lang: str, issued: str, marked: str, values: str) -> None:
    text, spans = unmarked(marked)
    found = dates(text, lang, None if issued == "-" else dt.date.fromisoformat(issued))
    assert [said(dated) for dated in found] == [value for value in values.split(", ") if value]
    assert [(dated.start, dated.end) for dated in found] == spans


@pytest.mark.parametrize(("lang", "issued", "marked", "values"), cases(TABLE, 4))
def test_a_date_is_no_number(lang: str, issued: str, marked: str, values: str) -> None:
    del issued, values
    text, spans = unmarked(marked)
    for number in numbers(text, lang):
        assert all(number.end <= start or end <= number.start for start, end in spans)


def test_every_rule_is_explained() -> None:
    used = {
        value.split()[1] for *_, values in cases(TABLE, 4) for value in values.split(", ") if value
    }
    assert used == set(re.findall(r"^([a-z-]{8,})\s{1,}\S", module.__doc__ or "", re.MULTILINE))


DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(1999, 12, 31))
PIECES = st.sampled_from(
    "一九五八年 1958年 三月 3月 十四日 14日 至 到 — 、 去年 本月 上旬 底 昨日 今天 的 ， 。 月 日 "
    "年 十 "
    "March May 14 14th 14, 1958 the last year month today first ten days of to and in - / . of "
    "1957-58 3/4/1958 early \n".split(" ")
)


@given(day=DAYS)
def test_a_day_in_full_reads_back(day: dt.date) -> None:
    month = module.in_words(day.isoformat()).split()[1]
    for lang, text in (
        ("zh", f"{day.year}年{day.month}月{day.day}日"),
        ("en", f"{month} {day.day}, {day.year}"),
        ("en", f"{day.day} {month} {day.year}"),
        ("en", day.isoformat()),
    ):
        (found,) = dates(text, lang, None)
        assert (found.when, found.start, found.end) == (day.isoformat(), 0, len(text))


def test_a_period_from_a_year_to_a_day_is_none() -> None:
    assert dates("去年到二十一日", "zh", dt.date(1958, 3, 20)) == []


@given(issued=DAYS, day=st.integers(1, 31))
def test_a_day_alone_is_never_after_the_issue(issued: dt.date, day: int) -> None:
    for found in [*dates(f"{day}日", "zh", issued), *dates(f"{day}日到会", "zh", issued)]:
        assert 0 <= (issued - dt.date.fromisoformat(found.when)).days < 31
        assert found.when.endswith(f"-{day:02}")


@given(issued=DAYS, day=DAYS)
def test_a_day_without_its_year_is_near_the_issue(issued: dt.date, day: dt.date) -> None:
    for found in dates(f"{day.month}月{day.day}日", "zh", issued):
        assert -92 <= (issued - dt.date.fromisoformat(found.when)).days < 366


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(
    text=st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join),
    issued=st.none() | st.dates(),
)
def test_any_text_is_read(lang: str, text: str, issued: dt.date | None) -> None:
    last = 0
    for dated in dates(text, lang, issued):
        assert last <= dated.start < dated.end <= len(text)
        assert bool(dated.when) is not bool(dated.from_ and dated.to)
        assert set(attributes(dated)) in ({"when"}, {"from", "to"})
        assert agree(dated, dated)
        last = dated.end


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "piece", ["1", "一", "三月", "14日", "14日到", "的", "March ", "the 14th to ", "1958-", "last "]
)
def test_long_runs_are_read_too(lang: str, piece: str) -> None:
    assert isinstance(dates(piece * 20_000, lang, ISSUED), list)


def only(text: str) -> Dated:
    (found,) = dates(text, "en" if text.isascii() else "zh", ISSUED)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("March 14", "三月十四日"),
        ("from the 14th to the 16th", "14日到16日"),
        ("last October", "去年十月"),
        ("yesterday", "3月19日"),
        ("early March", "三月上旬"),
        ("the first ten days of March", "三月上旬"),
        ("last year", "1957年"),
        ("the third quarter of this year", "今年第三季度"),
        ("the 1950s", "五十年代"),
    ],
)
def test_dates_that_can_be_the_same_agree(one: str, other: str) -> None:
    assert agree(only(one), only(other))
    assert agree(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("March 14", "三月十五日"),
        ("March 14", "三月"),
        ("in October 1957", "1957年"),
        ("early March", "二月上旬"),
        ("in 1957", "五十年代"),
        ("from the 14th to the 16th", "14日到17日"),
        ("from the 14th to the 16th", "14日"),
    ],
)
def test_dates_that_differ_do_not(one: str, other: str) -> None:
    assert not agree(only(one), only(other))
    assert not agree(only(other), only(one))


def test_dates_as_attributes_of_tei() -> None:
    assert attributes(only("3月14日")) == {"when": "1958-03-14"}
    assert attributes(only("14日到16日")) == {"from": "1958-03-14", "to": "1958-03-16"}
