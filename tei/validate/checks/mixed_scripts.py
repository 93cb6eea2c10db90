"""Words in two scripts, of which one lent only letters that look like the other's."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.scanning import Look, Suspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location

_RANGES = {
    "Latin": "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f",
}
_SCRIPTS = {name: f"[{letters}]" for name, letters in _RANGES.items()}
#: Letters and the Latin ones that they look like: from those that Unicode Technical Standard 39
#: lists as confusable, the ones that are alike in every typeface.
_ALIKE = {
    "Greek": dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    "Cyrillic": dict(zip("АВЕЅІЈКМНОРСТУХаесорсухіјѕ", "ABESIJKMHOPCTYXaecopcyxijs", strict=True)),
}
_OTHERS = _RANGES["Greek"] + _RANGES["Cyrillic"]
#: Where one script meets another.
_BORDERS = (
    f"[{_RANGES['Latin']}][{_OTHERS}]",
    f"[{_OTHERS}][{_RANGES['Latin']}]",
)
#: Fewer letters may be a formula or a siglum.
_LEAST = 3
_LONGEST = 60
_TWO = 2
#: So many characters before and after a word tell which script the text is in.
_NEAR = 200
#: A tag is hardly longer.
_TAG_LENGTH = 10_000
_TAG = re.compile("<[^<>]*>?|^[^<>]*>")


def mixed_scripts(location: Location, word: str, odd: str, scripts: tuple[str, str]) -> Diagnostic:
    """A word has single letters of another script that look like its own.

    Why:
        Nobody sees the difference, but searches, indexes and dictionaries do not find the word, and
        it sorts wrongly. It comes from keyboards that were switched too late, and from character
        recognition.

    Edit:
        It rained -> It r\u0430ined
    """
    theirs, own = scripts
    letters = " and ".join(f'"{letter}" (U+{ord(letter):04X})' for letter in odd)
    of_them = "a letter" if len(odd) == 1 else "letters"
    return codes.MIXED_SCRIPTS.at(
        location,
        f'"{word}" has {letters}, {of_them} of {theirs} script, among letters of {own}',
        help=f"write {' and '.join(f'U+{ord(_like(letter, own)):04X}' for letter in odd)},"
        f" the {own} {'letter that looks' if len(odd) == 1 else 'letters that look'} the same",
    )


def look(text: str) -> Iterator[Suspect]:
    """Each word of the text that is certain to be misspelt so; names in tags are not looked at."""
    end = 0
    borders = (border.start() for pattern in _BORDERS for border in re.finditer(pattern, text))
    for border in sorted(borders):
        if border < end:
            continue
        start, end = _word(text, border)
        near = max(0, start - _TAG_LENGTH)
        if text.rfind("<", near, start) > text.rfind(">", near, start):
            continue
        word = text[start:end]
        around = _TAG.sub("", text[max(0, start - _NEAR) : start] + text[end : end + _NEAR])
        found = _odd(word, around)
        if found:
            odd, scripts = found
            tell = partial(mixed_scripts, word=word, odd=odd, scripts=scripts)
            yield Suspect(start, end - start, codes.MIXED_SCRIPTS, f"{odd} {scripts}", tell)


def _word(text: str, within: int) -> tuple[int, int]:
    """Where the word begins and ends that a letter stands in."""
    start = end = within
    while start and within - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and end - within < _LONGEST and text[end].isalpha():
        end += 1
    return start, end


def _odd(word: str, around: str) -> tuple[str, tuple[str, str]] | None:
    """The letters that do not belong, their script and the word's; None for a word in order."""
    letters = {
        name: found for name, script in _SCRIPTS.items() if (found := re.findall(script, word))
    }
    is_of_two = len(letters) == _TWO and sum(map(len, letters.values())) == len(word)
    if len(word) < _LEAST or not is_of_two:
        return None
    theirs, own = sorted(letters, key=lambda name: len(letters[name]))
    if set(letters[own]) <= _lent(own, theirs):
        # It could be a word of either: the text around it tells.
        theirs, own = sorted(
            (theirs, own), key=lambda name: len(re.findall(_SCRIPTS[name], around))
        )
    elif len(letters[theirs]) == len(letters[own]):
        return None
    if not set(letters[theirs]) <= _lent(theirs, own):
        return None
    return "".join(dict.fromkeys(letters[theirs])), (theirs, own)


def _lent(theirs: str, own: str) -> set[str]:
    """The letters of one script that look like some of another; one of both is Latin."""
    return set(_ALIKE[theirs] if own == "Latin" else _ALIKE[own].values())


def _like(odd: str, script: str) -> str:
    """The letter of a script that looks like `odd`."""
    if script == "Latin":
        return next(alike[odd] for alike in _ALIKE.values() if odd in alike)
    return next(letter for letter, latin in _ALIKE[script].items() if latin == odd)


LOOK = Look(f"[{_OTHERS}]", look)

RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.MIXED_SCRIPTS, mixed_scripts),)
