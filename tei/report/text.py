"""Findings as text: where, what, why, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.diagnostics import Severity
from tei.report.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tei.diagnostics import Diagnostic


#: Characters that act on a terminal: controls (Unicode, general category Cc) but for the line end
#: and the tab, marks and overrides of direction (UAX 9), and surrogates, which are no text.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


#: So many expectations are named.
_SHOWN = 5


def printable(text: str) -> str:
    r"""`text` with each character that would act on a terminal as ``\x1b`` or ``\u202e``."""
    return _ACTING.sub(
        lambda match: match.group().encode("unicode_escape", "surrogatepass").decode("ascii"), text
    )


def as_text(
    diagnostics: Iterable[Diagnostic],
    lines: Mapping[tuple[str, int], str] | None = None,
    *,
    verbose: bool = False,
) -> str:
    """One paragraph a finding; the empty string for none.

    Args:
        diagnostics: the findings.
        lines: the lines that they are in, by file and number, where they are to be shown.
        verbose: name everything that could stand in the place of what is wrong.
    """
    return "".join(
        f"{printable(_paragraph(diagnostic, lines or {}, None if verbose else _SHOWN))}\n"
        for diagnostic in diagnostics
    )


def summary(counts: Mapping[Severity, int]) -> str:
    """How many findings of each severity: ``1 error, 2 warnings``, or ``no findings``."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for severity, word in words.items()
        if (count := counts.get(severity, 0))
    ]
    return ", ".join(parts) or "no findings"


def _paragraph(
    diagnostic: Diagnostic, of_lines: Mapping[tuple[str, int], str], most: int | None
) -> str:
    code = diagnostic.code
    place, severity = diagnostic.location, diagnostic.severity
    lines = [f"{place}: {severity}: {diagnostic.message} [{code.id} {code.name}]"]
    lines += excerpt(place, of_lines)
    lines.extend(f"    see also {location}" for location in diagnostic.related)
    if diagnostic.expected:
        lines.append(f"    expected: {_expectations(diagnostic.expected, most)}")
    if diagnostic.help:
        lines.append(f"    help: {diagnostic.help}")
    if diagnostic.note:
        lines.append(f"    note: {diagnostic.note}")
    if diagnostic.link:
        lines.append(f"    see {diagnostic.link}")
    return "\n".join(lines)


def _expectations(expected: tuple[str, ...], most: int | None) -> str:
    """The likeliest of what could stand there, and how many more there are."""
    shown = expected[:most]
    together = " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    more = len(expected) - len(shown)
    return f"{together}, or {more} more" if more else together
