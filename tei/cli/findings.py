"""The options that say how findings are told: in which formats, where, and which of them matter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from tei import report
from tei.cli import options
from tei.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

_F = TypeVar("_F", bound="Callable[..., Any]")


class Output(NamedTuple):
    """A format, and the file that gets it; ``-`` for standard output."""

    form: str
    file: str


class Wishes(NamedTuple):
    """The options of `wishes`, by their names."""

    outputs: tuple[Output, ...]
    fail_on: str
    baseline: str | None
    write_baseline: str | None
    statistics: bool

    @property
    def are_plain(self) -> bool:
        """Whether people read what is said, and nobody wants to know a finding again."""
        plain = (Output(report.TEXT, options.STANDARD),)
        return self.outputs == plain and not self.baseline and not self.write_baseline

    @property
    def files(self) -> list[str]:
        """The files that are written."""
        named = [output.file for output in self.outputs if output.file != options.STANDARD]
        return [*named, self.write_baseline] if self.write_baseline else named


def _outputs(
    _ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[Output, ...]:
    """What `--format` asks for; findings as text on standard output unless that gets others."""
    found = []
    for words in given:
        form, equals, file = words.partition("=")
        if form not in report.FORMATS:
            message = f"{form!r} is not one of {', '.join(report.FORMATS)}"
            raise click.BadParameter(message)
        if equals and not file:
            message = f"a file's name is missing: {form}=FILE"
            raise click.BadParameter(message)
        found.append(Output(form, file or options.STANDARD))
    twice = [file for file, count in Counter(output.file for output in found).items() if count > 1]
    if twice:
        name = "standard output" if twice[0] == options.STANDARD else twice[0]
        message = f"{name} gets one format; write FORM=FILE to have others in files"
        raise click.BadParameter(message)
    if all(output.file != options.STANDARD for output in found):
        found.insert(0, Output(report.TEXT, options.STANDARD))
    return tuple(found)


def wishes(function: _F) -> _F:
    """Add the options that say how findings are told."""
    for option in (
        click.option("--statistics", is_flag=True, help="Count the findings of each kind."),
        click.option(
            "--write-baseline", metavar="FILE", help="Make a baseline of all that is found."
        ),
        click.option("--baseline", metavar="FILE", help="Pass over the findings that FILE has."),
        click.option(
            "--fail-on",
            type=click.Choice([Severity.ERROR.value, Severity.WARNING.value]),
            default=Severity.ERROR.value,
            show_default=True,
            help="What makes the exit status 1.",
        ),
        click.option(
            "--format",
            "outputs",
            multiple=True,
            metavar="FORM[=FILE]",
            callback=_outputs,
            help=f"{', '.join(report.FORMATS)}; may be repeated, FORM=FILE for a file. [text]",
        ),
    ):
        function = option(function)
    return function
