"""A line of the source that is divided into blocks stays a line, with all its white space."""

from collections.abc import Callable

import pytest
from lxml import etree

from tei.layout import EDGE_SPACE

Source = Callable[..., str]
Division = Callable[[str, str], etree._Element]

#: Lines, and the elements that they become, with the rend of each.
CHINESE = {
    "    本报沈阳电\u3000昨夜下雨了。": ["dateline indent(4sp)", "p inline"],
    "    【本报讯】 昨夜下雨了。": ["dateline indent(4sp)", "p inline"],
    "    昨夜下雨了，河水涨了。  （枫）": ["p indent(4sp)", "signed inline"],
    "    左图： 雨中的山村。\t 新华社记者摄": [
        "label indent(4sp)",
        "p inline",
        "byline inline",
    ],
    "米  三元\u3000 四元  \u3000 五元\n油  五元  六元  七元": ["cell", "cell", "cell", "cell"] * 2,
}


def _lines(division: etree._Element) -> list[etree._Element]:
    """The elements with running text, apart from the headline."""
    names = ("p", "dateline", "signed", "byline", "label", "cell", "item")
    return [e for e in division.iter() if etree.QName(e).localname in names]


@pytest.mark.parametrize("text", CHINESE)
def test_the_parts_of_a_line_have_all_its_characters(
    text: str, source: Source, division: Division
) -> None:
    found = _lines(division(source(chinese=text), "zh-Hans"))
    assert [f"{e.tag.rpartition('}')[2]} {e.get('rend', '')}".strip() for e in found] == (
        CHINESE[text]
    )
    together = "".join("".join(element.itertext()) for element in found)
    assert together == "".join(line.strip(EDGE_SPACE) for line in text.split("\n"))


def test_a_quotation_may_go_on_behind_a_dateline(source: Source, division: Division) -> None:
    text = source(chinese_title="语录", chinese="    【本报讯】 昨夜下雨了。\n    没人睡。")
    found = _lines(division(text, "zh-Hans"))
    assert [element.get("rend") for element in found] == ["indent(4sp)", "inline", "indent(4sp)"]


def test_a_signature_has_the_white_space_before_its_date(
    source: Source, division: Division
) -> None:
    text = source(chinese=f"    昨夜下雨了。\n{' ' * 20}李明\u3000 三月十日")
    signed, dateline = division(text, "zh-Hans")[-2:]
    assert (signed.text, "".join(dateline.itertext())) == ("李明\u3000 ", "三月十日")
    assert (signed.get("rend"), dateline.get("rend")) == ("indent(20sp)", "inline")


def test_a_term_has_the_white_space_before_its_meaning(source: Source, division: Division) -> None:
    english = "It rained.\n\n**Names**\n\n李明 \t Li Ming\n春\u3000天\u3000 chūntiān  (spring)"
    found = _lines(division(source(english=english), "en"))[1:]
    assert ["".join(element.itertext()) for element in found] == [
        *("李明 \t ", "Li Ming"),
        *("春\u3000", "天\u3000 chūntiān  (spring)"),
    ]


def test_the_second_row_of_a_line_says_so(source: Source, division: Division) -> None:
    line = "小米  二．五  二．六小麦  三．五  三．六小豆  一．五  一．六"
    rows = list(division(source(chinese=f"    {line}"), "zh-Hans").iter("{*}row"))
    assert [row.get("rend") for row in rows] == ["indent(4sp)", "inline", "inline"]


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("到田里去  到山上去", ["到田里去", "到山上去"]),
        ("到田里去 \u3000 到山上去", ["到田里去 \u3000", "到山上去"]),
        ("到田里去——记一个冬天", ["到田里去", "——记一个冬天"]),
    ],
)
def test_a_title_in_parts_has_all_its_characters(
    title: str, parts: list[str], source: Source, tei: Callable[..., etree._Element]
) -> None:
    root = tei(source(chinese_title=title))
    [written] = root.iterfind(".//{*}titleStmt/{*}title[@type='full']")
    assert "".join(written.itertext()) == title
    assert [part.text for part in written] == parts
    heads = root.iterfind(".//{*}body//{*}head[@source]")
    assert [head.text for head in heads][-2:] == [part.strip(EDGE_SPACE) for part in parts]
