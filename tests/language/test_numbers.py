"""Numbers in running text: the table says what is read, and what must not be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import cases, unmarked

from tei.language.numbers import Number, agree, attributes, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).with_name("numbers.tsv")


def quantity(text: str) -> Decimal | Fraction | None:
    if not text:
        return None
    if text.endswith("%"):
        return Decimal(text[:-1]) / 100
    return Fraction(text) if "/" in text else Decimal(text)


def expected(text: str) -> tuple[object, ...]:
    """Value, bounds, kind and roughness, from the notation of the table."""
    kind = "percentage" if "%" in text else "fraction" if "/" in text else "cardinal"
    if text.startswith("#"):
        kind, text = "ordinal", text[1:]
    rough = text.startswith("~")
    text = text.removeprefix("~")
    low, bounded, high = text.partition("..")
    if bounded:
        return (None, quantity(low), quantity(high), kind, rough)
    return (quantity(text), None, None, kind, rough)


def said(number: Number) -> tuple[object, ...]:
    return (number.value, number.at_least, number.at_most, number.kind, number.approximate)


def figures(number: Number) -> set[object]:
    return {number.value, number.at_least, number.at_most} - {None}


@pytest.mark.parametrize(("lang", "marked", "values"), cases(TABLE, 3))
def test_numbers_of_the_table(lang: str, marked: str, values: str) -> None:
    text, spans = unmarked(marked)
    found = numbers(text, lang)
    assert [text[number.start : number.end] for number in found] == [
        text[start:end] for start, end in spans
    ]
    assert [(number.start, number.end) for number in found] == spans
    assert [said(number) for number in found] == [expected(value) for value in values.split()]


@pytest.mark.parametrize(("lang", "marked", "values"), cases(TABLE, 3))
def test_a_number_reads_the_same_where_it_stands_alone(lang: str, marked: str, values: str) -> None:
    del values
    text, spans = unmarked(marked)
    for (start, end), number in zip(spans, numbers(text, lang), strict=True):
        # Some are numbers only by what is counted, and 1958 alone is a year.
        alone = numbers(text[start:end], lang) or numbers(text[max(0, start - 2) : end + 7], lang)
        assert (figures(alone[0]), alone[0].kind) == (figures(number), number.kind)


DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A number in Chinese numerals, as it is taught."""
    for unit, name in ((10**12, "兆"), (10**8, "亿"), (10**4, "万")):
        if number >= unit:
            rest = number % unit
            between = "零" if rest and rest < unit // 10 else ""
            return in_chinese(number // unit) + name + between + (in_chinese(rest) if rest else "")
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            rest = number % unit
            between = "零" if rest and rest < unit // 10 else ""
            return DIGITS[number // unit] + name + between + (in_chinese(rest) if rest else "")
    return DIGITS[number]


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_english(number: int) -> str:
    for unit, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
    ):
        if number >= unit:
            rest = number % unit
            between = " and " if 0 < rest < 100 else " "
            return f"{in_english(number // unit)} {name}" + (
                between + in_english(rest) if rest else ""
            )
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {in_english(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(1, 10**12))
def test_every_number_in_chinese_numerals_reads_back(number: int) -> None:
    (found,) = numbers(f"{in_chinese(number)}吨", "zh")
    assert (found.value, found.start, found.end) == (number, 0, len(in_chinese(number)))


@given(st.integers(1, 10**12))
def test_every_number_in_english_words_reads_back(number: int) -> None:
    (found,) = numbers(f"{in_english(number)} tons", "en")
    assert (found.value, found.start, found.end) == (number, 0, len(in_english(number)))


@given(st.integers(0, 10**12))
def test_every_number_in_digits_reads_back(number: int) -> None:
    for lang, text in (("zh", f"{number:,}吨"), ("en", f"{number:,} tons")):
        (found,) = numbers(text, lang)
        assert found.value == number


PIECES = st.sampled_from(
    "一 二 两 十 百 千 万 亿 零 几 数 半 多 余 来 第 分之 个 人 年 年多 半 成 。 ， 、 至 到 "
    "— - % 3 14 1,234 1958 ３ ． · / one two twenty hundred thousand million and a half third "
    "thirds percent of dozen more than about 14th 1.2 from to between or \n".split(" ")
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(text=st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join))
def test_any_text_is_read(lang: str, text: str) -> None:
    ends = [0]
    for number in numbers(text, lang):
        assert ends[-1] <= number.start < number.end <= len(text)
        assert figures(number)
        if number.at_least is not None and number.at_most is not None:
            assert number.at_least < number.at_most
        assert attributes(number)
        assert agree(number, number)
        ends.append(number.end)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "piece",
    ["一", "万", "1", "1,234", "几", "百分之", "one ", "hundred ", "1/", "第", "三至", "3-"],
)
def test_long_runs_are_read_too(lang: str, piece: str) -> None:
    assert isinstance(numbers(piece * 50_000, lang), list)


def only(text: str) -> Number:
    # Short ones are numbers by what is counted.
    (found,) = numbers(text, "en") if text.isascii() else numbers(f"{text}人", "zh")
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("149", "一百四十九"),
        ("more than 300", "三百多"),
        ("over 300", "超过三百"),
        ("3 percent", "百分之三"),
        ("275,000", "二十七万五千"),
        ("more than 40", "四十多"),
        ("dozens", "几十"),
        ("several hundred", "数百"),
        ("tens of thousands", "几万"),
        ("two-thirds", "三分之二"),
        ("30 percent", "增产三成，"),
        ("half of them", "一半"),
        ("50 percent", "一半"),
        ("nearly 500", "近五百"),
        ("about 300", "三百左右"),
        ("about 300", "295"),
        ("3 to 5", "三至五"),
        ("the 71st", "第七十一"),
        ("a dozen", "十几"),
        ("more than a dozen", "十几"),
        ("340", "三百多"),
        ("300", "三百多"),
        ("two and a half", "两个半"),
        ("1.2 million", "一百二十万"),
    ],
)
def test_numbers_that_can_be_the_same_agree(one: str, other: str) -> None:
    assert agree(only(one), only(other))
    assert agree(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("149", "一百五十"),
        ("more than 300", "四百多"),
        ("more than 300", "四百"),
        ("more than 40", "五十"),
        ("more than 300", "三千"),
        ("dozens", "几百"),
        ("3 percent", "三点零"),
        ("3 percent", "百分之三十"),
        ("nearly 500", "近四百"),
        ("nearly 1,000", "五"),
        ("about 300", "二百"),
        ("the 3rd time", "三"),
        ("two-thirds", "三分之一"),
        ("3 to 5", "六至八"),
    ],
)
def test_numbers_that_differ_do_not(one: str, other: str) -> None:
    assert not agree(only(one), only(other))
    assert not agree(only(other), only(one))


def test_agreement_goes_both_ways() -> None:
    found = [
        number
        for lang, marked, _ in cases(TABLE, 3)
        for number in numbers(unmarked(marked)[0], lang)
    ]
    for one in found:
        for other in found:
            assert agree(one, other) is agree(other, one)


def test_numbers_as_attributes_of_tei() -> None:
    def all_of(text: str) -> Iterator[dict[str, str]]:
        return (attributes(number) for number in numbers(text, "zh"))

    assert list(
        all_of("一百四十九个，百分之三，三分之二，三百多名，超过三百，第一，四三．○○，三万人")
    ) == [
        {"value": "149"},
        {"type": "percentage", "value": "0.03"},
        {"type": "fraction", "value": "2/3"},
        {"atLeast": "300", "atMost": "399"},
        {"atLeast": "300"},
        {"type": "ordinal", "value": "1"},
        {"value": "43"},
        {"value": "30000"},
    ]
