"""The command ``tei``: one module a command, each imported when it is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from tei import __version__
from tei.errors import TeiError

#: The commands in the order of their help, with the line that the help shows for each.
COMMANDS = {
    "build": "Make an edition: TEI, pages and a report.",
    "encode": "Encode one source as TEI.",
    "verify": "Check that a TEI file says what its source says.",
    "validate": "Check TEI files against schemas.",
    "render": "Make the page of a TEI file.",
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Exceptions of ours are messages for people, and exit status 2."""
        try:
            return super().invoke(ctx)
        except TeiError as error:
            click.echo(f"tei: {error}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 clean, 1 findings of error severity, 2 the tool could not do its work.",
)
@click.version_option(__version__, message="tei %(version)s")
def cli() -> None:
    r"""Make TEI P5 digital editions of bilingual sources, and check them.

    \b
      tei build seeds --out build    an edition: TEI, pages, report
      tei validate build/tei/*.xml   any time later, here or in CI
    """


def main() -> None:
    """Run the command; what could not be written to a closed pipe is nobody's loss."""
    try:
        cli()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
