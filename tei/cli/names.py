"""``tei names``."""

from __future__ import annotations

import click

from tei import corpus
from tei.cli import inputs, options
from tei.language.names import tagger_is_installed


@click.command("names")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The review, a new file; - for stdout."
)
@inputs.format_option
@inputs.encoding_option
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    sources: tuple[str, ...],
    output: str,
    form: str,
    encoding: str | None,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Suggest names that the authority file lacks, for a person to look at.

    SOURCE is what tei build takes, in Chinese with an English translation. FILE becomes a
    spreadsheet with the columns of an authority file, the likeliest names first. Nothing is
    written into an edition: the rows that are right go into the authority file, once they have an
    identifier.
    """
    # A review that is there has the work of whoever looked at it.
    options.new(output)
    listed = corpus.entries(sources)
    made = corpus.suggested(corpus.documents(listed, form, encoding))
    options.tell(made.diagnostics, quiet=quiet, verbose=verbose)
    options.write(output, made.review)
    if not quiet:
        options.say(_summary(made, output))
    ctx.exit(options.status(made.diagnostics))


def _summary(made: corpus.Suggested, output: str) -> str:
    names, documents = _counted(made.names, "name"), _counted(made.documents, "document")
    where = "" if output == options.STANDARD else f" in {output}"
    lines = [f"{names} to look at{where}, from {documents}."]
    if not made.passages:
        lines.append("Names are looked for where Chinese is linked with English, and nothing is.")
    if not tagger_is_installed():
        lines.append(
            "Without the package rjieba, those that the English does not spell are not found: "
            "pip install 'tei[names]'."
        )
    return "\n".join(lines)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
