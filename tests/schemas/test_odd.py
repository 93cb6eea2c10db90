"""The ODD says what the grammar and the Schematron schema say."""

import re
from functools import cache

import pytest
from lxml import etree

from tei.schematron import prepared
from tei.xml.parsing import parse

from . import engines, tei_schematron, vocabulary

ODD = engines.SCHEMAS / "edition.odd"
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"


@cache
def _odd() -> etree._Element:
    return etree.parse(ODD).getroot()


def _all(path: str, node: etree._Element | None = None) -> list[etree._Element]:
    found = (_odd() if node is None else node).xpath(path, namespaces=engines.NAMESPACES)
    assert isinstance(found, list)
    return found


def _attributes(specification: etree._Element, mode: str) -> set[str]:
    return {a.get("ident", "") for a in _all(f".//tei:attDef[@mode = '{mode}']", specification)}


def test_the_modules_include_the_elements_of_the_grammar_and_no_others() -> None:
    references = _all("//tei:moduleRef")
    assert len(references) == 9
    included = [name for reference in references for name in reference.get("include", "").split()]
    assert len(included) == len(set(included))
    assert set(included) == set(vocabulary.of_relaxng())


def test_each_element_keeps_the_attributes_of_the_grammar_and_no_others() -> None:
    grammar = vocabulary.of_relaxng()
    kept = {e.get("ident", ""): _attributes(e, "change") for e in _all("//tei:elementSpec")}
    assert len(kept) == len(_all("//tei:elementSpec")) > 80
    assert kept == grammar
    lost = {e.get("ident", ""): _attributes(e, "delete") for e in _all("//tei:elementSpec")}
    assert {name: kept[name] & lost[name] for name in kept if kept[name] & lost[name]} == {}


def test_required_attributes_are_the_grammar_s() -> None:
    required = {
        (element.get("ident", ""), attribute.get("ident", ""))
        for element in _all("//tei:elementSpec")
        for attribute in _all(".//tei:attDef[@usage = 'req']", element)
    }
    assert len(required) > 30
    assert required == vocabulary.required_of_relaxng()


def test_closed_values_are_the_grammar_s() -> None:
    values = {
        (element.get("ident", ""), attribute.get("ident", "")): {
            item.get("ident", "")
            for item in _all("tei:valList[@type = 'closed']/tei:valItem", attribute)
        }
        for element in _all("//tei:elementSpec")
        for attribute in _all(".//tei:attDef[tei:valList/@type = 'closed']", element)
    }
    assert len(values) > 20
    assert values == vocabulary.values_of_relaxng()


def _words(node: etree._Element) -> str:
    """An assert or a variable as text, without the prefixes and line breaks that do not matter."""
    text = etree.tostring(node, encoding="unicode", with_tail=False)
    return re.sub(r"\s+", " ", re.sub(r'(?<=[</])sch:| xmlns(:\w+)?="[^"]*"', "", text))


def _constraints(root: etree._Element) -> dict[str, tuple[str, list[str], str]]:
    """Each assert with the context and the variables of its rule."""
    return {
        test.get("id", ""): (
            rule.get("context", ""),
            [_words(variable) for variable in _all("sch:let", rule)],
            _words(test),
        )
        for rule in _all("//sch:rule", root)
        for test in _all("sch:assert", rule)
    }


def test_each_constraint_is_an_assert_of_the_schematron_schema_and_vice_versa() -> None:
    idents = [c.get("ident", "") for c in _all("//tei:constraintSpec")]
    assert idents == engines.asserts()
    for specification in _all("//tei:constraintSpec"):
        (test,) = _all(".//sch:assert", specification)
        assert test.get("id") == specification.get("ident")
        assert len(_all("tei:desc", specification)[0].text or "") > 20
    schema = etree.parse(engines.SCHEMAS / "edition.sch").getroot()
    assert _constraints(_odd()) == _constraints(schema)
    keys = "//*[local-name() = 'key']"
    assert [_words(k) for k in _all(keys)] == [_words(k) for k in _all(keys, schema)]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), (' xml:id="', ' xml:id="x'), (' target="#', ' target="#x'), (' xml:lang="', ' n="')],
)
def test_the_rules_of_the_odd_find_what_those_of_the_schematron_schema_find(
    old: str, new: str
) -> None:
    """In a pattern the first rule that fits holds, and in the ODD each rule has its own pattern."""
    text = (engines.SCHEMAS.parent / "tests/golden/seed.xml").read_text(encoding="utf-8")
    data = text.replace(old, new).encode() if old else text.encode()
    tree = parse(data)
    found = [
        {(f.check, f.line, f.column, f.message) for f in prepared(path).findings(tree, data)}
        for path in (ODD, engines.SCHEMAS / "edition.sch")
    ]
    assert found[0] == found[1]
    assert bool(found[0]) is bool(old)


def test_the_examples_use_the_words_of_the_grammar() -> None:
    examples = _all("//*[local-name() = 'egXML']")
    sections = _all("//tei:front/tei:div")
    assert len(examples) >= len(sections) - 1 >= 17
    assert all(_all(".//*[local-name() = 'egXML']", section) for section in sections[1:])
    grammar = vocabulary.of_relaxng()
    for example in examples:
        inside = list(example.iterdescendants(etree.Element))
        assert inside
        for element in inside:
            name = etree.QName(element).localname
            assert element.tag == f"{EXAMPLE}{name}"
            attributes = {str(a).replace(engines.XML, "xml:") for a in element.attrib}
            assert attributes <= grammar[name], name


def test_elements_and_attributes_in_the_prose_exist_or_are_said_to_be_left_out() -> None:
    grammar = vocabulary.of_relaxng()
    attributes = set().union(*grammar.values())
    prose = _all("//tei:front/tei:div[not(@xml:id = 'omissions')]")
    names = {gi.text for division in prose for gi in _all(".//tei:gi", division)}
    assert len(names) > 25
    assert names - set(grammar) == {"teiCorpus"}
    assert {a.text for division in prose for a in _all(".//tei:att", division)} <= attributes
    omitted = _all("//tei:div[@xml:id = 'omissions']")[0]
    absent = {gi.text for gi in _all(".//tei:gi", omitted)} - {"seg"}
    assert absent
    assert not absent & set(grammar)
    assert not {a.text for a in _all(".//tei:att", omitted)} & attributes


needs_tei_all = pytest.mark.skipif(
    not engines.TEI_ALL.is_file(), reason=f"{engines.TEI_ALL} is absent; set TEI_SHARED"
)


@pytest.mark.slow
@pytest.mark.skipif(engines.JING is None, reason="jing is not installed")
@needs_tei_all
def test_the_odd_is_valid_tei() -> None:
    assert engines.jing(engines.TEI_ALL, [ODD], identifiers=True) == {ODD: []}


@pytest.mark.slow
@pytest.mark.skipif(
    not engines.TEI_ALL_SCHEMATRON.is_file(),
    reason=f"{engines.TEI_ALL_SCHEMATRON} is absent; set TEI_SHARED",
)
def test_the_schematron_of_tei_all_has_nothing_to_say_of_the_odd() -> None:
    schema = tei_schematron.load(engines.TEI_ALL_SCHEMATRON)
    assert tei_schematron.findings(schema, _odd()) == []


@pytest.mark.slow
@needs_tei_all
def test_what_tei_gives_an_element_less_what_the_odd_takes_is_what_the_grammar_has() -> None:
    modules = {reference.get("key", "") for reference in _all("//tei:moduleRef")}
    by_class = {c.get("ident", ""): _attributes(c, "delete") for c in _all("//tei:classSpec")}
    left = {}
    for element in _all("//tei:elementSpec"):
        name = element.get("ident", "")
        given = vocabulary.of_tei_all(engines.TEI_ALL, name)
        gone = _attributes(element, "delete")
        left[name] = {
            attribute
            for attribute, origin in given.items()
            if attribute not in gone
            and attribute not in by_class.get(origin, set())
            and vocabulary.MODULE_OF_CLASS.get(origin, "tei") in modules
        }
    assert len(left) > 80
    assert left == vocabulary.of_relaxng()
