"""Options and habits that commands share: input and output, findings, exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei import files, report
from tei.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_F = TypeVar("_F", bound="Callable[..., Any]")

STANDARD = "-"


def verbosity(function: _F) -> _F:
    """Add ``--quiet`` and ``--verbose``."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say more, remarks included.")
    return quiet(verbose(function))


encoding = click.option(
    "--encoding", metavar="NAME", help="How the source is encoded, such as gb18030. [UTF-8]"
)


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    if path == STANDARD:
        return sys.stdin.buffer.read()
    return files.read(Path(path))


def write(path: str, data: bytes) -> None:
    """Put `data` in a file, or on standard output for ``-``."""
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        files.write(Path(path), data)


def shown(path: str) -> str:
    """What a path is called in findings."""
    return "<stdin>" if path == STANDARD else path


def tell(diagnostics: Sequence[Diagnostic], *, quiet: bool, verbose: bool) -> None:
    """Print findings on standard error: errors always, remarks only when asked."""
    least = {Severity.ERROR}
    if not quiet:
        least.add(Severity.WARNING)
    if verbose:
        least.add(Severity.INFO)
    click.echo(report.as_text(d for d in diagnostics if d.severity in least), err=True, nl=False)


def status(diagnostics: Sequence[Diagnostic]) -> int:
    """The exit status that findings ask for."""
    return int(any(d.severity is Severity.ERROR for d in diagnostics))
