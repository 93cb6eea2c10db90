"""Suggestions as a spreadsheet to be gone through; its rows fit into an authority file."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.language.names.suggestions import Candidate

#: With these a cell begins that spreadsheets take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@")


def review(found: Iterable[Candidate], original: str, translation: str) -> bytes:
    """Suggestions as CSV in UTF-8, in their order, with a byte order mark, which Excel asks for.

    The columns are those of an authority file; what is for the person who looks at it stands in
    columns that begin with #, which are left out when the file is read. `id` is empty where the
    person must give one.

    Args:
        found: the suggestions.
        original: the language tag of the first names.
        translation: the language tag of the second ones.
    """
    text = StringIO(newline="")
    rows = csv.writer(text)
    names = (f"name:{original}", f"name:{translation}")
    rows.writerow(["id", "kind", *names, "#score", "#count", "#why", "#places"])
    for one in found:
        cells = [one.id, one.kind, one.original, one.translation, f"{one.score:.2f}"]
        cells += [str(one.count), " ".join(one.why), " ".join(one.places)]
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return text.getvalue().encode("utf-8-sig")
