"""Findings of Schematron rules as diagnostics."""

from pathlib import Path

import pytest

from tei.diagnostics import Severity
from tei.errors import SchemaUnusable
from tei.report import as_text
from tei.validate import documents, validate
from tei.validate.schemas import Schema

RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<pattern><rule context="p"><assert id="w" test="@n" role="warning">No n.</assert>
<assert test="@m" role="nonfatal">No m.</assert><assert test="@o" role="INFO">No o.</assert>
<assert test="@q" role="fatal">No q.</assert><report id="u" test="none(.)">x</report>
</rule></pattern></schema>"""


def test_a_role_says_how_bad_it_is_and_the_place_has_a_column(tmp_path):
    for name in ("rules.sch", "rules.isosch"):
        schema = Path(tmp_path / name)
        schema.write_text(RULES)
        found = [*validate(b"<r>\n <p/></r>", "r.xml", [schema])]
        assert [(d.code.id, d.severity, d.message) for d in found[:4]] == [
            ("TEI503", Severity.WARNING, "No n"),
            ("TEI503", Severity.WARNING, "No m"),
            ("TEI503", Severity.INFO, "No o"),
            ("TEI503", Severity.ERROR, "No q"),
        ]
        assert [(d.code.id, d.severity) for d in found[4:]] == [("TEI508", Severity.WARNING)]
        assert {(d.location.line, d.location.column) for d in found} == {(2, 2)}
        assert found[0].note == f"this is rule w of {name}"


GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
 xmlns:s="http://purl.oclc.org/dsdl/schematron">{}
<start><element name="r"><zeroOrMore><element name="p">
<s:rule context="p"><s:assert test="@n">No n.</s:assert></s:rule>
<optional><attribute name="n"/></optional><text/></element></zeroOrMore></element></start>
</grammar>"""
DOCUMENT = b"<r>\n <p/><q/></r>"


def _told(schemas, document=DOCUMENT):
    return [(d.code.id, d.message) for d in validate(document, "r.xml", schemas)]


@pytest.fixture
def grammar(tmp_path):
    path = tmp_path / "my.rng"
    path.write_text(GRAMMAR.format(""))
    return path


def test_the_rules_that_stand_in_a_grammar_are_run_after_it(grammar):
    (code, _), rule = _told([grammar])
    assert (code, rule) == ("TEI510", ("TEI503", "No n"))
    [(only, _)] = _told([Schema(grammar, ".rng")])
    assert only == "TEI510"
    assert _told([Schema(grammar, ".sch")]) == [("TEI503", "No n")]


def test_rules_stand_in_what_a_grammar_takes_in(grammar, tmp_path):
    outer = tmp_path / "other" / "outer.rng"
    outer.parent.mkdir()
    include = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
        '<include href="../my.rng"/>{}</grammar>'
    )
    outer.write_text(include.format(""))
    for _ in "ab":
        assert _told([outer])[1:] == [("TEI503", "No n")]
    grammar.write_text(GRAMMAR.format("").replace("@n", "@m"))
    changed = tmp_path / "other" / "changed.rng"
    changed.write_text(include.format("<!-- -->"))
    assert _told([changed], b"<r><p n=''/></r>") == [("TEI503", "No n")]


def test_a_document_that_is_too_much_for_a_tree_is_held_against_the_grammar(grammar, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", len(DOCUMENT) - 1)
    grammar_finding, (code, message) = _told([grammar])
    assert (grammar_finding[0], code) == ("TEI510", "TEI508")
    assert message == "the document is not held against the rules of my.rng: it is larger than 0 MB"


def test_what_the_parser_of_trees_refuses_is_held_against_the_grammar(tmp_path):
    grammar = tmp_path / "my.rng"
    grammar.write_text(GRAMMAR.format(""))
    long = b"<r><p n=''>" + b"a" * 10_000_001 + b"</p></r>"
    [(code, message)] = _told([grammar], long)
    assert code == "TEI508"
    assert "a text in it is 10 MB long" in message


def test_what_is_no_xml_is_told_once(grammar):
    assert [code for code, _ in _told([grammar, Schema(grammar, ".sch")], b"<r>")] == ["TEI501"]


def test_of_several_schemas_each_finding_names_its_own(grammar, tmp_path):
    rules = tmp_path / "rules.sch"
    rules.write_text(RULES)
    several = [*validate(DOCUMENT, "r.xml", [grammar, rules])]
    assert {d.schema for d in several[:2]} == {"my.rng"}
    assert {d.schema for d in several[2:]} == {"rules.sch"}
    assert " [TEI503 against-rule] by my.rng\n" in as_text(several)
    assert {d.schema for d in validate(DOCUMENT, "r.xml", [grammar])} == {""}


PHASES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
<phase id="draft"><active pattern="a"/></phase><phase id="final"><active pattern="b"/></phase>
<pattern id="a"><rule context="r"><assert test="@a">No a.</assert></rule></pattern>
<pattern id="b"><rule context="r"><assert test="@b">No b.</assert></rule></pattern></schema>"""


def test_a_phase_is_run_alone(tmp_path):
    path = tmp_path / "my.sch"
    path.write_text(PHASES)
    for _ in "ab":
        assert _told([Schema(path, ".sch", "draft")]) == [("TEI503", "No a")]
        assert _told([Schema(path, ".sch", "final")]) == [("TEI503", "No b")]
        assert len(_told([path])) == 2
    with pytest.raises(SchemaUnusable, match="no phase late: it has draft, final"):
        _told([Schema(path, ".sch", "late")])


ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">
<schemaSpec ident="x"><constraintDecl scheme="schematron" queryBinding="xslt2"/>{}
</schemaSpec></TEI>"""
CONSTRAINT = """<constraintSpec ident="c" scheme="schematron"><constraint><s:rule context="p">
<s:assert test="@n">No n.</s:assert></s:rule></constraint></constraintSpec>"""


def test_the_rules_of_an_odd_are_run(tmp_path):
    path = tmp_path / "my.odd"
    path.write_text(ODD.format(CONSTRAINT))
    assert _told([path]) == [("TEI503", "No n")]
    empty = tmp_path / "empty.odd"
    empty.write_text(ODD.format(""))
    with pytest.raises(SchemaUnusable, match="no rules stand in it; make RELAX NG of it first"):
        _told([empty])


@pytest.mark.usefixtures("grammar")
def test_an_address_that_is_taken_in_is_looked_up_in_catalogs(tmp_path):
    catalog = tmp_path / "catalog.xml"
    entry = (
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="https://example.org/{}" uri="{}"/></catalog>'
    )
    outer = tmp_path / "outer.rng"
    outer.write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
        '<include href="https://example.org/my.rng"/></grammar>'
    )
    with pytest.raises(SchemaUnusable, match="nothing is fetched from the network"):
        _told([outer])
    catalog.write_text(entry.format("my.rng", "my.rng"))
    found = [*validate(DOCUMENT, "r.xml", [outer], catalogs=[catalog])]
    assert [d.code.id for d in found] == ["TEI510", "TEI503"]
    # What an earlier run made of it is not for a catalog that says something else.
    (tmp_path / "other.rng").write_text(GRAMMAR.format("").replace('"r"', '"s"'))
    other = tmp_path / "other.xml"
    other.write_text(entry.format("my.rng", "other.rng"))
    found = [*validate(b"<s/>", "r.xml", [outer], catalogs=[other])]
    assert found == []
    rules = tmp_path / "outer.sch"
    rules.write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron">'
        '<include href="https://example.org/part.sch"/></schema>'
    )
    (tmp_path / "part.sch").write_text(
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="p">'
        '<assert test="@n">No n.</assert></rule></pattern>'
    )
    catalog = tmp_path / "rules.xml"
    catalog.write_text(entry.format("part.sch", "part.sch"))
    for _ in "ab":
        [finding] = validate(DOCUMENT, "r.xml", [rules], catalogs=[catalog])
        assert finding.message == "No n"
