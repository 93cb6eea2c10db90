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


# More than the stylesheet finds before it writes.
MANY = 3000


def test_rows_go_on_however_long_the_text_is(show_text):
    page = show_text(
        en="".join(p(f"e{n}") for n in range(MANY)),
        zh="".join(p(f"z{n}") for n in range(MANY)),
        links={"paragraph": [f"z{n} e{n}" for n in range(MANY)]},
    )
    assert len(page.tree.xpath("//div[@class = 'row r-p'][count(*) = 2]")) == MANY
    assert page.tree.xpath("//p[@class = 'p']/@id") == [
        identifier for n in range(MANY) for identifier in (f"e{n}", f"z{n}")
    ]
    numbers = page.tree.xpath("//p[@id]/a/@data-n")
    assert numbers == [str(n) for n in range(1, MANY + 1) for _ in "ez"]


def test_rows_go_on_where_nothing_is_linked_in_any_of_three_languages(show_text):
    counts = {"zh": 120, "en": 80, "fr": 100}
    page = show_text(
        **{
            language: "<div><head>1</head></div><div><head>2</head></div>"
            + "".join(p(f"{language}{n}") for n in range(count))
            for language, count in counts.items()
        }
    )
    assert page.rows()[:2] == [["1", "1", "1"], ["2", "2", "2"]]
    assert page.tree.xpath("//p[@class = 'p']/@id") == [
        f"{language}{n}" for language, count in counts.items() for n in range(count)
    ]


def test_many_paragraphs_stand_beside_one(show_text):
    page = show_text(
        en=p("e0") + p("e1"),
        zh="".join(p(f"z{n}") for n in range(150)),
        links={"paragraph": ["e0 z0", " ".join(("e1", *(f"z{n}" for n in range(1, 150))))]},
    )
    assert page.rows() == [["e0", "z0"], ["e1", "".join(f"z{n}" for n in range(1, 150))]]


def test_a_headline_of_any_length_is_one_unit(show_text):
    heads = "".join(f"<head>{n}</head>" for n in range(300))
    page = show_text(en=f"<div>{heads}</div>" + p("e1"), zh=f"<div>{heads}{p('z1')}</div>")
    headline = " ".join(map(str, range(300)))
    assert page.rows() == [[headline, headline], ["e1", ""], ["", "z1"]]


@pytest.mark.parametrize("empty", ["<div/>", "<div><div/><!-- x --></div>", "<div/>" * 200])
def test_a_text_goes_on_behind_a_division_with_nothing_in_it(show_text, empty):
    page = show_text(
        en=f"{empty}<head>A</head>{p('e1')}{empty}<div>{empty}{p('e2')}{empty}</div>",
        zh=f"{p('z1')}{p('z2')}{empty}{p('z3')}",
        links={"paragraph": ["z1 e1", "z2 e2"]},
    )
    assert page.rows() == [["A", ""], ["e1", "z1"], ["e2", "z2"], ["", "z3"]]


def test_a_row_takes_what_the_links_of_its_members_join(show_text):
    picture = '<figure xml:id="{0}"><head>{0}</head></figure>'
    page = show_text(
        en=f'<p xml:id="e1">E {picture.format("f1")}</p>' + p("e2"),
        zh=p("z1") + picture.format("g1") + p("z2"),
        links={"paragraph": ["z1 e1", "z2 e2"], "figure": ["g1 f1"]},
    )
    assert page.rows() == [["E f1", "z1g1"], ["e2", "z2"]]


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
