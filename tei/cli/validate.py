"""``tei validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tei.cli import options
from tei.cli.findings import Wishes, wishes
from tei.cli.judging import Document, judged, prepare
from tei.cli.telling import Teller
from tei.validate.schemas import named

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.validate.choice import Choice


@click.command("validate")
@click.argument("file_names", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="S",
    help="A schema: its file (.rng, .xsd, .sch, .odd), its name (tei_all, tei_all@4.12.0, edition)"
    " or its address; may be repeated. [those that the document names; for editions made by tei,"
    " their own; else tei_all]",
)
@click.option(
    "--rules/--no-rules",
    "has_rules",
    default=True,
    help="Check the rules within grammars, and those beyond schemas. [on]",
)
@options.catalogs
@wishes
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="How many processes; 0 for as many as are worth it. [0]",
)
@options.verbosity
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    /,
    file_names: tuple[str, ...],
    schemas: tuple[str, ...],
    catalogs: tuple[Path, ...],
    jobs: int,
    *,
    has_rules: bool,
    quiet: bool,
    verbose: bool,
    **how: Any,  # noqa: ANN401 - the options of `wishes`
) -> None:
    """Check TEI files against schemas and rules.

    - is standard input, a folder stands for all .xml files below it
    (but for *.links.xml, which are corrections of links).

    Findings go to standard output, the summary to standard error. The exit status is 0 without
    errors (--fail-on), 1 with some, 2 where a file or schema cannot be read.

    tei explain NAME says what a finding means, and how to switch it off or allow it in one place.
    """
    paths = tuple(dict.fromkeys(path for name in schemas for path in named(name, catalogs)))
    names = options.documents(file_names)
    wished = Wishes(**how)
    for file in wished.files:
        options.keep(file, *names, *schemas)
    teller = Teller(wished, quiet=quiet, verbose=verbose)
    if not paths:
        prepare(catalogs)
    documents = [Document.named(name, paths, catalogs, has_rules=has_rules) for name in names]
    found: list[Diagnostic] = []
    used: list[Choice] = []
    unread = 0
    for verdict in judged(documents, jobs):
        found += verdict.findings
        used += [verdict.choice] if verdict.choice else []
        unread += not verdict.is_read
        if verbose and verdict.trace:
            options.say(verdict.trace, nl=False)
    sources = {options.shown(document.name): document.source for document in documents}
    ctx.exit(teller.tell(found, sources, used, unread))
