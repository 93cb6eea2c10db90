"""A corpus of any size, made of word lists: the same bytes for the same numbers, everywhere.

    python benchmarks/corpus.py DIR --documents 5000
    python benchmarks/corpus.py DIR --documents 10 --reports --paragraphs 100 --sentences 400

The genres are mixed as in the People's Daily corpus, or all documents are reports.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import texts
from genres import GENRES, Genre
from texts import PARAGRAPHS, SENTENCES
from words import Chance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles import Article

_FIRST_DAY = date(1951, 1, 1)
_PAGES = 8


def genre(number: int) -> Genre:
    """The genre of a document."""
    return GENRES[number % len(GENRES)]


def document(number: int) -> str:
    """The text of a document of the mixed corpus."""
    chance = Chance(f"document {number}")
    return _source(genre(number).article(chance), number, chance)


def report(number: int, *, paragraphs: int = PARAGRAPHS, sentences: int = SENTENCES) -> str:
    """The text of a report.

    Args:
        number: which of them.
        paragraphs: how many it has; at least one.
        sentences: how many these have together; no fewer than paragraphs.
    """
    chance = Chance(f"report {number}")
    return _source(texts.report(chance, paragraphs, sentences), number, chance)


def file_name(number: int) -> str:
    """What the file of a document is called."""
    return f"{_day(number)}-p{_page(number)}-{number:06}.txt"


def write(folder: Path, documents: Iterable[str]) -> int:
    """Write documents, one a file, as those with the first numbers; returns how many bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number, text in enumerate(documents):
        data = text.encode()
        (folder / file_name(number)).write_bytes(data)
        size += len(data)
    return size


def _source(article: Article, number: int, chance: Chance) -> str:
    """A file of the corpus; headers and rules are as untidy as there."""
    page, day = _page(number), _day(number)
    header = [
        f"Title: {article.title}",
        f"Author: {article.authors}" if article.authors else chance.pick(("Author:", "Author: ")),
        f"Date: {day}",
        f"{chance.pick(('Page', 'Edition'))}: {page}",
    ]
    if chance.one_in(8):
        header[chance.number(0, 1)] += "\n"
    above = "\n" if chance.one_in(16) else "\n\n"
    rule = chance.pick(("\n\n\n", "\n\n\n\n"))
    headline = [
        f"### {article.headline}",
        article.signed,
        f"{day}",
        f"第{page}版()",
        f"专栏：{article.column}",
    ]
    english, chinese = article.english.rstrip(), article.chinese.rstrip()
    return (
        "\n".join(header)
        + f"{above}{english}{rule}<hr /> \n\nOriginal: \n\n\n"
        + "\n".join(headline)
        + f"\n\n{chinese}\n"
    )


def _day(number: int) -> date:
    return _FIRST_DAY + timedelta(number // _PAGES % 20_000)


def _page(number: int) -> int:
    return number % _PAGES + 1


def main() -> None:
    """Write a corpus into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="[1000]")
    parser.add_argument("--reports", action="store_true", help="reports alone, of this size:")
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS, metavar="N", help="[5]")
    parser.add_argument("--sentences", type=int, default=SENTENCES, metavar="N", help="[17]")
    chosen = parser.parse_args()
    if not 1 <= chosen.paragraphs <= chosen.sentences:
        parser.error("a document has at least one paragraph, and a paragraph one sentence")
    size = {"paragraphs": chosen.paragraphs, "sentences": chosen.sentences}
    numbers = range(chosen.documents)
    made = (report(n, **size) if chosen.reports else document(n) for n in numbers)
    written = write(chosen.folder, made)
    print(f"{chosen.documents} documents, {written / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
