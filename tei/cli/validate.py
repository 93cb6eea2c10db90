"""``tei validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tei import files, report
from tei.cli import options
from tei.errors import FileUnreadable
from tei.validate import check
from tei.validate.findings import unreadable_file
from tei.validate.schemas import named

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic


@click.command("validate")
@click.argument("file_names", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="S",
    help="A schema (.rng, .xsd, .sch); may be repeated. [for editions made by tei: their own]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    show_default=True,
    help="How to print findings.",
)
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    file_names: tuple[str, ...],
    schemas: tuple[str, ...],
    form: str,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check TEI files against schemas; - is standard input, a folder all .xml files below it.

    Findings go to standard output, the summary to standard error. The exit status is 0 without
    errors, 1 with some, 2 where a file or schema cannot be read.
    """
    paths = list(dict.fromkeys(map(named, schemas)))
    found: list[Diagnostic] = []
    unreadable = 0
    given: dict[str, bytes | Path] = {}
    names = options.documents(file_names)
    for name in names:
        try:
            source = given[options.shown(name)] = options.source_of(name)
            found.extend(check(source, options.shown(name), paths))
        except FileUnreadable as error:
            unreadable += 1
            reason = str(error).removeprefix(f"{name}: ")
            found.append(unreadable_file(name, reason))
    if form == "text":
        lines = report.lines(found, lambda path: files.opened(given[path]))
        options.show(found, lines, verbose=verbose)
    else:
        click.echo(report.FORMATS[form](found), nl=False)
    if not quiet:
        count = len(names) - unreadable
        checked = f"{count} file{'' if count == 1 else 's'} checked"
        options.say(f"{checked}: {options.counted(found)}.")
    ctx.exit(2 if unreadable else options.status(found))
