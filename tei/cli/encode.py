"""``tei encode``."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from tei import corpus, pipeline
from tei.cli import options


@click.command("encode")
@click.argument("source")
@click.option("-o", "--output", required=True, metavar="FILE", help="The TEI file; - for stdout.")
@options.encoding
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    source: str,
    output: str,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Encode one source (- for standard input) as TEI.

    The TEI is compared with the source; where it would not say the same, nothing is written. The
    schemas that it names go into schema/ beside it.
    """
    options.keep(output, source)
    data = options.read(source)
    if source == options.STANDARD:
        identity = f"stdin-{hashlib.sha256(data).hexdigest()[:16]}"
        settings = corpus.settings_for(Path())
    else:
        [found] = corpus.collect([Path(source)])
        identity, settings = found.identity, found.settings
    encoded = pipeline.encode(
        pipeline.SourceBytes(options.shown(source), data, encoding), identity, settings
    )
    options.tell(encoded.diagnostics, quiet=quiet, verbose=verbose)
    if encoded.tei is not None:
        options.write(output, encoded.tei)
        # Beside a device or a pipe there is no place for schemas.
        if output != options.STANDARD and Path(output).is_file():
            corpus.copy_schemas(Path(output).parent)
            if not quiet:
                options.say(f"{output} written; the schemas that it names are in schema/")
    elif not quiet:
        options.say("tei: nothing was written")
    ctx.exit(options.status(encoded.diagnostics))
