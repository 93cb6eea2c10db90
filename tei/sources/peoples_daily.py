"""The corpus's text format: a translation, a rule, the original under its headline.

Title: Rain at last
Author:
Date: 1958-03-20
Page: 1

It rained.

<hr />

Original:

### 终于下雨

1958-03-20
第1版()
专栏：

    下雨了。
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tei.language.scripts import HAN, is_han
from tei.layout import TEXT, Layout, walk
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import findings, newspaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece
    from tei.model import SourceText
    from tei.sources.reading import Reading

#: A name of two characters is often set wide, with a space in it: 高　粮 is one author.
_WIDE = rf"(?<=[{HAN}][{HAN}])[ \t\u3000]+(?=[{HAN}])|(?<=[{HAN}])[ \t\u3000]+(?=[{HAN}][{HAN}])"
#: What stands between the names of authors.
AUTHORS = re.compile(rf"[、，,;；]|(?<!\s)(?:\s+and\s+|\s*&\s*)|{_WIDE}")


def _entry(states: str, pattern: str, then: str, reason: str, lang: str) -> Iterator[Layout]:
    compiled = re.compile(pattern, re.IGNORECASE)
    for state in states.split():
        divider = AUTHORS if "author" in compiled.groupindex else None
        yield Layout(state, compiled, then, reason, lang, divider)


_LABEL = "the label of a header field, and what stands between names"
_SPACE = "the white space around a line"
_T, _O = TRANSLATION, ORIGINAL

#: The closed table of this format, in the order in which its entries are tried. What no entry
#: matches is text, all of it.
LAYOUT: tuple[Layout, ...] = (
    *_entry("header", r"\s*Title\s*[:：](?P<title>.*)", "", _LABEL, _T),
    *_entry("header", r"\s*Authors?\s*[:：](?P<author>.*)", "", _LABEL, _T),
    *_entry("header", r"\s*Date\s*[:：](?P<date>.*)", "", _LABEL, _T),
    *_entry("header", r"\s*(?:Page|Edition)\s*[:：](?P<page>.*)", "", _LABEL, _T),
    *_entry("header", r"\s*Column\s*[:：](?P<column>.*)", "", _LABEL, _T),
    *_entry(
        "header body divided",
        r"\s*<hr\s*/?>\s*",
        "divided",
        "the rule between translation and original",
        _T,
    ),
    *_entry(
        "header body divided",
        r"\s*Original\s*[:：]\s*",
        "headline",
        "the mark that announces the original",
        _O,
    ),
    *_entry(
        "header body divided headline",
        rf"\s*#{{1,6}}\s++(?P<title>.*[{HAN}].*)",
        "author",
        "the mark of a headline",
        _O,
    ),
    *_entry(
        "header body divided",
        r"\s*\*\*(?P<text>[^*]+)\*\*\s*",
        "body",
        "the marks of bold type",
        _T,
    ),
    *_entry("divided", rf"(?P<text>.*[{HAN}].*)", "original", _SPACE, _O),
    *_entry("header divided", r"(?P<text>.*\S.*)", "body", _SPACE, _T),
    *_entry("headline", r"\s*#{1,6}(?P<title>.*)", "author", "the mark of a headline", _O),
    *_entry(
        "headline author fields",
        r"\s*(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\s*",
        "fields",
        "the white space around a date",
        _O,
    ),
    *_entry(
        "headline author fields",
        r"\s*第(?P<page>[0-9]+(?:[-–][0-9]+)?)版[(（](?P<section>[^()（）]*)[)）]\s*",
        "fields",
        "第, 版 and brackets, which say that the number is a page",
        _O,
    ),
    *_entry("headline author fields", r"\s*专栏[：:](?P<column>.*)", "fields", _LABEL, _O),
    *_entry(
        "author",
        r"(?P<author>[ ]?[^\s。！？；：][^。！？；：]*)",
        "fields",
        "what stands between names",
        _O,
    ),
    *_entry("headline author fields", r"(?P<text>.*\S.*)", "original", _SPACE, _O),
)

# White space of one line: what goes on over blank lines would be tried from each of them.
_RULE = re.compile(r"^[^\S\n]*<hr[^\S\n]*/?>[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_MARK = re.compile(r"^[^\S\n]*Original[^\S\n]*[:：][^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_RECOGNISED = re.compile(
    r"\s*(?:(?:Title|Author|Date|Page|Edition)\s*[:：]|#{1,6}\s)", re.IGNORECASE
)


def recognise(text: str) -> bool:
    """Whether `text` begins as this format does."""
    return _RECOGNISED.match(text) is not None


def roles(source: SourceText, languages: Mapping[str, str]) -> dict[str, str]:
    """The role of each language: those of the settings."""
    del source
    return {lang: role for role, lang in languages.items()}


def pieces(source: SourceText, languages: Mapping[str, str]) -> list[Piece]:
    """The text and the fields of `source`, each in its language.

    Args:
        source: a decoded source.
        languages: the language tag for each role, ``original`` and ``translation``.
    """
    return divided_pieces(source.text, languages)


def divided_pieces(text: str, languages: Mapping[str, str], start: int = 0) -> list[Piece]:
    """As `pieces`, of a text that stands at the offset `start`; it may lack a header."""
    return list(_pieces(text, tuple(languages.items()), start))


# The reader and the fidelity check ask one after the other.
@lru_cache(1)
def _pieces(text: str, by_role: tuple[tuple[str, str], ...], start: int) -> Sequence[Piece]:
    languages = dict(by_role)
    begins = recognise(text) or (_RULE.search(text) and _MARK.search(text))
    found = list(walk(text, LAYOUT, "header" if begins else "body", languages, start))
    original = languages[ORIGINAL]
    if any(piece.name == TEXT and piece.lang == original for piece in found):
        return found
    return _divided_by_script(found, original)


def _divided_by_script(found: list[Piece], original: str) -> list[Piece]:
    """Pieces that no separator divides, with the Chinese ones given to the original's language.

    That is done where the text changes its script once at most, and the Chinese is no mere
    caption: at least a tenth of the rest, where a translation is about four times as long.
    """
    chinese: list[bool] = []
    running = [piece for piece in found if piece.name == TEXT]
    for piece in running:
        no_letters = not any(map(str.isalpha, piece.value))
        chinese.append(chinese[-1] if no_letters and chinese else is_han(piece.value))
    length = sum(len(piece.value) for piece in running)
    of_chinese = sum(len(p.value) for p, kind in zip(running, chinese, strict=True) if kind)
    changes = sum(before != after for before, after in pairwise(chinese))
    if changes > 1 or of_chinese * 10 < length - of_chinese:
        return found
    starts = {p.span.start for p, kind in zip(running, chinese, strict=True) if kind}
    return [
        replace(piece, lang=original)
        if piece.span.start in starts or (piece.name != TEXT and is_han(piece.value))
        else piece
        for piece in found
    ]


def read(source: SourceText, languages: Mapping[str, str]) -> Reading:
    """What `source` says of itself, its versions, and what was found wrong with it.

    Args:
        source: a decoded source.
        languages: the language tag for each role, ``original`` and ``translation``.
    """
    everything = pieces(source, languages)
    reading = newspaper.read(source, everything, languages)
    reading.diagnostics.extend(_divided(source, everything, languages))
    return reading


def _divided(
    source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Whether the halves are told apart as they should be."""
    running = [piece for piece in everything if piece.name == TEXT]
    ours, theirs = (
        [piece for piece in running if piece.lang == languages[role]]
        for role in (ORIGINAL, TRANSLATION)
    )
    if ours and theirs:
        marks = (("`<hr />`", _RULE), ("`Original:`", _MARK))
        if missing := [mark for mark, pattern in marks if not pattern.search(source.text)]:
            later = max(ours[0], theirs[0], key=lambda piece: piece.span)
            where = source.locate(later.span.start)
            yield findings.missing_separator(where, " and no line ".join(missing))
    elif ours or theirs:
        lang = languages[ORIGINAL if ours else TRANSLATION]
        yield findings.single_language(source.path, lang)
