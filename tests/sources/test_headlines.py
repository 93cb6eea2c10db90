"""Titles and their parts, and the headline that the text repeats or leaves out."""

from collections.abc import Callable

import pytest
from lxml import etree

from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]
Division = Callable[[str, str], etree._Element]

THREE = "到田里去\u3000到山上去  ——记一个冬天的劳动"


def _texts(division: etree._Element, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in division.iter(f"{{*}}{name}")]


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("下雨了", ["下雨了"]),
        ("到田里去  到山上去", ["到田里去", "到山上去"]),
        ("到田里去\u3000到山上去", ["到田里去", "到山上去"]),
        ("到田里去——记一个冬天", ["到田里去", "——记一个冬天"]),
        (THREE, ["到田里去", "到山上去", "——记一个冬天的劳动"]),
        ("到田里去 到山上去", ["到田里去 到山上去"]),
    ],
)
def test_the_parts_of_a_chinese_title(
    title: str, parts: list[str], source: Source, read: Read
) -> None:
    header = read(source(title=None, chinese_title=title)).header
    assert [part.text for part in header.titles[0].parts] == parts


def test_what_follows_a_dash_is_a_subtitle(source: Source, read: Read) -> None:
    header = read(source(title=None, chinese_title=THREE)).header
    assert [part.type for part in header.titles[0].parts] == ["main", "main", "sub"]


def test_a_translated_title_is_divided_where_that_gives_as_many_parts(
    source: Source, read: Read
) -> None:
    english = "To the Fields; To the Mountains: Notes of a Winter"
    titles = read(source(title=english, chinese_title=THREE)).header.titles
    assert [(part.text, part.type) for part in titles[0].parts] == [
        ("To the Fields;", "main"),
        ("To the Mountains:", "main"),
        ("Notes of a Winter", "sub"),
    ]


def test_a_translated_title_is_left_whole_otherwise(source: Source, read: Read) -> None:
    english = "A Winter: To the Fields, to the Mountains"
    titles = read(source(title=english, chinese_title=THREE)).header.titles
    assert [part.text for part in titles[0].parts] == [english]
    assert len(titles[1].parts) == 3


@pytest.mark.parametrize(
    "repeated",
    [
        ["到田里去", "到山上去", "——记一个冬天的劳动"],
        ["到田里去到山上去", "——记一个冬天的劳动"],
        ["到田里去\u3000到山上去\u3000——记一个冬天的劳动"],
    ],
)
def test_a_headline_that_the_text_repeats_is_its_head(
    repeated: list[str], source: Source, division: Division
) -> None:
    chinese = "\n".join(f"    {line}" for line in [*repeated, "昨夜下雨了。"])
    original = division(source(chinese_title=THREE, chinese=chinese), "zh-Hans")
    assert _texts(original, "head") == repeated
    assert not original.findall("{*}head[@source]")
    assert _texts(original, "p") == ["昨夜下雨了。"]


def test_repeated_lines_have_the_types_of_the_parts(source: Source, division: Division) -> None:
    chinese = "    到田里去\n    到山上去\n    ——记一个冬天的劳动\n    昨夜下雨了。"
    original = division(source(chinese_title=THREE, chinese=chinese), "zh-Hans")
    assert [head.get("type") for head in original.iter("{*}head")] == ["main", "main", "sub"]


def test_the_indentation_of_a_repeated_headline_is_kept(source: Source, division: Division) -> None:
    original = division(source(chinese="\u3000\u3000终于下雨\n\t昨夜下雨了。"), "zh-Hans")
    assert [child.get("rend") for child in original] == ["indent(2em)", "indent(1tab)"]


@pytest.mark.parametrize("remark", ["（图片）", "(图片)", "（附图片）"])
def test_a_remark_at_the_end_of_the_title_may_be_left_out_of_the_text(
    remark: str, source: Source, division: Division
) -> None:
    text = source(chinese_title=f"山村的早晨{remark}", chinese="    山村的早晨\n    昨夜下雨了。")
    original = division(text, "zh-Hans")
    assert _texts(original, "head") == ["山村的早晨"]
    assert _texts(original, "p") == ["昨夜下雨了。"]


def test_punctuation_and_case_make_no_other_headline(source: Source, division: Division) -> None:
    text = source(title="Rain, at Last!", english="RAIN AT LAST\n\nIt rained all night.")
    translation = division(text, "en")
    assert _texts(translation, "head") == ["RAIN AT LAST"]
    assert _texts(translation, "p") == ["It rained all night."]


@pytest.mark.parametrize("first", ["终于。", "终于下雨了。", "终于下雨，人人高兴。", "下雨终于。"])
def test_a_line_that_is_only_like_the_headline_is_a_paragraph(
    first: str, source: Source, division: Division
) -> None:
    original = division(source(chinese=f"    {first}\n    昨夜下雨了。"), "zh-Hans")
    assert _texts(original, "head") == ["终于下雨"]
    assert _texts(original, "p") == [first, "昨夜下雨了。"]


@pytest.mark.parametrize(("lang", "title"), [("en", "Rain at last"), ("zh-Hans", "终于下雨")])
def test_a_headline_that_the_text_leaves_out_is_taken_from_the_title(
    lang: str, title: str, source: Source, division: Division
) -> None:
    [head] = division(source(), lang).iter("{*}head")
    assert head.text == title
    assert head.get("source", "").endswith(f"-title-{lang}")


def test_each_part_of_a_title_that_the_text_leaves_out_is_a_head(
    source: Source, division: Division
) -> None:
    heads = list(division(source(chinese_title=THREE), "zh-Hans").iter("{*}head"))
    assert [(head.text, head.get("type")) for head in heads] == [
        ("到田里去", "main"),
        ("到山上去", "main"),
        ("——记一个冬天的劳动", "sub"),
    ]


def test_a_document_may_be_its_headline_alone(source: Source, read: Read) -> None:
    reading = read(source(chinese="", english=""))
    assert [version.lang for version in reading.versions] == ["en", "zh-Hans"]
