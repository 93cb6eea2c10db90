"""What the name of a source's file says: a date, and the words of a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.model import SourceText

_DATE = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
#: Words of a title in a file's name: two at least, so that a number or a hash is none.
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"[\s_.-]+")


def said(source: SourceText, of_ascii: str, of_others: str) -> Iterator[tuple[str, str, str]]:
    """(name, language, value) of the date and the title in the name of the first file.

    Args:
        source: the document's files.
        of_ascii: the language of a title in ASCII.
        of_others: the language of any other.
    """
    stem = source.files[0].name.partition(".")[0]
    match = _DATE.search(stem)
    if match and dates.iso("-".join(match.groups())):
        yield "date", "", "-".join(match.groups())
    rest = stem.replace(match.group(), " ") if match else stem
    words = [word for word in _BETWEEN.split(rest) if _WORD.fullmatch(word)]
    in_ascii = "".join(words).isascii()
    if len(words) > in_ascii:
        yield "title", of_ascii if in_ascii else of_others, " ".join(words)
