"""A line a finding, as compilers have it, and what there is to say below one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.report.text import SHOWN, expectations, printable, speaker

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic, Location
    from tei.report.run import Run


def as_concise(run: Run) -> str:
    """``path:line:column: severity: message [CODE name]`` for each finding of a run."""
    return "".join(
        one_line(finding.diagnostic, finding.diagnostic.location) + "\n" for finding in run.findings
    )


def one_line(diagnostic: Diagnostic, place: Location | str) -> str:
    """A finding on one line, whatever its message and the name of its file are.

    Args:
        diagnostic: the finding.
        place: where it is said to be.
    """
    code = diagnostic.code
    told = f"{place}: {diagnostic.severity}: {diagnostic.message} [{code.id} {code.name}]"
    told += speaker(diagnostic)
    return printable(told).replace("\n", "\\n")


def details(diagnostic: Diagnostic) -> list[str]:
    """What is said below a finding, a line each."""
    expected = expectations(diagnostic.expected, SHOWN) if diagnostic.expected else ""
    parts = {
        "expected": expected,
        "help": diagnostic.help,
        "note": diagnostic.note,
        "see": diagnostic.link,
    }
    return [printable(f"{label}: {text}") for label, text in parts.items() if text]
