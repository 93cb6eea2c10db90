"""`tei validate` and the rules beyond schemas: severities of an edition, and leaving rules out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tei.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """<?xml-model href="tei.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><ref target="#nowhere">1</ref>
<ref target="#here" xml:id="here">2</ref></TEI>"""
SCHEMA = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><element name="ref">
  <attribute name="target"/>
  <optional><attribute name="xml:id"/></optional><text/></element></zeroOrMore></element>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document that its schema has nothing against."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tei.rng").write_text(SCHEMA)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.xml").write_text(DOCUMENT.replace("tei.rng", "../tei.rng"))
    return tmp_path


def told(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        cli, ["validate", "--format", "concise", "letters/a.xml", *arguments]
    )
    return result.exit_code, "\n".join(
        line for line in result.output.splitlines() if "TEI520" in line
    )


@pytest.mark.usefixtures("folder")
def test_rules_are_checked_beside_schemas_unless_they_are_left_out() -> None:
    status, line = told()
    assert status == 1
    assert line.startswith("letters/a.xml:2:47: error: no element has")
    assert told("--no-rules") == (0, "")


@pytest.mark.parametrize(
    ("severity", "status", "shown"),
    [("error", 1, "error"), ("warning", 0, "warning"), ("info", 0, "info"), ("off", 0, "")],
)
def test_the_edition_says_how_bad_a_finding_is(
    folder: Path, severity: str, status: int, shown: str
) -> None:
    (folder / "tei.toml").write_text(f'[rules]\ndangling-pointer = "{severity}"')
    code, line = told()
    assert code == status
    assert shown in line
    assert bool(line) == bool(shown)


def test_the_nearest_settings_hold(folder: Path) -> None:
    (folder / "tei.toml").write_text('[rules]\ndangling-pointer = "off"')
    (folder / "letters" / "tei.toml").write_text('[rules]\nTEI520 = "warning"')
    assert "warning" in told()[1]


def test_settings_that_are_wrong_stop_the_run(folder: Path) -> None:
    (folder / "tei.toml").write_text('[rules]\ndangling-pointr = "off"')
    result = CliRunner().invoke(cli, ["validate", "letters/a.xml"])
    assert result.exit_code == 2
    assert "did you mean 'dangling-pointer'?" in result.output
