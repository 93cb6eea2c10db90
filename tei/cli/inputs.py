"""Sources on the command line: how they are named, and what they are read as."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei import corpus, sources
from tei.cli import options
from tei.corpus import Found
from tei.errors import UsageError
from tei.pipeline import SourceBytes

if TYPE_CHECKING:
    from collections.abc import Sequence


def _encoding(_ctx: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """A name that is wrong for every source is told once, before anything is done."""
    return name and sources.known_encoding(name)


def _format(_ctx: click.Context, _parameter: click.Parameter, name: str) -> str:
    """As `_encoding`."""
    sources.format_named(name)
    return name


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="How the source is encoded, such as gb18030. [UTF-8]",
)


format_option = click.option(
    "--format",
    "form",
    default="",
    metavar="NAME",
    callback=_format,
    help="The format of the source, such as json or markdown. [what its content shows]",
)


def source(paths: Sequence[str], form: str, encoding: str | None) -> Found:
    """The one document that the sources on the command line make; ``-`` is standard input.

    Raises:
        UsageError: there is none, or more than one.
    """
    if options.STANDARD not in paths:
        return corpus.document(paths, form, encoding)
    if len(paths) > 1:
        raise UsageError("standard input is a source alone, not one of several")
    data = options.read(options.STANDARD)
    piped = SourceBytes(options.shown(options.STANDARD), data, encoding, form)
    identity = f"stdin-{hashlib.sha256(data).hexdigest()[:16]}"
    return Found((piped,), identity, corpus.settings_for(Path()))
