"""``tei build``."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import corpus, report
from tei.cli import inputs, options
from tei.diagnostics import Severity
from tei.errors import UsageError

if TYPE_CHECKING:
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
@click.option(
    "--keep-going/--fail-fast",
    default=True,
    help="After a document with an error, go on (the default) or stop.",
)
@inputs.format_option
@inputs.encoding_option
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    sources: tuple[str, ...],
    out: str,
    jobs: int,
    *,
    form: str,
    encoding: str | None,
    keep_going: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make an edition of sources: TEI, pages and a report.

    SOURCE is a file, a folder, a pattern ('letters/*.md'), or a .zip of files. TEI among them is
    checked and shown, and takes the place of the source that it stands beside. Settings come from
    the nearest tei.toml. DIR gets tei/, html/ (open html/index.html) and report/.
    """
    if Path(out).exists() and not Path(out).is_dir():
        message = f"{out}: this is a file; --out names a folder"
        raise UsageError(message)
    listed = corpus.entries(sources, leave_out=Path(out))
    claims = corpus.Claims(listed, form)
    found = corpus.documents(listed, form, encoding, claims)
    progress = _Progress(corpus.how_many(listed, form, claims), quiet=quiet, verbose=verbose)
    for outcome in corpus.build(found, Path(out), jobs, fail_fast=not keep_going):
        progress(outcome)
    progress.end()
    if not quiet:
        options.say(_summary(progress, out))
    ctx.exit(int(progress.findings[Severity.ERROR] > 0))


class _Progress:
    """What is said of each document as it is done, and what there was in all.

    One line a document where that is readable, a count otherwise.
    """

    _LINES = 25
    _EVERY = 100

    def __init__(self, count: int | None, *, quiet: bool, verbose: bool) -> None:
        self.quiet, self.verbose = quiet, verbose
        self.of = "" if count is None else f"/{count}"
        self.lines = verbose or (count is not None and count <= self._LINES)
        self.live = sys.stderr.isatty() and not self.lines and not quiet
        self.findings: Counter[Severity] = Counter()
        self.written = self.left_out = 0

    def __call__(self, outcome: Outcome) -> None:
        self.findings.update(diagnostic.severity for diagnostic in outcome.diagnostics)
        if outcome.identity:
            self.written += bool(outcome.tei)
            self.left_out += not outcome.tei
        if outcome.identity and not self.quiet:
            self._count(outcome)
        if self.live and outcome.diagnostics:
            click.echo("\r\x1b[K", err=True, nl=False)
        options.tell(outcome.diagnostics, quiet=self.quiet, verbose=self.verbose)
        if self.verbose and outcome.trace:
            options.say(outcome.trace, nl=False)

    def _count(self, outcome: Outcome) -> None:
        so_far = self.written + self.left_out
        so_far_of = f"[{so_far}{self.of}]"
        if self.lines:
            line = f"{so_far_of} {outcome.path} → {outcome.tei or 'not written'}"
            if outcome.signed:
                links = "signed link" if outcome.signed == 1 else "signed links"
                line += f", {outcome.signed} {links} kept"
            options.say(line)
        elif self.live:
            click.echo(f"\r{so_far_of}", err=True, nl=False)
        elif so_far % self._EVERY == 0:
            options.say(so_far_of)

    def end(self) -> None:
        """Leave the line that was rewritten."""
        if self.live:
            click.echo(err=True)


def _summary(progress: _Progress, out: str) -> str:
    documents = f"{progress.written} document{'' if progress.written == 1 else 's'}"
    index = os.path.join(out, *corpus.INDEX.split("/"))  # noqa: PTH118 - shown as it was given
    lines = [
        f"{documents} in {out}: tei/ (TEI P5), html/ (pages), report/ (findings).",
        f"{report.summary(progress.findings).capitalize()}.",
    ]
    if progress.left_out:
        lines.insert(1, f"{progress.left_out} left out; the report says why.")
    if progress.written:
        lines.append(f"Open {index} in a browser.")
    return "\n".join(lines)
