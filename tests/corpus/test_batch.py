"""The batch: every job has its outcome, in the order of the jobs, whatever happens to one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tei import render
from tei.corpus import run
from tei.pipeline import Job, Outcome, build
from tei.settings import Settings

Source = Callable[..., str]


@pytest.fixture
def jobs(tmp_path: Path, source: Source) -> list[Job]:
    """Six jobs; the third source is missing, the fifth is empty."""
    made = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        text = source(english=f"It rained {number} times.") if number != 4 else ""
        if number != 2:
            path.write_text(text, encoding="utf-8")
        made.append(Job(str(path), path.name, str(tmp_path / "out"), Settings()))
    return made


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_job_has_its_outcome_in_order(workers: int, jobs: list[Job]) -> None:
    seen: list[int] = []
    outcomes = run(jobs, workers, lambda _, so_far: seen.append(so_far))
    assert [outcome.path for outcome in outcomes] == [job.path for job in jobs]
    assert [bool(outcome.tei) for outcome in outcomes] == [True, True, False, True, False, True]
    assert [
        [d.code.id for d in outcome.diagnostics] for outcome in outcomes if not outcome.tei
    ] == [
        ["TEI903"],
        ["TEI101"],
    ]
    assert seen == [1, 2, 3, 4, 5, 6]


def test_no_jobs_have_no_outcomes() -> None:
    assert run([], 0, lambda *_: None) == []
    assert run([], 2, lambda *_: None) == []


def test_an_outcome_tells_a_list_what_it_needs(jobs: list[Job]) -> None:
    outcome = build(jobs[0])
    assert (Path(jobs[0].out) / outcome.tei).is_file()
    assert (Path(jobs[0].out) / outcome.html).is_file()
    assert outcome.record is not None
    assert [title.text for title in outcome.record.titles] == ["Rain at last", "终于下雨"]
    assert (outcome.record.when, outcome.record.page) == ("1958-03-20", "1")


def test_a_fault_of_the_tool_is_a_finding_of_that_document_alone(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "no rain today"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr(render, "page", fail)
        broken = build(jobs[0])
    assert [d.code.id for d in broken.diagnostics] == ["TEI902"]
    assert "no rain today" in broken.diagnostics[0].message
    assert "RuntimeError" in broken.trace
    assert build(jobs[1]).tei


def test_a_disk_that_refuses_is_a_finding(jobs: list[Job], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    outcomes: list[Outcome] = run(jobs[:2], 1, lambda *_: None)
    assert [[d.code.id for d in outcome.diagnostics] for outcome in outcomes] == [["TEI903"]] * 2
