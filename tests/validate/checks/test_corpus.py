"""Identifiers that two documents of a run have."""

from pathlib import Path

import pytest
from validate.checks.judged import in_folder, tei

GOLDEN = Path(__file__).parents[2] / "golden" / "seed.xml"
SETTINGS = '[rules]\nrepeated-in-corpus = "warning"\n'


@pytest.fixture
def check(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)

    def checked(files, *options):
        in_folder(tmp_path, files)
        documents = [name for name in files if name.endswith(".xml")]
        grammar = tmp_path / "any.rng"
        grammar.write_text(
            '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>'
            '<define name="any"><element><anyName/><zeroOrMore><choice><text/><ref name="any"/>'
            "<attribute><anyName/></attribute></choice></zeroOrMore></element></define></grammar>"
        )
        arguments = ["--schema", grammar, "--format", "concise", *options]
        return run("validate", *arguments, *documents).stdout

    return checked


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_two_documents_give_is_told_where_the_settings_name_it(check, jobs):
    first = tei('<p xml:id="p1"/><p xml:id="p2"/>')
    files = {"a.xml": first, "b.xml": tei('<p xml:id="p2"/><p xml:id="p3"/>'), "c.xml": first}
    said = check({"tei.toml": SETTINGS, **files}, "--jobs", jobs)
    assert said.count("repeated-in-corpus") == 2
    assert "b.xml:1:" in said
    assert '"p2" is given in a.xml, too' in said
    assert '"p1" is given in a.xml, too' in said


def test_it_is_not_told_of_other_editions(check):
    files = {"a.xml": tei('<p xml:id="p1"/>'), "b.xml": tei('<p xml:id="p1"/>')}
    assert "repeated-in-corpus" not in check(files)


def test_it_can_be_allowed(check):
    allow = '<?tei allow="repeated-in-corpus" reason="an excerpt"?>'
    files = {"a.xml": tei('<p xml:id="p1"/>'), "b.xml": allow + tei('<p xml:id="p1"/>')}
    for said in (check({"tei.toml": SETTINGS, **files}), check(files)):
        assert "repeated-in-corpus" not in said
        assert "unused-allowance" not in said


def test_of_an_edition_the_identifiers_of_documents_are_compared(tmp_path, run):
    (tmp_path / "again.xml").write_bytes(GOLDEN.read_bytes())
    said = run("validate", "--format", "concise", GOLDEN, tmp_path / "again.xml").stdout
    assert said.count("repeated-in-corpus") == 1
