"""Fingerprints: how a finding is known again when the document around it has changed.

A fingerprint is made of the code, the path in the repository, the message without the places in it
and without how often it holds, what stands around the place on its line, and how many findings
before it in the same file have all that in common. The number of the line is no part of it, nor are
spaces.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tei.diagnostics import Diagnostic, Location
    from tei.report.repository import Repository

#: Of a line, so many characters before the place and after it: a paragraph may be one line.
_BEFORE, _AFTER = 40, 60
#: They are looked for among so many times as many, for spaces do not count.
_WITH_SPACES = 4
#: Hexadecimal digits; 64 bits tell the findings of any corpus apart.
_LENGTH = 16
#: A place that a message names: ``12:7``, or ``line 12``.
_PLACE = re.compile(r"\b(line )?[0-9]+(?(1)\b|:[0-9]+)")
#: How often a message holds: `` (3 times)`` at its end, or `` and 2 more``.
_COUNT = re.compile(r" \([0-9]+ times\)$|,? and (?:so with )?[0-9]+ more\b(?: are\b)?")


def fingerprints(
    diagnostics: Iterable[Diagnostic],
    lines: Mapping[tuple[str, int], str],
    repository: Repository,
) -> list[str]:
    """The fingerprint of each finding.

    Args:
        diagnostics: all findings of a file, in the order of the file.
        lines: the lines that they are in, by file and number.
        repository: says what the files are called.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for diagnostic in diagnostics:
        place = diagnostic.location
        parts = (
            diagnostic.code.id,
            repository.path(place.path),
            _PLACE.sub("", _COUNT.sub("", diagnostic.message)),
            _around(place, lines.get((place.path, place.line), "")),
        )
        text = "\0".join((*parts, str(seen[parts])))
        seen[parts] += 1
        data = text.encode("utf-8", "surrogatepass")
        made.append(hashlib.sha256(data).hexdigest()[:_LENGTH])
    return made


def _around(place: Location, line: str) -> str:
    at = max(place.column - 1, 0)
    before = _squeezed(line[max(at - _BEFORE * _WITH_SPACES, 0) : at])
    after = _squeezed(line[at : at + _AFTER * _WITH_SPACES])
    return f"{before[-_BEFORE:]}\0{after[:_AFTER]}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
