"""What a line of text becomes: byline, dateline, figure, and otherwise a paragraph."""

from collections.abc import Callable

import pytest

from tei.model import Byline, Dateline, Figure, Head, Label, Name, Paragraph, Responsible, Version
from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]

CHINESE_FIGURE = "    下雨了。\n    （附图片）\n    雨中的山村  李明插图"
ENGLISH_FIGURE = (
    "It rained.\n\n(Attached picture)\n雨中的山村 李明插图\n"
    "A village in the rain Li Ming Illustration"
)


def _version(reading: Reading, lang: str) -> Version:
    return next(version for version in reading.versions if version.lang == lang)


def _figures(reading: Reading, lang: str) -> list[Figure]:
    return [block for block in _version(reading, lang).blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("李明", "Li Ming"), ("李\u3000明", "By Li Ming"), (" 李 明 ", "LI MING")],
)
def test_the_authors_name_on_a_line_of_its_own_is_the_byline(
    chinese: str, english: str, source: Source, read: Read
) -> None:
    text = source(
        author="Li Ming",
        chinese_author="李明",
        english=f"{english}\n\nIt rained.",
        chinese=f"    {chinese}\n    下雨了。",
    )
    reading = read(text)
    for lang, line in (("en", english), ("zh-Hans", chinese.strip())):
        _, byline, paragraph = _version(reading, lang).blocks
        assert isinstance(byline, Byline)
        assert byline.content == (line,)
        assert isinstance(paragraph, Paragraph)


def test_a_name_that_is_not_the_authors_is_no_byline(source: Source, read: Read) -> None:
    reading = read(source(author="Li Ming", english="Wang Fang\n\nIt rained."))
    assert isinstance(_version(reading, "en").blocks[1], Paragraph)


@pytest.mark.parametrize(
    "dateline",
    [
        "本报沈阳电\u3000",
        "本报沈阳15日讯  ",
        "新华社沈阳十五日电\u3000",
        "【新华社延安十六日电】",
        "【本报讯】 ",
    ],
)
def test_a_chinese_dateline_is_lifted_with_its_separator(
    dateline: str, source: Source, read: Read
) -> None:
    reading = read(source(chinese=f"    {dateline}昨夜下雨了。"))
    _, lifted, paragraph = _version(reading, "zh-Hans").blocks
    assert isinstance(lifted, Dateline)
    assert (lifted.text, lifted.rend) == (dateline, "indent(4sp)")
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.rend) == ("昨夜下雨了。", "")
    assert lifted.span.end == paragraph.span.start


@pytest.mark.parametrize(
    "dateline",
    [
        "Shenyang News—",
        "Xinhua News Agency, Shenyang, 15th: ",
        "Our Shenyang Dispatch--",
        "【Xinhua News Agency, Yan'an, 16th】 ",
    ],
)
def test_an_english_dateline_is_lifted_with_its_separator(
    dateline: str, source: Source, read: Read
) -> None:
    reading = read(source(english=f"{dateline}It rained last night."))
    _, lifted, paragraph = _version(reading, "en").blocks
    assert isinstance(lifted, Dateline)
    assert lifted.text == dateline
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "It rained last night."


@pytest.mark.parametrize(
    "line",
    [
        "新华社今天发表了一篇文章。",
        "本报收到了很多来信，其中一封电报说下雨了。",
        "A News Agency has opened in town. It is small: two rooms.",
        "【本报讯】",
    ],
)
def test_a_line_that_names_an_agency_is_no_dateline_for_that(
    line: str, source: Source, read: Read
) -> None:
    parts = {"english": line} if line.isascii() else {"chinese": f"    {line}"}
    for version in read(source(**parts)).versions:
        assert not any(isinstance(block, Dateline) for block in version.blocks)


def test_only_the_first_paragraph_has_a_dateline(source: Source, read: Read) -> None:
    reading = read(source(chinese="    昨夜下雨了。\n    本报沈阳电\u3000今天晴。"))
    _, first, second = _version(reading, "zh-Hans").blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)


def test_a_figure_has_a_label_a_caption_and_a_credit(source: Source, read: Read) -> None:
    reading = read(source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE))
    [figure] = _figures(reading, "zh-Hans")
    label, caption, credit = figure.content
    assert isinstance(label, Label)
    assert label.text == "（附图片）"
    assert isinstance(caption, Head)
    assert caption.text == "雨中的山村  "
    assert isinstance(credit, Byline)
    assert credit.content == (Name("李明", "illustrator"), "插图")


def test_a_translated_figure_repeats_the_originals_caption(source: Source, read: Read) -> None:
    reading = read(source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE))
    [figure] = _figures(reading, "en")
    label, echo, caption, credit = figure.content
    assert isinstance(label, Label)
    assert isinstance(echo, Head)
    assert (echo.text, echo.type) == ("雨中的山村 李明插图", "original")
    assert isinstance(caption, Head)
    assert (caption.text, caption.type) == ("A village in the rain ", "")
    assert isinstance(credit, Byline)
    assert credit.content == (Name("Li Ming", "illustrator"), " Illustration")


def test_who_made_a_picture_is_named_in_both_languages(source: Source, read: Read) -> None:
    header = read(source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE)).header
    names = (("zh-Hans", "李明"), ("en", "Li Ming"))
    assert header.responsible == (Responsible("illustrator", names),)


@pytest.mark.parametrize(
    ("verb", "role"),
    [("插图", "illustrator"), ("摄", "photographer"), ("摄影", "photographer"), ("木刻", "artist")],
)
def test_the_verb_of_a_credit_says_the_role(
    verb: str, role: str, source: Source, read: Read
) -> None:
    chinese = f"    下雨了。\n    （附图片）\n    雨中的山村\u3000李明{verb}"
    assert read(source(chinese=chinese)).header.responsible == (
        Responsible(role, (("zh-Hans", "李明"),)),
    )


@pytest.mark.parametrize(
    "label",
    ["（附图片）", "(图片)", "（附照片）", "(Attached picture)", "(Picture)", "(photo attached)"],
)
def test_the_words_that_announce_a_figure(label: str, source: Source, read: Read) -> None:
    reading = read(source(chinese=f"    下雨了。\n    {label}\n    雨中的山村"))
    assert len(_figures(reading, "zh-Hans")) == 1


def test_a_paragraph_after_a_figure_is_no_caption(source: Source, read: Read) -> None:
    reading = read(source(chinese=CHINESE_FIGURE + "\n    第二天，天晴了。"))
    last = _version(reading, "zh-Hans").blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "第二天，天晴了。"


@pytest.mark.parametrize(
    ("indent", "rend"),
    [
        ("", ""),
        ("    ", "indent(4sp)"),
        ("\u3000\u3000", "indent(2em)"),
        ("\t", "indent(1tab)"),
        ("\t    ", "indent(1tab+4sp)"),
    ],
)
def test_the_indentation_of_a_line_is_kept(
    indent: str, rend: str, source: Source, read: Read
) -> None:
    paragraph = _version(read(source(chinese=f"下雨了。\n{indent}天晴了。")), "zh-Hans").blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.rend) == ("天晴了。", rend)


def test_every_span_shows_its_text_in_the_source(source: Source, read: Read) -> None:
    text = source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE)
    for version in read(text).versions:
        for block in version.blocks:
            for item in block.content if isinstance(block, Figure) else (block,):
                if isinstance(item, Head | Label | Paragraph | Dateline):
                    assert text[item.span.start : item.span.end] == item.text
