"""What stands level with what."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from tei import resources

TESTS = Path(__file__).resolve().parent.parent


def p(identifier, *sentences):
    inner = "".join(f"<s>{sentence}</s>" for sentence in sentences or (identifier,))
    return f'<p xml:id="{identifier}">{inner}</p>'


def test_linked_paragraphs_share_a_row(show_text):
    page = show_text(en=p("e1") + p("e2"), zh=p("z1") + p("z2"), links={"paragraph": PAIRS})
    assert page.rows() == [["e1", "z1"], ["e2", "z2"]]


PAIRS = ["z1 e1", "z2 e2"]


@pytest.mark.parametrize(
    ("en", "zh", "links", "rows"),
    [
        ("e1 e2 e3", "z1 z2", ["z1 e1 e2", "z2 e3"], [["e1 e2", "z1"], ["e3", "z2"]]),
        ("e1 e2", "z1 z2 z3", ["z1 z2 e1", "z3 e2"], [["e1", "z1 z2"], ["e2", "z3"]]),
        ("e1 e2", "z1 z2 z3", ["z1 e1", "z3 e2"], [["e1", "z1"], ["", "z2"], ["e2", "z3"]]),
        ("e0 e1", "z1 z9", ["z1 e1"], [["e0", ""], ["e1", "z1"], ["", "z9"]]),
        ("e1 e2", "z1 z2", [], [["e1", ""], ["e2", ""], ["", "z1"], ["", "z2"]]),
        # Links that cross: each column keeps its order.
        ("e1 e2", "z1 z2", ["z1 e2", "z2 e1"], [["e1", ""], ["e2", "z1"], ["", "z2"]]),
    ],
)
def test_rows_follow_links_and_keep_the_order(show_text, en, zh, links, rows):
    page = show_text(
        en="".join(map(p, en.split())),
        zh="".join(map(p, zh.split())),
        links={"paragraph": links} if links else None,
    )
    shown = [
        [cell.replace("e1e2", "e1 e2").replace("z1z2", "z1 z2") for cell in row]
        for row in page.rows()
    ]
    assert shown == rows


def test_heads_are_one_headline_and_lines_of_a_kind_meet(show_text):
    page = show_text(
        en="<head>A</head><head>B</head><dateline>C</dateline>" + p("e1"),
        zh="<head>甲</head><byline>乙</byline><dateline>丙</dateline>" + p("z1"),
        links={"paragraph": ["z1 e1"]},
    )
    assert page.rows() == [["A B", "甲"], ["", "乙"], ["C", "丙"], ["e1", "z1"]]
    assert [heading.tag for heading in page.tree.xpath("//*[@class = 'headline']")] == ["h3", "h3"]


def test_heads_of_inner_divisions_meet_where_their_content_is_linked(show_text):
    page = show_text(
        en=f"<div><head>New</head>{p('e0')}</div><div><head>One</head>{p('e1')}</div>",
        zh=f"<div><head>一</head>{p('z1')}</div>",
        links={"paragraph": ["z1 e1"]},
    )
    assert page.rows() == [["New", ""], ["e0", ""], ["One", "一"], ["e1", "z1"]]


def test_linked_figures_share_a_row(show_text):
    figure = '<figure xml:id="{0}"><head>{0}</head></figure>'
    page = show_text(
        en=p("e1") + figure.format("f1"),
        zh=p("z1") + figure.format("g0") + figure.format("g1"),
        links={"paragraph": ["z1 e1"], "figure": ["g1 f1"]},
    )
    assert page.rows() == [["e1", "z1"], ["", "g0"], ["f1", "g1"]]


def test_three_languages_meet_in_their_original(show_text):
    page = show_text(
        zh="<head>甲</head>" + p("z1") + p("z2"),
        en="<head>A</head>" + p("e1") + p("e2"),
        fr="<head>Á</head>" + p("f1"),
        links={"paragraph": ["z1 e1", "z2 e2", "z1 z2 f1"]},
    )
    assert page.rows() == [["甲", "A", "Á"], ["z1z2", "e1e2", "f1"]]
    assert len(page.tree.xpath("//fieldset//input")) == 2 + 3


def test_one_language_has_no_ways_to_choose(show_text):
    page = show_text(zh=p("z1") + p("z2"))
    assert page.rows() == [["z1"], ["z2"]]
    assert not page.tree.xpath("//fieldset")
    assert page.tree.xpath("//article/@class") == ["document n1"]


def test_rows_go_on_past_a_batch(show_text):
    count = 200
    page = show_text(
        en="".join(p(f"e{n}") for n in range(count)),
        zh="".join(p(f"z{n}") for n in range(count)),
        links={"paragraph": [f"z{n} e{n}" for n in range(count)]},
    )
    assert page.rows() == [[f"e{n}", f"z{n}"] for n in range(count)]


def test_a_processor_without_extensions_makes_the_same_page(tmp_path):
    sheets = resources.home("xslt")
    plain = shutil.copytree(str(sheets), tmp_path / "xslt")
    numbers = plain / "html" / "numbers.xsl"
    source = numbers.read_text(encoding="utf-8")
    assert source.count("http://exslt.org/common") == 1
    numbers.write_text(source.replace("http://exslt.org/common", "urn:unknown"), encoding="utf-8")
    seed = etree.parse(TESTS / "golden" / "seed.xml")
    made = [str(etree.XSLT(etree.parse(str(home / "html.xsl")))(seed)) for home in (sheets, plain)]
    assert made[0] == made[1]
