"""The words of a text, as they are compared across languages.

Stems in lower case; Chinese in the longest words that the dictionary has; a number by its value,
however it is written; punctuation in one form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language.numbers import numbers
from tei.language.stems import stem
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tei.language.cedict import Dictionary

#: Marks of punctuation that mean the same.
_SAME = dict(zip("？！“”：；（）「」『』‘’，、。", '?!"":;()""""\'\',,.', strict=True))
#: So many digits tell a number from others.
_DIGITS = 20
_TOKEN = re.compile(r"[^\W\d_]+|[\d]+|[^\w\s]")
_FIRST_HAN = "\u3400"
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAME = re.compile(r"\b[A-Z][a-z]+")
#: Of so many words is a name that is written in pinyin, at least one of them a single character.
_NAME_LENGTHS = (3, 2)


def words(
    text: str, lang: str, dictionary: Dictionary | None = None, names: Collection[str] = ()
) -> list[str]:
    """The words of a text.

    Args:
        text: a sentence or a paragraph.
        lang: its language tag.
        dictionary: of Chinese words; without one, Chinese comes in single characters.
        names: words of the other text that may be Chinese names in pinyin, in lower case. What can
            be read as one of them is one word.
    """
    language = primary(lang)
    found: list[str] = []
    done = 0
    for number in numbers(text, lang):
        if number.value is not None:
            found += _tokens(text[done : number.start], language, dictionary, names)
            found.append(f"#{number.value}")
            done = number.end
    return found + _tokens(text[done:], language, dictionary, names)


def capitalised(text: str) -> Iterator[str]:
    """What may be a name in a text that is written in Latin letters, in lower case."""
    return (match.lower() for match in _NAME.findall(text))


def _tokens(
    text: str, language: str, dictionary: Dictionary | None, names: Collection[str]
) -> list[str]:
    found: list[str] = []
    for token in _TOKEN.findall(text):
        first = token[0]
        if first >= _FIRST_HAN and _HAN.match(token):
            found += token if dictionary is None else _divided(token, dictionary, names)
        elif first.isalpha():
            found.append(stem(token.lower(), language))
        elif first.isdecimal():
            # What was not read as a number may be read as one in the other language.
            found.append(f"#{token[:_DIGITS].lstrip('0')}")
        else:
            found.append(_SAME.get(token, token))
    return found


def _divided(text: str, dictionary: Dictionary, names: Collection[str]) -> Iterable[str]:
    """Chinese in the words of the dictionary, and in names."""
    divided = list(dictionary.divided(text))
    return _with_names(divided, dictionary, names) if names else divided


def _with_names(
    divided: list[str], dictionary: Dictionary, names: Collection[str]
) -> Iterator[str]:
    """Words of which some that follow each other make a name."""
    at = 0
    while at < len(divided):
        for count in _NAME_LENGTHS:
            parts = divided[at : at + count]
            word = "".join(parts)
            if (
                len(parts) == count
                and len(word) <= count + 1
                and min(map(len, parts)) == 1
                and not dictionary.spellings(word).isdisjoint(names)
            ):
                yield word
                at += count
                break
        else:
            yield divided[at]
            at += 1
