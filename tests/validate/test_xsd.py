"""XSD: what is told of a document, where, and that it is what xmlschema decides."""

import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import xmlschema
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tei.cli import cli
from tei.errors import SchemaUnusable
from tei.validate import check

SCHEMAS = Path(__file__).with_name("xsd")
_TABLE = tomllib.loads((SCHEMAS / "mistakes.toml").read_text(encoding="utf-8"))
GOOD = _TABLE["documents"]
MISTAKES = _TABLE["mistake"]
XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'

BILLION_LAUGHS = (
    '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    f"<xs:schema {XS}><xs:element name='a' fixed='&c;'/></xs:schema>"
)


def _changed(mistake):
    document = GOOD[mistake["schema"]]
    olds, news = ([m] if isinstance(m, str) else m for m in (mistake["old"], mistake["new"]))
    for old, new in zip(olds, news, strict=True):
        assert old in document
        document = document.replace(old, new, 1)
    return document


def _found(document, schema):
    return check(document.encode(), "log.xml", [SCHEMAS / f"{schema}.xsd"])


@cache
def _built(schema):
    return xmlschema.XMLSchema11(str(SCHEMAS / f"{schema}.xsd"), allow="local")


def test_there_are_enough_mistakes_each_with_its_name():
    assert len({mistake["title"] for mistake in MISTAKES}) == len(MISTAKES) >= 60


@pytest.mark.parametrize("schema", GOOD)
def test_the_documents_themselves_have_none(schema):
    assert _found(GOOD[schema], schema) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["title"])
def test_a_mistake_is_found_at_its_place_and_in_these_words(mistake):
    found = _found(_changed(mistake), mistake["schema"])
    told = [f"{d.location.line}:{d.location.column} {d.code.name} {d.message}" for d in found]
    assert told == mistake["findings"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["title"])
def test_a_finding_has_the_way_to_its_element(mistake):
    for found in _found(_changed(mistake), mistake["schema"]):
        assert found.location.xpath.startswith("/")


def test_the_way_to_an_element_is_numbered_where_there_are_several():
    document = GOOD["ferry"].replace('after="a"', 'after="z"').replace("<wind>3", "<wind>x")
    assert [d.location.xpath for d in _found(document, "ferry")] == [
        "/log/ship[2]",
        "/log/weather/wind",
    ]


def test_the_way_is_said_to_people_and_programs(tmp_path):
    file = tmp_path / "log.xml"
    file.write_text(GOOD["ferry"].replace("<wind>3", "<wind>x"), encoding="utf-8")
    arguments = ["validate", "--schema", str(SCHEMAS / "ferry.xsd"), str(file)]
    assert "\n    in: /log/weather/wind\n" in CliRunner().invoke(cli, arguments).stdout
    [found] = json.loads(CliRunner().invoke(cli, [*arguments, "--format", "json"]).stdout)
    assert found["xpath"] == "/log/weather/wind"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_place_is_in_characters_whatever_the_encoding(encoding):
    document = (
        GOOD["ferry"]
        .replace("<trip fare", "<!-- 江城 𠮷 --><trip fair", 1)
        .replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    )
    [found] = check(document.encode(encoding), "log.xml", [SCHEMAS / "ferry.xsd"])
    line = document.split("\n")[found.location.line - 1]
    assert line[found.location.column - 1 :].startswith("fair=")


def test_comments_and_instructions_change_nothing():
    document = GOOD["ferry"].replace("grey", "gr<!-- or a? -->ey").replace("09:30", "09<?x?>:30")
    assert _found(document, "ferry") == []
    document = GOOD["keys"].replace("low", "l<!-- o -->ow").replace('nr="2"', 'nr="1"')
    assert [d.location.line for d in _found(document, "keys")] == [4, 8]


def test_what_names_the_schema_is_no_fault():
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    hint = f'xmlns:xsi="{instance}" xsi:schemaLocation="https://example.org/ferry ferry.xsd"'
    assert _found(GOOD["ferry"].replace("<log ", f"<log {hint} "), "ferry") == []


def test_what_is_not_well_formed_is_told_after_what_came_before():
    document = GOOD["ferry"].replace("decks", "deks").replace("</log>", "")
    assert [d.code.name for d in _found(document, "ferry")] == [
        "unknown-attribute",
        "malformed-xml",
    ]


_PIECES = st.sampled_from(
    [
        *('decks="2"', 'decks="3"', 'kind="barge"', 'kind="x"', 'code="a"', 'code="b"', 'nr="1"'),
        *('nr="2"', 'of="2"', 'of="3"', 'cook="Bo"', 'after="c"', 'fare="free"', 'fare="1e3"'),
        *("<wind>3</wind>", "<wind/>", "<to>here</to>", "<from>here</from>", "grey", "blue"),
        *("1958-03-20", "1958-03-21", "09:30:00", "09:30:00Z", "24:00:00", "<deck>low</deck>"),
        *('kind="wood"', 'low="1"', 'low="4"', 'high="4"', 'high="2"', 'high="3"', "tea", ""),
        *('<crew of="1"/>', '<crew of="9"/>', '<ship nr="8"><deck/></ship>', "<box>tea</box>"),
        *('<ship code="c"/>', '<range low="1" high="2"/>', 'xsi:nil="true"', 'xsi:type="tug"'),
        *("<weather><wind>0</wind></weather>", "<when>1958-03-20</when>", "true", "false"),
    ]
)


@settings(deadline=None)
@given(st.sampled_from(list(GOOD)), st.lists(st.tuples(_PIECES, _PIECES), min_size=1, max_size=3))
def test_the_verdict_is_that_of_xmlschema(schema, changes):
    document = GOOD[schema]
    for old, new in changes:
        document = document.replace(old, new, 1) if old else document
    found = _found(document, schema)
    assume(all(d.code.name != "malformed-xml" for d in found))
    assert (found == []) == _built(schema).is_valid(document)


def test_a_document_can_begin_with_any_element_that_the_schema_declares_for_itself():
    document = '<trip xmlns="https://example.org/ferry"><clock>09:30:00</clock><to>here</to></trip>'
    assert _found(document, "ferry") == []
    [found] = _found('<note xmlns="https://example.org/ferry"/>', "ferry")
    assert found.message == "a document cannot begin with <note>"


# Schemas


def _check(tmp_path, schema, document="<a/>", **others):
    for name, text in others.items():
        (tmp_path / f"{name}.xsd").write_text(text, encoding="utf-8")
    path = tmp_path / "a.xsd"
    path.write_text(schema, encoding="utf-8")
    return check(document.encode(), "a.xml", [path])


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ("no XML", "this is no XML"),
        (f"<xs:schema {XS}><xs:element name='a' type='b'/></xs:schema>", "unknown type 'b'"),
        ("<rain/>", "not a usable XSD schema"),
        (BILLION_LAUGHS, "entities"),
        (
            f"<xs:schema {XS}><xs:include schemaLocation='http://example.org/b.xsd'/></xs:schema>",
            "is not fetched",
        ),
        (
            f"<xs:schema {XS}><xs:import schemaLocation='file:///etc/passwd'/></xs:schema>",
            "is not fetched",
        ),
        (
            f"<xs:schema {XS}><xs:include schemaLocation='//example.org/b.xsd'/></xs:schema>",
            "is not fetched",
        ),
        (
            f"<xs:schema {XS}><xs:include schemaLocation='../../etc/passwd'/></xs:schema>",
            "not below the folder",
        ),
        (
            f"<xs:schema {XS}><xs:redefine schemaLocation='%2e%2e/%2e%2e/b.xsd'/></xs:schema>",
            "not below the folder",
        ),
        (f"<xs:schema {XS}><xs:include schemaLocation='b.xsd'/></xs:schema>", "No such file"),
    ],
)
def test_a_schema_that_is_wrong_or_reaches_out_is_refused(tmp_path, schema, reason):
    with pytest.raises(SchemaUnusable, match=reason) as raised:
        _check(tmp_path, schema)
    assert str(raised.value).count("\n") == 0


def test_what_an_included_file_reaches_for_is_refused_too(tmp_path):
    inner = f"<xs:schema {XS}><xs:include schemaLocation='https://example.org/c.xsd'/></xs:schema>"
    outer = f"<xs:schema {XS}><xs:include schemaLocation='b.xsd'/></xs:schema>"
    with pytest.raises(SchemaUnusable, match=r"b\.xsd:1: https://example"):
        _check(tmp_path, outer, b=inner)


def test_a_change_of_an_included_file_counts(tmp_path, monkeypatch):
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "cache"))
    outer = f"<xs:schema {XS}><xs:include schemaLocation='b.xsd'/></xs:schema>"
    inner = f"<xs:schema {XS}><xs:element name='a' type='xs:{{}}'/></xs:schema>"
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert _check(tmp_path / "one", outer, "<a>x</a>", b=inner.format("string")) == []
    [found] = _check(tmp_path / "two", outer, "<a>x</a>", b=inner.format("integer"))
    assert found.message == '<a> cannot be "x"'


def test_a_large_count_is_no_large_grammar(tmp_path):
    schema = (
        f"<xs:schema {XS}><xs:element name='a'><xs:complexType><xs:sequence>"
        "<xs:element name='b' minOccurs='2' maxOccurs='100000'/>"
        "</xs:sequence></xs:complexType></xs:element></xs:schema>"
    )
    assert _check(tmp_path, schema, "<a><b/><b/></a>") == []
    [found] = _check(tmp_path, schema, "<a><b/></a>")
    assert found.message == "<a> must have <b>"


def test_what_is_kept_of_a_schema_says_the_same(tmp_path):
    file = tmp_path / "yard.xml"
    file.write_text(GOOD["keys"].replace('nr="2"', 'nr="1"'), encoding="utf-8")
    command = [sys.executable, "-m", "tei", "validate", "--schema", str(SCHEMAS / "keys.xsd"), file]
    environment = {**os.environ, "TEI_CACHE": str(tmp_path / "cache")}
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
        for _ in range(2)
    )
    assert list((tmp_path / "cache").iterdir())
    assert "TEI502" in first.stdout
    assert second.stdout == first.stdout


def test_that_a_large_schema_takes_long_is_said_before_it_does(tmp_path, capsys):
    padding = f"<!-- {'rain ' * 120_000} -->"
    schema = f"<xs:schema {XS}>{padding}<xs:element name='a' type='xs:string'/></xs:schema>"
    assert _check(tmp_path, schema) == []
    assert capsys.readouterr().err.startswith("a.xsd is large")


def test_a_document_as_deep_as_may_be_is_judged(tmp_path):
    schema = (
        f"<xs:schema {XS}><xs:element name='a'><xs:complexType><xs:sequence>"
        "<xs:element ref='a' minOccurs='0'/></xs:sequence>"
        "<xs:assert test='true()'/></xs:complexType></xs:element></xs:schema>"
    )
    assert _check(tmp_path, schema, "<a>" * 250 + "</a>" * 250) == []
