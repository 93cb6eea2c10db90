"""`tei validate` for CI: reports, what fails, what is known, how many processes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tei.cli import judging
from tei.cli.judging import Document, judged
from tei.report import FORMATS
from tei.validate.schemas import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from tei.diagnostics import Diagnostic
    from tei.validate.choice import Choice

    Run = Callable[..., Result]

GOLDEN = Path(__file__).parents[1] / "golden" / "seed.xml"
LETTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>\n'
SCHEMA = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>"""
#: A schema that finds a warning in every letter.
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="t:TEI"><report test="true()" role="warning">a letter</report></rule>
  </pattern></schema>"""


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a good letter, two with a mistake, one that is no XML, and one missing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, inside in {"a": "", "b": "<div/>", "c": "<", "d": "\n<div/>"}.items():
        (folder / f"{name}.xml").write_text(LETTER.format(inside), encoding="utf-8")
    Path("letter.rng").write_text(SCHEMA, encoding="utf-8")
    Path("letter.sch").write_text(RULES, encoding="utf-8")
    return folder


def validate(run: Run, *arguments: object) -> Result:
    return run("validate", "--schema", "letter.rng", *arguments)


def codes(result: Result) -> list[str]:
    return [found["code"] for found in map(json.loads, result.stdout.splitlines())]


@pytest.mark.usefixtures("letters")
def test_several_formats_are_written_at_once(run: Run) -> None:
    files = [f"--format={form}=out/{form}" for form in FORMATS if form != "jsonl"]
    result = validate(run, "--format", "jsonl", *files, "letters")
    assert result.exit_code == 1
    assert codes(result) == ["TEI510", "TEI501", "TEI510"]
    assert {file.name for file in Path("out").iterdir()} == {*FORMATS} - {"jsonl"}
    assert len(json.loads(Path("out/sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 3
    assert len(etree.parse("out/junit").findall("testsuite")) == 4
    text = Path("out/text").read_text(encoding="utf-8")
    assert text == validate(run, "letters").stdout
    assert "letters/b.xml:1:42: error: " in text


@pytest.mark.usefixtures("letters")
def test_standard_output_has_text_where_files_get_the_rest(run: Run) -> None:
    result = validate(run, "--format", "sarif=out.sarif", "letters/b.xml")
    assert result.stdout.startswith("letters/b.xml:1:42: error: ")


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["jsno"], "'jsno' is not one of text, concise, json"),
        (["json="], "a file's name is missing"),
        (["json", "sarif"], "standard output gets one format"),
        (["json", "sarif=-"], "standard output gets one format"),
        (["json=a", "sarif=a"], "a gets one format"),
        (["sarif=letters/a.xml"], "letters/a.xml: this is the input"),
        (["sarif=letter.rng"], "letter.rng: this is the input"),
    ],
)
def test_what_cannot_be_written_is_refused(run: Run, given: list[str], said: str) -> None:
    result = validate(run, *(f"--format={form}" for form in given), "letters/a.xml")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 1)])
def test_warnings_fail_where_they_are_to(run: Run, least: str, status: int) -> None:
    result = validate(run, "--schema", "letter.sch", "--fail-on", least, "letters/a.xml")
    assert result.exit_code == status
    assert "1 file checked: 1 warning." in result.stderr


@pytest.mark.usefixtures("letters")
def test_a_file_that_cannot_be_read_is_one_finding(run: Run) -> None:
    result = validate(run, "--format", "jsonl", "letters/none.xml", "letters/b.xml")
    assert result.exit_code == 2
    assert codes(result) == ["TEI903", "TEI510"]


def test_findings_of_the_baseline_do_not_fail(run: Run, letters: Path) -> None:
    made = validate(run, "--write-baseline", "known.json", "letters")
    assert (made.exit_code, made.stdout) == (0, "")
    assert "4 files checked: no findings, 3 known." in made.stderr
    again = validate(run, "--baseline", "known.json", "letters")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", made.stderr)

    # Lines above, and a mistake of its own.
    text = LETTER.format("\n<lb/>\n<div/>").replace("<TEI", "<!-- new -->\n<TEI")
    (letters / "d.xml").write_text(text, encoding="utf-8")
    new = validate(run, "--baseline", "known.json", "--format", "concise", "letters")
    assert new.exit_code == 1
    assert new.stdout == (
        "letters/d.xml:3:1: error: the schema has no element <lb> [TEI510 unknown-element]\n"
    )
    assert "4 files checked: 1 error, 3 known." in new.stderr


@pytest.mark.usefixtures("letters")
def test_known_findings_are_remarks_that_are_shown_on_request(run: Run) -> None:
    validate(run, "--write-baseline", "known.json", "letters")
    shown = validate(run, "-v", "--baseline", "known.json", "letters/b.xml")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("letters/b.xml:1:42: info: ")
    shown = validate(run, "-v", "--baseline", "known.json", "--format", "sarif", "letters/b.xml")
    [result] = json.loads(shown.stdout)["runs"][0]["results"]
    assert (result["level"], result["baselineState"]) == ("note", "unchanged")


def test_what_is_mended_is_counted_and_leaves_the_baseline(run: Run, letters: Path) -> None:
    validate(run, "--write-baseline", "known.json", "letters")
    (letters / "b.xml").write_text(LETTER.format(""), encoding="utf-8")
    # Of the other files nothing is known in this run.
    one = validate(run, "--baseline", "known.json", "letters/b.xml")
    assert "1 file checked: no findings, 1 of the baseline no longer there." in one.stderr
    validate(run, "--baseline", "known.json", "--write-baseline", "known.json", "letters/b.xml")
    kept = json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]
    assert [found["path"] for found in kept] == ["letters/c.xml", "letters/d.xml"]


@pytest.mark.usefixtures("letters")
def test_a_baseline_is_good_in_any_folder_of_the_repository(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    validate(run, "--write-baseline", "known.json", "letters")
    monkeypatch.chdir("letters")
    result = run(
        "validate", "--schema", "../letter.rng", "--baseline", "../known.json", "b.xml", "d.xml"
    )
    assert result.exit_code == 0


@pytest.mark.usefixtures("letters")
def test_statistics_stand_beside_the_summary(run: Run) -> None:
    result = validate(run, "--format", "jsonl", "--statistics", "letters")
    assert len(result.stdout.splitlines()) == 3
    rows = [line.split()[:4] for line in result.stderr.splitlines()]
    assert rows[:3] == [
        ["count", "files", "severity", "code"],
        ["2", "2", "error", "TEI510"],
        ["1", "1", "error", "TEI501"],
    ]


# --- processes ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("letters")
def test_several_processes_say_the_same_as_one(run: Run) -> None:
    arguments = ["--format", "jsonl", "letters/none.xml", "letters", str(GOLDEN)]
    alone, together = (validate(run, "--jobs", jobs, *arguments) for jobs in ("1", "3"))
    assert (together.exit_code, together.output) == (alone.exit_code, alone.output)
    assert codes(alone)[:4] == ["TEI903", "TEI510", "TEI501", "TEI510"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_schema_that_is_none_stops_the_run_in_every_process(
    letters: Path, run: Run, jobs: str
) -> None:
    schema = letters / "bad.rng"
    schema.write_text("<element xmlns='http://relaxng.org/ns/structure/1.0'/>", encoding="utf-8")
    files = [letters / "a.xml", letters / "b.xml"]
    result = run("validate", "--schema", schema, "--jobs", jobs, *files)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.rng:1:1: " in result.stderr
    assert "Traceback" not in result.output


class _Deadly(Document):
    """A document that ends the process which reads it."""

    @property
    def source(self) -> bytes | Path:
        os._exit(1)


def test_a_document_that_kills_its_process_costs_only_itself(letters: Path) -> None:
    schema = (Schema(Path("letter.rng")),)
    documents = [Document.named(str(letters / f"{name}.xml"), schema) for name in "abcd"]
    documents.insert(2, _Deadly("deadly.xml", b"", schema))
    verdicts = [*judged(documents, 2)]
    found = [[finding.code.id for finding in verdict.findings] for verdict in verdicts]
    assert found == [[], ["TEI510"], ["TEI902"], ["TEI501"], ["TEI510"]]
    assert [verdict.is_read for verdict in verdicts] == [True, True, False, True, True]


def test_a_fault_of_the_tool_is_a_finding_of_that_document_alone(
    letters: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = judging.held

    def fail(source: Path, path: str, choice: Choice) -> list[Diagnostic]:
        if path.endswith("b.xml"):
            message = "no rain today"
            raise RuntimeError(message)
        return held(source, path, choice)

    monkeypatch.setattr(judging, "held", fail)
    result = validate(run, "--verbose", "--format", "jsonl", letters)
    assert result.exit_code == 2
    assert codes(result) == ["TEI902", "TEI501", "TEI510"]
    assert "RuntimeError: no rain today" in result.stderr
