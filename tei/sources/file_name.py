"""What the name of a source's file says: a date and a title, where the text has none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tei.language import dates
from tei.model import Part, Span, Title
from tei.sources import findings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tei.diagnostics import Diagnostic
    from tei.model import Header, SourceText

_DATE = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
#: Words of a title in a file's name: two at least, so that a number or a hash is none.
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"[\s_.-]+")


def facts(
    source: SourceText, named: Collection[str], in_ascii: str, other: str
) -> list[tuple[str, str, str]]:
    """(name, language, value) of the date and the title.

    Args:
        source: a source, for the name of its first file.
        named: the names of the fields that its text has.
        in_ascii: the language of a title in ASCII.
        other: the language of any other title.
    """
    found = []
    stem = source.files[0].name.partition(".")[0]
    match = _DATE.search(stem)
    if "date" not in named and match and dates.iso("-".join(match.groups())):
        found.append(("date", "", "-".join(match.groups())))
    rest = stem.replace(match.group(), " ") if match else stem
    words = [word for word in _BETWEEN.split(rest) if _WORD.fullmatch(word)]
    plain = "".join(words).isascii()
    if "title" not in named and len(words) > plain:
        found.append(("title", in_ascii if plain else other, " ".join(words)))
    return found


def added(
    header: Header, known: Iterable[tuple[str, str, str]], source: SourceText
) -> tuple[Header, list[Diagnostic]]:
    """`header` with the date and the title among what is known, and findings that say so."""
    for name, lang, value in known:
        if name == "date":
            header = replace(header, date=value, guessed=(*header.guessed, name))
        elif name == "title":
            title = Title(lang, (Part(value, "main"),), Span(0, 0))
            header = replace(header, titles=(title,), guessed=(*header.guessed, name))
    file = source.files[0].name
    return header, [findings.from_file_name(source.path, name, file) for name in header.guessed]
