"""``tei encode``."""

from __future__ import annotations

from pathlib import Path

import click

from tei import corpus, pipeline
from tei.cli import inputs, options


@click.command("encode")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The TEI file; - for stdout.")
@inputs.format_option
@inputs.encoding_option
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    sources: tuple[str, ...],
    output: str,
    form: str,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Encode one source (- for standard input) as TEI.

    SOURCE is a file, or one record of a file: months.json#12. Several are the languages of one
    document: rain.en.txt rain.zh.txt.

    The TEI is compared with the source; where it would not say the same, nothing is written. The
    schemas that it names go into schema/ beside it.
    """
    options.keep(output, *sources)
    found = inputs.source(sources, form, encoding)
    links, told = pipeline.corrections(found.links) if found.links else (None, [])
    encoded = pipeline.encode(found.inputs, found.identity, found.settings, links)
    told += encoded.diagnostics
    options.tell(told, quiet=quiet, verbose=verbose)
    if encoded.tei is not None:
        options.write(output, encoded.tei)
        # Beside a device or a pipe there is no place for schemas.
        if output != options.STANDARD and Path(output).is_file():
            corpus.copy_schemas(Path(output).parent)
            if not quiet:
                options.say(f"{output} written; the schemas that it names are in schema/")
    elif not quiet:
        options.say("tei: nothing was written")
    ctx.exit(options.status(told))
