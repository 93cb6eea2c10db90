"""An article of the corpus made of its pieces, whatever the format that they were read from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tei.language import dates
from tei.layout import TEXT
from tei.model import Part, Span, Title
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import blocks, findings
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

_DATE = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
#: Words of a title in a file's name: two at least, so that a number or a hash is none.
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"[\s_.-]+")


def facts(
    source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """(name, language, value) of what is known beside the text.

    That is the newspaper, and where the text gives no date or title, what the file's name says.
    """
    named = {piece.name for piece in everything}
    found = [("newspaper", lang, name) for lang, name in PUBLICATION]
    stem = source.files[0].name.partition(".")[0]
    match = _DATE.search(stem)
    if "date" not in named and match and dates.iso("-".join(match.groups())):
        found.append(("date", "", "-".join(match.groups())))
    rest = stem.replace(match.group(), " ") if match else stem
    words = [word for word in _BETWEEN.split(rest) if _WORD.fullmatch(word)]
    in_ascii = "".join(words).isascii()
    if "title" not in named and len(words) > in_ascii:
        lang = languages[TRANSLATION if in_ascii else ORIGINAL]
        found.append(("title", lang, " ".join(words)))
    return found


def read(source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]) -> Reading:
    """The article that the pieces of a source make, and what was found wrong with it."""
    header, found = make_header(everything, languages, PUBLICATION, source.locate)
    for name, lang, value in facts(source, everything, languages):
        if name == "date":
            header = replace(header, date=value, guessed=(*header.guessed, name))
        elif name == "title":
            title = Title(lang, (Part(value, "main"),), Span(0, 0))
            header = replace(header, titles=(title,), guessed=(*header.guessed, name))
    found.extend(
        findings.from_file_name(source.path, name, source.files[0].name) for name in header.guessed
    )
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
