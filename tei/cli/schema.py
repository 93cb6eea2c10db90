"""``tei schema``: which schemas are at hand, and how more come to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import files
from tei.cli import options
from tei.errors import UsageError
from tei.schemastore import installing, lock, names, store

if TYPE_CHECKING:
    from tei.schemastore.installing import Installation


@click.group("schema", context_settings={"help_option_names": ["-h", "--help"]})
@options.verbosity
@click.pass_context
def command(ctx: click.Context, *, quiet: bool, verbose: bool) -> None:
    """Have schemas at hand: TEI's own releases, and yours.

    \b
      tei schema install tei_all           the newest release of TEI
      tei schema install tei_all@4.12.0    that one
      tei schema add my.rng                a file
      tei validate --schema my letters/

    They are kept in a folder of yours, or where TEI_SCHEMAS says. In a folder with tei.toml, or
    below it, tei.lock says which releases the project uses.
    """  # noqa: D301 - the escape is a mark for click
    given = {"quiet": quiet, "verbose": verbose}
    ctx.default_map = dict.fromkeys(command.commands, given)


@command.command("install")
@click.argument("wanted", nargs=-1, metavar="[NAME|URL]...")
@click.option(
    "--from",
    "vault",
    metavar="URL",
    default="",
    help=f"Another vault of TEI's releases. [TEI_VAULT, {installing.VAULT}]",
)
@click.option("--as", "name", metavar="NAME", default="", help="What a schema of a URL is called.")
@click.option(
    "--lock/--no-lock",
    "locks",
    default=None,
    help="Whether to write tei.lock. [in a folder with tei.toml or tei.lock, and below it]",
)
@options.verbosity
def install(  # noqa: PLR0913 - one parameter an option
    wanted: tuple[str, ...],
    vault: str,
    name: str,
    *,
    locks: bool | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Fetch schemas from the vault of the TEI Consortium, or from an address.

    Without a name, those of tei.lock. This is the only command that uses the network. What has not
    the checksum of tei.lock is not kept.
    """
    del verbose
    if name and (len(wanted) != 1 or not names.is_address(wanted[0])):
        raise UsageError("--as is for one schema with its URL")
    found = lock.place(Path.cwd(), new=True)
    entries = lock.read(found) if found else []
    if not wanted and not entries:
        message = (
            f"name a schema: tei schema install {names.ALL}; there is no {lock.FILE_NAME} here"
        )
        raise UsageError(message)
    to = (found or Path(lock.FILE_NAME)) if locks or (found and locks is None) else None
    known = entries
    if not wanted:
        for entry in entries:
            _tell(installing.again(entry, vault), quiet=quiet)
    for text in wanted:
        done = installing.installed(text, known, given=vault, name=name)
        _tell(done, quiet=quiet)
        known = lock.replaced(known, done.locked)
        if to:
            # After each: what has been fetched stays noted if the next one fails.
            lock.write(to, known)
    if wanted and to and not quiet:
        options.say(f"{to.name} names what this project uses: {to}")


@command.command("add")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--as", "name", metavar="NAME", default="", help="What it is called. [as the file]")
@click.option("--url", default="", help="The address that documents know it by.")
@options.verbosity
def add(file: Path, name: str, url: str, *, quiet: bool, verbose: bool) -> None:
    """Keep a schema that is a file: RELAX NG, XSD or Schematron.

    NAME may have a version: my@1.2. A file of that name is replaced.
    """
    del verbose
    _tell(installing.added(file, name, url), quiet=quiet)


@command.command("list")
@options.verbosity
def shown(*, quiet: bool, verbose: bool) -> None:
    """List the schemas at hand: name, language, and where each is from."""
    rows = [(names.EDITION, "rng, sch", "comes with tei")]
    for there in store.every():
        suffix = there.path.suffix[1:]
        rows.append((str(there.release), suffix, str(there.path) if verbose else there.url))
    del quiet
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


@command.command("which")
@click.argument("name", metavar="NAME|URL|DOCUMENT")
@options.catalogs
@options.verbosity
def which(name: str, catalogs: tuple[Path, ...], *, quiet: bool, verbose: bool) -> None:
    """Say which files stand for a name or an address, or what a document is held against.

    The exit status is 1 for a document without a schema.
    """
    # Imported here: the others need none of it.
    from tei.validate.choosing import Chooser  # noqa: PLC0415
    from tei.validate.schemas import LANGUAGES, named  # noqa: PLC0415

    path = Path(name)
    if not path.is_file() or path.suffix.lower() in LANGUAGES:
        for schema in named(name, catalogs):
            click.echo(schema.path)
        return
    choice = Chooser(catalogs).choice(path, name)
    for file in choice.paths:
        click.echo(file)
    if not quiet:
        for entry in choice.left:
            options.say(f"Not checked: {entry}.")
    options.tell(choice.findings, quiet=quiet, verbose=verbose)
    click.get_current_context().exit(options.status(choice.findings))


def _tell(done: Installation, *, quiet: bool) -> None:
    """Say what is at hand now."""
    if quiet:
        return
    state = "" if done.is_new else " was here already"
    click.echo(f"{done.locked.release}{state}: {files.as_text(str(done.path))}")
    click.echo(f"  sha256 {done.locked.sha256}")
    if done.locked.url:
        click.echo(f"  {done.locked.url}")
