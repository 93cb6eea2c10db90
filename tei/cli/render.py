"""``tei render``."""

from __future__ import annotations

import os

import click

from tei import pipeline
from tei.cli import options
from tei.errors import UsageError

_HTML, _TMX = "html", "tmx"
#: What the name of an output says of its format; a name without a suffix is a page's.
_BY_SUFFIX = {"": _HTML, ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".tmx": _TMX}


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
    form = form or _by_name(output)
    tei = options.read(file)
    if form == _TMX:
        data, found = pipeline.memory(tei, options.shown(file))
    else:
        data, found = pipeline.show(tei, options.shown(file), _href(file, output))
    options.tell(found, quiet=quiet, verbose=verbose)
    if data is not None:
        options.write(output, data)
    ctx.exit(options.status(found))


def _by_name(output: str) -> str:
    """The format that the name of the output asks for.

    Raises:
        UsageError: it asks for one that is not written.
    """
    suffix = os.path.splitext(output)[1].lower()  # noqa: PTH122 - `-` is no path
    if suffix not in _BY_SUFFIX:
        message = (
            f"{output}: there is no format {suffix}; name the output .html for a page or .tmx for "
            "a translation memory, or say --format"
        )
        raise UsageError(message)
    return _BY_SUFFIX[suffix]


def _href(file: str, output: str) -> str:
    """The TEI file as seen from its page; empty where it is none."""
    if file == options.STANDARD:
        return ""
    beside = "." if output == options.STANDARD else os.path.dirname(output) or "."  # noqa: PTH120
    return os.path.relpath(file, beside).replace(os.sep, "/")
