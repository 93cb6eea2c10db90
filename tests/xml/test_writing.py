"""XML out: what is written is read back the same, and white space is added where it is layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.xml.parsing import parse
from tei.xml.writing import Element, document, plain

NAMESPACE = "http://www.tei-c.org/ns/1.0"

TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
    ).filter(lambda character: character >= " " or character in "\t\n\r")
)


def _written(element: Element) -> str:
    return document(element).decode()


@given(text=TEXTS)
def test_text_is_read_back_as_it_was(text: str) -> None:
    root = parse(document(Element("p", {}, text))).getroot()
    assert (root.text or "") == text


@given(value=TEXTS)
def test_an_attribute_is_read_back_as_it_was(value: str) -> None:
    root = parse(document(Element("p", {"n": value}, "x"))).getroot()
    assert root.get("n", "") == value


@pytest.mark.parametrize("text", ["<b>", "&amp;", "]]>", "\"'", "<!--", "<?x?>", "&#13;\r"])
def test_markup_is_escaped(text: str) -> None:
    root = parse(document(Element("p", {"n": text}, text))).getroot()
    assert (root.text, root.get("n")) == (text, text)
    assert len(root) == 0


def test_a_document_is_utf_8_in_teis_namespace_and_ends_its_last_line() -> None:
    written = document(Element("TEI", {}, Element("p", {}, "雨")))
    assert written.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert written.endswith(b"</TEI>\n")
    assert parse(written).getroot().tag == f"{{{NAMESPACE}}}TEI"
    assert "雨" in written.decode()


def test_schemas_are_named_in_front() -> None:
    models = [("schema/a.rng", "http://relaxng.org/ns/structure/1.0"), ("b.sch?x=1&y=2", "s")]
    lines = document(Element("p"), models).decode().splitlines()
    assert [line.partition(" ")[0] for line in lines[1:3]] == ["<?xml-model", "<?xml-model"]
    assert 'href="schema/a.rng"' in lines[1]
    assert 'href="b.sch?x=1&amp;y=2"' in lines[2]


def test_containers_have_their_elements_on_lines_of_their_own() -> None:
    body = Element("body", {}, Element("div", {}, Element("p", {}, "x"), Element("p", {}, "y")))
    assert _written(body).splitlines()[2:] == [
        "  <div>",
        "    <p>x</p>",
        "    <p>y</p>",
        "  </div>",
        "</body>",
    ]


@pytest.mark.parametrize("name", ["p", "s", "head", "byline", "dateline", "item", "label", "title"])
def test_nothing_is_added_to_what_can_hold_text(name: str) -> None:
    element = Element(name, {}, "a", Element("s", {}, "b"), " ", Element("s", {}, "c"))
    assert f">a<s>b</s> <s>c</s></{name}>" in _written(Element("div", {}, element))


def test_attributes_keep_their_order_and_empty_ones_are_left_out() -> None:
    written = _written(Element("p", {"xml:id": "a", "rend": "", "n": "1", "ana": "#b"}))
    assert f'<p xmlns="{NAMESPACE}" xml:id="a" n="1" ana="#b"/>' in written


def test_children_without_content_are_left_out() -> None:
    assert Element("p", {}, None, "", "x").children == ["x"]


def test_another_vocabulary_is_in_no_namespace_and_says_what_its_containers_are() -> None:
    unit = Element("tu", {"tuid": "a"}, Element("seg", {}, "x < y"))
    assert plain(unit, {"tu"}).decode().splitlines()[1:] == [
        '<tu tuid="a">',
        "  <seg>x &lt; y</seg>",
        "</tu>",
    ]
    assert parse(plain(unit, set())).getroot().tag == "tu"
