"""Runs in the formats that programs read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import SHARED
from lxml import etree
from report_findings import ALL, HOSTILE, LOST, UNCHECKED, UNKNOWN, UNREADABLE

from tei import __version__, report
from tei.diagnostics import Severity
from tei.report.formats import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tei.report.run import Run

#: What others say that reports must be; not everybody has it.
SCHEMAS = SHARED / "schemas"


def schema(name: str) -> Path:
    path = SCHEMAS / name
    if not path.exists():
        pytest.skip(f"{name} is not on this computer")
    return path


def test_every_format_has_a_writer() -> None:
    assert {report.TEXT, *WRITERS} == set(report.FORMATS)


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_can_be_written_in_utf_8(form: str, run_of: Callable[..., Run]) -> None:
    for found in ((), ALL):
        WRITERS[form](run_of(*found)).encode("utf-8", "backslashreplace")


def test_concise_is_a_line_a_finding(run_of: Callable[..., Run]) -> None:
    lines = WRITERS["concise"](run_of(*ALL)).split("\n")
    assert lines[0] == (
        "letters/a.xml:13:34: error: <hi> has no attribute ren [TEI513 unknown-attribute]"
    )
    assert lines[-2] == "letters/c.xml: error: permission denied [TEI903 unreadable-file]"
    assert len(lines) == len(ALL) + 1
    assert "\x1b" not in "".join(lines)


def test_jsonl_has_the_objects_of_json_a_line_each(run_of: Callable[..., Run]) -> None:
    run = run_of(*ALL, known=1)
    lines = WRITERS["jsonl"](run).splitlines()
    objects = json.loads(WRITERS["json"](run))
    assert [json.loads(line) for line in lines] == objects
    assert [found["known"] for found in objects] == [True, *[False] * (len(ALL) - 1)]
    assert len({found["fingerprint"] for found in objects}) == len(ALL)
    assert objects[0]["path"] == "letters/a.xml"


# --- SARIF ----------------------------------------------------------------------------------------


def test_sarif_says_where_and_what_and_how_a_finding_is_known_again(
    run_of: Callable[..., Run],
) -> None:
    run = run_of(UNKNOWN, LOST)
    [entry] = json.loads(WRITERS["sarif"](run))["runs"]
    assert entry["columnKind"] == "unicodeCodePoints"
    assert entry["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    unknown, lost = entry["results"]
    assert unknown["level"] == "error"
    assert unknown["message"]["text"].splitlines() == [
        "<hi> has no attribute ren",
        "expected: @rend or @ana",
        "help: @rend may be meant",
        "note: <hi> marks a word",
        "see: https://example.org/hi",
    ]
    assert unknown["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "letters/a.xml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 13, "startColumn": 34},
            }
        }
    ]
    fingerprint = run.findings[0].fingerprint
    assert set(unknown["partialFingerprints"].values()) == {fingerprint}
    [related] = lost["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 12}
    assert "baselineState" not in unknown


def test_sarif_has_the_manual_of_the_codes_that_were_found(run_of: Callable[..., Run]) -> None:
    [entry] = json.loads(WRITERS["sarif"](run_of(UNKNOWN, LOST)))["runs"]
    driver = entry["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("tei", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["TEI401", "TEI513"]
    assert [result["ruleIndex"] for result in entry["results"]] == [1, 0]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].startswith(f"## {rule['id']} ")


def test_sarif_says_what_the_baseline_has(run_of: Callable[..., Run]) -> None:
    [entry] = json.loads(WRITERS["sarif"](run_of(UNKNOWN, LOST, known=1)))["runs"]
    assert [found["baselineState"] for found in entry["results"]] == ["unchanged", "new"]


def test_a_name_that_is_no_address_is_escaped_in_sarif(run_of: Callable[..., Run]) -> None:
    [entry] = json.loads(WRITERS["sarif"](run_of(HOSTILE)))["runs"]
    [place] = entry["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%3A%3Aerror%3A%3A%2Ca%25%3Ab.xml"


@pytest.mark.parametrize("known", [0, 2])
@pytest.mark.parametrize("found", [(), ALL])
def test_sarif_follows_its_schema(
    run_of: Callable[..., Run], found: tuple[object, ...], known: int
) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    wanted = json.loads(schema("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(WRITERS["sarif"](run_of(*found, known=known)))
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    jsonschema.Draft7Validator(wanted, format_checker=checker).validate(log)


# --- JUnit ----------------------------------------------------------------------------------------


def test_junit_has_a_suite_for_each_document_and_a_failure_for_each_finding(
    run_of: Callable[..., Run],
) -> None:
    root = etree.fromstring(WRITERS["junit"](run_of(*ALL)).encode())
    suites = {suite.get("name"): suite for suite in root}
    assert [*suites] == [
        "letters/a.xml",
        "letters/b.xml",
        "letters/c.xml",
        "::error::,a%:b.xml",
        "my.rng",
    ]
    first = suites["letters/a.xml"]
    assert (first.get("tests"), first.get("failures"), first.get("errors")) == ("3", "3", "0")
    assert [case.get("name") for case in first.iter("testcase")] == [
        "TEI513 <hi> has no attribute ren",
        "TEI513 <hi> has no attribute ren (2)",
        "TEI401 “雨” is lost",
    ]
    failure = first.find("testcase/failure")
    assert failure.get("type") == "unknown-attribute"
    assert failure.text.splitlines()[:2] == [
        "letters/a.xml:13:34: error: <hi> has no attribute ren [TEI513 unknown-attribute]",
        "expected: @rend or @ana",
    ]
    [clean] = suites["letters/b.xml"].iter("testcase")
    assert (clean.get("name"), len(clean)) == ("valid", 0)
    assert suites["letters/c.xml"].find("testcase/error") is not None
    assert suites["letters/c.xml"].get("errors") == "1"


def test_what_does_not_fail_is_no_failure_in_junit(run_of: Callable[..., Run]) -> None:
    for least, failures in ((Severity.ERROR, "0"), (Severity.WARNING, "1")):
        root = etree.fromstring(WRITERS["junit"](run_of(UNCHECKED, least=least)).encode())
        [suite] = root.findall("testsuite[@name='my.rng']")
        assert suite.get("failures") == failures
        assert ("TEI506" in (suite.findtext("system-out") or "")) == (failures == "0")


@pytest.mark.parametrize("found", [(), ALL])
@pytest.mark.parametrize("name", ["JUnit.xsd", "junit-10.xsd"])
def test_junit_follows_the_schemas_of_ant_and_of_jenkins(
    run_of: Callable[..., Run], found: tuple[object, ...], name: str
) -> None:
    wanted = etree.XMLSchema(etree.parse(schema(name)))
    for least in (Severity.ERROR, Severity.WARNING):
        text = WRITERS["junit"](run_of(*found, least=least))
        wanted.assertValid(etree.fromstring(text.encode()))


# --- GitHub and GitLab ----------------------------------------------------------------------------


def test_github_gets_a_command_for_each_finding(run_of: Callable[..., Run]) -> None:
    assert WRITERS["github"](run_of(UNKNOWN)) == (
        "::error file=letters/a.xml,line=13,col=34,title=TEI513 unknown-attribute"
        "::letters/a.xml:13:34: error: <hi> has no attribute ren [TEI513 unknown-attribute]"
        "%0Aexpected: @rend or @ana%0Ahelp: @rend may be meant%0Anote: <hi> marks a word"
        "%0Asee: https://example.org/hi\n"
    )
    assert WRITERS["github"](run_of(UNCHECKED)).startswith("::warning file=my.rng,title=TEI506 ")


def test_what_a_document_says_is_no_command(run_of: Callable[..., Run]) -> None:
    [line, rest] = WRITERS["github"](run_of(HOSTILE)).split("\n")
    assert rest == ""
    properties = "file=%3A%3Aerror%3A%3A%2Ca%25%3Ab.xml,line=1,col=1,title=TEI513 unknown-attribute"
    assert line.startswith(f"::error {properties}::")
    assert "\r" not in line
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


def test_gitlab_gets_what_it_asks_for(run_of: Callable[..., Run]) -> None:
    run = run_of(UNKNOWN, UNREADABLE)
    first, second = json.loads(WRITERS["gitlab"](run))
    assert first == {
        "description": "<hi> has no attribute ren",
        "check_name": "TEI513 unknown-attribute",
        "fingerprint": run.findings[0].fingerprint,
        "severity": "major",
        "location": {"path": "letters/a.xml", "lines": {"begin": 13}},
    }
    assert second["location"] == {"path": "letters/c.xml", "lines": {"begin": 1}}
