"""Empty elements: told where words are missing, not where nothing is meant."""

import pytest
from documents_to_check import HEADER, document, messages


@pytest.mark.parametrize(
    "body",
    [
        "<div><head/><p>It rained.</p></div>",
        "<p>It rained.</p><p> \n </p>",
        '<p>It rained.</p><p n="2" xml:id="p2"><!-- later --></p>',
        '<p>By <persName type="author" xml:lang="en"/></p>',
    ],
)
def test_an_element_without_words(body: str) -> None:
    assert len(messages(document(body), "empty-element")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p/>",
        '<p>By <persName ref="#li"/></p>',
        '<p>He said <bibl n="Luke 12"/></p>',
        "<p>It <choice><sic/><corr>has</corr></choice> rained.</p>",
        "<p><gap/></p>",
        "<p><?contents?></p>",
        "<lg><l/><l>Rain</l></lg>",
        '<listBibl type="edition"><bibl/></listBibl>',
        "<table><row><cell/></row></table>",
        '<listEvent><event when="1958"><label/></event></listEvent>',
    ],
)
def test_what_may_be_empty(body: str) -> None:
    assert messages(document(body), "empty-element") == []


def test_one_finding_for_all_of_a_name_in_a_parent() -> None:
    body = "<div><head/><p>a</p></div>" * 300
    assert messages(document(body), "empty-element") == [
        "this <head> in <div> is empty (300 times)"
    ]


def test_one_finding_for_all_of_a_header() -> None:
    header = HEADER.replace("<title>Rain</title>", "<title>Rain</title><editor/><funder/>")
    header = header.replace("<idno>r1</idno>", "<idno/>")
    of_header, of_text = messages(document("<p>Rain.</p><p/>", header), "empty-element")
    assert of_header == (
        "elements of the header are empty: <editor> in <titleStmt>, <funder> in <titleStmt>,"
        " <idno> in <publicationStmt> (3 times)"
    )
    assert of_text == "this <p> in <body> is empty"


def test_an_identifier_may_be_that_of_its_element() -> None:
    header = HEADER.replace("<idno>r1</idno>", '<idno xml:id="r1"/>')
    assert messages(document("<p>Rain.</p>", header), "empty-element") == []
