"""What a line of text becomes: byline, dateline, figure, and otherwise a paragraph."""

from collections.abc import Callable

import pytest
from lxml import etree

from tei.model import Responsible
from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]
Division = Callable[[str, str], etree._Element]

CHINESE_FIGURE = "    昨夜下雨了。\n    （附图片）\n    雨中的山村  李明插图"
ENGLISH_FIGURE = (
    "It rained last night.\n\n(Attached picture)\n雨中的山村 李明插图\n"
    "A village in the rain Li Ming Illustration"
)


def _shape(element: etree._Element) -> list[tuple[str, str]]:
    """The name and the text of each child."""
    return [(etree.QName(child).localname, "".join(child.itertext())) for child in element]


def _after_the_headline(division: etree._Element) -> list[tuple[str, str]]:
    [(name, _), *others] = _shape(division)
    assert name == "head"
    return others


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("李明", "Li Ming"), ("李\u3000明", "By Li Ming"), (" 李 明 ", "LI MING")],
)
def test_the_authors_name_below_the_headline_is_the_byline(
    chinese: str, english: str, source: Source, division: Division
) -> None:
    text = source(
        author="Li Ming",
        chinese_author="李明",
        english=f"{english}\n\nIt rained last night.",
        chinese=f"    {chinese}\n    昨夜下雨了。",
    )
    assert _after_the_headline(division(text, "en")) == [
        ("byline", english),
        ("p", "It rained last night."),
    ]
    assert _after_the_headline(division(text, "zh-Hans")) == [
        ("byline", chinese.strip()),
        ("p", "昨夜下雨了。"),
    ]


def test_a_name_that_is_not_the_authors_is_no_byline(source: Source, division: Division) -> None:
    text = source(author="Li Ming", english="Wang Fang\n\nIt rained last night.")
    assert division(text, "en").find("{*}byline") is None


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
    dateline: str, source: Source, division: Division
) -> None:
    original = division(source(chinese=f"    {dateline}昨夜下雨了。"), "zh-Hans")
    assert _after_the_headline(original) == [("dateline", dateline), ("p", "昨夜下雨了。")]
    assert [child.get("rend") for child in original[1:]] == ["indent(4sp)", "inline"]


@pytest.mark.parametrize(
    "dateline",
    [
        "Shenyang News—",
        "Xinhua News Agency, Shenyang, 15th: ",
        "Our Shenyang Dispatch--",
        "【Xinhua News Agency, Yan'an, 16th】 ",
        "Jiangcheng, July 3—",
        "JIANGCHENG, July 3 — ",
        "Jiangcheng, July 3 (JNA)—",
        "Jiangcheng (JNA), 3rd July, 1958 -- ",
        "River Town, Hubei, Sept. 3—",
        "Our Correspondent, Jiangcheng, July 3—",
        "By Our Special Correspondent Li Ming in Jiangcheng, July 3—",
    ],
)
def test_an_english_dateline_is_lifted_with_its_separator(
    dateline: str, source: Source, division: Division
) -> None:
    translation = division(source(english=f"{dateline}It rained last night."), "en")
    assert _after_the_headline(translation) == [
        ("dateline", dateline),
        ("p", "It rained last night."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "新华社今天发表了一篇文章。",
        "本报收到了很多来信，其中一封电报说下雨了。",
        "A News Agency has opened in town. It is small: two rooms.",
        "On July 3—the day of the flood—it rained.",
        "On Thursday, July 3—The day of the flood—it rained.",
        "Mary, July 3 — my birthday has come.",
        "Mary, July 3 — My birthday has come.",
        "Dear Mary, July 3 — The rain has stopped.",
        "Jiangcheng, July 3—5: It rained all day.",
        "Jiangcheng, July 3 — Rain in Town",
        "Yesterday, July 3 — The rain stopped.",
        "Day One, July 3 — The rain stopped.",
        "Our Correspondent was in Jiangcheng, July 3 was fine — It rained.",
    ],
)
def test_a_line_that_names_an_agency_is_no_dateline_for_that(
    line: str, source: Source, division: Division
) -> None:
    english = line.isascii()
    text = source(english=line) if english else source(chinese=f"    {line}")
    assert _after_the_headline(division(text, "en" if english else "zh-Hans")) == [("p", line)]


def test_a_figure_has_a_label_a_caption_and_a_credit(source: Source, division: Division) -> None:
    text = source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE)
    [figure] = division(text, "zh-Hans").iter("{*}figure")
    assert _shape(figure) == [
        ("label", "（附图片）"),
        ("head", "雨中的山村  "),
        ("byline", "李明插图"),
    ]
    assert figure.findtext("{*}byline/{*}name[@role='illustrator']") == "李明"


def test_a_translated_figure_repeats_the_originals_caption(
    source: Source, division: Division
) -> None:
    text = source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE)
    [figure] = division(text, "en").iter("{*}figure")
    assert _shape(figure) == [
        ("label", "(Attached picture)"),
        ("head", "雨中的山村 李明插图"),
        ("head", "A village in the rain "),
        ("byline", "Li Ming Illustration"),
    ]
    assert figure[1].get("type") == "original"
    assert figure[2].get("type") is None
    assert figure.findtext("{*}byline/{*}name[@role='illustrator']") == "Li Ming"


def test_who_made_a_picture_is_named_in_both_languages(source: Source, read: Read) -> None:
    header = read(source(chinese=CHINESE_FIGURE, english=ENGLISH_FIGURE)).header
    names = (("zh-Hans", "李明"), ("en", "Li Ming"))
    assert header.responsible == (Responsible("illustrator", names),)


@pytest.mark.parametrize(
    ("captions", "expected", "role"),
    [
        (
            "The dam    Photo by Li Ming",
            [("head", "The dam    "), ("byline", "Photo by Li Ming")],
            "photographer",
        ),
        (
            "The dam. Photograph by our reporter Li Ming.",
            [("head", "The dam. "), ("byline", "Photograph by our reporter Li Ming.")],
            "photographer",
        ),
        (
            "The dam (Drawing by Li Ming)",
            [("head", "The dam "), ("byline", "(Drawing by Li Ming)")],
            "artist",
        ),
        ("Drawing by Li Ming", [("byline", "Drawing by Li Ming")], "artist"),
        (
            "The dam\nPhoto: Li Ming",
            [("head", "The dam"), ("byline", "Photo: Li Ming")],
            "photographer",
        ),
        (
            "The dam\nIllustrated by Li Ming.",
            [("head", "The dam"), ("byline", "Illustrated by Li Ming.")],
            "illustrator",
        ),
        ("Photo: Jiang Dam", [("head", "Photo: Jiang Dam")], ""),
        ("The dam in a photo by a friend", [("head", "The dam in a photo by a friend")], ""),
        ("The dam\nPhoto: the dam", [("head", "The dam"), ("head", "Photo: the dam")], ""),
    ],
)
def test_an_english_credit_is_a_byline_with_a_name(
    captions: str,
    expected: list[tuple[str, str]],
    role: str,
    source: Source,
    division: Division,
) -> None:
    text = source(english=f"It rained last night.\n(Attached picture)\n{captions}")
    [figure] = division(text, "en").iter("{*}figure")
    assert _shape(figure)[1:] == expected
    names = [(name.get("role"), name.text) for name in figure.iter("{*}name")]
    assert names == ([(role, "Li Ming")] if role else [])


def test_a_credit_has_the_role_that_the_original_says(source: Source, read: Read) -> None:
    english = "It rained.\n(Attached picture)\nThe dam\nDrawing by Li Ming"
    chinese = "    下雨了。\n    （附图片）\n    水坝\u3000李明插图"
    assert read(source(english=english, chinese=chinese)).header.responsible == (
        Responsible("illustrator", (("zh-Hans", "李明"), ("en", "Li Ming"))),
    )


def test_a_credit_with_two_names_and_one_on_its_own_line(source: Source, read: Read) -> None:
    english = "It rained.\n(Attached picture)\nThe dam\nPhotos by Li Ming and Wang Fang"
    chinese = "    下雨了。\n    （附图片）\n    水坝\n    李明摄"
    assert read(source(english=english, chinese=chinese)).header.responsible == (
        Responsible("photographer", (("zh-Hans", "李明"), ("en", "Li Ming"))),
        Responsible("photographer", (("en", "Wang Fang"),)),
    )


@pytest.mark.parametrize("line", ["农民工作", "小说插图", "李明壁画"])
def test_a_line_of_a_caption_that_ends_like_a_credit_is_none(
    line: str, source: Source, division: Division
) -> None:
    text = source(chinese=f"    下雨了。\n    （附图片）\n    水坝\n    {line}")
    [figure] = division(text, "zh-Hans").iter("{*}figure")
    assert _shape(figure)[1:] == [("head", "水坝"), ("head", line)]


@pytest.mark.parametrize(
    ("verb", "role"),
    [("插图", "illustrator"), ("摄", "photographer"), ("摄影", "photographer"), ("木刻", "artist")],
)
def test_the_verb_of_a_credit_says_the_role(
    verb: str, role: str, source: Source, read: Read
) -> None:
    chinese = f"    昨夜下雨了。\n    （附图片）\n    雨中的山村\u3000李明{verb}"
    assert read(source(chinese=chinese)).header.responsible == (
        Responsible(role, (("zh-Hans", "李明"),)),
    )


@pytest.mark.parametrize(
    "label",
    ["（附图片）", "(图片)", "（附照片）", "(Attached picture)", "(Picture)", "(photo attached)"],
)
def test_the_words_that_announce_a_figure(label: str, source: Source, division: Division) -> None:
    original = division(source(chinese=f"    昨夜下雨了。\n    {label}\n    雨中的山村"), "zh-Hans")
    assert _after_the_headline(original) == [
        ("p", "昨夜下雨了。"),
        ("figure", f"\n          {label}\n          雨中的山村\n        "),
    ]


def test_a_paragraph_after_a_figure_is_no_caption(source: Source, division: Division) -> None:
    original = division(source(chinese=CHINESE_FIGURE + "\n    第二天，天晴了。"), "zh-Hans")
    assert _shape(original)[-1] == ("p", "第二天，天晴了。")


@pytest.mark.parametrize(
    ("indent", "rend"),
    [
        ("", None),
        ("    ", "indent(4sp)"),
        ("\u3000\u3000", "indent(2em)"),
        ("\t", "indent(1tab)"),
        ("\t    ", "indent(1tab+4sp)"),
    ],
)
def test_the_indentation_of_a_line_is_kept(
    indent: str, rend: str | None, source: Source, division: Division
) -> None:
    last = division(source(chinese=f"昨夜下雨了。\n{indent}今天晴。"), "zh-Hans")[-1]
    assert last.get("rend") == rend
