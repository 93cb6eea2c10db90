"""Findings as GitHub's workflow commands, which show them at their lines.

A runner takes every line of the output that begins with ``::`` for a command, so all lines here
are commands, and what comes from documents is escaped as the runner's own toolkit does. GitHub
shows ten errors, ten warnings and ten notices of a step; all of them stand in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.diagnostics import Severity
from tei.report.concise import details, one_line

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.report.repository import Repository
    from tei.report.run import Run

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(run: Run) -> str:
    """A command for each finding of a run."""
    return "".join(_command(finding.diagnostic, run.repository) for finding in run.findings)


def _command(diagnostic: Diagnostic, repository: Repository) -> str:
    place, code = diagnostic.location, diagnostic.code
    # The log shows the message alone.
    shown = ":".join(
        map(str, filter(None, (repository.path(place.path), place.line, place.column)))
    )
    properties = {
        "file": repository.path(place.path),
        "line": place.line or "",
        "col": place.column or "",
        "title": f"{code.id} {code.name}",
    }
    given = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value
    )
    message = "\n".join([one_line(diagnostic, shown), *details(diagnostic)])
    return f"::{_COMMANDS[diagnostic.severity]} {given}::{message.translate(_IN_DATA)}\n"
