"""``tei verify``."""

from __future__ import annotations

import click

from tei import pipeline
from tei.cli import inputs, options


@click.command("verify")
@click.argument("file")
@click.option(
    "--source",
    "sources",
    required=True,
    multiple=True,
    metavar="SOURCE",
    help="The source: a file, FILE#record, or - for stdin; once for each language's file.",
)
@inputs.format_option
@inputs.encoding_option
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    file: str,
    sources: tuple[str, ...],
    form: str,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check that a TEI file says what its source says: nothing lost, nothing invented.

    It reads sic and orig where an editor has put a correction beside them.
    """
    if options.STANDARD in sources and file == options.STANDARD:
        raise click.UsageError("the TEI file and the source cannot both be standard input")
    source = inputs.source(sources, form, encoding)
    compared, found = pipeline.verify(
        options.read(file), options.shown(file), source.inputs, source.settings
    )
    options.tell(found, quiet=quiet, verbose=verbose)
    if not quiet:
        if not compared:
            words = f"could not be compared with {source.inputs[0].path}"
        elif options.status(found):
            words = "does not say what its source says"
        else:
            words = "says what its source says"
        options.say(f"{options.shown(file)} {words} ({options.counted(found)}).")
    ctx.exit(options.status(found))
