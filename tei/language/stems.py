"""The stems of words, by the Snowball algorithms of Porter (package ``PyStemmer``)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Languages that there is an algorithm for, by their tags.
_ALGORITHMS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

#: Longer than that is no word but letters in a row.
_LONGEST = 80


def stem(word: str, language: str) -> str:
    """The stem of a word in lower case; the word itself in a language without an algorithm."""
    return word if len(word) > _LONGEST else _stem(word, language)


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    algorithm = _algorithm(language)
    return algorithm(word) if algorithm else word


@cache
def _algorithm(language: str) -> Callable[[str], str] | None:
    if language not in _ALGORITHMS:
        return None
    # Imported here: most of what reads words needs none.
    from Stemmer import Stemmer  # noqa: PLC0415

    # Without a memory of its own: `_stem` has one.
    find: Callable[[str], str] = Stemmer(_ALGORITHMS[language], 0).stemWord
    return find
