"""A run of the validator, as the reports for programs have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tei.diagnostics import Diagnostic
    from tei.report.repository import Repository
    from tei.rules import Rule


class Finding(NamedTuple):
    """A finding, and how it is known again.

    Attributes:
        diagnostic: the finding.
        fingerprint: the same as long as the finding is (`tei.report.fingerprints`).
        is_known: whether the baseline has it. Then it is a remark.
    """

    diagnostic: Diagnostic
    fingerprint: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What was checked and what was found.

    Attributes:
        documents: every document, those without findings too, as the user named them.
        findings: the findings that are told, in their order.
        repository: says what files are called.
        started: when.
        least: findings of this severity and worse ones make the run fail.
        status: its exit status.
        has_baseline: whether some findings may be known.
        rules: the manual of each code, where a report has it.
    """

    documents: tuple[str, ...]
    findings: tuple[Finding, ...]
    repository: Repository
    started: datetime
    least: Severity = Severity.ERROR
    status: int = 0
    has_baseline: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return finding.diagnostic.severity.reaches(self.least)
