"""The batch: every job has its outcome, in the order of the jobs, whatever happens to one."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tei import render
from tei.corpus.batch import run
from tei.pipeline import Job, SourceBytes, build
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
        made.append(Job((SourceBytes(str(path)),), path.name, str(tmp_path / "out"), Settings()))
    return made


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_job_has_its_outcome_in_order(workers: int, jobs: list[Job]) -> None:
    outcomes = list(run(jobs, workers))
    assert [outcome.path for outcome in outcomes] == [job.path for job in jobs]
    assert [bool(outcome.tei) for outcome in outcomes] == [True, True, False, True, False, True]
    assert [
        [d.code.id for d in outcome.diagnostics] for outcome in outcomes if not outcome.tei
    ] == [
        ["TEI903"],
        ["TEI101"],
    ]


def test_no_jobs_have_no_outcomes() -> None:
    assert list(run([], 0)) == []
    assert list(run([], 2)) == []


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
    outcomes = list(run(jobs[:2], 1))
    assert [[d.code.id for d in outcome.diagnostics] for outcome in outcomes] == [["TEI903"]] * 2


def test_jobs_are_made_as_they_are_wanted(jobs: list[Job]) -> None:
    made = []

    def work() -> Iterator[Job]:
        for number in range(1000):
            made.append(number)
            yield replace(jobs[0], identity=f"{number}.txt")

    for workers in (1, 2):
        made.clear()
        outcomes = run(work(), workers)
        next(outcomes)
        outcomes.close()
        assert len(made) < 50


def test_a_document_that_kills_its_process_costs_only_itself(
    jobs: list[Job],
) -> None:
    deadly = replace(jobs[0], inputs=(_Deadly("deadly.txt"),), identity="deadly")
    outcomes = list(run([jobs[0], deadly, jobs[1], jobs[3]], 2))
    assert [bool(outcome.tei) for outcome in outcomes] == [True, False, True, True]
    assert [d.code.id for d in outcomes[1].diagnostics] == ["TEI902"]


class _Deadly(SourceBytes):
    """A source that ends the process which reads it."""

    def bytes(self) -> bytes:
        os._exit(1)
