"""An authority file out of a spreadsheet: CSV, a row or more an entity (docs/names.md)."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from tei.language.names.authority import Name
from tei.language.names.entries import Entry, Fault
from tei.language.names.identifiers import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = ("id", "kind", "lang", "name", "note", *LISTS)
#: What spreadsheets put between cells, by the language that they speak.
_SEPARATORS = ",;\t"


def entries(data: bytes, faults: list[Fault]) -> Iterator[Entry]:
    """What the rows of a spreadsheet say; what cannot be read is added to `faults`.

    Args:
        data: CSV (RFC 4180) in UTF-8, with a byte order mark or without; with commas, semicolons
            or tabs, whichever the first line has most of.
        faults: grows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(Fault(line, "this is not UTF-8: save the spreadsheet as CSV in UTF-8"))
        return
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: list[str] | None = None
    begin = 1
    try:
        for row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            if columns is None:
                columns = [_column(cell) for cell in cells]
                if not _are_known(columns, faults):
                    return
            elif any(cells):
                yield _entry(begin, columns, cells, faults)
            begin = rows.line_num + 1
        if columns is None:
            faults.append(Fault(1, "it is empty: write id, kind and name:en in the first line"))
    except csv.Error as error:
        what = f"the row that begins here is no CSV ({error}): look for a quotation mark too many"
        faults.append(Fault(begin, what))


def _column(cell: str) -> str:
    """The name of a column; what follows a colon keeps its case."""
    name, colon, rest = cell.partition(":")
    return f"{name.strip().lower()}{colon}{rest.strip()}"


def _are_known(columns: list[str], faults: list[Fault]) -> bool:
    wrong = [
        column
        for column in columns
        if column not in _PLAIN
        and column.partition(":")[0] not in {"name", "idno"}
        and not column.startswith("#")
        and column
    ]
    for column in wrong:
        known = f"{', '.join(_PLAIN)}, name:LANGUAGE, idno:LIST"
        what = f"the column {column!r} is not known: the columns are {known}; # before a name"
        faults.append(Fault(1, f"{what} leaves a column out"))
    for column in ("id", "kind"):
        if column not in columns:
            faults.append(Fault(1, f"there is no column {column!r}: add it to the first line"))
            wrong.append(column)
    return not wrong


def _entry(line: int, columns: list[str], cells: list[str], faults: list[Fault]) -> Entry:
    if any(cells[len(columns) :]):
        what = f"the row has {len(cells)} cells, and the first line {len(columns)}"
        faults.append(Fault(line, f"{what}: put quotation marks around cells that have commas"))
    one: dict[str, str] = {}
    names: list[Name] = []
    identifiers: list[tuple[str, str]] = []
    filled = [(column, cell) for column, cell in zip(columns, cells, strict=False) if cell]
    lang = next((cell for column, cell in filled if column == "lang"), "")
    for column, cell in filled:
        head, _, tail = column.partition(":")
        if head == "name":
            names.append(Name(tail or lang, cell))
        elif head == "idno" or head in LISTS:
            identifiers.append((tail or head, cell))
        else:
            one.setdefault(column, cell)
    id_, kind, note = (one.get(column, "") for column in ("id", "kind", "note"))
    return Entry(line, id_, kind.lower(), tuple(names), tuple(identifiers), note)
