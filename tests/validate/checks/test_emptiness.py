"""Empty elements: told where words are missing, not where nothing is meant."""

import pytest
from documents_to_check import document, messages


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
