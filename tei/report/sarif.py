"""A run in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS).

GitHub's code scanning and editors read it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from tei import __version__
from tei.diagnostics import Severity
from tei.report.concise import details

if TYPE_CHECKING:
    from tei.diagnostics import Code, Location
    from tei.report.run import Finding, Run

_Object: TypeAlias = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: The folder that relative addresses start from, as GitHub calls it.
_ROOT = "%SRCROOT%"


def as_sarif(run: Run) -> str:
    """The run as a SARIF log."""
    codes = sorted({finding.diagnostic.code for finding in run.findings})
    numbers = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "tei",
        "version": __version__,
        "rules": [_rule(run, code) for code in codes],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [
                    {"executionSuccessful": run.status in (0, 1), "exitCode": run.status}
                ],
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The root of the repository."}}
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(run, finding, numbers) for finding in run.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(run: Run, code: Code) -> _Object:
    """What the manual says of a code."""
    made: _Object = {"id": code.id, "name": code.name}
    if code.id in run.rules:
        rule = run.rules[code.id]
        made |= {
            "shortDescription": {"text": rule.what},
            "fullDescription": {"text": rule.why},
            "help": {"text": f"{rule.what} {rule.why}", "markdown": rule.markdown()},
        }
    return made | {"defaultConfiguration": {"level": _LEVELS[code.severity]}}


def _result(run: Run, finding: Finding, numbers: dict[Code, int]) -> _Object:
    diagnostic = finding.diagnostic
    text = "\n".join([diagnostic.message, *details(diagnostic)])
    made: _Object = {
        "ruleId": diagnostic.code.id,
        "ruleIndex": numbers[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(run, diagnostic.location)],
        # GitHub knows a finding again by the second name alone.
        "partialFingerprints": {
            "tei/v1": finding.fingerprint,
            "primaryLocationLineHash": finding.fingerprint,
        },
    }
    if diagnostic.schema:
        made["properties"] = {"schema": diagnostic.schema}
    if run.has_baseline:
        made["baselineState"] = "unchanged" if finding.is_known else "new"
    if diagnostic.related:
        made["relatedLocations"] = [
            {"id": number, **_location(run, place)}
            for number, place in enumerate(diagnostic.related)
        ]
    return made


def _location(run: Run, place: Location) -> _Object:
    uri, is_relative = run.repository.uri(place.path)
    made: _Object = {
        "artifactLocation": {"uri": uri, **({"uriBaseId": _ROOT} if is_relative else {})}
    }
    if place.line:
        made["region"] = {"startLine": place.line}
        if place.column:
            made["region"]["startColumn"] = place.column
    return {"physicalLocation": made}
