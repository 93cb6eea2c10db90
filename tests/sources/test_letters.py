"""Letters: whom they address, how they take leave, who signs and when; remarks of the press."""

from collections.abc import Callable

import pytest
from lxml import etree

Source = Callable[..., str]
Division = Callable[[str, str], etree._Element]

CHINESE = """    编辑同志：
    我们村里下了两天雨，河水涨得很高。
    此致
    敬礼！
            李明
            三月十日"""
ENGLISH = """Comrade Editor:
It rained in our village for two days, and the river rose.
With best regards,
Salutations!
            Li Ming
            March 10th"""


def _outline(division: etree._Element) -> list[str]:
    names = (etree.QName(child).localname for child in division)
    return [name for name in names if name not in ("head", "label")]


@pytest.mark.parametrize(("lang", "half"), [("zh-Hans", CHINESE), ("en", ENGLISH)])
def test_a_letter_has_its_parts(lang: str, half: str, source: Source, division: Division) -> None:
    text = source(chinese=CHINESE, english=ENGLISH)
    found = division(text, lang)
    assert _outline(found) == ["salute", "p", "salute", "salute", "signed", "dateline"]
    words = ["".join(child.itertext()) for child in found if child.tag != "{*}head"]
    assert words[-6:] == [line.strip() for line in half.splitlines()]
    assert {child.get("cert") for child in found.iterfind("{*}salute")} == {"high"}


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("李明  三月十日", "李明  ", "三月十日"),
        ("李明　一九五八年三月十日", "李明　", "一九五八年三月十日"),
        ("Li Ming, May 9th", "Li Ming, ", "May 9th"),
        ("Li Ming 9 May 1958", "Li Ming ", "9 May 1958"),
    ],
)
def test_a_date_behind_a_signature_is_a_dateline(
    line: str, name: str, date: str, source: Source, division: Division
) -> None:
    half = f"    下了整整两天雨，河水涨了。\n                    {line}"
    lang = "en" if name.isascii() else "zh-Hans"
    text = source(**{"english" if lang == "en" else "chinese": half})
    found = division(text, lang)
    assert _outline(found)[-2:] == ["signed", "dateline"]
    assert found[-2].text == name
    assert "".join(found[-1].itertext()) == date


@pytest.mark.parametrize(
    "line",
    ["（下转第三版）", "（未完）", "（上接第1版）", "(Continued on page 3)", "(To be continued)"],
)
@pytest.mark.parametrize("indent", ["", "    ", " " * 20])
def test_that_a_text_goes_on_elsewhere_is_a_note(
    indent: str, line: str, source: Source, division: Division
) -> None:
    lang, part = ("en", "english") if line.isascii() else ("zh-Hans", "chinese")
    found = division(source(**{part: f"It rained all night.\n{indent}{line}"}), lang)
    assert _outline(found) == ["p", "note"]
    assert "".join(found[-1].itertext()) == line


@pytest.mark.parametrize(
    "chinese",
    [
        "    完\n    昨夜下雨了。",
        "    三月十日\n    下了整整一夜的雨，河水涨了。\n    人人高兴。",
        "    昨夜下雨了。\n    同志们：\n    今天不下了。",
        "    昨夜下雨了。\n    祝大家丰收！\n    今天不下了。",
    ],
)
def test_the_same_words_elsewhere_are_text(
    chinese: str, source: Source, division: Division
) -> None:
    assert set(_outline(division(source(chinese=chinese), "zh-Hans"))) == {"p"}


def test_a_credit_that_wide_space_sets_off_is_a_byline(source: Source, division: Division) -> None:
    picture = "    村里下雨了。\t\t新华社记者摄"
    found = division(source(chinese_title="图片", chinese=picture), "zh-Hans")
    [figure] = found.iterfind("{*}figure")
    assert [etree.QName(child).localname for child in figure] == ["p", "byline"]
    assert "".join(figure[1].itertext()) == "新华社记者摄"


def test_a_caption_that_begins_with_the_title_has_it_for_its_head(
    source: Source, division: Division
) -> None:
    text = source(chinese_title="雨中（图片）", chinese="    雨中（原载“新村”周刊）")
    [figure] = division(text, "zh-Hans").iterfind("{*}figure")
    assert [etree.QName(child).localname for child in figure] == ["head", "p"]
    assert figure[0].text == "雨中"


def test_a_heading_may_end_with_a_name_in_quotation_marks(
    source: Source, division: Division
) -> None:
    english = (
        "The Wide River\nThe river rose all night and all day, and nobody in the village slept.\n"
        'The Film "Rain"\nEverybody in the village went to see the film, and said: "It is good."'
    )
    found = division(source(english=english), "en")
    heads = [head.text for head in found.iterfind("{*}div/{*}head")]
    assert heads == ["The Wide River", 'The Film "Rain"']
