"""The baseline: a file of findings that can be read, and is read with care."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from report_findings import ALL, LOST, UNKNOWN, UNREADABLE

from tei.diagnostics import Location
from tei.errors import FileUnreadable, UsageError
from tei.report.baseline import Baseline
from tei.report.statistics import as_statistics

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tei.report.run import Run


def test_what_is_written_is_read_again(tmp_path: Path, run_of: Callable[..., Run]) -> None:
    run = run_of(*ALL)
    file = tmp_path / "baseline.json"
    file.write_bytes(Baseline.of(run.findings, run.repository).as_bytes())
    read = Baseline.read(file)
    without_run = {f.fingerprint for f in run.findings if f.diagnostic != UNREADABLE}
    assert read.fingerprints == without_run
    assert read.about({"letters/a.xml"}).fingerprints == {
        f.fingerprint for f in run.findings if f.diagnostic in (UNKNOWN, LOST)
    }
    assert read.as_bytes() == file.read_bytes()


def test_the_file_has_an_order_that_does_not_depend_on_that_of_the_findings(
    run_of: Callable[..., Run],
) -> None:
    one, other = run_of(UNKNOWN, LOST), run_of(LOST, UNKNOWN)
    data = Baseline.of(one.findings, one.repository).as_bytes()
    assert data == Baseline.of(other.findings, other.repository).as_bytes()
    [first, second] = json.loads(data)["findings"]
    assert first == {
        "path": "letters/a.xml",
        "code": "TEI401",
        "message": "“雨” is lost",
        "fingerprint": one.findings[1].fingerprint,
    }
    assert second["code"] == "TEI513"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "7",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": [{}]}',
        '{"version": 1, "findings": [[]]}',
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="this is no baseline; --write-baseline"):
        Baseline.read(file)


def test_a_baseline_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="no such file"):
        Baseline.read(tmp_path / "none.json")


def test_statistics_count_kinds_of_messages_the_most_frequent_first() -> None:
    quoted = [
        UNKNOWN.code.at(UNKNOWN.location, f'date has when="{day}", which is no date')
        for day in ("1958-3-1", "20 March", "1958-3-1")
    ]
    elsewhere = replace(LOST, location=Location("letters/d.xml"))
    assert as_statistics([UNKNOWN, *quoted, LOST, elsewhere]) == (
        "count  files  severity  code                      kind\n"
        "    3      1  error     TEI513 unknown-attribute  date has when=…, which is no date\n"
        "    2      2  error     TEI401 text-lost          … is lost\n"
        "    1      1  error     TEI513 unknown-attribute  <hi> has no attribute ren\n"
    )
    assert as_statistics([]) == ""
