"""Markdown: a section for each language, and the blocks of CommonMark as TEI has them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import codes, pipeline
from tei.diagnostics import Severity
from tei.settings import Settings, from_dict
from tei.sources.markdown import recognise
from tei.sources.roles import Label, label
from tei.validate import edition_schemas, validate
from tei.xml.parsing import parse

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Encode = Callable[..., pipeline.Encoded]
Outline = Callable[[etree._Element], str]

FR_DE = from_dict({"languages": {"original": "fr", "translation": "de"}})


def _root(result: pipeline.Encoded) -> etree._Element:
    assert result.tei is not None, result.diagnostics
    return parse(result.tei).getroot()


def _divisions(result: pipeline.Encoded) -> dict[str, etree._Element]:
    found = _root(result).iterfind("{*}text/{*}body/{*}div")
    return {division.get(LANG, ""): division for division in found}


def _texts(division: etree._Element, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in division.iter(f"{{*}}{name}")]


@pytest.fixture
def french(encode: Encode) -> Callable[[str], etree._Element]:
    """`french(body)`: the division of a French text beside a German one, valid and complete."""

    def of(body: str) -> etree._Element:
        result = encode(f"# Deutsch\n\nEs regnete.\n\n# Français\n\n{body}\n", FR_DE)
        # What stands in French alone has no counterpart, and that is told.
        told = [d for d in result.diagnostics if d.severity is not Severity.INFO]
        assert {d.code for d in told} <= {codes.UNMATCHED_UNIT}
        assert [*validate(result.tei or b"", "rain.xml", edition_schemas())] == []
        return _divisions(result)["fr"]

    return of


@pytest.mark.parametrize(
    ("words", "lang", "role"),
    [
        ("English", "en", None),
        ("ENGLISH:", "en", None),
        ("en", "en", None),
        ("zh-hans", "zh-Hans", None),
        ("Simplified Chinese", "zh-Hans", None),
        ("中文", "zh", None),
        ("français", "fr", None),
        ("原文", "", "original"),
        ("Translation", "", "translation"),
        ("Übersetzung", "", "translation"),
        ("fr (original)", "fr", "original"),
        ("English translation", "en", "translation"),
        ("Original (中文)", "zh", "original"),
        ("中文原文：", "zh", "original"),
        ("grc", "grc", None),
        ("Chinesisch", "zh", None),
        ("Chinois :", "zh", None),
        ("Inglés (original)", "en", "original"),
        ("Tedesco", "de", None),
        ("Francês: tradução", "fr", "translation"),
        ("ЯПОНСКИЙ", "ja", None),
    ],
)
def test_headings_that_name_a_language(words: str, lang: str, role: str | None) -> None:
    assert label(words) == Label(lang, role)


@pytest.mark.parametrize(
    "words",
    [
        "It",
        "No",
        "Rain",
        "Englische Wochen",
        "Die Chinesen",
        "English rain",
        "The original",
        "aboriginal",
        "en route",
        "",
    ],
)
def test_headings_that_name_none(words: str) -> None:
    assert label(words) is None


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# English\n\nIt rained.", True),
        ("---\ntitle: Rain\n---\n\n## 原文\n\n下雨了。", True),
        ("# Rain\n\n## English\n\nIt rained.\n\n## 中文\n\n下雨了。", True),
        ("English\n=======\n\nIt rained.", True),
        ("# Rain {lang=en}\n\nIt rained.", True),
        ("---\nlanguage: fr\n---\n\nIl a plu.", True),
        ("---\ntitle: Rain\n---\n\nIt rained.", False),
        ("# Rain\n\nIt rained.", False),
        ("### 终于下雨\n\n1958-03-20\n第1版()\n专栏：\n\n    下雨了。", False),
        ("Title: Rain\nDate: 1958-03-20\n\n# English\n\nIt rained.", False),
        ("### Rain\n\nIt rained.\n\nOriginal:\n\n# 中文\n\n下雨了。", False),
        ("```\n# English\n```", False),
        ("It rained.", False),
    ],
)
def test_what_is_recognised(*, text: str, is_markdown: bool) -> None:
    assert recognise(text) is is_markdown


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (("# English", "# 中文"), {"en": "translation", "zh-Hans": "original"}),
        (("# 原文", "# 译文"), {"zh-Hans": "original", "en": "translation"}),
        (("# Original", "# Translation"), {"zh-Hans": "original", "en": "translation"}),
        (("# fr (original)", "# de"), {"fr": "original", "de": "translation"}),
        (("# fr", "# Deutsch: Original"), {"fr": "translation", "de": "original"}),
        (("# Latin", "# English"), {"la": "original", "en": "translation"}),
        (("Latin\n---", "English\n---"), {"la": "original", "en": "translation"}),
        (("## la ##", "# en"), {"la": "original", "en": "translation"}),
    ],
)
def test_each_section_is_a_text_in_its_language(
    headings: tuple[str, str], roles: dict[str, str], encode: Encode
) -> None:
    result = encode("\n\n".join(f"{heading}\n\nIt rained." for heading in headings))
    assert {lang: d.get("type") for lang, d in _divisions(result).items()} == roles
    assert [d.code.id for d in result.diagnostics] == []


def test_a_heading_below_a_language_is_a_heading(french: Callable[[str], etree._Element]) -> None:
    division = french("Il a plu.\n\n## Original\n\nEncore.\n\n## en\n\nEt encore.")
    assert _texts(division, "head") == ["Original", "en"]


def test_three_languages_and_one_that_is_missing(encode: Encode) -> None:
    text = "# de\n\nEs regnete.\n\n# fr\n\n# zh\n\n下雨了。\n\n# it\n\nPioveva.\n"
    result = encode(text)
    assert {lang: d.get("type") for lang, d in _divisions(result).items()} == {
        "de": "translation",
        "zh-Hans": "original",
        "it": "translation",
    }
    result = encode("# fr\n\nIl a plu.\n\n# de\n")
    assert [d.code.id for d in result.diagnostics] == ["TEI106"]
    assert encode("# fr\n\n# de\n").diagnostics[0].code.id == "TEI101"


def test_the_first_heading_is_the_title(encode: Encode, outline: Outline) -> None:
    text = "# de\n\n## Regen\n\nEs regnete.\n\n# La pluie {#p lang=fr}\n\nIl a plu.\n"
    result = encode(text, FR_DE)
    assert result.diagnostics == []
    titles = _root(result).findall("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")
    assert [(t.get(LANG), t.text) for t in titles] == [("de", "Regen"), ("fr", "La pluie")]
    for division in _divisions(result).values():
        assert outline(division) == "head p"
        assert division[0].get("source")


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Regen", [("Regen", False)]),
        ("Der Regen", [("Regen", False)]),
    ],
)
def test_a_title_in_front_matter_is_shown_where_no_heading_is(
    title: str, heads: list[tuple[str, bool]], encode: Encode
) -> None:
    text = f"---\ntitle.de: {title}\n---\n\n# de\n\n{{}}Es regnete.\n\n# fr\n\nIl a plu.\n"
    with_heading = _divisions(encode(text.format("## Regen\n\n"), FR_DE))["de"]
    shown = [(e.text, e.get("source") is not None) for e in with_heading.iter("{*}head")]
    assert shown == heads
    without = _divisions(encode(text.format(""), FR_DE))["de"]
    assert [(e.text, e.get("source") is not None) for e in without.iter("{*}head")] == [
        (title, True)
    ]


def test_what_stands_above_the_languages_goes_by_its_script(
    encode: Encode, outline: Outline
) -> None:
    text = "# 终于下雨\n\n## English\n\n### Rain\n\nIt rained.\n\n## 中文\n\n### 雨\n\n下雨了。\n"
    divisions = _divisions(encode(text))
    assert _texts(divisions["zh-Hans"], "head") == ["终于下雨", "雨"]
    assert outline(divisions["zh-Hans"]) == "head*2 p"
    assert outline(divisions["en"]) == "head p"
    text = "# 终于下雨\n\n# Rain\n\nIt rained.\n\n## 中文\n\n下雨了。\n\n## English\n\nIt snowed.\n"
    divisions = _divisions(encode(text))
    assert _texts(divisions["zh-Hans"], "head") == ["终于下雨"]
    assert _texts(divisions["en"], "head") == ["Rain"]
    assert _texts(divisions["en"], "p") == ["It rained.", "It snowed."]


BLOCKS = {
    "a paragraph\nof two lines": "p",
    "# Un\n\n#### Deux\n\ntexte\n\n## Trois\n\ntexte": "head div(head p)*2",
    "texte\n\n## Un\n\n### Deux\n\na\n\n### Trois\n\nb\n\n## Quatre\n\nc": (
        "p div(head div(head p)*2) div(head p)"
    ),
    "Un\n==\n\nDeux\n----\n\ntexte": "head div(head p)",
    "- a\n- b\n\n- c": "list(item*3)",
    "* a\n+ b": "list(item)*2",
    "- a\n  - b\n    - c\n- d": "list(item(list(item(list(item)))) item)",
    "- a\n\n  b\n  - c\n- d": "list(item(p*2 list(item)) item)",
    "- a\nb\n\nc": "list(item) p",
    "-\n- a\n-\n  b": "list(item*2)",
    "- - a": "list(item)",
    "1. a\n2. b": "list(label item label item)",
    "1) a\n   1. b\n2) c": "list(label item(list(label item)) label item)",
    "1. a\n2.\n3. b": "list(label item) list(item) list(label item)",
    "a\n1. b": "p list(label item)",
    "a\n2. b\n-": "head",
    "> a\nb\n>\n> c\n\n> d": "quote(p*2) quote(p)",
    "> > a\n> b": "quote(p)*2",
    "> - a\n> - b": "quote(p*2)",
    "> a  \n> b": "quote(lg(l*2))",
    "- a\n\n> b": "list(item) quote(p)",
    "a  \nb\\\nc": "lg(l*3)",
    "a  \nb\nc": "p",
    "- a  \n  b": "list(item(lg(l*2)))",
    "a\n\n***\n\nb\n\n- - -\n\n_ _ _": "p*2",
    "| a | b |\n| - | :-: |\n| c | |\n| d | e | f |\ng": "table(row(cell*2)*2 row(cell*3)) p",
    "| a |\n| b |": "p",
    "a\n| b |\n|---|\n| c |": "p table(row(cell)*2)",
    "```\na\n\n# b\n~~~\n```\n# c": "p*5 div(head)",
    "~~~~\n~~~\n~~~~\na": "p*4",
    "    a\n    b": "p",
    "<!-- a -->\n\n[b]: c": "p*2",
    "####### a": "p",
    "#a": "p",
}


@pytest.mark.parametrize(("text", "shape"), BLOCKS.items())
def test_the_blocks_of_a_text(
    text: str, shape: str, french: Callable[[str], etree._Element], outline: Outline
) -> None:
    assert outline(french(text)) == shape


def test_lines_are_joined_and_hard_breaks_are_kept(
    french: Callable[[str], etree._Element],
) -> None:
    division = french("Il a plu  \ntoute\n  la nuit.\n\n> Une\n> ligne\nde plus.")
    [first, second] = division.iter("{*}p")
    assert etree.tostring(first[0], encoding="unicode", with_tail=False).split(">", 1)[1] == (
        "Il a plu<lb/>toute la nuit.</s>"
    )
    assert "".join(second.itertext()) == "Une ligne de plus."


def test_marks_within_a_line_are_characters(french: Callable[[str], etree._Element]) -> None:
    text = "*Il* **a** [plu](x) `&amp;` \\* <b>ici</b> ![a](b)"
    assert _texts(french(text), "p") == [text]
    assert _texts(french("| a \\| b | c |\n|---|---|\n| d | e |"), "cell")[:2] == ["a \\| b", "c"]


def test_a_list_keeps_its_numbers_and_says_when_it_has_bullets(
    french: Callable[[str], etree._Element],
) -> None:
    division = french("5. cinq\n7. sept\n\nfin\n\n* a\n* b")
    assert [e.get("type") for e in division.iter("{*}list")] == ["ordered", "bulleted"]
    assert _texts(division, "label") == ["5.", "7."]
    assert _texts(division, "item") == ["cinq", "sept", "a", "b"]


def test_a_row_that_names_the_columns_is_one(french: Callable[[str], etree._Element]) -> None:
    division = french("| a | b |\n|---|---|\n| c | d |")
    assert [row.get("role") for row in division.iter("{*}row")] == ["label", None]


def test_indentation_is_kept_where_it_says_something(
    french: Callable[[str], etree._Element],
) -> None:
    division = french("\u3000\u3000a\n\n    b\n  c\n\nd  \n   e\n\n-   f\n      g")
    assert [p.get("rend") for p in division.iter("{*}p", "{*}l", "{*}item")] == [
        "indent(2em)", "indent(4sp)", None, "indent(3sp)", None
    ]  # fmt: skip
    assert _texts(division, "p") == ["a", "b c"]


def test_a_list_above_the_languages_stays_together(encode: Encode, outline: Outline) -> None:
    text = "- one\n\n  下雨了\n\n下雨了。\n\n# English\n\nIt rained.\n\n# 中文\n\n下雨了。\n"
    divisions = _divisions(encode(text))
    assert outline(divisions["en"]) == "list(item(p*2)) p"
    assert outline(divisions["zh-Hans"]) == "p*2"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end: str, encode: Encode, outline: Outline) -> None:
    text = "---\ntitle.fr: Pluie\n---\n\n# de\n\n- a\n  b\n\n# fr\n\n> a\n> b\n"
    one, other = encode(text, FR_DE), encode(text.replace("\n", end), FR_DE)
    assert [outline(d) for d in _divisions(one).values()] == ["list(item)", "head quote(p)"]
    assert _texts(_root(one), "s") == _texts(_root(other), "s")


def test_a_document_in_one_language(encode: Encode) -> None:
    result = encode("---\nlanguage: fr\ntitle: La pluie\n---\n\nIl a plu.\n")
    assert [d.code.id for d in result.diagnostics] == ["TEI106"]
    assert {lang: d.get("type") for lang, d in _divisions(result).items()} == {"fr": "original"}


def test_front_matter_names_the_original(encode: Encode) -> None:
    text = "---\noriginal: de\nrole: x\n---\n\n# fr\n\nIl a plu.\n\n# de\n\nEs regnete.\n"
    result = encode(text)
    assert {lang: d.get("type") for lang, d in _divisions(result).items()} == {
        "fr": "translation",
        "de": "original",
    }
    [note] = _root(result).iter("{*}note")
    assert (note.get("n"), note.text) == ("role", "x")


def test_the_name_of_the_file_says_what_the_text_does_not(encode: Encode) -> None:
    text = "# fr\n\nIl a plu.\n\n# de\n\nEs regnete.\n"
    result = encode(text, FR_DE, identity="1958-03-20-spring-rain.md")
    assert [d.code.id for d in result.diagnostics] == ["TEI112", "TEI112"]
    root = _root(result)
    [date] = root.iterfind(".//{*}creation/{*}date")
    assert (date.get("when"), date.get("cert")) == ("1958-03-20", "medium")
    [title] = root.iterfind(".//{*}titleStmt/{*}title")
    assert (title.text, title.get("cert")) == ("spring rain", "medium")
    assert [*validate(result.tei or b"", "rain.xml", edition_schemas())] == []


def test_a_place_is_that_in_the_file(encode: Encode) -> None:
    text = "# de\n\nEs regnete.\n\n# fr\n\n- Il a plu\n  > toute\n\n> La\n>   nuit\n"
    tei = encode(text, FR_DE).tei or b""
    source = pipeline.SourceBytes("rain.md", text.encode())
    found = pipeline.verify(tei.replace(b"nuit", b"pluie"), "rain.xml", [source], FR_DE)[1]
    assert {(d.location.line, d.location.column) for d in found} == {(11, 5), (11, 8)}


#: Lines of every kind, and fronts; what they make together is seldom sensible.
LINES = """Il a *plu* toute
la nuit.
  un peu
    beaucoup
\u3000\u3000下雨了，
河水涨了。
# Un
## Deux ##
### 三
===
---
***
- un
* deux
  - trois
    - quatre
  suite

  下雨了
-
1. un
   2) deux
10.
> cité
> cité  
>
> > plus
>- item
| a | b |
|---|---|
| c |
```
~~~
ligne  
ligne\\
\\
\ttab
\u00a0
<!-- c -->
[x]: y
a\x0bb
# en
# 中文
## Original
Title: x
...""".split("\n")  # noqa: W291 - two spaces are a line break
FRONTS = [
    "",
    "---\ntitle: Rain\n---\n",
    "---\ntitle: 'a: b'\ntitle.zh: 雨\nauthor: [A, B]\npage: 3\njournal: P\noriginal: fr\n---\n",
    "---\nlanguage: en\nauthor:\n  - A\n# c\nfoo: |\n  bar\ndate: 1958\n---\n",
]
BODY = st.lists(st.sampled_from([*LINES, "", "", ""]), max_size=14).map("\n".join)


@given(front=st.sampled_from(FRONTS), above=BODY, english=BODY, chinese=BODY)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_document_is_encoded_without_loss_and_valid(
    front: str, above: str, english: str, chinese: str
) -> None:
    text = f"{front}\n{above}\n\n# English\n\n{english}\n\n# 中文\n\n{chinese}\n\nFin."
    source = pipeline.SourceBytes("rain.md", text.encode(), form="markdown")
    result = pipeline.encode([source], "rain.md", Settings())
    assert [d for d in result.diagnostics if d.severity is Severity.ERROR] == []
    assert [*validate(result.tei or b"", "rain.xml", edition_schemas())] == []
