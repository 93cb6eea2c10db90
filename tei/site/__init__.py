"""The pages of an edition beside its documents: the list of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import __version__
from tei.render.shell import style, template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.bibliography import Record
    from tei.settings import Settings


def index(documents: Iterable[tuple[Record, str, str, int]], settings: Settings) -> bytes:
    """The list of contents in UTF-8, by date, page and identifier.

    Args:
        documents: for each its record, its page and TEI file as seen from the list, and how many
            errors and warnings it has.
        settings: the edition's, for its title and publisher.
    """
    listed = sorted(
        documents, key=lambda entry: (entry[0].when, entry[0].page, entry[0].identifier)
    )
    html = template("tei.site", "index.html").render(
        title=settings.edition.title or "Digital edition",
        lang="en",
        style=style(),
        publisher=settings.edition.publisher,
        version=__version__,
        documents=[
            {
                "href": href,
                "tei_href": tei_href,
                "titles": about.titles,
                "date": about.date,
                "page": about.page,
                "languages": about.languages,
                "status": about.status,
                "findings": count,
            }
            for about, href, tei_href, count in listed
        ],
    )
    return f"{html.rstrip()}\n".encode()
