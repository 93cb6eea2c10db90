"""An article of the corpus made of its pieces, whatever the format that they were read from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tei.layout import TEXT
from tei.model import Mark, Span, Title
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import blocks, file_name, findings, headlines
from tei.sources.header import make_header
from tei.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Role, SourceText

#: What the newspaper is called. The formats have no place for it; the corpus is one newspaper.
PUBLICATION = (
    ("zh-Hans", "人民日报"),
    ("zh-Latn-pinyin", "Renmin Ribao"),
    ("en", "People's Daily"),
)

#: Characters that the newspaper left out on purpose.
_MASKS = frozenset("×✕╳xX")
_MASKED = re.compile("[×✕╳]+|[xX]{2,}(?![A-Za-z])")


def facts(
    source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """(name, language, value) of what is known beside the text.

    That is the newspaper, and where the text gives no date or title, what the file's name says.
    """
    named = {piece.name for piece in everything}
    newspaper = [("newspaper", lang, name) for lang, name in PUBLICATION]
    of_name = file_name.facts(source, named, languages[TRANSLATION], languages[ORIGINAL])
    return [*newspaper, *of_name]


def read(source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]) -> Reading:
    """The article that the pieces of a source make, and what was found wrong with it."""
    by_role = (languages[ORIGINAL], languages[TRANSLATION])
    header, found = make_header(everything, by_role, source.locate, PUBLICATION)
    header = replace(header, titles=_in_parts(header.titles, *by_role))
    header, guessed = file_name.added(header, facts(source, everything, languages), source)
    found.extend(guessed)
    if not header.date:
        found.append(findings.missing_date(source.path))
    lines = {
        lang: [piece for piece in everything if piece.name == TEXT and piece.lang == lang]
        for lang in by_role
    }
    roles: dict[str, Role] = {languages[ORIGINAL]: ORIGINAL, languages[TRANSLATION]: TRANSLATION}
    versions, responsible = blocks.versions(source.text, lines, header, roles)
    versions = tuple(
        replace(version, marks=tuple(sorted([*version.marks, *_masked(lines[version.lang])])))
        for version in versions
    )
    if not versions:
        found.append(findings.empty_source(source.path))
    return Reading(replace(header, responsible=responsible), versions, found)


def _in_parts(titles: Sequence[Title], original: str, translation: str) -> tuple[Title, ...]:
    """The titles divided as the newspaper sets them, the two of them together."""
    words = {title.lang: title.parts[0].text for title in titles}
    ours, theirs = headlines.divide(words.get(original, ""), words.get(translation, ""))
    parts = {original: ours, translation: theirs}
    return tuple(replace(title, parts=parts[title.lang]) for title in titles)


def _masked(lines: Sequence[Piece]) -> Iterator[Mark]:
    """Characters that the newspaper left out on purpose: ××."""
    for line in lines:
        if not _MASKS.intersection(line.value):
            continue
        for match in _MASKED.finditer(line.value):
            start = line.span.start
            yield Mark(
                Span(start + match.start(), start + match.end()), "seg", (("type", "masked"),)
            )
