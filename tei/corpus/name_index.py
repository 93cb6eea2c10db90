"""The names of an edition in its ledger: each entry once, and where each document mentions it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from tei.bibliography import Mention, Named, Title

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_TABLES = (
    """CREATE TABLE IF NOT EXISTS entries (
    kind TEXT, key TEXT, position TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS mentions (
    identity TEXT, kind TEXT, key TEXT, told TEXT NOT NULL, PRIMARY KEY (identity, kind, key)
) WITHOUT ROWID""",
)
_LISTED = """SELECT entries.key, entries.told, mentions.told, mentions.identity
FROM entries JOIN mentions USING (kind, key) JOIN documents USING (identity)
WHERE kind = ? ORDER BY entries.position, entries.key, documents.position, identity"""


class Listed(NamedTuple):
    """An entry with its mentions in one document of the edition."""

    named: Named
    identity: str


class NameIndex:
    """The tables of names in a ledger."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Make them where there are none."""
        self._run = database.execute
        for table in _TABLES:
            self._run(table)

    def put(self, identity: str, found: Iterable[Named]) -> None:
        """Remember what a document names, in the place of what it did before.

        Where two documents say different things of an entry, what the later one says holds.
        """
        self._run("DELETE FROM mentions WHERE identity = ?", (identity,))
        for named in found:
            entry = (named.names, named.identifiers, named.note)
            self._run(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
                (named.kind, named.key, _position(named), _told(entry)),
            )
            self._run(
                "INSERT INTO mentions VALUES (?, ?, ?, ?)",
                (identity, named.kind, named.key, _told(named.mentions)),
            )

    def tidy(self) -> None:
        """Forget the entries that no document mentions any more."""
        self._run("DELETE FROM entries WHERE (kind, key) NOT IN (SELECT kind, key FROM mentions)")

    def kinds(self) -> set[str]:
        """The kinds of which there are entries."""
        return {kind for (kind,) in self._run("SELECT DISTINCT kind FROM mentions")}

    def listed(self, kind: str) -> Iterator[Listed]:
        """The entries of a kind in the order of their names, with each document that has them."""
        for key, entry, mentions, identity in self._run(_LISTED, (kind,)):
            names, identifiers, note = json.loads(entry)
            yield Listed(
                Named(
                    kind,
                    key,
                    tuple(Title(*name) for name in names),
                    tuple((list_, number) for list_, number in identifiers),
                    note,
                    tuple(Mention(*mention) for mention in json.loads(mentions)),
                ),
                identity,
            )


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _position(named: Named) -> str:
    """What an entry is sorted by: its first name in Latin letters, or else its first, plainly."""
    plain = (normalize("NFD", name.text).casefold() for name in named.names)
    words = ["".join(filter(_is_letter, text)) for text in plain]
    return next((word for word in words if word[:1].isascii()), words[0])


def _is_letter(character: str) -> bool:
    return not combining(character)
