"""``tei build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import corpus, report
from tei.cli import options
from tei.errors import UsageError
from tei.pipeline import Job
from tei.pipeline.findings import same_identity

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.pipeline import Outcome


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", default="build", show_default=True, metavar="DIR", help="Where to put it.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="How many processes; 0 for as many as are worth it. [0]",
)
@options.encoding
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    sources: tuple[str, ...],
    out: str,
    jobs: int,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make an edition of sources: TEI, pages and a report.

    SOURCE is a file, or a folder of files (*.txt, *.md). Settings come from the nearest tei.toml.
    DIR gets tei/, html/ (open html/index.html) and report/.
    """
    if Path(out).exists() and not Path(out).is_dir():
        message = f"{out}: this is a file; --out names a folder"
        raise UsageError(message)
    found = corpus.collect(map(Path, sources), leave_out=Path(out))
    todo: dict[str, Job] = {}
    doubled: list[Diagnostic] = []
    for source in found:
        if source.identity in todo:
            doubled.append(same_identity(str(source.path), todo[source.identity].path))
        else:
            todo[source.identity] = Job(
                str(source.path), source.identity, out, source.settings, encoding
            )
    progress = _Progress(len(todo), quiet=quiet, verbose=verbose)
    outcomes = corpus.run(list(todo.values()), jobs, progress)
    progress.end()
    corpus.finish(Path(out), outcomes, found[0].settings, doubled)
    everything = doubled + [d for outcome in outcomes for d in outcome.diagnostics]
    options.tell(everything, quiet=quiet, verbose=verbose)
    if verbose:
        for outcome in outcomes:
            options.say(outcome.trace, nl=False)
    if not quiet:
        options.say(_summary(outcomes, out, everything))
    ctx.exit(options.status(everything))


class _Progress:
    """One line a document where that is readable, a count otherwise."""

    _LINES = 25

    def __init__(self, count: int, *, quiet: bool, verbose: bool) -> None:
        self.count = count
        self.quiet = quiet
        self.lines = verbose or count <= self._LINES
        self.live = sys.stderr.isatty() and not self.lines

    def __call__(self, outcome: Outcome, so_far: int) -> None:
        if self.quiet:
            return
        if self.lines:
            result = outcome.tei or "not written"
            options.say(f"[{so_far}/{self.count}] {outcome.path} → {result}")
        elif self.live:
            click.echo(f"\r[{so_far}/{self.count}]", err=True, nl=False)
        elif so_far % max(1, self.count // 10) == 0:
            click.echo(f"[{so_far}/{self.count}]", err=True)

    def end(self) -> None:
        """Leave the line that was rewritten."""
        if self.live and not self.quiet:
            click.echo(err=True)


def _summary(outcomes: list[Outcome], out: str, found: list[Diagnostic]) -> str:
    written = sum(bool(outcome.tei) for outcome in outcomes)
    left_out = len(outcomes) - written
    documents = f"{written} document{'' if written == 1 else 's'}"
    index = os.path.join(out, *corpus.INDEX.split("/"))  # noqa: PTH118 - shown as it was given
    lines = [
        f"{documents} written to {out}: tei/ (TEI P5), html/ (pages), report/ (findings).",
        f"{report.summary(found).capitalize()}.",
        f"Open {index} in a browser.",
    ]
    if left_out:
        lines.insert(1, f"{left_out} left out; the report says why.")
    return "\n".join(lines)
