"""Typical mistakes by TEI's own schema: found at their places, once, in the words of the page."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, SHARED

from tei.cli import cli

from .mistakes import NAME, Mistake, findings, good, mistakes, told

TEI_ALL = SHARED / "schemas" / "tei_all-4.12.0.rng"
MISTAKES = mistakes()

needs_schema = pytest.mark.skipif(
    not TEI_ALL.exists(), reason="tei_all is not on this computer; TEI_SHARED names where it is"
)


def test_there_are_enough_mistakes_each_with_its_name():
    assert len({mistake.title for mistake in MISTAKES}) == len(MISTAKES) >= 45


@needs_schema
def test_the_document_itself_has_none():
    assert findings(good(), TEI_ALL) == []


@needs_schema
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_a_mistake_is_found_once_and_at_its_place(mistake: Mistake):
    found = findings(mistake.document, TEI_ALL)
    assert len(found) == mistake.findings
    first = found[0].location
    assert (found[0].code.name, (first.line, first.column)) == (mistake.code, mistake.place)
    assert found[0].help or found[0].expected or found[0].note


@needs_schema
@pytest.mark.parametrize(
    "mistake", [m for m in MISTAKES if m.mended], ids=lambda mistake: mistake.title
)
def test_who_follows_the_help_makes_no_other_mistake(mistake: Mistake):
    assert findings(mistake.mended, TEI_ALL) == []


@needs_schema
def test_the_page_of_mistakes_says_what_the_program_says():
    page = (ROOT / "docs" / "mistakes.md").read_text(encoding="utf-8")
    ours = re.findall(rf"^```text\n({NAME}:.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert ours == [told(mistake.document, TEI_ALL) for mistake in MISTAKES]


@needs_schema
def test_all_that_could_stand_there_is_named_where_it_is_asked_for(tmp_path: Path):
    [mistake] = [m for m in MISTAKES if m.title == "A heading after a paragraph"]
    file = tmp_path / NAME
    file.write_text(mistake.document, encoding="utf-8")
    arguments = ["validate", "--no-rules", "--schema", str(TEI_ALL), str(file)]
    short = CliRunner().invoke(cli, arguments).stdout
    whole = CliRunner().invoke(cli, [*arguments, "--verbose"]).stdout
    [expected] = re.findall(r"expected: (.*?)\n    \w", whole, re.DOTALL)
    assert "more" in short
    assert len(re.findall("<", expected)) == len(findings(mistake.document, TEI_ALL)[0].expected)
