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
SHOWN = 5
#: How wide lines are that say more of a finding, in characters.
WIDTH = 100
#: Select Graphic Rendition (ECMA-48, 8.3.117): what stands out on a terminal that has colours.
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


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
    width: int = WIDTH,
    colours: bool = False,
) -> str:
    """One paragraph a finding; the empty string for none.

    What was said before is not said again: the words of the schema, the page of the Guidelines;
    and what could stand there, of the same in one file.

    Args:
        diagnostics: the findings.
        lines: the lines that they are in, by file and number, where they are to be shown.
        verbose: name everything that could stand in the place of what is wrong.
        width: of the lines below a finding.
        colours: mark severities for a terminal.
    """
    paragraphs = _Paragraphs(lines or {}, None if verbose else SHOWN, width, colours=colours)
    return "".join(map(paragraphs.of, diagnostics))


def summary(counts: Mapping[Severity, int]) -> str:
    """How many findings of each severity: ``1 error, 2 warnings``, or ``no findings``."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for severity, word in words.items()
        if (count := counts.get(severity, 0))
    ]
    return ", ".join(parts) or "no findings"


class _Paragraphs:
    """Findings one after another, as paragraphs."""

    def __init__(
        self, lines: Mapping[tuple[str, int], str], most: int | None, width: int, *, colours: bool
    ) -> None:
        self.lines = lines
        self.most = most
        self.width = width
        self.colours = colours
        self._said: set[str] = set()

    def of(self, diagnostic: Diagnostic) -> str:
        place, code = diagnostic.location, diagnostic.code
        severity = str(diagnostic.severity)
        if self.colours:
            severity = f"\x1b[{_STYLES[diagnostic.severity]}m{severity}\x1b[0m"
        start = printable(f"{place}: ")
        end = f": {diagnostic.message} [{code.id} {code.name}]{speaker(diagnostic)}"
        made = [f"{start}{severity}{printable(end)}", *map(printable, excerpt(place, self.lines))]
        made += self._wrapped("in: ", place.xpath) if place.xpath else []
        made += [printable(f"    see also {location}") for location in diagnostic.related]
        if diagnostic.expected:
            expected = expectations(diagnostic.expected, self.most)
            made += self._once("expected: ", expected, f"{place.path} {diagnostic.message}")
        made += self._wrapped("help: ", diagnostic.help) if diagnostic.help else []
        made += self._once("note: ", diagnostic.note)
        made += self._once("see: ", diagnostic.link)
        return "\n".join([*made, ""])

    def _once(self, label: str, text: str, about: str = "") -> list[str]:
        """What is said below a finding, unless it was said before of the same."""
        key = f"{label}{about}\n{text}"
        if not text or key in self._said:
            return []
        self._said.add(key)
        return self._wrapped(label, text)

    def _wrapped(self, label: str, text: str) -> list[str]:
        # Imported here: where there are no findings, there is nothing to wrap.
        import textwrap  # noqa: PLC0415

        indent = "    "
        return textwrap.wrap(
            printable(f"{label}{text}"),
            max(self.width, 40),
            initial_indent=indent,
            subsequent_indent=indent + " " * len(label),
            break_long_words=False,
            break_on_hyphens=False,
        )


def speaker(diagnostic: Diagnostic) -> str:
    """Which schema a finding is by, as the end of a line; nothing where there is one schema."""
    return f" by {diagnostic.schema}" if diagnostic.schema else ""


def expectations(expected: tuple[str, ...], most: int | None) -> str:
    """The likeliest of what could stand there, and how many more there are.

    Args:
        expected: all of it, the likeliest first.
        most: how many are named; None for all.
    """
    shown = expected[:most]
    together = " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    more = len(expected) - len(shown)
    return f"{together}, or {more} more" if more else together
