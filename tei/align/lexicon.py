"""What is known of translations before a text is read: dictionary, names, numbers, cognates."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tei.align.tables import Table
from tei.language.stems import stem
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tei.align.sides import Side
    from tei.language.cedict import Dictionary

#: How much of what the dictionary says of a word comes true: of the weight of a gloss, that of a
#: word of one character and that of a longer one, how many times a stem stands in the translation
#: more than by chance. Counted in the gold of the odd chapters of `mac-dev` (docs/aligner.md).
_GLOSS, _GLOSS_OF_LONGER = 0.37, 0.75
#: The same for stems that are like a gloss.
_ALIKE, _ALIKE_OF_LONGER = 0.6, 1.6
#: And for glosses of the characters of a word.
_CHARACTERS = 0.15
#: The probability that a name is translated by its pinyin, a word by itself, or by one like it.
_NAME, _IDENTICAL, _COGNATE = 0.6, 0.7, 0.4
#: Words with so many letters in common at their beginning may be cognates.
_ROOT = 4
#: What is known of a word is never all.
_MOST = 0.95


def known(
    ours: Side, theirs: Side, languages: tuple[str, str], dictionary: Dictionary | None
) -> tuple[Table, Table]:
    """How the words of each side may be translated into the other's.

    Args:
        ours: one text.
        theirs: the other.
        languages: their tags.
        dictionary: of Chinese, if one of the two is, and the other English.
    """
    if dictionary is not None and primary(languages[1]) == "zh":
        back, there = known(theirs, ours, languages[::-1], dictionary)
        return there, back
    numbers = {word: number for number, word in enumerate(theirs.vocabulary)}
    roots: defaultdict[str, list[int]] = defaultdict(list)
    for word, number in numbers.items():
        if len(word) >= _ROOT and word[0].isalpha():
            roots[word[:_ROOT]].append(number)
    sure: list[dict[int, float]] = []
    wide: list[dict[int, float]] = []
    chinese = _chinese(numbers, dictionary) if dictionary is not None else None
    for word in ours.vocabulary:
        found: defaultdict[int, float] = defaultdict(float)
        alike: defaultdict[int, float] = defaultdict(float)
        if chinese is not None and word[0] >= "\u3400":
            chinese(word, found, alike)
        if (same := numbers.get(word)) is not None:
            found[same] += _IDENTICAL
        if len(word) >= _ROOT and (others := [n for n in roots.get(word[:_ROOT], ()) if n != same]):
            for other in others:
                found[other] += _COGNATE / len(others)
        sure.append(found)
        for other, value in found.items():
            alike[other] += value
        wide.append(alike)
    # The other way round, words that are alike would make every word a possible translation.
    return _table(wide), _table(sure).inverted(len(theirs.vocabulary), ours.frequencies)


def _table(found: Sequence[Mapping[int, float]]) -> Table:
    """The table of what each word may become, with what is too much for a probability cut down."""
    totals = [max(1.0, sum(each.values()) / _MOST) for each in found]
    return Table.of(
        len(found),
        np.repeat(np.arange(len(found)), [*map(len, found)]),
        np.array([other for each in found for other in each], np.int64),
        np.array(
            [v / total for each, total in zip(found, totals, strict=True) for v in each.values()],
            np.float64,
        ),
    )


def _chinese(
    numbers: Mapping[str, int], dictionary: Dictionary
) -> Callable[[str, defaultdict[int, float], defaultdict[int, float]], None]:
    """What adds what a Chinese word may be in an English text, by the dictionary or as a name.

    It adds to what the word means, and to what is like that.
    """
    # Many words share their glosses and their characters.
    there = cache(lambda word: _there(dictionary.glosses(word) or (), numbers))
    near = cache(lambda gloss: _there(dictionary.alike(gloss), numbers))

    def add(word: str, found: defaultdict[int, float], alike: defaultdict[int, float]) -> None:
        longer = len(word) > 1
        gloss, like = (_GLOSS_OF_LONGER, _ALIKE_OF_LONGER) if longer else (_GLOSS, _ALIKE)
        glosses = dictionary.glosses(word) or ()
        for each, weight in glosses:
            if each in numbers:
                found[numbers[each]] += gloss * weight
            for other, value in near(each):
                alike[other] += like * weight * value
        spellings = dictionary.spellings(word) if len(word) <= _ROOT else ()
        names = [numbers[n] for s in spellings if (n := stem(s, "en")) in numbers]
        for name in names:
            found[name] += (_NAME / 2 if glosses else _NAME) / len(names)
        if longer:
            for character in word:
                for other, weight in there(character):
                    found[other] += _CHARACTERS * weight / len(word)

    return add


def _there(
    weighed: Iterable[tuple[str, float]], numbers: Mapping[str, int]
) -> list[tuple[int, float]]:
    """Those of some stems that a text has, by their numbers."""
    return [(numbers[name], weight) for name, weight in weighed if name in numbers]
