"""Runs that had findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tei import catalogue
from tei.diagnostics import Severity
from tei.report.fingerprints import fingerprints
from tei.report.repository import Repository
from tei.report.run import Finding, Run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tei.diagnostics import Diagnostic


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The repository in which the test stands."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


@pytest.fixture
def run_of(repository: Repository) -> Callable[..., Run]:
    """`run_of(finding, ...)`: a run of four documents that had these findings."""

    def made(*diagnostics: Diagnostic, known: int = 0, least: Severity = Severity.ERROR) -> Run:
        named = fingerprints(diagnostics, {}, repository)
        findings = [
            Finding(diagnostic, fingerprint, is_known=number < known)
            for number, (diagnostic, fingerprint) in enumerate(zip(diagnostics, named, strict=True))
        ]
        return Run(
            ("letters/a.xml", "letters/b.xml", "letters/c.xml", "::error::,a%:b.xml"),
            tuple(findings),
            repository,
            datetime(2026, 5, 1, 12, tzinfo=UTC),
            least,
            status=int(bool(diagnostics)),
            has_baseline=bool(known),
            rules=catalogue.rules(),
        )

    return made
