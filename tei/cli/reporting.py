"""The reports of a run of `tei validate`, and the baseline that they are held against."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import files, report
from tei.cli import options
from tei.diagnostics import Severity
from tei.report.baseline import Baseline
from tei.report.fingerprints import fingerprints
from tei.report.formats import WRITERS
from tei.report.repository import Repository
from tei.report.run import Finding, Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tei.cli.findings import Output, Wishes
    from tei.diagnostics import Diagnostic
    from tei.rules import Rule

_SARIF = "sarif"


class Reports:
    """What is written of a run.

    Attributes:
        findings: all findings, those that the baseline has among them.
        gone: how many it has of the documents of the run that are there no more.
    """

    findings: Sequence[Finding] = ()
    gone: int = 0

    def __init__(self, wishes: Wishes, *, verbose: bool) -> None:
        self.wishes = wishes
        self.verbose = verbose
        self.started = datetime.now(UTC)
        self.repository = Repository(Path())
        self.baseline = Baseline.read(Path(wishes.baseline)) if wishes.baseline else Baseline()

    @property
    def new(self) -> list[Diagnostic]:
        """The findings that the baseline does not have."""
        return [finding.diagnostic for finding in self.findings if not finding.is_known]

    def summary(self) -> list[str]:
        """What the summary says of the baseline."""
        known = len(self.findings) - len(self.new)
        parts = {"known": known, "of the baseline no longer there": self.gone}
        return [f"{count} {words}" for words, count in parts.items() if count]

    def sort(
        self,
        found: Sequence[Diagnostic],
        lines: Mapping[tuple[str, int], str],
        documents: Sequence[str],
    ) -> None:
        """See which findings are known, when the baseline has been written, if that is wished.

        Args:
            found: the findings.
            lines: the lines that they are in.
            documents: all that were looked at.
        """
        named = fingerprints(found, lines, self.repository)
        findings = [Finding(*pair) for pair in zip(found, named, strict=True)]
        about = {self.repository.path(name) for name in documents}
        if self.wishes.write_baseline:
            # What it has of documents that were not looked at now is as it was.
            kept = self.baseline.without(about)
            self.baseline = Baseline.of(findings, self.repository) + kept
            files.write(Path(self.wishes.write_baseline), self.baseline.as_bytes())
        known = self.baseline.fingerprints
        self.findings = [_as_known(f) if f.fingerprint in known else f for f in findings]
        self.gone = len(self.baseline.about(about).fingerprints.difference(named))

    def write(
        self, lines: Mapping[tuple[str, int], str], documents: Sequence[str], status: int
    ) -> None:
        """Write every report.

        Args:
            lines: the lines that the findings are in.
            documents: all that were looked at.
            status: the exit status.
        """
        run = Run(
            tuple(documents),
            tuple(f for f in self.findings if self.verbose or not f.is_known),
            self.repository,
            self.started,
            Severity(self.wishes.fail_on),
            status,
            has_baseline=bool(self.wishes.baseline),
            rules=_rules(self.wishes.outputs),
        )
        for output in self.wishes.outputs:
            self._write(output, run, lines)

    def _write(self, output: Output, run: Run, lines: Mapping[tuple[str, int], str]) -> None:
        found = [finding.diagnostic for finding in run.findings]
        if output.form != report.TEXT:
            text = WRITERS[output.form](run)
        elif output.file == options.STANDARD:
            options.show(found, lines, verbose=self.verbose)
            return
        else:
            text = report.as_text(found, lines, verbose=self.verbose)
        if output.file == options.STANDARD:
            click.echo(text, nl=False)
        else:
            # A file name that is no text can be written all the same.
            files.write(Path(output.file), text.encode("utf-8", "backslashreplace"))


def _as_known(finding: Finding) -> Finding:
    """A finding that the baseline has: a remark."""
    remark = replace(finding.diagnostic, severity=Severity.INFO)
    return Finding(remark, finding.fingerprint, is_known=True)


def _rules(outputs: Sequence[Output]) -> Mapping[str, Rule]:
    """The manual, where a report has it."""
    if all(output.form != _SARIF for output in outputs):
        return {}
    # Imported here: it imports every stage.
    from tei import catalogue  # noqa: PLC0415

    return catalogue.rules()
