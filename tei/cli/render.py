"""``tei render``."""

from __future__ import annotations

import os

import click

from tei import pipeline
from tei.cli import options

_HTML, _TMX = "html", "tmx"


@click.command("render")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="FILE", help="What to write; - for stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice([_HTML, _TMX]),
    help="A page or a translation memory. [by the output's name; else html]",
)
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option by its name
    ctx: click.Context, file: str, output: str, form: str | None, *, quiet: bool, verbose: bool
) -> None:
    """Make the page, or the translation memory, of a TEI file (- for standard input)."""
    options.keep(output, file)
    tei = options.read(file)
    if (form or _by_name(output)) == _TMX:
        data, found = pipeline.memory(tei, options.shown(file))
    else:
        data, found = pipeline.show(tei, options.shown(file), _href(file, output))
    options.tell(found, quiet=quiet, verbose=verbose)
    if data is not None:
        options.write(output, data)
    ctx.exit(options.status(found))


def _by_name(output: str) -> str:
    return _TMX if output.lower().endswith(f".{_TMX}") else _HTML


def _href(file: str, output: str) -> str:
    """The TEI file as seen from its page; empty where it is none."""
    if file == options.STANDARD:
        return ""
    beside = "." if output == options.STANDARD else os.path.dirname(output) or "."  # noqa: PTH120
    return os.path.relpath(file, beside).replace(os.sep, "/")
