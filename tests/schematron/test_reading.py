"""From files to schemas: what is taken in, made concrete, or refused."""

import re

import pytest
from lxml import etree

from tei.schematron import ALL, SchemaFault, Validator
from tei.schematron.reading import read

from .schemas import SCH, messages, write

RULE = '<rule context="p"><assert test="@n">no n</assert></rule>'


def test_a_file_is_taken_in_and_a_part_of_one(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.sch").write_text(f'<pattern xmlns="{SCH}">{RULE}</pattern>')
    (tmp_path / "parts" / "two.sch").write_text(
        f'<x xmlns="{SCH}"><pattern id="a"><rule context="q"><assert test="a">q</assert></rule>'
        f'</pattern><pattern id="b">{RULE.replace("no n", "b")}</pattern></x>'
    )
    schema = write(tmp_path, '<include href="parts/one.sch"/><include href="parts/two.sch#b"/>')
    assert messages(schema, "<r><p/><q/></r>") == ["no n", "b"]


def test_an_include_is_read_from_where_it_stands(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.sch").write_text(f'<include xmlns="{SCH}" href="two.sch"/>')
    (tmp_path / "parts" / "two.sch").write_text(f'<pattern xmlns="{SCH}">{RULE}</pattern>')
    schema = write(tmp_path, '<pattern><include href="parts/three.sch"/></pattern>')
    (tmp_path / "parts" / "three.sch").write_text(RULE.replace("<rule", f'<rule xmlns="{SCH}"'))
    assert messages(schema, "<r><p/></r>") == ["no n"]


def test_a_rule_extends_one_of_another_file(tmp_path):
    (tmp_path / "rules.sch").write_text(
        f'<rule xmlns="{SCH}" abstract="true"><let name="x" value="@n"/>'
        '<assert test="$x">no n</assert></rule>'
    )
    schema = write(
        tmp_path,
        '<pattern><rule context="p"><extends href="rules.sch"/><assert test="@m">no m</assert>'
        "</rule></pattern>",
    )
    assert messages(schema, "<r><p/></r>") == ["no n", "no m"]


def test_a_rule_extends_abstract_ones(tmp_path):
    schema = write(
        tmp_path,
        """<pattern><rule abstract="true" id="a"><assert test="@a">a</assert></rule>
        <rule abstract="true" id="b"><extends rule="a"/><assert test="@b">b</assert></rule>
        <rule context="p"><extends rule="b"/><assert test="@c">c</assert></rule></pattern>""",
    )
    assert messages(schema, "<p/>") == ["a", "b", "c"]


def test_an_abstract_pattern_gets_its_parameters(tmp_path):
    schema = write(
        tmp_path,
        """<pattern abstract="true" id="table"><rule context="$row"><let name="n" value="@n"/>
        <assert test="$rows and $n">$row has <value-of select="count($rows)"/></assert></rule>
        </pattern>
        <pattern is-a="table" id="one"><param name="row" value="tr"/>
        <param name="rows" value="td[1]"/></pattern>
        <pattern is-a="table"><param name="row" value="row"/><param name="rows" value="cell"/>
        </pattern>""",
    )
    assert messages(schema, "<t><tr/><row><cell/></row></t>") == ["$row has 0", "$row has 1"]


def test_a_phase_says_which_patterns_are_run(tmp_path):
    schema = write(
        tmp_path,
        f"""<phase id="first"><active pattern="a"/><let name="what" value="'phase'"/></phase>
        <phase id="second"><active pattern="b"/></phase>
        <pattern id="a"><rule context="p"><report test="true()"><value-of select="$what"/></report>
        </rule></pattern><pattern id="b">{RULE}</pattern>""",
        attributes='defaultPhase="first"',
    )
    assert messages(schema, "<p/>") == ["phase"]
    assert messages(schema, "<p/>", phase="second") == ["no n"]
    assert len(messages(schema, "<p/>", phase=ALL)) == 3
    with pytest.raises(KeyError):
        messages(schema, "<p/>", phase="third")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<include href="../outside.sch"/>', "not below the folder"),
        ('<include href="/etc/passwd"/>', "not below the folder"),
        ('<include href="http://example.org/a.sch"/>', "not fetched"),
        ('<include href="schema.sch"/>', "takes itself in"),
        ('<include href="none.sch"/>', "cannot be read"),
        ('<include href="good.sch#none"/>', "has no element none"),
        ('<pattern is-a="none"/>', "no abstract pattern none"),
        ('<pattern><rule context="p"><extends rule="x"/></rule></pattern>', "no abstract rule x"),
        (
            """<pattern><rule abstract="true" id="x"><extends rule="x"/></rule>
            <rule context="p"><extends rule="x"/></rule></pattern>""",
            "extends itself",
        ),
        ("<pattern><rule><assert test='a'/></rule></pattern>", "no context"),
        ("<pattern><rule context='p'><assert/></rule></pattern>", "no test"),
        (
            "<pattern><rule context='p'><assert test='a' diagnostics='d'/></rule></pattern>",
            "no diagnostic d",
        ),
    ],
)
def test_a_wrong_schema_is_refused(tmp_path, body, message):
    (tmp_path / "good.sch").write_text(f'<pattern xmlns="{SCH}"/>')
    with pytest.raises(SchemaFault, match=re.escape(message)):
        read(write(tmp_path, body))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<schema/>", "no Schematron schema"),
        ('<schema xmlns="http://www.ascc.net/xml/schematron"/>', "before ISO's"),
        ("<schema", "schema.sch:1"),
        (f'<!DOCTYPE s [<!ENTITY e SYSTEM "x">]><schema xmlns="{SCH}">&e;</schema>', "entities"),
        (f'<schema xmlns="{SCH}" queryBinding="stx"/>', "query binding stx"),
    ],
)
def test_what_is_no_schema_is_refused(tmp_path, text, message):
    path = tmp_path / "schema.sch"
    path.write_text(text)
    with pytest.raises(SchemaFault, match=re.escape(message)):
        read(path)


GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="{sch}">
<sch:ns prefix="t" uri="urn:t"/>{more}
<define name="p"><element name="p" ns="urn:t"><sch:pattern id="{id}"><sch:rule context="t:p">
<sch:assert test="@{id}">{id}</sch:assert></sch:rule></sch:pattern><empty/></element></define>
</grammar>"""


def test_rules_stand_in_relax_ng_and_in_what_it_includes(tmp_path):
    (tmp_path / "other.rng").write_text(GRAMMAR.format(sch=SCH, more="", id="other"))
    path = tmp_path / "schema.rng"
    bare = '<sch:rule context="t:q"><sch:assert test="@n">bare</sch:assert></sch:rule>'
    more = f'<include href="other.rng"/>{bare}'
    path.write_text(GRAMMAR.format(sch=SCH, more=more, id="main"))
    schema = read(path, [tmp_path / "other.rng"])
    tree = etree.fromstring('<p xmlns="urn:t"><q/></p>').getroottree()
    assert [f.message for f in Validator(schema).findings(tree)] == ["other", "bare", "main"]


def test_a_rule_that_a_grammar_has_in_two_languages_is_taken_once(tmp_path):
    path = tmp_path / "schema.rng"
    rule = '<sch:rule context="t:q"><sch:assert test="@n">{}</sch:assert></sch:rule>'
    more = rule.format("It has no n.") + rule.format("Il n'a pas de n.")
    path.write_text(GRAMMAR.format(sch=SCH, more=more, id="n"))
    assert messages(path, '<p xmlns="urn:t" n=""><q/></p>') == ["It has no n."]


ODD = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="{SCH}"><schemaSpec ident="x">
<constraintDecl scheme="schematron" queryBinding="xslt2"/>
<elementSpec ident="p"><constraintSpec ident="one" scheme="schematron"><constraint>
<sch:rule context="tei:p"><sch:assert test="@n">one</sch:assert></sch:rule>
</constraint></constraintSpec>
<constraintSpec ident="two" scheme="schematron"><constraint>
<sch:assert test="exists(@m)">two</sch:assert></constraint></constraintSpec>
<constraintSpec ident="gone" scheme="schematron" mode="delete"><constraint>
<sch:assert test="false()">gone</sch:assert></constraint></constraintSpec>
<constraintSpec ident="deux" scheme="schematron" xml:lang="fr"><constraint>
<sch:assert test="false()">deux</sch:assert></constraint></constraintSpec>
<attList><attDef ident="n"><constraintSpec ident="three" scheme="schematron"><constraint>
<sch:report test=". = 'x'">three</sch:report></constraint></constraintSpec></attDef></attList>
</elementSpec></schemaSpec></TEI>"""


def test_rules_stand_in_odd(tmp_path):
    path = tmp_path / "schema.odd"
    path.write_text(ODD)
    assert messages(path, '<p xmlns="http://www.tei-c.org/ns/1.0"/>') == ["one", "two"]
    document = '<p xmlns="http://www.tei-c.org/ns/1.0" n="x" m=""/>'
    assert messages(path, document) == ["three"]
