"""The ledger of an edition: what was written for which source, in one SQLite file.

It lets a later build tell a file that an editor has corrected from one of the encoder's, remove
what no source stands for any more, and list every document of the edition.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.bibliography import Record, Title
from tei.corpus.name_index import NameIndex
from tei.corpus.notes import Notes
from tei.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.pipeline import Outcome

NAME = "ledger.sqlite"

_TABLE = """CREATE TABLE IF NOT EXISTS documents (
    identity TEXT PRIMARY KEY, source BLOB NOT NULL, tei TEXT NOT NULL, html TEXT NOT NULL,
    written TEXT NOT NULL, position TEXT NOT NULL, record TEXT NOT NULL, problems INTEGER NOT NULL
) WITHOUT ROWID"""


class Row(NamedTuple):
    """A document of the edition.

    Attributes:
        identity: its path in the edition.
        source: its source file, or the TEI that takes its place, seen from the edition's folder.
        tei: its TEI file, seen from there.
        html: its page, seen from there.
        written: the SHA-256 of the TEI that was written last.
        record: what a list says of it.
        problems: how many errors and warnings it has.
    """

    identity: str
    source: str
    tei: str
    html: str
    written: str
    record: Record
    problems: int


class Ledger:
    """The ledger in the folder `out`; made where there is none.

    Attributes:
        out: the edition's folder.
        index: the persons, places and organisations that its documents name.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._folder = str(out.resolve())
        self._database = sqlite3.connect(out / NAME, isolation_level=None)
        self._database.execute(_TABLE)
        self._database.execute("BEGIN IMMEDIATE")
        self.index = NameIndex(self._database)

    def close(self, *, keep: bool) -> None:
        """Write the changes, or forget them."""
        self._database.execute("COMMIT" if keep else "ROLLBACK")
        self._database.close()

    def get(self, identity: str) -> Row | None:
        """The row of a document."""
        rows = self._rows("WHERE identity = ?", identity)
        return next(rows, None)

    def with_tei(self, tei: str) -> Row | None:
        """The row of the document that a TEI file belongs to."""
        return next(self._rows("WHERE tei = ?", tei), None)

    def rows(self) -> Iterator[Row]:
        """All documents, by date, page and identifier."""
        return self._rows("ORDER BY position, identity")

    def count(self) -> int:
        """How many there are."""
        [(count,)] = self._database.execute("SELECT count(*) FROM documents")
        return int(count)

    def notes(self, name: str) -> Notes:
        """An empty dictionary on disk, until the ledger is closed."""
        return Notes(self._database, name)

    def _rows(self, condition: str, *values: str) -> Iterator[Row]:
        columns = "identity, source, tei, html, written, record, problems"
        query = f"SELECT {columns} FROM documents {condition}"  # noqa: S608 - the two above
        for identity, source, tei, html, written, record, problems in self._database.execute(
            query, values
        ):
            path = os.fsdecode(source)
            yield Row(identity, path, tei, html, written, _record(record), problems)

    def put(self, outcome: Outcome, problems: int) -> None:
        """Remember a document that was written, or an editor's that was checked."""
        assert outcome.record is not None  # noqa: S101 - that is a document
        record = outcome.record
        before = self.get(outcome.identity)
        row = Row(
            outcome.identity,
            self.seen_from_here(outcome.path),
            outcome.tei,
            outcome.html,
            outcome.written or (before.written if before else ""),
            record,
            problems,
        )
        self.index.put(outcome.identity, outcome.named)
        if row == before:
            return
        position = f"{record.when} {record.page:0>6} {record.identifier}"
        told = json.dumps(asdict(record), ensure_ascii=False)
        self._database.execute(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.identity,
                os.fsencode(row.source),  # a file's name may be no text
                row.tei,
                row.html,
                row.written,
                position,
                told,
                problems,
            ),
        )

    def forget(self, identity: str) -> None:
        """Take a document off the list."""
        self._database.execute("DELETE FROM documents WHERE identity = ?", (identity,))
        self.index.put(identity, ())

    def seen_from_here(self, path: str) -> str:
        """The file of a source, as the edition's folder sees it."""
        file = path if Path(path).exists() else path.partition("#")[0]
        return os.path.relpath(files.real(Path(file)), self._folder).replace(os.sep, "/")


@contextmanager
def opened(out: Path) -> Iterator[Ledger]:
    """The ledger of an edition, for one build at a time.

    Raises:
        FileUnreadable: it is damaged, in use, or cannot be written.
    """
    path = out / NAME
    try:
        out.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(out)
    except (OSError, sqlite3.Error) as error:
        raise _unreadable(path, error) from None
    keep = False
    try:
        try:
            yield ledger
            keep = True
        except GeneratorExit:
            keep = True
            raise
        finally:
            ledger.close(keep=keep)
    except sqlite3.Error as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> FileUnreadable:
    return FileUnreadable(f"{path}: {error}; if no other build is running, remove this file")


def _record(text: str) -> Record:
    data = json.loads(text)
    for key in ("titles", "newspaper"):
        data[key] = tuple(Title(*title) for title in data[key])
    data["languages"] = tuple(data["languages"])
    return Record(**data)
