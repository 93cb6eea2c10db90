"""Options and habits that commands share: input and output, findings, exit status."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei import files, report
from tei.diagnostics import Diagnostic, Severity
from tei.errors import FileUnreadable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_F = TypeVar("_F", bound="Callable[..., Any]")

STANDARD = "-"


def verbosity(function: _F) -> _F:
    """Add ``--quiet`` and ``--verbose``."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say more, remarks included.")
    return quiet(verbose(function))


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        FileUnreadable: there is none, or it may not be read.
    """
    if path != STANDARD:
        return files.read(Path(path))
    if sys.stdin is None:
        raise FileUnreadable("standard input is closed")
    return sys.stdin.buffer.read()


def source_of(path: str) -> bytes | Path:
    """A file to be read as a stream, or what standard input holds for ``-``.

    Raises:
        FileUnreadable: there is none, or it may not be read.
    """
    if path == STANDARD:
        return read(path)
    with files.opened(Path(path)):
        return Path(path)


def write(path: str, data: bytes) -> None:
    """Put `data` in a file, or on standard output for ``-``.

    Raises:
        FileUnreadable: it cannot be written.
    """
    if path != STANDARD:
        files.write(Path(path), data)
    elif sys.stdout is None:
        raise FileUnreadable("standard output is closed")
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def keep(output: str, *inputs: str) -> None:
    """See to it that `output` would not replace one of `inputs`, by whatever name.

    Raises:
        UsageError: it would.
    """
    for path in inputs:
        there = STANDARD not in (path, output) and Path(output).exists() and Path(path).exists()
        if there and Path(output).samefile(path):
            message = f"{output}: this is the input; -o names another file"
            raise UsageError(message)


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


def say(line: str = "", *, nl: bool = True) -> None:
    """Print a line on standard error; what names of files do to a terminal is shown, not done."""
    click.echo(report.printable(line), err=True, nl=nl)


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings of each severity."""
    return report.summary(Counter(d.severity for d in diagnostics))


def status(diagnostics: Sequence[Diagnostic]) -> int:
    """The exit status that findings ask for."""
    return int(any(d.severity is Severity.ERROR for d in diagnostics))
