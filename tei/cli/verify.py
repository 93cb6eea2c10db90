"""``tei verify``."""

from __future__ import annotations

from pathlib import Path

import click

from tei import corpus, pipeline, report
from tei.cli import options


@click.command("verify")
@click.argument("file")
@click.option("--source", required=True, metavar="SOURCE", help="The source; - for stdin.")
@options.encoding
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    file: str,
    source: str,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check that a TEI file says what its source says: nothing lost, nothing invented.

    It reads sic and orig where an editor has put a correction beside them.
    """
    if file == source == options.STANDARD:
        raise click.UsageError("the TEI file and the source cannot both be standard input")
    folder = Path() if source == options.STANDARD else Path(source).parent
    compared, found = pipeline.verify(
        options.read(file),
        options.shown(file),
        pipeline.SourceBytes(options.shown(source), options.read(source), encoding),
        corpus.settings_for(folder),
    )
    options.tell(found, quiet=quiet, verbose=verbose)
    if not quiet:
        if not compared:
            words = f"could not be compared with {options.shown(source)}"
        elif options.status(found):
            words = "does not say what its source says"
        else:
            words = "says what its source says"
        options.say(f"{options.shown(file)} {words} ({report.summary(found)}).")
    ctx.exit(options.status(found))
