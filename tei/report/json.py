"""Findings as JSON: a list of objects, keys in a fixed order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.diagnostics import Diagnostic, Location


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as a JSON array, one object each, with a line end after it."""
    found = [
        {
            "code": diagnostic.code.id,
            "name": diagnostic.code.name,
            "severity": str(diagnostic.severity),
            "message": diagnostic.message,
            **_place(diagnostic.location),
            "help": diagnostic.help,
            "expected": list(diagnostic.expected),
            "note": diagnostic.note,
            "link": diagnostic.link,
            "related": [_place(location) for location in diagnostic.related],
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _place(location: Location) -> dict[str, str | int]:
    return {"path": location.path, "line": location.line, "column": location.column}
