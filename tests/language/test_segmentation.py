"""Sentences: where they end, and that no character is lost between them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tei.language.segmentation import sentences

#: What is hard about sentences, much more often than any text has it.
PIECES = st.sampled_from(
    [
        *"。！？…，、：；.!?,:;\"'“”‘’「」『』（）()《》[] \t\n\u3000\u00a0．○〇",
        *"雨水天a9Z０３三十",
        *(
            "Vol.",
            "No. ",
            "Mr. ",
            "U.S.",
            "p. ",
            "……",
            "——",
            "。”",
            ".) ",
            "3.5",
            "三．五",
            "e\u0301",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def _split(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@given(text=TEXTS)
@example(text="。" * 50)
@example(text="a\n\nb\r\nc\x0bd\x0ce\x85f\u2028g")
@example(text="1. 2. 3. Vol. 2. “”。”’）")
def test_sentences_are_in_order_apart_and_hold_every_character(lang: str, text: str) -> None:
    ranges = sentences(text, lang)
    end_before = 0
    for start, end in ranges:
        assert end_before <= start < end <= len(text)
        assert text[end_before:start].strip(" \t\n") == ""
        assert text[start:end] == text[start:end].strip(" \t\n")
        end_before = end
    assert text[end_before:].strip(" \t\n") == ""


@given(text=TEXTS)
def test_a_sentence_is_the_same_at_every_run(text: str) -> None:
    assert sentences(text, "zh-Hans") == sentences(text, "zh-Hans")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雨停了。17日，天晴了。", ["雨停了。", "17日，天晴了。"]),
        ("雨停了。１７日，天晴了。", ["雨停了。", "１７日，天晴了。"]),
        ("雨停了！3个人出门了。", ["雨停了！", "3个人出门了。"]),
    ],
)
def test_a_digit_begins_a_new_sentence_after_a_full_stop(text: str, expected: list[str]) -> None:
    assert _split(text, "zh-Hans") == expected


def test_a_latin_letter_begins_a_new_sentence_after_a_full_stop() -> None:
    assert _split("雨停了。A队出门了。", "zh-Hans") == ["雨停了。", "A队出门了。"]


@pytest.mark.parametrize("marks", ["“”", "‘’", "「」", "『』", "“‘’”", "「『』」"])
def test_closing_marks_belong_to_the_sentence_that_they_end(marks: str) -> None:
    half = len(marks) // 2
    said = f"他说：{marks[:half]}下雨了。{marks[half:]}"
    assert _split(f"{said}大家都很高兴。", "zh-Hans") == [said, "大家都很高兴。"]


def test_sentences_in_brackets_are_sentences() -> None:
    assert _split("（外面正在下雨。）大家都很高兴。", "zh-Hans") == [
        "（外面正在下雨。）",
        "大家都很高兴。",
    ]


def test_a_closing_mark_before_a_digit_belongs_to_the_sentence_before() -> None:
    assert _split("他说：“下雨了。”3个人笑了。", "zh-Hans") == ["他说：“下雨了。”", "3个人笑了。"]


@pytest.mark.parametrize(
    ("number", "lang"),
    [("1. ", "en"), ("12.", "en"), ("Article 3. ", "en"), ("１．", "zh-Hans"), ("1. ", "zh-Hans")],
)
def test_the_number_of_a_paragraph_is_no_sentence(number: str, lang: str) -> None:
    first, then = ("Rain fell.", " We slept.") if lang == "en" else ("下雨了。", "没人睡。")
    assert _split(f"{number}{first}{then}", lang) == [f"{number}{first}", then.strip()]


@pytest.mark.parametrize("number", ["四三．○○", "３．５", "3.5", "一二．五"])
def test_a_decimal_number_is_not_divided(number: str) -> None:
    text = f"米价{number}元。油价不变。"
    assert _split(text, "zh-Hans") == [f"米价{number}元。", "油价不变。"]


def test_an_english_decimal_number_is_not_divided() -> None:
    assert _split("Rice is 3.5 yuan. Oil is the same.", "en") == [
        "Rice is 3.5 yuan.",
        "Oil is the same.",
    ]


@pytest.mark.parametrize("reference", ["Vol. 2", "No. 14", "Art. 3", "p. 7", "Fig. 1", "pp. 3-4"])
def test_a_number_after_an_abbreviation_begins_no_sentence(reference: str) -> None:
    text = f"It is told in {reference} of the book. Nobody read it."
    assert _split(text, "en") == [f"It is told in {reference} of the book.", "Nobody read it."]


def test_a_closing_quotation_mark_ends_the_english_sentence() -> None:
    assert _split("He said: “It rained.” We went home.", "en") == [
        "He said: “It rained.”",
        "We went home.",
    ]


def test_the_ideographic_space_is_a_character_of_the_text() -> None:
    assert "".join(_split("\u3000\u3000雨停了。\u3000天晴了。", "zh-Hans")) == (
        "\u3000\u3000雨停了。\u3000天晴了。"
    )


@pytest.mark.parametrize("text", ["", " ", " \t\n "])
def test_white_space_alone_has_no_sentence(text: str) -> None:
    assert sentences(text, "en") == []


def test_a_language_that_nobody_knows_is_segmented_all_the_same() -> None:
    assert "".join(_split("Aaa bbb. Ccc ddd.", "xx")).replace(" ", "") == "Aaabbb.Cccddd."


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_seeds_paragraphs_have_as_many_sentences_in_both_languages(
    lang: str, seed: Path, division: Callable[[str, str], etree._Element]
) -> None:
    paragraphs = division(seed.read_text(encoding="utf-8"), lang).iter("{*}p")
    assert [len(paragraph.findall("{*}s")) for paragraph in paragraphs] == [2, 5, 4, 2, 4]
