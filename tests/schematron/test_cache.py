"""Schemas on disk: what was made of one is used again, and only while it is the same."""

from pathlib import Path

import pytest
from lxml import etree

from tei.schematron import UnknownPhase, Validator, prepared

from .schemas import write

BODY = """<phase id="one"><active pattern="a"/></phase>
<let name="least" value="1"/>
<pattern id="a"><rule context="p"><let name="n" value="@n"/>
<assert test="$n >= $least" role="warning" id="c">The <name/> has <value-of select="$n"/>.</assert>
</rule></pattern>
<pattern id="b"><rule context="q"><report test="matches(., '^x')" diagnostics="d">x</report></rule>
</pattern><diagnostics><diagnostic id="d">More.</diagnostic></diagnostics>"""
DOCUMENT = b"<r><p n='0'/><p n='2'/><q>xy</q></r>"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _found(validator: Validator) -> list[object]:
    return validator.findings(etree.fromstring(DOCUMENT).getroottree(), DOCUMENT)


def test_what_is_kept_finds_the_same(cache: Path, tmp_path: Path) -> None:
    schema = write(tmp_path, BODY)
    fresh = _found(prepared(schema))
    assert [f.message for f in fresh] == ["The p has 0.", "x More."]
    [file] = cache.iterdir()
    before = file.stat().st_mtime_ns
    assert _found(prepared(schema)) == fresh
    assert file.stat().st_mtime_ns == before
    assert len(_found(prepared(schema, "one"))) == 1
    with pytest.raises(UnknownPhase):
        prepared(schema, "two")


def test_what_is_taken_in_counts_too(cache: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.sch"
    text = (
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="p">'
        '<assert test="@m">no m</assert></rule></pattern>'
    )
    part.write_text(text)
    schema = write(tmp_path, '<include href="part.sch"/>')
    for _ in "ab":
        assert {f.message for f in _found(prepared(schema))} == {"no m"}
    part.write_text(text.replace("no m", "none"))
    assert {f.message for f in _found(prepared(schema))} == {"none"}
    part.unlink()
    with pytest.raises(ValueError, match="cannot be read"):
        prepared(schema)
    assert len([*cache.iterdir()]) == 1
