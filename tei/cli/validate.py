"""``tei validate``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from tei import files, report
from tei.cli import options
from tei.errors import FileUnreadable
from tei.validate.choice import Choice, held
from tei.validate.findings import unreadable_file
from tei.validate.schemas import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tei.diagnostics import Diagnostic

#: So many schemas are told by name after each run.
_FEW = 3


@click.command("validate")
@click.argument("file_names", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="S",
    help="A schema: its file (.rng, .xsd, .sch), its name (tei_all, tei_all@4.12.0, edition) or"
    " its address; may be repeated. [those that the document names; for editions made by tei,"
    " their own; else tei_all]",
)
@options.catalogs
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
    catalogs: tuple[Path, ...],
    form: str,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check TEI files against schemas; - is standard input, a folder all .xml files below it.

    Findings go to standard output, the summary to standard error. The exit status is 0 without
    errors, 1 with some, 2 where a file or schema cannot be read.
    """
    choose = _chooser(schemas, catalogs)
    found: list[Diagnostic] = []
    used: list[Choice] = []
    unreadable = 0
    given: dict[str, bytes | Path] = {}
    names = options.documents(file_names)
    for name in names:
        try:
            source = given[options.shown(name)] = options.source_of(name)
            choice = choose(source, options.shown(name))
            found.extend(held(source, options.shown(name), choice))
            used.append(choice)
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
        _tell(used, f"{_files(count)} checked", found, verbose=verbose)
    ctx.exit(2 if unreadable else options.status(found))


def _chooser(
    schemas: Sequence[str], catalogs: Sequence[Path]
) -> Callable[[bytes | Path, str], Choice]:
    """What says which schemas a document is held against: those that were named, or its own.

    Raises:
        As `tei.validate.schemas.named`.
    """
    if schemas:
        paths = tuple(dict.fromkeys(path for name in schemas for path in named(name, catalogs)))
        return lambda _source, _path: Choice(paths)
    # Imported here: what a document names is of use only without a schema.
    from tei.validate.choosing import Chooser  # noqa: PLC0415

    return Chooser(catalogs).choice


def _tell(used: Sequence[Choice], checked: str, found: list[Diagnostic], *, verbose: bool) -> None:
    """Say on standard error how many files were checked by what, and what was left."""
    for entry, count in Counter(entry for choice in used for entry in choice.left).items():
        options.say(f"Not checked: {entry} ({_files(count)}).")
    by = Counter(choice.label for choice in used if choice.label)
    if verbose:
        paths = {choice.label: choice.schemas for choice in used}
        for label, count in by.items():
            options.say(f"{label}: {', '.join(map(str, paths[label]))} ({_files(count)}).")
    options.say(f"{checked}{_by(by, len(used))}: {options.counted(found)}.")


def _by(labels: Counter[str], files_checked: int) -> str:
    """By which schemas files were checked; nothing where they were named."""
    if len(labels) > _FEW:
        return f" by {len(labels)} schemas (-v names them)"
    if [*labels.values()] == [files_checked]:
        return f" by {next(iter(labels))}"
    return "".join(f", {count} by {label}" for label, count in labels.items())


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
