"""The command ``tei``: one module a command, each imported when it is asked for."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from typing import Any

import click

from tei import __version__
from tei.errors import TeiError

#: The commands in the order of their help, with the line that the help shows for each.
COMMANDS = {
    "init": "Start an edition: settings, checks, a first source.",
    "build": "Make an edition: TEI, pages and a report.",
    "encode": "Encode one source as TEI.",
    "verify": "Check that a TEI file says what its source says.",
    "validate": "Check TEI files against schemas.",
    "schema": "Have schemas at hand: install, add, list, which.",
    "names": "Suggest names that the authority file lacks.",
    "align": "Align the sentences of two plain texts.",
    "render": "Make the page or the translation memory of a TEI file.",
    "explain": "Explain a finding by its code.",
}


class _Commands(click.Group):
    """A group whose commands are imported late, so that `tei --version` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tei.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name for a command that there is not."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            # Imported here, as the commands are: few runs need it.
            import difflib  # noqa: PLC0415

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Exceptions of ours are messages for people, and exit status 2."""
        try:
            return super().invoke(ctx)
        except TeiError as error:
            # Here, and not above: the report's formats take time to import.
            from tei.report import printable  # noqa: PLC0415

            click.echo(f"tei: {printable(str(error))}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 clean, 1 findings of error severity, 2 the tool could not do its work.",
)
@click.version_option(__version__, message="tei %(version)s")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more, remarks included.")
@click.option("-j", "--jobs", type=click.IntRange(min=0), help="How many processes build.")
@click.pass_context
def cli(ctx: click.Context, *, quiet: bool, verbose: bool, jobs: int | None) -> None:
    """Make TEI P5 digital editions of bilingual sources, and check them.

    \b
      tei build seeds --out build    an edition: TEI, pages, report
      tei validate build/tei/*.xml   any time later, here or in CI

    Options may stand before the command or after it.
    """  # noqa: D301 - the escape is a mark for click
    given: dict[str, object] = {"quiet": quiet, "verbose": verbose}
    if jobs is not None:
        given["jobs"] = jobs
    ctx.default_map = dict.fromkeys(COMMANDS, given)


def main() -> None:
    """Run the command.

    A pipe that its reader has closed is nobody's loss: click ends the program with status 1. Any
    other output that cannot be written, such as a full disk, is said, with status 2.
    """
    for stream in (sys.stdout, sys.stderr):
        # A file name may be no text; it can be shown all the same.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    status: str | int | None = 0
    try:
        cli()
    except SystemExit as end:
        status = end.code
    except OSError as error:
        status = _unwritten(error)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        status = _unwritten(error)
    sys.exit(status)


def _unwritten(error: OSError) -> int:
    """Say that standard output could not be written, and see that nobody tries again."""
    with contextlib.suppress(OSError):
        click.echo(f"tei: standard output cannot be written: {error.strerror}", err=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 2
