"""What `tei validate` says of the findings of a run, and the exit status that they ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tei import files, report
from tei.cli import options
from tei.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tei.cli.findings import Wishes
    from tei.cli.reporting import Reports
    from tei.diagnostics import Diagnostic
    from tei.validate.choice import Choice

#: So many schemas are told by name after each run.
_FEW = 3


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
        self.reports: Reports | None = None
        if not wishes.are_plain:
            # Imported here: it takes a tenth of the time of a small document.
            from tei.cli.reporting import Reports  # noqa: PLC0415

            self.reports = Reports(wishes, verbose=verbose)

    def tell(
        self,
        found: Sequence[Diagnostic],
        sources: Mapping[str, bytes | Path],
        used: Sequence[Choice],
        unread: int,
    ) -> int:
        """Tell what was found; the exit status.

        Args:
            found: the findings, in the order of the documents.
            sources: what each document holds, or where it is, by what findings call it.
            used: what each document that could be read was judged by.
            unread: how many documents could not be read.
        """
        lines = report.lines(found, lambda path: files.opened(sources[path]))
        parts = []
        if self.reports is None:
            options.show(found, lines, verbose=self.verbose)
        else:
            self.reports.sort(found, lines, [*sources])
            found, parts = self.reports.new, self.reports.summary()
        least = Severity(self.wishes.fail_on)
        fails = any(diagnostic.severity.reaches(least) for diagnostic in found)
        status = 2 if unread else int(fails)
        if self.reports is not None:
            self.reports.write(lines, [*sources], status)
        if self.wishes.statistics:
            # Imported here: it is asked for seldom.
            from tei.report.statistics import as_statistics  # noqa: PLC0415

            options.say(as_statistics(found), nl=False)
        if not self.quiet:
            self._tell_schemas(used)
            said = ", ".join([options.counted(found), *parts])
            options.say(f"{_files(len(sources) - unread)} checked{_by(used)}: {said}.")
        return status

    def _tell_schemas(self, used: Sequence[Choice]) -> None:
        """Say what documents name besides and are not held against, and what they are."""
        for entry, count in Counter(entry for choice in used for entry in choice.left).items():
            options.say(f"Not checked: {entry} ({_files(count)}).")
        if self.verbose:
            paths = {choice.label: choice.paths for choice in used}
            for label, count in _labels(used).items():
                options.say(f"{label}: {', '.join(map(str, paths[label]))} ({_files(count)}).")


def _labels(used: Sequence[Choice]) -> Counter[str]:
    return Counter(choice.label for choice in used if choice.label)


def _by(used: Sequence[Choice]) -> str:
    """By which schemas files were checked; nothing where they were named."""
    labels = _labels(used)
    if len(labels) > _FEW:
        return f" by {len(labels)} schemas (-v names them)"
    if [*labels.values()] == [len(used)]:
        return f" by {next(iter(labels))}"
    return "".join(f", {count} by {label}" for label, count in labels.items())


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
