"""Titles and their parts, and the headline that the text repeats or leaves out."""

from collections.abc import Callable

import pytest

from tei.model import Head, Paragraph, Version
from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]

THREE = "到田里去\u3000到山上去  ——记一个冬天的劳动"


def _version(reading: Reading, lang: str) -> Version:
    return next(version for version in reading.versions if version.lang == lang)


def _heads(reading: Reading, lang: str) -> list[tuple[str, str, bool]]:
    blocks = _version(reading, lang).blocks
    return [(b.text, b.type, b.from_title) for b in blocks if isinstance(b, Head)]


def _paragraphs(reading: Reading, lang: str) -> list[str]:
    return [b.text for b in _version(reading, lang).blocks if isinstance(b, Paragraph)]


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
    repeated: list[str], source: Source, read: Read
) -> None:
    chinese = "\n".join(f"    {line}" for line in [*repeated, "下雨了。"])
    reading = read(source(chinese_title=THREE, chinese=chinese))
    heads = _heads(reading, "zh-Hans")
    assert [text for text, _, _ in heads] == repeated
    assert not any(from_title for _, _, from_title in heads)
    assert _paragraphs(reading, "zh-Hans") == ["下雨了。"]


def test_repeated_lines_have_the_types_of_the_parts(source: Source, read: Read) -> None:
    chinese = "    到田里去\n    到山上去\n    ——记一个冬天的劳动\n    下雨了。"
    heads = _heads(read(source(chinese_title=THREE, chinese=chinese)), "zh-Hans")
    assert [of_type for _, of_type, _ in heads] == ["main", "main", "sub"]


def test_the_indentation_of_a_repeated_headline_is_kept(source: Source, read: Read) -> None:
    reading = read(source(chinese="\u3000\u3000终于下雨\n\t下雨了。"))
    [head, paragraph] = _version(reading, "zh-Hans").blocks
    assert isinstance(head, Head)
    assert isinstance(paragraph, Paragraph)
    assert (head.rend, paragraph.rend) == ("indent(2em)", "indent(1tab)")


@pytest.mark.parametrize("remark", ["（图片）", "(图片)", "（附图片）"])
def test_a_remark_at_the_end_of_the_title_may_be_left_out_of_the_text(
    remark: str, source: Source, read: Read
) -> None:
    text = source(chinese_title=f"山村的早晨{remark}", chinese="    山村的早晨\n    下雨了。")
    reading = read(text)
    assert _heads(reading, "zh-Hans") == [("山村的早晨", "", False)]
    assert _paragraphs(reading, "zh-Hans") == ["下雨了。"]


def test_punctuation_and_case_make_no_other_headline(source: Source, read: Read) -> None:
    reading = read(source(title="Rain, at Last!", english="RAIN AT LAST\n\nIt rained."))
    assert _heads(reading, "en") == [("RAIN AT LAST", "", False)]
    assert _paragraphs(reading, "en") == ["It rained."]


@pytest.mark.parametrize(
    "first", ["终于", "终于下雨了", "终于下雨，人人高兴。", "下雨终于", "于下雨"]
)
def test_a_line_that_is_only_like_the_headline_is_a_paragraph(
    first: str, source: Source, read: Read
) -> None:
    reading = read(source(chinese=f"    {first}\n    下雨了。"))
    assert _heads(reading, "zh-Hans") == [("终于下雨", "", True)]
    assert _paragraphs(reading, "zh-Hans") == [first, "下雨了。"]


def test_a_headline_that_the_text_leaves_out_is_taken_from_the_title(
    source: Source, read: Read
) -> None:
    reading = read(source())
    assert _heads(reading, "en") == [("Rain at last", "", True)]
    assert _heads(reading, "zh-Hans") == [("终于下雨", "", True)]


def test_a_document_may_be_its_headline_alone(source: Source, read: Read) -> None:
    reading = read(source(chinese="", english=""))
    assert [(v.lang, len(v.blocks)) for v in reading.versions] == [("en", 1), ("zh-Hans", 1)]
