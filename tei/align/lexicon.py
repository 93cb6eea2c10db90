"""What is known of translations before a text is read: dictionary, names, numbers, cognates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from tei.align.tables import Table
from tei.language.stems import stem
from tei.language.tags import primary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tei.align.sides import Side
    from tei.language.cedict import Dictionary

#: How much of what the dictionary says of a word comes true: of the weight of a gloss, that of a
#: word of one character and that of a longer one, how many times a stem stands in the translation
#: more than by chance. Counted in the gold of the odd chapters of `mac-dev` (docs/alignment.md).
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
    sources: list[int] = []
    targets: list[int] = []
    values: list[float] = []
    for source, word in enumerate(ours.vocabulary):
        found: defaultdict[int, float] = defaultdict(float)
        if dictionary is not None and word[0] >= "\u3400":
            _chinese(word, numbers, dictionary, found)
        if (same := numbers.get(word)) is not None:
            found[same] += _IDENTICAL
        if len(word) >= _ROOT and (others := [n for n in roots.get(word[:_ROOT], ()) if n != same]):
            for other in others:
                found[other] += _COGNATE / len(others)
        total = max(1.0, sum(found.values()) / _MOST)
        sources += [source] * len(found)
        targets += found
        values += [value / total for value in found.values()]
    table = Table.of(
        len(ours.vocabulary),
        np.array(sources, np.int64),
        np.array(targets, np.int64),
        np.array(values, np.float64),
    )
    return table, table.inverted(len(theirs.vocabulary), ours.frequencies)


def _chinese(
    word: str, numbers: Mapping[str, int], dictionary: Dictionary, found: defaultdict[int, float]
) -> None:
    """Add what a Chinese word may be in English: by the dictionary, or as a name."""
    longer = len(word) > 1
    gloss, alike = (_GLOSS_OF_LONGER, _ALIKE_OF_LONGER) if longer else (_GLOSS, _ALIKE)
    glosses = dictionary.glosses(word) or ()
    for each, weight in glosses:
        if each in numbers:
            found[numbers[each]] += gloss * weight
        for other, value in dictionary.alike(each):
            if other in numbers:
                found[numbers[other]] += alike * weight * value
    spellings = dictionary.spellings(word) if len(word) <= _ROOT else ()
    names = [numbers[n] for s in spellings if (n := stem(s, "en")) in numbers]
    for name in names:
        found[name] += (_NAME / 2 if glosses else _NAME) / len(names)
    if longer:
        for character in word:
            for each, weight in dictionary.glosses(character) or ():
                if each in numbers:
                    found[numbers[each]] += _CHARACTERS * weight / len(word)
