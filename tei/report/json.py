"""Findings as JSON: objects with their keys in a fixed order, in an array or a line each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tei.diagnostics import Diagnostic, Location
    from tei.report.run import Finding, Run


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as a JSON array, one object each, with a line end after it."""
    return _array(_object(diagnostic, str) for diagnostic in diagnostics)


def run_as_json(run: Run) -> str:
    """The findings of a run as a JSON array, with fingerprints."""
    return _array(_of_run(run, finding) for finding in run.findings)


def run_as_jsonl(run: Run) -> str:
    """The findings of a run, one object a line."""
    return "".join(
        json.dumps(_of_run(run, finding), ensure_ascii=False) + "\n" for finding in run.findings
    )


def _array(objects: Iterable[dict[str, object]]) -> str:
    return json.dumps(list(objects), ensure_ascii=False, indent=2) + "\n"


def _of_run(run: Run, finding: Finding) -> dict[str, object]:
    return {
        **_object(finding.diagnostic, run.repository.path),
        "fingerprint": finding.fingerprint,
        "known": finding.is_known,
    }


def _object(diagnostic: Diagnostic, path: Callable[[str], str]) -> dict[str, object]:
    return {
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **_place(diagnostic.location, path),
        "xpath": diagnostic.location.xpath,
        "help": diagnostic.help,
        "expected": list(diagnostic.expected),
        "note": diagnostic.note,
        "link": diagnostic.link,
        "schema": diagnostic.schema,
        "related": [_place(location, path) for location in diagnostic.related],
    }


def _place(location: Location, path: Callable[[str], str]) -> dict[str, str | int]:
    return {"path": path(location.path), "line": location.line, "column": location.column}
