"""Options and habits that commands share: input and output, findings, exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tei import files, report
from tei.diagnostics import Diagnostic, Severity
from tei.errors import FileUnreadable, UsageError
from tei.names import LINKS_FILE, SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_F = TypeVar("_F", bound="Callable[..., Any]")

STANDARD = "-"


def verbosity(function: _F) -> _F:
    """Add ``--quiet`` and ``--verbose``."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say more, remarks included.")
    return quiet(verbose(function))


def catalogs(function: _F) -> _F:
    """Add ``--catalog``."""
    return click.option(
        "--catalog",
        "catalogs",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="An XML catalog that says which files stand for addresses; may be repeated."
        " [XML_CATALOG_FILES, /etc/xml/catalog]",
    )(function)


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
    """A file to be read as a stream, as often as one likes; else what there is to read.

    Standard input, ``-``, and a pipe with a name are read here, once.

    Raises:
        FileUnreadable: there is none, or it may not be read.
    """
    if path == STANDARD or not (Path(path).is_file() or files.is_device(Path(path))):
        return read(path)
    with files.opened(Path(path)):
        return Path(path)


def documents(names: Sequence[str]) -> list[str]:
    """The files that names stand for, each once: a folder for all XML files below it.

    Raises:
        UsageError: a folder has none, or a name is no file's.
    """
    found: dict[Path, str] = {}
    for name in names:
        if not name:
            raise UsageError("a file's name is empty")
        if "://" in name:
            message = f"{name}: nothing is fetched from the network; save it and name the file"
            raise UsageError(message)
        below = _below(Path(name)) if Path(name).is_dir() else [name]
        if not below:
            message = f"{name}: this folder has no .xml files"
            raise UsageError(message)
        for file in below:
            found.setdefault(Path(file).absolute(), file)
    return list(found.values())


def _below(folder: Path) -> list[str]:
    """The XML files below a folder, but for pipes, devices and folders that are called like one.

    Corrections of links are no documents. A link that leads nowhere is named: it should be a file.
    """
    found = (path for path in folder.rglob("*.xml") if not path.name.lower().endswith(LINKS_FILE))
    return sorted(str(path) for path in found if path.is_file() or not os.path.exists(path))  # noqa: PTH110 - a circle of links is an error of Path.exists before 3.13


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
        if sys.stdout.isatty():
            # A character of a text must not act on the terminal.
            data = report.printable(data.decode()).encode()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def keep(output: str, *inputs: str) -> None:
    """See to it that `output` would not replace one of `inputs`, by whatever name, or settings.

    Raises:
        UsageError: it would.
    """
    if Path(output).name == SETTINGS_FILE:
        message = f"{output}: this is the name of settings; name another file"
        raise UsageError(message)
    for path in inputs:
        there = STANDARD not in (path, output) and Path(output).exists() and Path(path).exists()
        if there and Path(output).samefile(path):
            message = f"{output}: this is the input; name another file"
            raise UsageError(message)


def new(output: str) -> None:
    """See to it that `output` would replace no file.

    Raises:
        UsageError: it would.
    """
    keep(output)
    if output != STANDARD and Path(output).is_file():
        message = f"{output}: this is there already; name another file, or remove it"
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
    show([d for d in diagnostics if d.severity in least], err=True)


def show(
    diagnostics: Sequence[Diagnostic],
    lines: Mapping[tuple[str, int], str] | None = None,
    *,
    verbose: bool = False,
    err: bool = False,
) -> None:
    """Print findings: on a terminal in colours, unless NO_COLOR is set, and not wider than it."""
    stream = sys.stderr if err else sys.stdout
    is_terminal = stream is not None and stream.isatty()
    width = report.WIDTH
    if is_terminal:
        # Imported here: programs that read the output have no need of it.
        import shutil  # noqa: PLC0415

        width = min(width, shutil.get_terminal_size().columns)
    # The convention of https://no-color.org: set and not empty.
    colours = is_terminal and not os.environ.get("NO_COLOR")
    text = report.as_text(diagnostics, lines, verbose=verbose, width=width, colours=colours)
    click.echo(text, err=err, nl=False)


def say(line: str = "", *, nl: bool = True) -> None:
    """Print a line on standard error; what names of files do to a terminal is shown, not done."""
    click.echo(report.printable(line), err=True, nl=nl)


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings of each severity."""
    return report.summary(Counter(d.severity for d in diagnostics))


def status(diagnostics: Sequence[Diagnostic]) -> int:
    """The exit status that findings ask for."""
    return int(any(d.severity is Severity.ERROR for d in diagnostics))
