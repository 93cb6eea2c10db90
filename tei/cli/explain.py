"""``tei explain``."""

from __future__ import annotations

import click

from tei import catalogue


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def command(codes: tuple[str, ...]) -> None:
    """Explain findings by their codes or names; without one, the whole manual.

    \b
      tei explain TEI401
      tei explain text-lost
    """  # noqa: D301 - the escape is a mark for click
    if not codes:
        click.echo(catalogue.manual(), nl=False)
    for code in codes:
        click.echo(catalogue.explain(code), nl=False)
