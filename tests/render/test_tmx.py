"""A document as a translation memory: every word once, as it is read, in the form of TMX 1.4b."""

import io
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import __version__, render
from tei.names import TRANSLATION_STATUS, XML
from tei.xml.parsing import parse

HERE = Path(__file__).resolve().parent
FERRY = HERE / "ferry.xml"
VALID = HERE.parent / "schemas" / "valid"
DOCUMENTS = [
    FERRY,
    HERE.parent / "golden" / "seed.xml",
    *(VALID / f"{name}-languages.xml" for name in ("two", "three")),
    VALID / "lists-and-tables.xml",
]
ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"

#: What TMX 1.4b says of the elements and attributes that a memory of plain text needs.
TMX = etree.DTD(
    io.StringIO("""
    <!ELEMENT tmx (header, body)>
    <!ATTLIST tmx version CDATA #FIXED "1.4">
    <!ELEMENT header (note | prop)*>
    <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
      segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
      adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
    <!ELEMENT note (#PCDATA)>
    <!ELEMENT prop (#PCDATA)>
    <!ATTLIST prop type CDATA #REQUIRED xml:lang CDATA #IMPLIED>
    <!ELEMENT body (tu*)>
    <!ELEMENT tu ((note | prop)*, tuv+)>
    <!ATTLIST tu tuid CDATA #IMPLIED srclang CDATA #IMPLIED
      segtype (block | paragraph | sentence | phrase) #IMPLIED>
    <!ELEMENT tuv ((note | prop)*, seg)>
    <!ATTLIST tuv xml:lang CDATA #REQUIRED>
    <!ELEMENT seg (#PCDATA)>
    """)
)


class Variant(NamedTuple):
    """One `tuv`."""

    lang: str
    text: str
    units: list[str]


def memory(data):
    """The memory of a TEI file that has one."""
    made = render.tmx(parse(data), "rain.xml")
    assert made.diagnostics == []
    root = etree.fromstring(made.tmx)
    assert TMX.validate(root), TMX.error_log
    return root


def prop(element, name):
    return element.findtext(f"prop[@type='x-{name}']", "")


def variants(data):
    """The variants of each unit of the memory."""
    return [
        [
            Variant(tuv.get(LANG), tuv.findtext("seg"), prop(tuv, "tei").split())
            for tuv in tu.iterfind("tuv")
        ]
        for tu in memory(data).iterfind("body/tu")
    ]


def texts(data):
    return [[variant.text for variant in unit] for unit in variants(data)]


def links(root, level):
    """The two sides of each link, as identifiers."""
    path = f".//{{*}}linkGrp[@type='alignment'][@subtype='{level}']/{{*}}link"
    return [
        {name.strip("#") for name in link.get("target").split()} for link in root.iterfind(path)
    ]


def words(element):
    """The words of an element that are for a memory, without white space."""

    def inside(at):
        yield at.text or ""
        for child in at:
            name, kind = etree.QName(child).localname, child.get("type")
            if name not in {"sic", "orig", "figDesc"} and kind not in {
                "echo",
                "glossary",
                "original",
            }:
                yield from inside(child)
            yield child.tail or ""

    return "".join("".join(inside(element)).split())


def check(data):
    """Every linked sentence is there once, beside its own, and every word of a version once."""
    root = etree.fromstring(data)
    found = variants(data)
    named = [{name for variant in unit for name in variant.units} for unit in found]
    counts = Counter(name for names in named for name in names)
    for link in links(root, "sentence"):
        assert {counts[name] for name in link} == {1}
        assert any(link <= names for names in named)
    for division in root.iterfind("{*}text/{*}body/{*}div"):
        own = {at.get(ID) for at in division.iter("*")} - {None}
        mine = [
            variant.text
            for unit in found
            for variant in unit
            if variant.lang == division.get(LANG) and variant.units[0] in own
        ]
        assert sorted("".join("".join(mine).split())) == sorted(words(division))


def test_the_golden_memory():
    made = render.tmx(parse(FERRY.read_bytes()), "ferry.xml").tmx.decode()
    version = 'creationtoolversion="{}"'
    made = made.replace(version.format(__version__), version.format("0.1.0"))
    assert made == (HERE / "ferry.tmx").read_text(encoding="utf-8")


def test_the_same_file_gives_the_same_bytes():
    data = FERRY.read_bytes()
    assert render.tmx(parse(data), "a").tmx == render.tmx(parse(data), "b").tmx


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_linked_sentence_and_every_word_is_there_once(path):
    check(path.read_bytes())


def test_every_word_of_a_sample_is_there_once(sample, encode):
    encoded = encode(sample.read_text(encoding="utf-8"))
    if encoded.tei is not None:
        check(encoded.tei)


PARAGRAPHS = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=5), min_size=1, max_size=4)


@given(english=PARAGRAPHS, chinese=PARAGRAPHS)
@settings(max_examples=40, deadline=None)
def test_no_alignment_loses_or_repeats_a_word(source, encode, english, chinese):
    theirs = (" ".join("It rained" + " again" * n + "." for n in lengths) for lengths in english)
    ours = ("    " + "".join("又" * n + "下雨了。" for n in lengths) for lengths in chinese)
    encoded = encode(source(english="\n\n".join(theirs), chinese="\n".join(ours)))
    check(encoded.tei)


@pytest.mark.parametrize("path", [*DOCUMENTS, VALID / "letter-and-verse.xml"], ids=lambda p: p.stem)
def test_units_have_names_of_their_own_and_stand_in_the_order_of_the_original(path):
    data = path.read_bytes()
    root = memory(data)
    names = [tu.get("tuid") for tu in root.iterfind("body/tu")]
    assert all(names)
    assert len(names) == len(set(names))
    [original] = etree.fromstring(data).iterfind("{*}text/{*}body/{*}div[@type='original']")
    places = {at.get(ID): place for place, at in enumerate(original.iter("*"))}
    sentences = [
        places[name]
        for tu, name in zip(root.iterfind("body/tu"), names, strict=True)
        if prop(tu, "level") == "sentence" and name in places
    ]
    assert len(sentences) > 1
    assert sentences == sorted(sentences)


def test_the_header_says_where_the_memory_comes_from():
    header = memory((HERE.parent / "golden" / "seed.xml").read_bytes()).find("header")
    assert {**header.attrib} == {
        "creationtool": "tei",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "TEI",
        "adminlang": "en",
        "srclang": "zh-Hans",
        "datatype": "plaintext",
    }
    assert prop(header, "document") == "d1958-03-20-p1-a351c9ff"
    assert prop(header, "date") == "1958-03-20"
    assert {title.get(LANG) for title in header.iterfind("prop[@type='x-title']")} == {
        "en",
        "zh-Hans",
    }
    assert [note.text for note in header.iterfind("note")] == [
        f"Translation, English: {TRANSLATION_STATUS['unknown']}",
        "Source text: no licence stated.",
        "Translation: no licence stated.",
        "Markup: no licence stated.",
    ]


def p(identifier, *sentences, between=""):
    inner = between.join(
        f'<s xml:id="{identifier}{number}">{text}</s>' for number, text in enumerate(sentences, 1)
    )
    return f'<p xml:id="{identifier}">{inner}</p>'


@pytest.mark.parametrize(
    ("between", "joined"),
    [("", "甲。乙。"), ("　", "甲。　乙。"), ("\n      ", "甲。 乙。"), ("<!-- x -->", "甲。乙。")],
)
def test_units_are_joined_with_what_stands_between_them(document, between, joined):
    data = document(
        zh=p("z", "甲。", "乙。", between=between),
        en=p("e", "A and B."),
        links={"sentence": ["z1 z2 e1"]},
    )
    assert texts(data) == [[joined, "A and B."]]


def test_units_on_both_sides_of_another_keep_one_space(document):
    data = document(
        zh=p("z", "甲。", "乙。", "丙。"),
        en=p("e", "A.", "B.", "C.", between=" "),
        links={"sentence": ["z1 z3 e1 e3", "z2 e2"]},
    )
    assert texts(data) == [["甲。丙。", "A. C."], ["乙。", "B."]]


def test_the_order_of_units_is_that_of_the_text(document):
    data = document(zh=p("z", "甲。", "乙。"), en=p("e", "A."), links={"sentence": ["z2 e1 z1 z2"]})
    assert texts(data) == [["甲。乙。", "A."]]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It <choice><sic>raned</sic><corr>rained</corr></choice>.", "It rained."),
        ("It <choice><orig>rain'd</orig><reg>rained</reg></choice>.", "It rained."),
        ("<choice><abbr>Mr</abbr><expan>Mister</expan></choice> Li.", "Mister Li."),
        ("<choice><sic>Rian</sic></choice>.", "Rian."),
        ("It <del>hailed</del> rained<note>Hard.</note>.", "It  rained."),
        ("It\n      rained\tagain  today. ", "It rained\tagain  today. "),
        ("It<lb/>rained a<lb break='no'/>gain.", "It rained again."),
        ("It <g ref='#c'>*</g> rained.", "It * rained."),
        ("It <!-- x --><?x y?>rained.", "It rained."),
        ("1 &lt; 2 &amp; \"3\" ]]&gt; '4'", "1 < 2 & \"3\" ]]> '4'"),
        ("\u2028 \U00020000 e\u0301 &#13;", "\u2028 \U00020000 e\u0301 \r"),
        ("It <name ref='#n'>Rain<seg>ed</seg></name>.", "It Rained."),
    ],
)
def test_a_text_is_what_is_read(document, markup, text):
    data = document(zh=p("z", "雨。"), en=p("e", markup), links={"sentence": ["z1 e1"]})
    assert texts(data) == [["雨。", text]]


def test_lines_of_the_print_run_on_in_chinese(document):
    data = document(zh=p("z", "下<lb/>雨。"), en=p("e", "Rain."), links={"sentence": ["z1 e1"]})
    assert texts(data) == [["下雨。", "Rain."]]


def test_a_sign_without_text_is_what_the_header_says(document):
    characters = (
        '<encodingDesc><charDecl><char xml:id="c"><mapping type="codepoint">U+E000</mapping>'
        '<mapping type="standard">渡</mapping></char></charDecl></encodingDesc>'
    )
    data = document(zh=p("z", "<g ref='#c'/>。"), en=p("e", "A."), links={"sentence": ["z1 e1"]})
    assert texts(data.replace(b"<encodingDesc/>", characters.encode())) == [["渡。", "A."]]


@pytest.mark.parametrize(
    ("zh", "en", "level", "found"),
    [
        (
            '<lg><l xml:id="z1">甲</l><l xml:id="z2">乙</l></lg>',
            '<lg><l xml:id="e1">A</l>\n<l xml:id="e2">B</l></lg>',
            "line",
            [["甲 乙", "A B"]],
        ),
        (
            '<table><row xml:id="z1"><cell>甲</cell><cell>乙</cell></row></table>',
            '<table><row xml:id="e1"><cell>A</cell>\n<cell>B</cell></row></table>',
            "row",
            [["甲 乙", "A B"]],
        ),
        (
            '<list><label>一、</label><item xml:id="z1">甲</item></list>',
            '<list><label>1.</label><item xml:id="e1">A</item></list>',
            "item",
            [["一、", "1."], ["甲", "A"]],
        ),
        (
            '<figure xml:id="z1"><label>左图：</label><head>甲</head></figure>',
            '<figure xml:id="e1"><label>Left:</label><head>A</head></figure>',
            "figure",
            [["左图： 甲", "Left: A"]],
        ),
        (
            '<figure xml:id="z1"><head xml:id="z2" corresp="#e2">甲</head></figure>',
            '<figure xml:id="e1"><head xml:id="e2">A</head><figDesc>B</figDesc></figure>',
            "figure",
            [["甲", "A"]],
        ),
    ],
)
def test_what_has_no_sentences_goes_by_its_own_links(document, zh, en, level, found):
    identifiers = re.findall(r'<(?:item|l|row|figure) xml:id="(\w+)"', zh + en)
    data = document(zh=zh, en=en, links={level: [" ".join(identifiers)]})
    assert texts(data) == found


def test_a_text_that_is_linked_as_a_whole_stays_whole(document):
    data = document(zh="<p>甲</p><p>乙</p>", en="<p>A</p>", links={"division": ["d-zh d-en"]})
    assert texts(data) == [["甲 乙", "A"]]


def test_links_of_what_holds_linked_sentences_add_nothing(document):
    data = document(
        zh=p("z", "甲。", "乙。"),
        en=p("e", "A.", "B.", between=" "),
        links={
            "division": ["d-zh d-en"],
            "paragraph": ["z e"],
            "sentence": ["z1 e1", "z2 e2"],
            "word": ["w v"],
        },
    )
    assert texts(data) == [["甲。", "A."], ["乙。", "B."]]


def test_words_that_are_linked_leave_their_sentence_whole(document):
    data = document(
        zh=p("z", "<w xml:id='w1'>甲</w>乙。"),
        en=p("e", "<w xml:id='v1' corresp='#w1'>A</w> B."),
        links={"sentence": ["z1 e1"], "word": ["w1 v1"]},
    )
    assert texts(data) == [["甲乙。", "A B."]]


def test_sentences_that_no_link_names_are_text_of_their_paragraph(document):
    data = document(
        zh=p("z", "甲。", "乙。"), en=p("e", "A.", "B.", between=" "), links={"paragraph": ["z e"]}
    )
    assert texts(data) == [["甲。乙。", "A. B."]]


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("<head>甲</head>", "<head>A</head>", [["甲", "A"]]),
        (
            "<head>甲</head><head>乙</head>",
            "<head>A</head><head>B</head>",
            [["甲", "A"], ["乙", "B"]],
        ),
        ("<head>甲</head><head>乙</head>", "<head>A</head>", [["甲 乙", "A"]]),
        ("<head>甲</head>", "<byline>A</byline>", [["A"], ["甲"]]),
        ("<dateline>甲</dateline>", "<dateline>A</dateline>", [["甲", "A"]]),
        ("<div><head>甲</head></div>", "<head>A</head>", [["A"], ["甲"]]),
        ("<p>甲</p>", "<p>A</p>", [["A"], ["甲"]]),
    ],
)
def test_headlines_and_their_like_go_with_what_they_stand_in(document, zh, en, found):
    data = document(zh=zh + p("z", "终。"), en=en + p("e", "End."), links={"sentence": ["z1 e1"]})
    assert texts(data) == [*found, ["终。", "End."]]


def test_running_text_beside_sentences_goes_with_its_paragraph(document):
    data = document(
        zh='<p xml:id="z">三<date>月</date>。<s xml:id="z1">甲。</s></p>',
        en='<p xml:id="e">In <date>March</date>. <s xml:id="e1">A.</s></p>',
        links={"paragraph": ["z e"], "sentence": ["z1 e1"]},
    )
    assert texts(data) == [["三月。", "In March."], ["甲。", "A."]]


def test_what_has_no_counterpart_stands_alone(document):
    data = document(
        zh=p("z", "甲。", "乙。"),
        en=p("e", "A.", "B."),
        links={"sentence": ["z1 e1"]},
        unmatched={"sentence": "z2 e2"},
    )
    root = memory(data)
    assert texts(data) == [["甲。", "A."], ["B."], ["乙。"]]
    # No variant of the second unit is in the language of the original.
    assert [tu.get("srclang") for tu in root.iterfind("body/tu")] == [None, "*all*", None]


def test_what_a_translation_repeats_is_left_out(document):
    data = document(
        zh=p("z", "甲。"),
        en='<div type="echo" xml:lang="zh-Hans"><p>甲。</p></div>'
        + p("e", "A.")
        + '<div type="glossary"><list><label>甲</label><item>A</item></list></div>',
        links={"sentence": ["z1 e1"]},
    )
    assert texts(data) == [["甲。", "A."]]


def test_translations_of_the_same_units_share_a_unit(document):
    data = document(
        zh=p("z", "甲。", "乙。", "丙。"),
        en=p("e", "A.", "B.", "C.", between=" "),
        fr=p("f", "A !", "B et C !", between=" "),
        links={"sentence": ["z1 e1", "z2 e2", "z3 e3", "z1 f1", "z2 z3 f2"]},
    )
    assert [[(v.lang, v.text) for v in unit] for unit in variants(data)] == [
        [("zh-Hans", "甲。"), ("en", "A."), ("fr", "A !")],
        [("zh-Hans", "乙。"), ("en", "B.")],
        [("zh-Hans", "乙。丙。"), ("fr", "B et C !")],
        [("zh-Hans", "丙。"), ("en", "C.")],
    ]


def test_several_translations_have_a_probability_each(document):
    data = document(
        zh=p("z", "甲。", "乙。"),
        en=p("e", "A.", "B."),
        fr=p("f", "A !"),
        links={"sentence": ["z1 e1", "z2 e2", "z1 f1"]},
    ).decode()
    for target, cert in (("#z1 #e1", "0.9"), ("#z2 #e2", "0.8"), ("#z1 #f1", "0.7")):
        data = data.replace(f'target="{target}"', f'target="{target}" cert="{cert}"')
    several, one = memory(data.encode()).iterfind("body/tu")
    assert prop(several, "cert") == ""
    assert [prop(tuv, "cert") for tuv in several.iterfind("tuv")] == ["", "0.9", "0.7"]
    assert prop(one, "cert") == "0.8"
    assert [prop(tuv, "cert") for tuv in one.iterfind("tuv")] == ["", ""]


def test_a_variant_says_which_paragraphs_it_stands_in(document):
    data = document(
        zh=p("z", "甲。") + p("y", "乙。"),
        en=f'<list><item xml:id="i">{p("e", "A and B.")}</item></list>',
        links={"sentence": ["z1 y1 e1"]},
    )
    [tu] = memory(data).iterfind("body/tu")
    assert [prop(tuv, "paragraph") for tuv in tu.iterfind("tuv")] == ["z y", "e"]


@pytest.mark.parametrize(
    ("languages", "links", "reason"),
    [
        ({"zh": p("z", "甲。"), "en": p("e", "A.")}, {}, "no link joins"),
        ({"zh": p("z", "甲。"), "en": p("e", "A.")}, {"sentence": ["z1 nowhere"]}, "no link joins"),
        ({"zh": p("z", "甲。", "乙。")}, {"sentence": ["z1 z2"]}, "no link joins"),
        ({"en": p("e", "A."), "fr": p("f", "A !")}, {"sentence": ["e1 f1"]}, "is the original"),
    ],
)
def test_a_document_without_links_has_no_memory(document, languages, links, reason):
    made = render.tmx(parse(document(links=links, **languages)), "rain.xml")
    assert made.tmx is None
    [found] = made.diagnostics
    assert (found.code.id, found.location.path) == ("TEI602", "rain.xml")
    assert reason in found.message


def test_a_unit_in_two_links_is_there_once(document):
    data = document(
        zh=p("z", "甲。", "乙。"),
        en=p("e", "A."),
        links={"sentence": ["z1 e1", "z2 e1"]},
    )
    assert texts(data) == [["甲。", "A."], ["乙。"]]
