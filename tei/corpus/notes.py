"""What a build has met: dictionaries as large as the edition, and so not in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class Notes:
    """Texts by their keys, in a temporary table: SQLite puts into a file what is too much."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        """Make the table `name`; it goes with the connection."""
        self._run = database.execute
        self._run(f"CREATE TEMP TABLE {name} (key BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID")
        self._get = f"SELECT text FROM {name} WHERE key = ?"  # noqa: S608 - of the caller's
        self._put = f"INSERT OR REPLACE INTO {name} VALUES (?, ?)"  # noqa: S608 - likewise
        self._discard = f"DELETE FROM {name} WHERE key = ?"  # noqa: S608 - likewise

    def __contains__(self, key: str) -> bool:
        """Whether there is a text for `key`."""
        return self.get(key) is not None

    def __setitem__(self, key: str, text: str) -> None:
        """Note a text, in the place of what was noted."""
        self._run(self._put, (_bytes(key), _bytes(text)))

    def get(self, key: str) -> str | None:
        """The text for `key`; None where there is none."""
        [text] = self._run(self._get, (_bytes(key),)).fetchone() or (None,)
        return None if text is None else text.decode("utf-8", "surrogatepass")

    def discard(self, key: str) -> None:
        """Take out the text for `key`, if there is one."""
        self._run(self._discard, (_bytes(key),))


def _bytes(text: str) -> bytes:
    """A text, or the name of a file that is none."""
    return text.encode("utf-8", "surrogatepass")
