"""What `tei validate` says of the findings of a run, and the exit status that they ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import files, report
from tei.cli import options
from tei.diagnostics import Severity
from tei.report.baseline import Baseline
from tei.report.fingerprints import fingerprints
from tei.report.repository import Repository
from tei.report.run import Finding, Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tei.cli.findings import Output, Wishes
    from tei.diagnostics import Diagnostic
    from tei.rules import Rule

_SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class Told:
    """Findings, sorted out.

    Attributes:
        findings: all of them.
        gone: how many the baseline has of the same documents that are there no more.
    """

    findings: Sequence[Finding]
    gone: int

    @property
    def new(self) -> list[Diagnostic]:
        """Those that the baseline does not have."""
        return [finding.diagnostic for finding in self.findings if not finding.is_known]

    @property
    def known(self) -> int:
        """How many it has."""
        return len(self.findings) - len(self.new)


class Teller:
    """Tells the findings of one run."""

    def __init__(self, wishes: Wishes, *, quiet: bool, verbose: bool) -> None:
        """Read the baseline, so that what is wrong with it is told before anything is done.

        Raises:
            FileUnreadable: it cannot be read.
            UsageError: it is none.
        """
        self.wishes = wishes
        self.quiet, self.verbose = quiet, verbose
        self.started = datetime.now(UTC)
        self.repository = Repository(Path())
        self.baseline = Baseline.read(Path(wishes.baseline)) if wishes.baseline else Baseline()

    def tell(
        self, found: Sequence[Diagnostic], sources: Mapping[str, bytes | Path], unread: int
    ) -> int:
        """Tell what was found; the exit status.

        Args:
            found: the findings, in the order of the documents.
            sources: what each document holds, or where it is, by what findings call it.
            unread: how many documents could not be read.
        """
        lines = report.lines(found, lambda path: files.opened(sources[path]))
        told = self._sorted(found, lines, [*sources])
        shown = [finding for finding in told.findings if self.verbose or not finding.is_known]
        least = Severity(self.wishes.fail_on)
        fails = any(diagnostic.severity.reaches(least) for diagnostic in told.new)
        status = 2 if unread else int(fails)
        run = Run(
            tuple(sources),
            tuple(shown),
            self.repository,
            self.started,
            least,
            status,
            has_baseline=bool(self.wishes.baseline),
            rules=_rules(self.wishes.outputs),
        )
        for output in self.wishes.outputs:
            self._write(output, run, lines)
        if self.wishes.statistics:
            # Imported here: it is asked for seldom.
            from tei.report.statistics import as_statistics  # noqa: PLC0415

            options.say(as_statistics(told.new), nl=False)
        if not self.quiet:
            options.say(_summary(told, len(sources) - unread))
        return status

    def _sorted(
        self,
        found: Sequence[Diagnostic],
        lines: Mapping[tuple[str, int], str],
        documents: Sequence[str],
    ) -> Told:
        """Which of the findings are known; the baseline written, if that is wished."""
        named = fingerprints(found, lines, self.repository)
        findings = [Finding(*pair) for pair in zip(found, named, strict=True)]
        about = {self.repository.path(name) for name in documents}
        baseline = self.baseline
        if self.wishes.write_baseline:
            # What it has of documents that were not looked at now is as it was.
            baseline = Baseline.of(findings, self.repository) + baseline.without(about)
            files.write(Path(self.wishes.write_baseline), baseline.as_bytes())
        known = baseline.fingerprints
        return Told(
            [_as_known(f) if f.fingerprint in known else f for f in findings],
            len(baseline.about(about).fingerprints.difference(named)),
        )

    def _write(self, output: Output, run: Run, lines: Mapping[tuple[str, int], str]) -> None:
        found = [finding.diagnostic for finding in run.findings]
        if output.form == report.TEXT and output.file == options.STANDARD:
            options.show(found, lines, verbose=self.verbose)
            return
        if output.form == report.TEXT:
            text = report.as_text(found, lines, verbose=self.verbose)
        else:
            # Imported here: people read text.
            from tei.report.formats import WRITERS  # noqa: PLC0415

            text = WRITERS[output.form](run)
        if output.file == options.STANDARD:
            click.echo(text, nl=False)
        else:
            # A file name that is no text can be written all the same.
            files.write(Path(output.file), text.encode("utf-8", "backslashreplace"))


def _as_known(finding: Finding) -> Finding:
    """A finding that the baseline has: a remark."""
    remark = replace(finding.diagnostic, severity=Severity.INFO)
    return replace(finding, diagnostic=remark, is_known=True)


def _rules(outputs: Sequence[Output]) -> Mapping[str, Rule]:
    """The manual, where a report has it."""
    if all(output.form != _SARIF for output in outputs):
        return {}
    # Imported here: it imports every stage.
    from tei import catalogue  # noqa: PLC0415

    return catalogue.rules()


def _summary(told: Told, count: int) -> str:
    parts = [options.counted(told.new)]
    if told.known:
        parts.append(f"{told.known} known")
    if told.gone:
        parts.append(f"{told.gone} of the baseline no longer there")
    return f"{count} file{'' if count == 1 else 's'} checked: {', '.join(parts)}."
