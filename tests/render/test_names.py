"""Names on a page: links to the entries below the text, which say who is meant."""

import pytest

LISTS = (
    '<standOff><listPerson><person xml:id="d-name-yu"><persName xml:lang="zh-Hans">喻屏</persName>'
    '<persName xml:lang="en">Yu Ping</persName><persName xml:lang="en">Yü P’ing</persName>'
    '<idno type="VIAF">44</idno><idno type="Wikidata">Q4"&gt;</idno><idno type="Own">7</idno>'
    '</person><person xml:id="d-name-nobody"><persName xml:lang="und">N. N.</persName></person>'
    "</listPerson></standOff>"
)


@pytest.fixture
def page(show, document):
    data = document(
        en='<p xml:id="p"><s xml:id="e">By <persName ref="#d-name-yu">Yu Ping</persName> and '
        '<name ref="#d-who #d-name-yu">him</name> in <placeName ref="https://example.org/">B'
        '</placeName> and <placeName ref="#gone">C</placeName>.</s></p>',
        zh='<p xml:id="q"><s xml:id="z"><persName ref="#d-name-yu">喻屏</persName>。</s></p>',
        links={"sentence": ["z e"]},
    )
    return show(data.replace(b"<standOff>", f"{LISTS}<standOff>".encode()))


def test_names_in_the_text_lead_to_the_entry_or_to_the_page(page):
    links = page.tree.xpath("//span[starts-with(@class, 's ')]/a[not(@class = 'n')]")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Yu Ping", "#d-name-yu"),
        ("him", "#d-name-yu"),
        ("B", "https://example.org/"),
        ("喻屏", "#d-name-yu"),
    ]


def test_an_entry_has_its_names_and_the_lists_that_have_it(page, text):
    [entry] = page.tree.xpath("//li[@class = 'entry']")
    assert entry.get("id") == "d-name-yu"
    names, more = entry.findall("p")
    assert text(names) == "喻屏 · Yu Ping, Yü P’ing"
    assert [span.get("lang") for span in names.findall("span")] == ["zh-Hans", "en"]
    assert text(more) == 'VIAF 44 Wikidata Q4"> Own 7 All mentions of 喻屏'
    assert [a.get("href") for a in more.findall("a")] == [
        "https://viaf.org/viaf/44",
        "persons.html#name-yu",
    ]
    assert page.tree.xpath("//nav[@class = 'jumps']/a[@href = '#page-names']")


def test_a_page_without_names_has_no_word_of_them(show_text):
    page = show_text(en="<p>It rained.</p>", zh="<p>下雨了。</p>")
    assert not page.tree.xpath("//*[@id = 'page-names'] | //a[@href = '#page-names']")


def test_a_number_and_a_name_behind_it_are_beside_each_other(page):
    assert page.tree.xpath("//span[contains(@class, ' led')]/@id") == ["z"]
