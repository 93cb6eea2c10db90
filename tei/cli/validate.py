"""``tei validate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import files, report
from tei.cli import options
from tei.errors import FileUnreadable, UsageError
from tei.names import TEI_ALL
from tei.validate import check
from tei.validate.findings import unreadable_file

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic


@click.command("validate")
@click.argument("file_names", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="S",
    help="A schema (.rng, .xsd, .sch); may be repeated. [the edition's grammar and rules]",
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
    """Check TEI files (- for standard input) against schemas.

    Findings go to standard output, the summary to standard error.
    """
    paths = [Path(schema) for schema in schemas]
    for path in paths:
        if not path.exists():
            message = f"{path}: there is no such file; TEI's own schema is at {TEI_ALL}"
            raise UsageError(message)
        files.read(path)
    found: list[Diagnostic] = []
    unreadable = False
    given: dict[str, bytes | Path] = {}
    for name in file_names:
        try:
            source = given[options.shown(name)] = options.source_of(name)
            found.extend(check(source, options.shown(name), paths))
        except FileUnreadable as error:
            unreadable = True
            reason = str(error).removeprefix(f"{name}: ")
            found.append(unreadable_file(name, reason))
    if form == "text":
        lines = report.lines(found, lambda path: files.opened(given[path]))
        click.echo(report.as_text(found, lines, verbose=verbose), nl=False)
    else:
        click.echo(report.FORMATS[form](found), nl=False)
    if not quiet:
        count = len(file_names)
        checked = f"{count} file{'' if count == 1 else 's'} checked"
        options.say(f"{checked}: {options.counted(found)}.")
    ctx.exit(2 if unreadable else options.status(found))
