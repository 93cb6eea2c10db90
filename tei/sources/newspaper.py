"""An article of the corpus made of its pieces, whatever the format that they were read from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tei.layout import TEXT
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import blocks, file_name, findings
from tei.sources.header import make_header
from tei.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tei.layout import Piece
    from tei.model import SourceText

#: What the newspaper is called. The formats have no place for it; the corpus is one newspaper.
PUBLICATION = (
    ("zh-Hans", "人民日报"),
    ("zh-Latn-pinyin", "Renmin Ribao"),
    ("en", "People's Daily"),
)


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
    header, found = make_header(everything, languages, PUBLICATION, source.locate)
    header, guessed = file_name.added(header, facts(source, everything, languages), source)
    found.extend(guessed)
    if not header.date:
        found.append(findings.missing_date(source.path))
    lines = {
        role: [piece for piece in everything if piece.name == TEXT and piece.lang == lang]
        for role, lang in languages.items()
    }
    versions, responsible = blocks.versions(source.text, lines, header, languages)
    if not versions:
        found.append(findings.empty_source(source.path))
    return Reading(replace(header, responsible=responsible), versions, found)
