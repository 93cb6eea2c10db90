"""``tei render``."""

from __future__ import annotations

import os

import click

from tei import pipeline
from tei.cli import options


@click.command("render")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page; - for stdout.")
@options.verbosity
@click.pass_context
def command(ctx: click.Context, file: str, output: str, *, quiet: bool, verbose: bool) -> None:
    """Make the page of a TEI file (- for standard input)."""
    options.keep(output, file)
    href = ""
    if file != options.STANDARD:
        beside = "." if output == options.STANDARD else os.path.dirname(output) or "."  # noqa: PTH120
        href = os.path.relpath(file, beside).replace(os.sep, "/")
    html, found = pipeline.show(options.read(file), options.shown(file), href)
    options.tell(found, quiet=quiet, verbose=verbose)
    if html is not None:
        options.write(output, html)
    ctx.exit(options.status(found))
