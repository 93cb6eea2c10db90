"""The page as those meet it who hear it, link to it and print it."""

from itertools import pairwise
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
DOCUMENTS = [TESTS / "golden" / "seed.xml", *sorted((TESTS / "schemas" / "valid").glob("*.xml"))]


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem)
def page(request, show):
    return show(request.param.read_bytes())


def test_the_same_file_gives_the_same_bytes(show):
    data = DOCUMENTS[0].read_bytes()
    assert show(data).bytes == show(data).bytes


def test_a_page_is_small(show):
    assert len(show(DOCUMENTS[0].read_bytes()).bytes) < 60_000


def test_identifiers_are_unique_and_links_within_the_page_arrive(page):
    identifiers = page.tree.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert {href[1:] for href in page.tree.xpath("//a/@href") if href.startswith("#")} <= {
        *identifiers
    }


def test_every_paragraph_and_sentence_has_a_permanent_anchor(show):
    page = show(DOCUMENTS[0].read_bytes())
    for number in page.tree.xpath("//a[contains(concat(' ', @class, ' '), ' n ')]"):
        assert number.get("href") == f"#{number.getparent().get('id')}"
        assert number.get("aria-label")
        assert number.text is None
    assert len(page.tree.xpath("//span[starts-with(@class, 's ')]/a[@class = 'n']")) == 34
    assert len(page.tree.xpath("//p[@class = 'p']/a")) == 10


def test_linked_sentences_share_their_number(show_text):
    page = show_text(
        en='<p xml:id="p"><s xml:id="e1">A.</s><s xml:id="e2">B.</s><s xml:id="e3">C.</s>'
        '<s xml:id="e4">D.</s></p>',
        zh='<p xml:id="q"><s xml:id="z1">甲。</s><s xml:id="z2">乙。</s>'
        '<s xml:id="z3">丙。</s></p>',
        links={"paragraph": ["q p"], "sentence": ["z1 e1 e2", "z2 z3 e3"]},
    )
    numbers = {
        number.getparent().get("id"): number.get("data-n")
        for number in page.tree.xpath("//span/a[@class = 'n']")
    }
    assert numbers == {
        "e1": "1", "e2": "1", "e3": "2–3", "e4": "+", "z1": "1", "z2": "2", "z3": "3"
    }  # fmt: skip
    assert page.tree.xpath("//*[@id = 'e4']/a/@aria-label") == ["Sentence without counterpart"]
    assert page.tree.xpath("//*[@id = 'e4']/a/@title") == ["No counterpart in the original"]


def test_every_part_says_its_language(page):
    assert page.tree.get("lang") == "en"
    cells = page.tree.xpath("//div[starts-with(@class, 'row r-')]/div")
    assert cells
    assert all(cell.get("lang") for cell in cells)
    assert all(title.get("lang") for title in page.tree.xpath("//h1 | //p[@class = 'title']"))


def test_the_original_once_more_in_a_translation_says_so(show_text):
    echo = '<div type="echo" xml:lang="zh"><p xml:id="p">下雨了。</p><p xml:id="q">雪。</p></div>'
    page = show_text(en=f'{echo}<div><p xml:id="r">It rained.</p></div>', zh="<p>下雨了。</p>")
    [notice] = page.tree.xpath("//div[@class = 'row notice']")
    assert notice.text_content().strip() == "Original text repeated in the translation:"
    assert notice.getnext().xpath(".//p/@id") == ["p"]
    assert [p.get("class") for p in notice] == ["c c1"]


def test_a_passage_in_another_language_says_so(show_text):
    page = show_text(
        en='<div xml:lang="fr"><p xml:id="p">Il pleut. <foreign xml:lang="ar">مطر</foreign></p>'
        "</div>"
    )
    [cell] = page.tree.xpath("//p[@id = 'p']/parent::div")
    assert cell.get("lang") == "fr"
    [foreign] = page.tree.xpath("//span[@class = 'foreign']")
    assert (foreign.get("lang"), foreign.get("dir")) == ("ar", "rtl")


def test_headings_go_down_step_by_step_from_one_h1(page):
    levels = [int(heading.tag[1]) for heading in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_the_way_past_them(page):
    assert len(page.tree.xpath("//main")) == 1
    names = page.tree.xpath("//nav/@aria-label")
    assert len(names) == len(set(names)) == len(page.tree.xpath("//nav"))
    [skip] = page.tree.xpath("//body/*[1][self::a]")
    assert skip.get("href") == "#page-text"


def test_the_header_says_what_was_printed_and_how_to_cite_it(show, text):
    page = show(DOCUMENTS[0].read_bytes())
    [masthead] = page.tree.xpath("//*[@class = 'masthead']")
    assert text(masthead) == "人民日报 Renmin Ribao People's Daily20 March 1958, page 1"
    english, chinese = map(text, page.tree.xpath("//*[@class = 'citation']"))
    assert "” People's Daily (人民日报, Renmin Ribao), 20 March 1958, p. 1. TEI edition" in english
    assert english.endswith("d1958-03-20-p1-a351c9ff.")
    assert chinese == (
        "到生产中去领导生产 到群众中去领导群众：辽宁省推广阜新三项革新领导方法的经验"
        "[N]. 人民日报, 1958-03-20(1)."
    )


def test_the_dash_before_a_subtitle_is_not_cited_beside_its_colon(show, encode, source, text):
    page = show(encode(source(chinese_title="下雨了——河边一夜")).tei)
    _, chinese = map(text, page.tree.xpath("//*[@class = 'citation']"))
    assert "下雨了：河边一夜[N]" in chinese


def test_a_text_that_nobody_says_was_printed_shows_its_own_date(show, encode, text):
    front = "---\ntitle.zh: 终于下雨\ndate: 1958-03-20\npage: 3\n{}\n---\n"
    body = "# en\n\n## Rain\n\nIt rained.\n\n# 中文\n\n下雨了。\n"
    page = show(encode(front.format("author.zh: 李明") + body).tei)
    [masthead] = page.tree.xpath("//*[@class = 'masthead']")
    assert text(masthead) == "20 March 1958"
    english, chinese = map(text, page.tree.xpath("//*[@class = 'citation']"))
    assert english.startswith("李明. “Rain.” 20 March 1958. TEI edition")
    assert chinese == "李明. 终于下雨[Z]. 1958-03-20."
    assert "page3" in text(page.tree.xpath("//*[@id = 'page-about']")[0]).replace(" ", "")
    page = show(encode(body).tei)
    assert page.tree.xpath("//*[@class = 'masthead']") == []
    [english] = map(text, page.tree.xpath("//*[@class = 'citation']"))
    assert english.startswith("“Rain.” TEI edition")
    page = show(encode(front.format("publication: 诗选") + body).tei)
    english, chinese = map(text, page.tree.xpath("//*[@class = 'citation']"))
    assert english.startswith("“Rain.” 诗选, 20 March 1958, p. 3. TEI edition")
    assert chinese == "终于下雨[Z]. 诗选, 1958-03-20(3)."


@pytest.mark.parametrize(
    ("document", "classes"),
    [
        ("two-languages", ["status"]),  # reviewed
        ("three-languages", ["status", "status careful"]),  # human, unknown
        ("lists-and-tables", ["status careful"]),  # unreviewed-mt
        ("letter-and-verse", ["status"]),  # post-edited
        ("one-language", []),
    ],
)
def test_a_translation_that_nobody_vouches_for_says_so(show, document, classes):
    page = show((TESTS / "schemas" / "valid" / f"{document}.xml").read_bytes())
    assert page.tree.xpath("//p[@role = 'note']/@class") == classes


def test_rights_are_told_layer_by_layer(show, text):
    page = show((TESTS / "schemas" / "valid" / "two-languages.xml").read_bytes())
    [rights] = page.tree.xpath("//*[@id = 'page-rights']")
    assert [text(term) for term in rights.xpath(".//dt")] == [
        "Chinese in simplified characters original",
        "English translation",
        "Markup",
    ]
    assert rights.xpath(".//a/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
