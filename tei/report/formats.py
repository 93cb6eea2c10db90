"""The formats for programs, by their names."""

from __future__ import annotations

from types import MappingProxyType

from tei.report.concise import as_concise
from tei.report.github import as_github
from tei.report.gitlab import as_gitlab
from tei.report.json import run_as_json, run_as_jsonl
from tei.report.junit import as_junit
from tei.report.sarif import as_sarif

#: What writes a run, by what `--format` calls it.
WRITERS = MappingProxyType(
    {
        "concise": as_concise,
        "json": run_as_json,
        "jsonl": run_as_jsonl,
        "sarif": as_sarif,
        "junit": as_junit,
        "github": as_github,
        "gitlab": as_gitlab,
    }
)
