"""The fields above the two halves: in any order, blank, missing, in several spellings."""

from collections.abc import Callable
from itertools import permutations

import pytest

from tei.model import Field, Version, blocks
from tei.sources import Reading

FIELDS = ("Title: Rain", "Author: Li Ming", "Date: 1958-03-21", "Page: 4")
HEADLINE = "### 下雨"

Source = Callable[..., str]
Read = Callable[[str], Reading]


def _texts(version: Version) -> list[str]:
    return [text for block in blocks(version.content) if (text := getattr(block, "text", ""))]


@pytest.mark.parametrize("order", list(permutations(FIELDS)))
def test_the_fields_may_stand_in_any_order(
    order: tuple[str, ...], source: Source, read: Read
) -> None:
    header = read(source(header="\n".join(order), headline=HEADLINE)).header
    assert [title.parts[0].text for title in header.titles] == ["Rain", "下雨"]
    assert header.authors == (("en", "Li Ming"),)
    assert (header.date, header.page) == ("1958-03-21", "4")


def test_blank_lines_within_the_header_are_layout(source: Source, read: Read) -> None:
    spaced = read(source(header="\n\n".join(FIELDS), headline=HEADLINE))
    assert spaced.header.authors == (("en", "Li Ming"),)
    assert (spaced.header.date, spaced.header.page) == ("1958-03-21", "4")
    assert _texts(spaced.versions[0]) == ["Rain", "It rained."]


def test_the_text_may_follow_the_header_without_a_blank_line(source: Source, read: Read) -> None:
    reading = read(source(header="Title: Rain\nDate: 1958-03-20\nIt rained.", english=None))
    assert _texts(reading.versions[0]) == ["Rain", "It rained."]


@pytest.mark.parametrize("label", ["Page", "Edition", "PAGE", "edition"])
def test_a_page_may_be_called_an_edition(label: str, source: Source, read: Read) -> None:
    text = source(header=f"Title: Rain\nDate: 1958-03-20\n{label}: 6", headline=HEADLINE)
    assert read(text).header.page == "6"


@pytest.mark.parametrize("blank", ["", " ", "\u3000", " \u00a0 "])
def test_a_field_left_blank_is_no_field(blank: str, source: Source, read: Read) -> None:
    header = f"Title:{blank}\nAuthor:{blank}\nDate:{blank}\nPage:{blank}"
    result = read(source(header=header, headline=HEADLINE)).header
    assert (result.authors, result.date, result.page, result.other) == ((), "", "", ())
    assert [title.lang for title in result.titles] == ["zh-Hans"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Li Ming", ["Li Ming"]),
        ("Li Ming, Wang Fang", ["Li Ming", "Wang Fang"]),
        ("Li Ming and Wang Fang", ["Li Ming", "Wang Fang"]),
        ("Li Ming; Wang Fang & Zhao Yun", ["Li Ming", "Wang Fang", "Zhao Yun"]),
    ],
)
def test_english_authors_are_divided(
    line: str, names: list[str], source: Source, read: Read
) -> None:
    authors = read(source(author=line)).header.authors
    assert authors == tuple(("en", name) for name in names)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("李明", ["李明"]),
        ("李明、王小芳", ["李明", "王小芳"]),
        ("李明，王小芳", ["李明", "王小芳"]),
        ("王小芳  李明", ["王小芳", "李明"]),
        ("王小芳\u3000李明 赵云", ["王小芳", "李明", "赵云"]),
        (" 李明  ", ["李明"]),
        ("新华社记者 李明", ["新华社记者", "李明"]),
        ("阿·别克", ["阿·别克"]),
    ],
)
def test_chinese_authors_are_divided(
    line: str, names: list[str], source: Source, read: Read
) -> None:
    authors = read(source(chinese_author=line)).header.authors
    assert authors == tuple(("zh-Hans", name) for name in names)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("高\u3000粮", ["高\u3000粮"]),
        ("高\u3000粮、王小芳", ["高\u3000粮", "王小芳"]),
        ("高\u3000粮\u3000王小芳", ["高\u3000粮", "王小芳"]),
        ("王小芳\u3000高\u3000粮", ["王小芳", "高\u3000粮"]),
    ],
)
def test_a_name_of_two_characters_may_be_set_wide(
    line: str, names: list[str], source: Source, read: Read
) -> None:
    authors = read(source(chinese_author=line)).header.authors
    assert authors == tuple(("zh-Hans", name) for name in names)


@pytest.mark.parametrize(
    "line", ["昨夜下雨了。", "昨夜下雨了，河水涨了，没人睡。", "他说：“下雨了！”"]
)
def test_a_sentence_below_the_headline_is_text_and_no_author(
    line: str, source: Source, read: Read
) -> None:
    reading = read(source(headline="### 终于下雨", chinese=line))
    assert reading.header.authors == ()
    assert _texts(reading.versions[1]) == ["终于下雨", line]


def test_the_authors_of_both_halves_are_kept_in_order(source: Source, read: Read) -> None:
    text = source(author="Li Ming, Wang Fang", chinese_author="李明\u3000王芳")
    assert read(text).header.authors == (
        ("en", "Li Ming"),
        ("en", "Wang Fang"),
        ("zh-Hans", "李明"),
        ("zh-Hans", "王芳"),
    )


@pytest.mark.parametrize(
    ("line", "page"),
    [("第4版()", "4"), ("第12版（）", "12"), ("第2-3版()", "2-3"), ("  第5版() ", "5")],
)
def test_the_page_of_the_original_is_read(line: str, page: str, source: Source, read: Read) -> None:
    assert read(source(page=None, headline=f"### 下雨\n{line}")).header.page == page


def test_the_section_in_the_brackets_of_a_page_is_kept(source: Source, read: Read) -> None:
    header = read(source(headline="### 下雨\n1958-03-20\n第1版(国际)\n专栏：")).header
    assert header.page == "1"
    assert header.other == (Field("section", "zh-Hans", "国际"),)


def test_an_empty_column_is_none(source: Source, read: Read) -> None:
    assert read(source(column="")).header.column is None


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_column_is_read(colon: str, source: Source, read: Read) -> None:
    header = read(source(headline=f"### 下雨\n1958-03-20\n专栏{colon}农村来信")).header
    assert header.column == Field("column", "zh-Hans", "农村来信")


def test_fields_of_the_original_are_no_text(source: Source, read: Read) -> None:
    reading = read(source(column="农村来信", chinese_author="李明"))
    assert _texts(reading.versions[1]) == ["终于下雨", "下雨了。"]


def test_a_line_that_looks_like_a_field_is_text_below_the_header(
    source: Source, read: Read
) -> None:
    english = "It rained.\n\nDate: nobody knows.\n\nTitle: none."
    reading = read(source(english=english))
    assert _texts(reading.versions[0]) == [
        "Rain at last",
        "It rained.",
        "Date: nobody knows.",
        "Title: none.",
    ]
