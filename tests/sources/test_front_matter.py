"""The fields above a text: in YAML's ways of writing them, none lost."""

from collections.abc import Callable

import pytest
from lxml import etree

from tei import pipeline
from tei.xml.parsing import parse

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEXT = "\n\n# English\n\nIt rained.\n\n# 中文\n\n下雨了。\n"

Encode = Callable[..., pipeline.Encoded]


@pytest.fixture
def header(encode: Encode) -> Callable[[str], etree._Element]:
    def of(front: str) -> etree._Element:
        result = encode(f"---\n{front}\n---{TEXT}")
        assert result.tei is not None, result.diagnostics
        found = parse(result.tei).getroot().find("{*}teiHeader")
        assert found is not None
        return found

    return of


def _said(header: etree._Element, path: str) -> list[tuple[str, str]]:
    return [(e.get(LANG, ""), "".join(e.itertext())) for e in header.iterfind(path)]


TITLES, AUTHORS = "{*}fileDesc/{*}titleStmt/{*}title", "{*}fileDesc/{*}titleStmt/{*}author"


@pytest.mark.parametrize(
    "front",
    [
        "title: Rain at Last",
        "Title:  Rain at Last  ",
        'title: "Rain at Last"',
        "title: 'Rain at Last'",
        "title：Rain at Last",
        "title:\n  Rain at Last",
        "title: >\n  Rain at Last",
        "\ntitle: Rain at Last\n",
        "# comment\ntitle: Rain at Last",
    ],
)
def test_a_value_is_written_in_several_ways(
    front: str, header: Callable[[str], etree._Element]
) -> None:
    assert _said(header(front), TITLES) == [("en", "Rain at Last")]


@pytest.mark.parametrize("line", ["author Li Ming", "- Li Ming: x\nno field", "title", "\u202ex"])
@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_a_line_that_is_no_field_is_told(line: str, head: str, encode: Encode) -> None:
    result = encode(f"{head}---\ntitle: Rain\ndate: 1958-03-20\n{line}\n---{TEXT}")
    [told] = [d for d in result.diagnostics if d.code.id == "TEI120"]
    assert told.location.line == 4 + line.count("\n")
    assert repr(line.rsplit("\n", maxsplit=1)[-1]) in told.message


def test_it_is_told_where_the_language_is_lacking_for_it(encode: Encode) -> None:
    result = encode("---\nlanguage: fr\ntitle Pluie\n---\n\nIl pleut.\n")
    assert [(d.code.id, d.location.line) for d in result.diagnostics] == [
        ("TEI120", 3),
        ("TEI104", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Rain\nauthor: Li Ming\n---",
        "---\n\nIt rained.\n\n---",
        "---\nHe said: rain.\nNobody slept.\nIt snowed.\n---",
        "---\nIt rained.\ntitle: Rain\ndate: 1958\n---",
        "---\ntitle: Rain\n\nIt rained\n\n---",
        "---\ntitle: Rain\nIt rained",
        "title: Rain\nIt rained\n---",
    ],
)
def test_a_text_below_a_rule_is_no_broken_front_matter(text: str, encode: Encode) -> None:
    assert [d for d in encode(text + TEXT).diagnostics if d.code.id == "TEI120"] == []


@pytest.mark.parametrize(
    "front",
    [
        "title.en: Rain\ntitle.zh: 下雨",
        "title-en: Rain\ntitle-zh: 下雨",
        "title:\n  en: Rain\n  zh: 下雨",
        "title: Rain\ntitle.zh-Hans: 下雨",
    ],
)
def test_a_title_may_be_given_in_each_language(
    front: str, header: Callable[[str], etree._Element]
) -> None:
    assert _said(header(front), TITLES) == [("en", "Rain"), ("zh-Hans", "下雨")]


@pytest.mark.parametrize(
    "front",
    [
        "author: Li Ming; Wang Fang",
        "authors: Li Ming and Wang Fang",
        "author: [Li Ming, Wang Fang]",
        'author: ["Li Ming", "Wang Fang"]',
        "author:\n  - Li Ming\n  - Wang Fang",
        "author:\n- Li Ming\n- Wang Fang",
    ],
)
def test_authors_are_told_apart(front: str, header: Callable[[str], etree._Element]) -> None:
    assert _said(header(front), AUTHORS) == [("en", "Li Ming"), ("en", "Wang Fang")]


def test_a_name_with_a_comma_is_one(header: Callable[[str], etree._Element]) -> None:
    assert _said(header("author: Li, Ming"), AUTHORS) == [("en", "Li, Ming")]
    assert _said(header("author: 李明、王芳"), AUTHORS) == [
        ("zh-Hans", "李明"),
        ("zh-Hans", "王芳"),
    ]


def test_what_has_no_element_is_a_note(header: Callable[[str], etree._Element]) -> None:
    found = header("Translator: Anna\ntext: x\ntags: [a, b]\npage: 3\n# so\nauthor-url: u")
    notes = {
        (note.get("n"), note.text)
        for note in found.iterfind("{*}fileDesc/{*}notesStmt/{*}note[@type='source-field']")
    }
    assert notes == {
        ("Translator", "Anna"),
        ("field text", "x"),
        ("tags", "[a, b]"),
        ("page", "3"),
        ("comment", "so"),
        ("author-url", "u"),
    }


@pytest.mark.parametrize("front", ["just words", "title: Rain\njust words", ""])
def test_lines_that_are_no_fields_are_no_front_matter(front: str, encode: Encode) -> None:
    result = encode(f"---\n{front}\n---{TEXT}")
    assert result.tei is not None
    text = b"".join(result.tei.split(b"<text")[1:])
    assert all(word.encode() in text for word in front.split())


def test_front_matter_that_does_not_end_is_text(encode: Encode) -> None:
    result = encode(f"---\ntitle: Rain{TEXT}")
    assert result.tei is not None
    assert b"title: Rain" in result.tei
