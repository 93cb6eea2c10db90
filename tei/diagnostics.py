"""`Diagnostic`, the only currency for findings, and what it is made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is: an error makes the exit status 1, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Whether it is as bad as `least`, or worse."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding is.

    Attributes:
        path: the file as the user named it; empty for text from memory.
        line: 1-based; 0 where the whole file is meant.
        column: 1-based, in characters; 0 where the whole line is meant.
        xpath: the way to the element, such as ``/TEI/text/body/div[2]/p[1]``; empty where it is not
            known.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    xpath: str = ""

    def __str__(self) -> str:
        parts = [self.path or "<memory>"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class Code(NamedTuple):
    """A kind of finding.

    Attributes:
        id: ``TEI`` and three digits.
        name: the fault in words, hyphenated.
        severity: what a finding of this kind is unless the settings say otherwise.
    """

    id: str
    name: str
    severity: Severity

    @property
    def is_of_run(self) -> bool:
        """Whether it says that the tool could not look, rather than what is wrong."""
        return self.id.startswith("TEI9")

    def at(  # noqa: PLR0913 - one parameter a field
        self,
        location: Location,
        message: str,
        *,
        help: str = "",  # noqa: A002 - the field's name in every report format
        related: tuple[Location, ...] = (),
        expected: tuple[str, ...] = (),
        note: str = "",
        link: str = "",
    ) -> Diagnostic:
        """A finding of this kind at `location`."""
        severity = self.severity
        return Diagnostic(self, severity, message, location, related, help, expected, note, link)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one document.

    Attributes:
        code: what kind of finding it is; `tei explain` has its page.
        severity: the code's own, unless the settings say otherwise.
        message: one sentence without a full stop at its end.
        location: where it is.
        related: other places that matter for it.
        help: what to do about it; may be empty.
        expected: what could stand there instead, the likeliest first.
        note: what the schema itself says about it.
        link: a page about it.
        schema: which schema says so, where there are several; empty otherwise.
    """

    code: Code
    severity: Severity
    message: str
    location: Location
    related: tuple[Location, ...] = ()
    help: str = ""
    expected: tuple[str, ...] = ()
    note: str = ""
    link: str = ""
    schema: str = ""


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings about one document in the order of their places; what comes first stays first."""
    return sorted(findings, key=lambda finding: (finding.location.line, finding.location.column))


def position(text: str, offset: int) -> tuple[int, int]:
    r"""The 1-based line and column, in characters, of `offset` in `text` (lines end in ``\n``)."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


class Lines:
    """The lines of a text, for many positions in it."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """As `position`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
