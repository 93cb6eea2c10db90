"""The line that a finding is about, with a mark below the place."""

from __future__ import annotations

from io import TextIOWrapper
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from tei.xml import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import BinaryIO

    from tei.diagnostics import Diagnostic, Location

#: How much of a long line is shown, in characters, before the place and after it.
_BEFORE, _AFTER = 40, 50
#: So many bytes tell the encoding.
_BEGINNING = 300


def lines(
    diagnostics: Iterable[Diagnostic], opened: Callable[[str], BinaryIO]
) -> dict[tuple[str, int], str]:
    """The lines that findings are in, by file and number; a file is read once, as a stream.

    Args:
        diagnostics: the findings.
        opened: the file that a path names.
    """
    wanted: dict[str, set[int]] = {}
    for diagnostic in diagnostics:
        place = diagnostic.location
        if place.line:
            wanted.setdefault(place.path, set()).add(place.line)
    found = {}
    for path, numbers in wanted.items():
        with opened(path) as file:
            encoding = events.encoding(file.read(_BEGINNING))
            file.seek(0)
            if not events.is_known(encoding) or encoding.lower() == "utf-8":
                # A byte order mark is no character of the line.
                encoding = "utf-8-sig"
            # As XML has it: a line ends with LF, CR or both (XML 1.0, section 2.11).
            text = TextIOWrapper(file, encoding, errors="replace", newline=None)
            last = max(numbers)
            for number, line in enumerate(text, 1):
                if number in numbers:
                    found[path, number] = line.rstrip("\n")
                if number == last:
                    break
    return found


def excerpt(location: Location, of_lines: Mapping[tuple[str, int], str]) -> list[str]:
    """The line of a place and a mark below it; nothing where the line is not known."""
    line = of_lines.get((location.path, location.line))
    if line is None or not 1 <= location.column <= len(line) + 1:
        return []
    at = location.column - 1
    start = max(0, at - _BEFORE)
    before = line[start:at].replace("\t", " ")
    after = line[at : at + _AFTER].replace("\t", " ")
    left = f"{'…' if start else ''}{before}"
    right = f"{after}{'…' if at + _AFTER < len(line) else ''}"
    number = str(location.line)
    return [
        f"    {number} | {left}{right}",
        f"    {' ' * len(number)} | {' ' * _cells(left)}^",
    ]


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes (UAX 11)."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
