"""Findings as GitLab's code quality report, which a merge request shows at their lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tei.diagnostics import Severity

if TYPE_CHECKING:
    from tei.report.run import Run

#: GitLab's severities are info, minor, major, critical and blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(run: Run) -> str:
    """The findings of a run as a JSON array."""
    found = [
        {
            "description": finding.diagnostic.message,
            "check_name": f"{finding.diagnostic.code.id} {finding.diagnostic.code.name}",
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.diagnostic.severity],
            "location": {
                "path": run.repository.path(finding.diagnostic.location.path),
                # A line is required.
                "lines": {"begin": finding.diagnostic.location.line or 1},
            },
        }
        for finding in run.findings
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
