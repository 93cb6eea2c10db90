"""Verse, tables, lists, parts, signatures: recognised by evidence, and otherwise paragraphs."""

from collections.abc import Callable
from itertools import groupby

import pytest
from lxml import etree

from tei import pipeline

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Division = Callable[[str, str], etree._Element]

VERSE = """    春
      春天来了，
      雪化了，
      燕子飞，
      田野绿。
    夏
      夏天来了，
      庄稼高，
      夜短了，
      日长了。"""
ENGLISH_VERSE = """Spring
    Spring has come,
    the snow is gone,
    the swallows fly,
    the fields are green.
Summer
    Summer has come,
    the corn is high,
    the nights are short,
    the days are long."""
BRIEFS = """    沈阳下雨
    沈阳下了两天雨，河水涨得很高，田里都是水。
    哈尔滨下雪
    哈尔滨下了两天雪，路上都是雪，汽车不能走。"""
ENGLISH_BRIEFS = """Rain in Shenyang
It rained in Shenyang for two days, and the river rose.
Snow in Harbin
It snowed in Harbin for two days, and the roads were closed."""


def _outline(element: etree._Element) -> str:
    """The elements in it that are blocks: `head lg(head l*4)`."""
    parts = []
    inline = ("s", "seg", "name", "date", "num")
    blocks = [child for child in element if etree.QName(child).localname not in inline]
    for part, same in groupby(blocks, key=_named):
        count = len(list(same))
        parts.append(f"{part}*{count}" if count > 1 else part)
    return " ".join(parts)


def _named(element: etree._Element) -> str:
    inner = _outline(element)
    name = etree.QName(element).localname
    return f"{name}({inner})" if inner else name


def _both(text: str, division: Division) -> list[str]:
    return [_outline(division(text, lang)) for lang in ("zh-Hans", "en")]


def test_songs_are_groups_of_lines_under_their_heads(source: Source, division: Division) -> None:
    titles = {"title": "Two Songs", "chinese_title": "歌谣两首"}
    text = source(chinese=VERSE, english=ENGLISH_VERSE, **titles)
    assert _both(text, division) == ["head lg(head l*4)*2"] * 2
    lines = division(text, "zh-Hans").iter("{*}l")
    assert {line.get("rend") for line in lines} == {"indent(6sp)"}


STANZAS = """It rained,
it snowed,
it blew.

The sun came,
it shone,
all day."""
CHINESE_STANZAS = """    下雨了，
    下雪了，
    刮风了。

    太阳来了，
    照亮了，
    一整天。"""


@pytest.mark.parametrize("blank", ["\n\n", "\n \u3000\n", "\n\n\n\n"])
def test_blank_lines_divide_verse_into_stanzas(
    blank: str, source: Source, division: Division
) -> None:
    parts = {"english": STANZAS, "chinese": CHINESE_STANZAS}
    parts = {name: text.replace("\n\n", blank) for name, text in parts.items()}
    text = source(title="A Song", chinese_title="歌谣", **parts)
    assert _both(text, division) == ["head lg(l*3)*2"] * 2


def test_blank_lines_above_every_line_divide_no_verse(source: Source, division: Division) -> None:
    parts = {
        "english": STANZAS.replace("\n\n", "\n").replace("\n", "\n\n"),
        "chinese": CHINESE_STANZAS.replace("\n\n", "\n").replace("\n", "\n\n"),
    }
    text = source(title="A Song", chinese_title="歌谣", **parts)
    assert _both(text, division) == ["head lg(l*6)"] * 2


def test_short_lines_are_verse_only_where_the_title_says_so(
    source: Source, division: Division
) -> None:
    outline = _outline(division(source(chinese=VERSE), "zh-Hans"))
    assert "lg" not in outline


def test_a_report_about_songs_is_no_verse(source: Source, division: Division) -> None:
    text = source(
        chinese_title="记一次歌咏会", chinese="    昨夜下雨了。\n    河水涨了。\n    没人睡。"
    )
    assert _outline(division(text, "zh-Hans")) == "head p*3"


@pytest.mark.parametrize(
    ("chinese_title", "title"),
    [
        ("宋庆龄到上海", "Song Qingling in Shanghai"),
        ("诗人到上海", "A Poet in Shanghai"),
        ("《毛主席语录》在上海发行", "Quotations on Sale in Shanghai"),
        ("学习毛主席语录", "Quotations from Chairman Mao in the Villages"),
    ],
)
def test_short_paragraphs_of_a_report_are_neither_verse_nor_quotations(
    chinese_title: str, title: str, source: Source, division: Division
) -> None:
    text = source(
        chinese_title=chinese_title,
        title=title,
        chinese="    昨夜下雨了。\n    河水涨了。\n    没人睡。\n    今天晴了。《雨》",
        english="It rained.\nThe river rose.\nNobody slept.\nToday it is clear.",
    )
    assert _both(text, division) == ["head p*4"] * 2


@pytest.mark.parametrize(
    ("chinese_title", "title"),
    [("致宋庆龄先生", "Letter to Song Qingling"), ("贺词", "Speech"), ("曲阜来信", "From Qufu")],
)
def test_a_letter_is_no_verse(
    chinese_title: str, title: str, source: Source, division: Division
) -> None:
    text = source(
        chinese_title=chinese_title,
        title=title,
        chinese="    编辑同志：\n    下雨了。\n    此致\n    敬礼！\n                李明",
    )
    assert _outline(division(text, "zh-Hans")) == "head salute p salute*2 signed"


def test_columns_are_the_cells_of_a_table(source: Source, division: Division) -> None:
    chinese = "    米  三元  四元\n    油  五元  六元\n    盐  一元  二元"
    text = source(chinese=chinese, english="Rice  3  4\nOil   5  6\nSalt  1  2")
    assert _both(text, division) == ["head table(row(cell*3)*3)"] * 2
    cells = ["".join(cell.itertext()) for cell in division(text, "en").iter("{*}cell")]
    assert [cell.strip() for cell in cells] == ["Rice", "3", "4", "Oil", "5", "6", "Salt", "1", "2"]


def test_items_after_a_colon_are_a_list(source: Source, division: Division) -> None:
    chinese = "    工作如下：\n    扫院子；\n    挑水；\n    砍柴。"
    english = "The work is:\nsweeping the yard;\ncarrying water;\ncutting wood."
    text = source(chinese=chinese, english=english)
    assert _both(text, division) == ["head p list(item*3)"] * 2


def test_news_in_brief_has_a_part_for_each_item(source: Source, division: Division) -> None:
    text = source(chinese=BRIEFS, english=ENGLISH_BRIEFS, chinese_title="各地简讯")
    assert _both(text, division) == ["head div(head p)*2"] * 2
    parts = list(division(text, "en").iterfind("{*}div"))
    assert [(part.get("type"), part.get("cert")) for part in parts] == [("item", "medium")] * 2


@pytest.mark.parametrize("space", [" " * 30, "\u3000" * 12, "\t\t\t"])
def test_a_line_set_to_the_right_is_a_signature(
    space: str, source: Source, division: Division
) -> None:
    text = source(chinese=f"    昨夜下雨了，河水涨了。\n{space}（李明）")
    original = division(text, "zh-Hans")
    assert _outline(original) == "head p signed"
    assert original[-1].text == "（李明）"


def test_what_follows_a_signature_is_another_part(source: Source, division: Division) -> None:
    right = " " * 20
    chinese = f"    昨夜下雨了。\n{right}（李明）\n    今天晴了。\n{right}（王芳）"
    assert _outline(division(source(chinese=chinese), "zh-Hans")) == "head div(p signed)*2"


def test_a_picture_is_described_in_its_figure(source: Source, division: Division) -> None:
    text = source(
        title="Picture",
        chinese_title="图片",
        english="Old Wang looks at the sky and smiles.\n    Photo by reporter Li Ming",
        chinese="    老王看着天笑了。\n                    新华社记者\u3000李明摄",
    )
    assert _both(text, division) == ["head figure(p byline)"] * 2
    [name] = division(text, "zh-Hans").iter("{*}name")
    assert (name.get("role"), name.text) == ("photographer", "李明")


@pytest.mark.parametrize("between", ["\n", "    "])
def test_what_a_picture_is_begins_its_credit(
    between: str, source: Source, division: Division
) -> None:
    english = f"Old Wang looks at the sky and smiles.{between}Woodcut: Li Ming"
    text = source(title="Picture", chinese_title="图片", english=english)
    assert _outline(division(text, "en")) == "head figure(p byline)"


def test_pictures_in_a_paragraph_are_figures_of_their_own(
    source: Source, division: Division
) -> None:
    text = source(
        title="Two villages (Pictures)",
        chinese_title="两个村子（图片）",
        english="It rained.  The left photograph shows Old Wang (right). The right one is Li.\n"
        "The left photograph shows Old Wang (right). The right photograph shows (left) Li Ming.\n"
        "New China News Agency",
        chinese="    下雨了。 左图：老王（右）。\n"
        "    下雨了。左图：老王（右）。\u3000右图：（左）李明。\n\u3000\u3000新华社发",
    )
    original, translation = (division(text, lang) for lang in ("zh-Hans", "en"))
    assert _outline(original) == "head figure(p) p figure(label p) figure(label p byline)"
    assert _outline(translation) == "head figure(p)*2 figure(p byline)"
    [*_, last] = original.iter("{*}figure")
    assert [(e.get("rend"), "".join(e.itertext())) for e in last] == [
        ("inline", "右图："),
        ("inline", "（左）李明。"),
        ("indent(2em)", "新华社发"),
    ]


def test_who_made_a_picture_is_no_other_picture(source: Source, division: Division) -> None:
    english = "The left photo shows rain. The left photo is by Li Ming."
    text = source(title="Picture", chinese_title="图片", english=english)
    assert _outline(division(text, "en")) == "head figure(p)"


@pytest.mark.parametrize("whole", ["zh-Hans", "en"])
def test_verse_in_one_line_is_divided_as_its_counterpart(
    whole: str, source: Source, division: Division
) -> None:
    lines = {
        "zh-Hans": ["春天来了；", "雪化了。", "燕子飞！", "“田野绿。”"],
        "en": ["Spring has come; ", "the snow is gone. ", "The swallows fly! ", '"All is green."'],
    }
    texts = {
        lang: ("" if lang == whole else "\n    ").join(of if lang == whole else map(str.strip, of))
        for lang, of in lines.items()
    }
    text = source(
        title="Two Songs",
        chinese_title="歌谣两首",
        chinese=f"春\n    {texts['zh-Hans']}\n夏\n    夏天来了，\n    庄稼高。",
        english=f"Spring\n    {texts['en']}\nSummer\n    Summer has come,\n    the corn is high.",
    )
    assert _both(text, division) == ["head lg(head l*4) lg(head l*2)"] * 2
    group = division(text, whole).find("{*}lg")
    assert group is not None
    assert group.get("cert") == "medium"
    assert ["".join(line.itertext()) for line in group[1:]] == lines[whole]
    assert [line.get("rend") for line in group[1:]] == ["indent(4sp)", *["inline"] * 3]


def test_quotations_are_quotations(source: Source, division: Division) -> None:
    text = source(
        title="Quotations",
        chinese_title="语录",
        english="Rain is good for the fields.\nSnow is good for the wheat.",
        chinese="    雨对田好。\n    雪对麦好。",
    )
    assert _both(text, division) == ["head quote(p*2)"] * 2


def test_where_in_a_picture_something_is_is_marked(source: Source, division: Division) -> None:
    text = source(
        title="Picture",
        chinese_title="图片",
        english="The village: the road (center), the river (bottom right), the sky (blue).",
        chinese="    山村：路（中），河（右下），老王（左二）；天（很蓝）。",
    )
    found = {
        lang: [seg.text for seg in division(text, lang).iterfind(".//{*}seg[@type='position']")]
        for lang in ("zh-Hans", "en")
    }
    assert found == {"zh-Hans": ["中", "右下", "左二"], "en": ["center", "bottom right"]}


def test_a_quotation_stands_with_where_it_is_from(source: Source, division: Division) -> None:
    text = source(
        title="Quotations",
        chinese_title="语录",
        english='Rain is good for the fields. From "On Rain"\nSnow is good.\nIt is "good."\n'
        "    From “On Snow”",
        chinese="    雨对田好。\u3000《雨论》\n    雪好。\n    它“好！”\n    ——《雪论》第二章",
    )
    assert _both(text, division) == ["head cit(quote(p) bibl) cit(quote(p*2) bibl)"] * 2
    origins = {
        lang: [("".join(b.itertext()), b.get("rend")) for b in division(text, lang).iter("{*}bibl")]
        for lang in ("zh-Hans", "en")
    }
    assert origins == {
        "zh-Hans": [("《雨论》", "inline"), ("——《雪论》第二章", "indent(4sp)")],
        "en": [('From "On Rain"', "inline"), ("From “On Snow”", "indent(4sp)")],
    }


@pytest.mark.parametrize("line", ["《雨论》", "他读《雨论》", "读了《雨论》。", "“雨好。”"])
def test_a_quotation_without_where_it_is_from_is_a_quotation(
    line: str, source: Source, division: Division
) -> None:
    text = source(chinese_title="语录", chinese=f"    {line}")
    assert _outline(division(text, "zh-Hans")) == "head quote(p)"


def test_the_articles_of_a_chapter_are_the_list_of_its_part(
    source: Source, division: Division
) -> None:
    text = source(
        chinese="    第一章\u3000劳动\n    第一条\u3000全村的人天晴劳动，下雨也劳动。\n"
        "    第二条\u3000晚上休息。\n    第二章\u3000下雨\n"
        "    第三条\u3000下雨的时候，谁也不许让雨进屋里来。\n    第四条\u3000下雪的时候扫雪。"
    )
    outline = _outline(division(text, "zh-Hans"))
    assert outline == "head div(head list(label item label item))*2"


def test_a_glossary_has_terms_and_what_they_mean(source: Source, division: Division) -> None:
    entries = "李明\tLǐ Míng (Li Ming)\n沈阳    Shěnyáng (Shenyang)"
    translation = division(source(english=f"It rained.\n\n**Named Entities**\n\n{entries}"), "en")
    [glossary] = translation.iterfind("{*}div[@type='glossary']")
    assert _outline(glossary).startswith("head list(label item")
    assert glossary.findtext("{*}head") == "Named Entities"
    assert [label.text.strip() for label in glossary.iter("{*}label")] == ["李明", "沈阳"]
    assert [term.text for term in glossary.iter("{*}term")] == ["Lǐ Míng", "Shěnyáng"]
    assert [gloss.text for gloss in glossary.iter("{*}gloss")] == ["(Li Ming)", "(Shenyang)"]


def test_the_original_once_more_in_the_translation_is_an_echo(
    source: Source, division: Division
) -> None:
    chinese = "    昨夜下雨了，河水涨了。\n    没人睡。"
    english = f"{chinese}\nIt rained last night; the river rose.\nNobody slept."
    translation = division(source(chinese=chinese, english=english), "en")
    echo, section = translation
    assert (echo.get("type"), _outline(echo)) == ("echo", "p*2")
    assert echo.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert [p.get("corresp") for p in echo.iter("{*}p")] == [None, None]
    assert _outline(section) == "head p*2"


@pytest.mark.parametrize("mask", ["×", "××", "××××", "XX"])
def test_characters_that_the_newspaper_masked_are_marked(
    mask: str, source: Source, division: Division
) -> None:
    text = source(chinese=f"    {mask}部队看见下雨了。", english=f"Unit {mask} saw the rain.")
    for lang in ("zh-Hans", "en"):
        [segment] = division(text, lang).iter("{*}seg")
        assert (segment.get("type"), segment.text) == ("masked", mask)


@pytest.mark.parametrize(
    "line",
    [
        "昨夜下雨了；河水涨了；没人睡。",
        "他说：“下雨了。”",
        "第一，下雨了。第二，天黑了。",
        "（昨夜下雨了，河水也涨了，谁都没睡着。）",
        "天晴了\u3000\u3000大家都笑了。",
    ],
)
def test_a_line_without_evidence_is_a_paragraph(
    line: str, source: Source, division: Division
) -> None:
    text = source(chinese=f"    昨夜下雨了。\n    {line}\n    天亮了。")
    assert _outline(division(text, "zh-Hans")) == "head p*3"


def test_a_sentence_of_the_translation_is_no_signature_though_the_original_has_one_there(
    source: Source, division: Division
) -> None:
    text = source(
        chinese="    下雨了。\n                    李明\n    河水涨了。",
        english="It rained.\nThe river rose.\nLi Ming",
    )
    assert _both(text, division) == ["head div(p signed) div(p)", "head p*3"]
