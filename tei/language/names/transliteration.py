"""Names in two texts: Chinese characters, and Latin letters that spell them (喻屏, Yu Ping)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from unicodedata import normalize

from tei.language.names.spellings import ESTABLISHED, pinyin, wade_giles
from tei.language.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

System: TypeAlias = Literal["pinyin", "wade-giles", "established"]

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ]|[ĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛ])"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"(?<![\w'’-]){_CAPITAL}{_LETTER}*(?:[-'’]{_LETTER}+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PARTS = re.compile(_LETTER + "+")
_HAN = re.compile(f"[{HAN}]")
#: How long names are: in words of English, in Chinese characters.
_WORDS, _CHARACTERS = 3, range(2, 7)
#: So many characters of a text are looked at: time grows with the product of both lengths.
_LONGEST = 3_000
#: The longest syllable: zhuang.
_SYLLABLE = 6


class Spelt(NamedTuple):
    """A name in two texts.

    Attributes:
        original: where it stands in the Chinese text.
        translation: where it stands in the other text.
        system: how the one spells the other.
    """

    original: tuple[int, int]
    translation: tuple[int, int]
    system: System


class _Sounds(NamedTuple):
    """How a Chinese text may sound.

    Attributes:
        at: the syllables of the character at a place; of each whether it is pinyin.
        places: where each syllable may stand.
    """

    at: dict[int, dict[str, bool]]
    places: dict[str, list[int]]


def spelt(original: str, translation: str) -> list[Spelt]:
    """The names in `original` that `translation` spells, in the order of the translation.

    Looked for are one to three words with capitals; the longest are taken. Where several places of
    the Chinese text sound alike, each that is written otherwise is given. Of a text that is longer
    than any paragraph, the beginning is looked at.

    Args:
        original: Chinese text, of a unit of an alignment.
        translation: text in Latin letters of the unit that it is linked with.
    """
    words = [(word.start(), _end(word)) for word in _WORD.finditer(translation, 0, _LONGEST)]
    if not words:
        return []
    sounds = _sounds(original[:_LONGEST])
    places = cache(lambda name: list(_places(original, sounds, name)))
    found: list[Spelt] = []
    index = 0
    while index < len(words):
        for count in range(min(_WORDS, len(words) - index), 0, -1):
            run = words[index : index + count]
            if not _are_one(translation, run):
                continue
            span = (run[0][0], run[-1][1])
            if heard := places(translation[slice(*span)]):
                found += (Spelt(place, span, system) for place, system in heard)
                index += count - 1
                break
        index += 1
    return found


def _end(word: re.Match[str]) -> int:
    """Where a word ends, without the mark of the possessive."""
    mark = _POSSESSIVE.search(word[0])
    return word.start() + mark.start() if mark else word.end()


def _are_one(text: str, run: Sequence[tuple[int, int]]) -> bool:
    """Whether words follow each other with nothing but a space between."""
    gaps = (text[one[1] : other[0]] for one, other in pairwise(run))
    return all(gap == " " for gap in gaps)


def _sounds(text: str) -> _Sounds:
    sounds = _Sounds({}, defaultdict(list))
    for match in _HAN.finditer(text):
        readings = pinyin(match[0])
        syllables = {wade_giles(reading): False for reading in readings}
        syllables |= dict.fromkeys(readings, True)
        sounds.at[match.start()] = syllables
        for syllable in syllables:
            sounds.places[syllable].append(match.start())
    return sounds


def _places(text: str, sounds: _Sounds, name: str) -> Iterator[tuple[tuple[int, int], System]]:
    """Where a Chinese text has what `name` spells: the first place of each way to write it."""
    known = ESTABLISHED.get(" ".join(name.replace("’", "'").split()), "")
    if known and (start := text.find(known)) >= 0:
        yield (start, start + len(known)), "established"
        return
    first, *others = [_plain(part) for part in _PARTS.findall(name)]
    # Where a name may begin, how far it goes, whether all of it is pinyin.
    reached = {
        (begin, end, is_pinyin)
        for length in range(1, _SYLLABLE + 1)
        for begin in sounds.places.get(first[:length], ())
        for end, is_pinyin in _spelt_at(begin, first, sounds)
    }
    for part in others:
        reached = {
            (begin, end, is_pinyin and goes_on)
            for begin, at, is_pinyin in reached
            for end, goes_on in _spelt_at(at, part, sounds)
        }
    written: set[str] = set()
    for begin, end, is_pinyin in sorted(reached, key=lambda place: (not place[2], place)):
        if end - begin in _CHARACTERS and text[begin:end] not in written:
            written.add(text[begin:end])
            yield (begin, end), "pinyin" if is_pinyin else "wade-giles"


def _spelt_at(at: int, letters: str, sounds: _Sounds) -> Iterator[tuple[int, bool]]:
    """Where what spells all `letters` can end, if it begins at a place; whether it is pinyin."""
    ways = [(at, letters, True)]
    while ways:
        place, rest, is_pinyin = ways.pop()
        if not rest:
            yield place, is_pinyin
        elif place - at < _CHARACTERS[-1]:
            ways += (
                (place + 1, rest[len(syllable) :], is_pinyin and syllables[syllable])
                for syllables in (sounds.at.get(place, {}),)
                for syllable in syllables
                if rest.startswith(syllable)
            )


def _plain(word: str) -> str:
    """A word in small letters without tones and dots."""
    letters = normalize("NFD", word.lower())
    return "".join(letter for letter in letters if letter.isalpha())
