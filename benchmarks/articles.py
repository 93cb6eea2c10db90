"""An article before its header is written, and how the lines of its halves are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What stands in front of most lines of a Chinese half, and of some English ones.
FOUR = "    "
INDENTS = (FOUR, FOUR, "\u3000\u3000", "\t")
#: What stands in front of a credit.
RIGHT = 26 * " "


class Article(NamedTuple):
    """An article before its header is written.

    Attributes:
        title: in English.
        headline: in Chinese.
        english: the English half, as it is set.
        chinese: likewise.
        authors: as the English header names them.
        signed: as the Chinese header does.
        column: what the Chinese header calls the column.
    """

    title: str
    headline: str
    english: str
    chinese: str
    authors: str = ""
    signed: str = ""
    column: str = ""


def block(texts: Iterable[str], indent: str = FOUR) -> str:
    """Lines that begin with white space."""
    return "".join(f"{indent}{text}\n" for text in texts)


def glossary(entries: Sequence[tuple[str, str]], gap: str) -> str:
    """The glossary at the end of a translation; `gap` stands between a term and its meaning."""
    return "\n**Named Entities**\n\n" + block(
        (f"{term}{gap}{gloss}" for term, gloss in entries), ""
    )
