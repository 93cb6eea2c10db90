"""``tei init``."""

from __future__ import annotations

from pathlib import Path

import click

from tei.cli import options
from tei.corpus.start import start


@click.command("init")
@click.argument("folder", default=".")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(folder: str, *, quiet: bool) -> None:
    """Start an edition in a folder: settings, checks for CI, a first source to replace.

    Nothing is written over.
    """
    written = start(Path(folder))
    if not quiet:
        for path in written:
            options.say(f"{path} written")
        out = Path(folder) / "build"
        options.say(f"Next: tei build {Path(folder) / 'sources'} --out {out}")
