"""Lists with numbers: what is one and what is none, what stands in what, where the numbers are."""

from collections.abc import Callable

import pytest
from lxml import etree

Source = Callable[..., str]
Division = Callable[[str, str], etree._Element]

#: Three numbers of each style, with the white space behind them.
STYLES = [
    ["一、", "二、", "三、"],
    ["九、", "十、", "十一、"],
    ["（一）", "（二）", "（三）"],
    ["(一) ", "(二) ", "(三) "],
    ["１．", "２．", "３．"],
    ["9. ", "10. ", "11. "],
    ["１、", "２、", "３、"],
    ["（１）", "（２）", "（３）"],
    ["（甲）", "（乙）", "（丙）"],
    ["甲、\u3000", "乙、\u3000", "丙、\u3000"],
    ["①", "②", "③"],
    ["⑴", "⑵", "⑶"],
    ["㈠", "㈡", "㈢"],
    ["(a) ", "(b) ", "(c) "],
    ["(i) ", "(ii) ", "(iii) "],
    ["(h) ", "(i) ", "(j) "],
    ["A. ", "B. ", "C. "],
    ["III.\t", "IV.\t", "V.\t"],
    ["1) ", "2) ", "3) "],
    ["第一，", "第二，", "第三，"],
    ["第九条\u3000", "第十条\u3000", "第十一条\u3000"],
    ["第九十九条　", "第一百条　", "第一百零一条　"],
    ["First, ", "Second, ", "Third, "],
    ["Firstly, ", "Secondly, ", "Thirdly, "],
    ["Article 1. ", "Article 2. ", "Article 3. "],
    ["Article One: ", "Article Two: ", "Article Three: "],
]


def _outline(element: etree._Element) -> str:
    """Its lists: numbers, items in brackets, paragraphs in an item as `p`."""
    parts = []
    for child in element:
        name = etree.QName(child).localname
        if name == "label":
            parts.append((child.text or "").strip())
        elif name == "item":
            parts.append(f"({_outline(child)})".replace("()", ""))
        elif name == "list":
            parts.append(f"[{_outline(child)}]")
        elif name == "p":
            parts.append("p")
    return " ".join(filter(None, parts))


def _read(lines: str, source: Source, division: Division) -> str:
    text = "\n".join(f"    {line}" for line in lines.split("|"))
    return _outline(division(source(chinese=text), "zh-Hans"))


@pytest.mark.parametrize("numbers", STYLES, ids=lambda numbers: numbers[0].strip())
def test_numbers_in_front_of_lines_are_the_labels_of_items(
    numbers: list[str], source: Source, division: Division
) -> None:
    lines = [f"{number}扫院子。再休息。" for number in numbers]
    text = source(chinese="\n".join(f"    {line}" for line in ["做这些。", *lines]))
    [made] = division(text, "zh-Hans").iter("{*}list")
    assert made.get("type") == "ordered"
    assert [label.text for label in made.iterfind("{*}label")] == numbers
    assert [label.get("rend") for label in made.iterfind("{*}label")] == ["indent(4sp)"] * 3
    assert [["".join(s.itertext()) for s in item] for item in made.iterfind("{*}item")] == (
        [["扫院子。", "再休息。"]] * 3
    )


@pytest.mark.parametrize(
    ("lines", "outline"),
    [
        ("一、扫：|（一）院子；|（二）屋子。|二、挑水。", "[一、 ([（一） （二）]) 二、]"),
        (
            "一、扫：|（一）院子：|1. 前院；|2. 后院；|（二）屋子。|二、挑水。",
            "[一、 ([（一） ([1. 2.]) （二）]) 二、]",
        ),
        (
            "一、扫：|1. 院子；|2. 屋子。|二、挑：|1. 水；|2. 土。",
            "[一、 ([1. 2.]) 二、 ([1. 2.])]",
        ),
        ("（甲）扫：|１、院子；|２、屋子。|（乙）挑水。", "[（甲） ([１、 ２、]) （乙）]"),
        ("1. 扫。|2. 挑：|（1）水。|3. 砍。", "[1. 2. ([（1）]) 3.]"),
        ("1. 扫。|2. 挑。|1. 晴。|2. 雨。", "[1. 2.] [1. 2.]"),
        ("1. 扫。|2. 挑。|一、天晴了。|二、下雨了。", "[1. 2.] [一、 二、]"),
        (
            "1. 扫。|2. 挑。|一、天晴：|（一）扫；|（二）挑。|二、下雨。",
            "[1. 2.] [一、 ([（一） （二）]) 二、]",
        ),
        ("(a) 扫：|(i) 院子；|(ii) 屋子。|(b) 挑。", "[(a) ([(i) (ii)]) (b)]"),
        ("1. 扫。|2. 挑。|大家都要挑。|3. 砍。", "[1. 2. (p p) 3.]"),
        (
            "一、扫：|1. 院子。|2. 屋子。|天天都要扫。|3. 路。|二、挑。",
            "[一、 ([1. 2. (p p) 3.]) 二、]",
        ),
    ],
)
def test_lists_stand_in_the_items_that_they_belong_to(
    lines: str, outline: str, source: Source, division: Division
) -> None:
    assert _read(lines, source, division) == outline


@pytest.mark.parametrize(
    ("lines", "outline"),
    [
        ("一、总则|村里的人都要劳动。|二、分则|下雨的时候不劳动。", "p p p p"),
        ("一、扫院子的人，天天都要早起。|他们都起得早。|二、挑水的人也要早起。", "p p p"),
        ("一、总则|（一）扫院子。|（二）挑水。|就是这些。", "p [（一） （二）] p"),
        ("一、扫。|二、挑。|三、砍。|大家都来。", "[一、 二、 三、] p"),
        ("一、扫院子。|三、砍柴。", "p p"),
        ("一、扫院子。|（二）砍柴。", "p p"),
        ("1. 扫。|2. 挑。|（1）砍。", "[1. 2.] p"),
        ("1. 扫。|2. 挑。|晴天|3. 砍。|4. 烧。", "[1. 2.] p [3. 4.]"),
        ("1.5元。|2.5元。", "p p"),
        ("一．五元。|二．五元。", "p p"),
        ("第一条路远。|第二条路近。", "p p"),
        ("1.|2.", "p p"),
    ],
)
def test_numbers_without_a_run_of_items_are_text(
    lines: str, outline: str, source: Source, division: Division
) -> None:
    assert _read(lines, source, division) == outline


def test_a_translation_with_as_many_lines_is_divided_as_the_original(
    source: Source, division: Division
) -> None:
    text = source(
        chinese="    一、扫：\n    （一）院子；\n    （二）屋子。\n    二、挑水。",
        english="I. Sweep:\nthe yard;\nthe rooms.\nII. Carry water.",
    )
    assert _outline(division(text, "zh-Hans")) == "[一、 ([（一） （二）]) 二、]"
    translation = division(text, "en")
    assert _outline(translation) == "[I. ([]) II.]"
    assert len(list(translation.iter("{*}item"))) == 4


def test_numbers_that_not_all_items_have_stay_in_the_text(
    source: Source, division: Division
) -> None:
    text = source(
        chinese="    一、扫院子。\n    二、挑水。", english="1. Sweep the yard.\nCarry water."
    )
    translation = division(text, "en")
    assert [etree.QName(child).localname for child in translation[-1]] == ["item", "item"]
    assert ["".join(s.itertext()) for s in translation[-1].iter("{*}s")] == [
        "1. Sweep the yard.",
        "Carry water.",
    ]


def test_items_and_what_is_in_them_are_linked(source: Source, division: Division) -> None:
    text = source(
        chinese="    一、扫：\n    （一）院子；\n    （二）屋子。\n    二、挑水。",
        english="1. Sweep:\n(1) the yard;\n(2) the rooms.\n2. Carry water.",
    )
    ours = list(division(text, "zh-Hans").iter("{*}item"))
    theirs = list(division(text, "en").iter("{*}item"))
    identifier = "{http://www.w3.org/XML/1998/namespace}id"
    assert [f"#{item.get(identifier)}" for item in ours] == [i.get("corresp") for i in theirs]
