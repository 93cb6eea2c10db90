"""The words that advice is made of: names that TEI has, articles by their sound, near guesses."""

import re
from pathlib import Path

import pytest
from conftest import SHARED

from tei.relaxng import prepared, vocabulary_of
from tei.validate import check, validate
from tei.validate.wording import facts
from tei.validate.wording.attribute_habits import ATTRIBUTES, LEFT, OF_ELEMENT
from tei.validate.wording.guesses import closest, nearest, same_letters
from tei.validate.wording.habits import ELEMENTS
from tei.validate.wording.misuses import MISUSED
from tei.validate.wording.places import PLACES
from tei.validate.wording.usage import USUAL, a, local

TEI_ALL = SHARED / "schemas" / "tei_all-4.12.0.rng"
_T = "http://www.tei-c.org/ns/1.0}"

needs_schema = pytest.mark.skipif(
    not TEI_ALL.exists(), reason="tei_all is not on this computer; TEI_SHARED names where it is"
)


@needs_schema
def test_elements_that_advice_names_are_in_tei():
    known = set(map(local, vocabulary_of(prepared(TEI_ALL)).elements))
    said = [*ELEMENTS.values(), *OF_ELEMENT.values()]
    said += [advice for ways in MISUSED.values() for _, advice in ways]
    assert {name for words in said for name in re.findall(r"<(\w+)", words)} <= known
    assert {*MISUSED, *(name for ways in MISUSED.values() for name, _ in ways)} <= known


@needs_schema
def test_elements_that_are_usual_in_another_can_stand_in_it():
    known = vocabulary_of(prepared(TEI_ALL))
    wrong = [
        (parent, child)
        for parent, children in USUAL.items()
        for child in children
        if f"{_T}{child}" not in known.children(f"{_T}{parent}")
    ]
    wrong += [
        (parent, child)
        for child, parent in PLACES.items()
        if f"{_T}{child}" not in known.children(f"{_T}{parent}")
    ]
    assert wrong == []


@needs_schema
def test_attributes_that_advice_names_are_in_tei():
    known = vocabulary_of(prepared(TEI_ALL))
    for (element, attribute), words in OF_ELEMENT.items():
        has = facts.attributes(known, f"{_T}{element}")
        assert attribute not in has
        assert set(re.findall(r"@(\w+)", words)) <= has
    every = {name.rpartition("}")[2] for name in known.holders}
    said = " ".join(ATTRIBUTES.values())
    assert {name.removeprefix("xml:") for name in re.findall(r"@([\w:]+)", said)} <= every
    assert not any(name in facts.attributes(known, f"{_T}{element}") for element, name in LEFT)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("l", "an <l>"),
        ("lg", "an <lg>"),
        ("list", "a <list>"),
        ("sp", "an <sp>"),
        ("seg", "a <seg>"),
        ("msItem", "an <msItem>"),
        ("monogr", "a <monogr>"),
        ("rdg", "an <rdg>"),
        ("ref", "a <ref>"),
        ("xr", "an <xr>"),
        ("fs", "an <fs>"),
        ("figure", "a <figure>"),
        ("unclear", "an <unclear>"),
        ("unit", "a <unit>"),
        ("usg", "a <usg>"),
        ("body", "the <body>"),
    ],
)
def test_articles_go_by_the_sound(name, expected):
    assert a(f"{_T}{name}") == expected


def test_a_guess_is_near():
    assert nearest("auhtor", ["editor", "author"]) == "author"
    assert nearest("paragrahp", ["argument", "paragraph"]) == "paragraph"
    assert nearest("fragment", ["argument"]) == ""
    assert nearest("exit", ["text"]) == ""
    assert nearest("ahuthor", ["author"]) == "author"
    assert nearest("ehad", ["head"]) == "head"
    assert nearest("love", ["move"]) == closest("love", ["move"]) == ""
    assert nearest("li", ["lg"]) == closest("li", ["lg"]) == ""
    assert closest("bibliogr", ["bibl", "list"]) == ""
    assert (nearest("persnme", ["persName"]), closest("persnm", ["persName"])) == (
        "persName",
        "persName",
    )
    assert same_letters("HI", ["p", "hi"]) == "hi"


LETTER = """<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <optional><attribute name="words"><list><oneOrMore><data type="token"><param name="pattern"
    >\\S+</param></data></oneOrMore></list></attribute></optional>
  <attribute name="to"><data type="anyURI"/></attribute>
  <oneOrMore><choice><element name="line"><empty/></element><element name="li"><text/></element>
  </choice></oneOrMore>
</element>"""


@pytest.mark.parametrize(
    ("document", "said"),
    [
        # Of a schema that is not of TEI, nothing is said that is.
        ('<letter to="a"><blockquote/><li/></letter>', ("", ("<li>", "<line>"))),
        ('<letter to="a"/>', ("", ("<li>", "<line>"))),
        ('<letter to="a" words=""><li/></letter>', ("leave @words out, or give it a value", ...)),
        ('<letter to="a" class="b"><li/></letter>', ("", ("@words",))),
        ('<letter to="a">x<li/></letter>', ("put it in a <li>", ("<li>", "<line>"))),
        (
            '<letter to="a"><line>x</line></letter>',
            ("a <line> is always empty: write <line …/>x", ()),
        ),
    ],
)
def test_other_schemas_have_help_too(document, said, tmp_path: Path):
    schema = tmp_path / "letter.rng"
    schema.write_text(LETTER, encoding="utf-8")
    [found] = check(document.encode(), "letter.xml", [schema])
    assert found.help == said[0]
    assert said[1] in (found.expected, ...)


@needs_schema
@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("<location><idno>3</idno></location>", "end <location> before <idno> begins"),
        ("<listPlace><idno>3</idno></listPlace>", "put it in a <place>"),
    ],
)
def test_what_an_element_can_stand_in_as_well_is_not_where_it_belongs(content, advice):
    document = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>x</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><standOff><listPlace><place>
<placeName>Bath</placeName>{content}</place></listPlace></standOff></TEI>"""
    [found] = validate(document.encode(), "a.xml", [TEI_ALL])
    assert found.help == advice


def test_an_attribute_of_another_vocabulary_is_told_with_its_namespace(tmp_path):
    grammar = tmp_path / "my.rng"
    grammar.write_text(
        '<element name="r" xmlns="http://relaxng.org/ns/structure/1.0">'
        '<optional><attribute name="left"/></optional><attribute name="lift"/></element>',
        encoding="utf-8",
    )
    document = b'<r xmlns:f="urn:f" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" lift="1"'
    told = [
        (each.message, each.help)
        for one in (b" f:lint='1'/>", b" xsi:type='1'/>", b" f:left='1'/>")
        for each in check(document + one, "a.xml", [grammar])
    ]
    assert told == [
        ("<r> has no attribute @lint of the namespace urn:f", ""),
        (
            "<r> has no attribute @xsi:type",
            'take it away: a TEI document names its schema in <?xml-model href="…"?>',
        ),
        (
            "@left of <r> must be without a prefix",
            "write left=…: attributes of TEI have no namespace",
        ),
    ]
