"""The pages of an edition beside its documents: the list of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei import __version__
from tei.render.shell import style, template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.bibliography import Record
    from tei.settings import Settings


class Entry(NamedTuple):
    """A document in the list: its page and TEI file as seen from there, its errors and warnings."""

    record: Record
    href: str
    tei_href: str
    problems: int


def index(documents: Iterable[Entry], settings: Settings) -> bytes:
    """The list of contents in UTF-8.

    Args:
        documents: in their order.
        settings: the edition's, for its title and publisher.
    """
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
            for about, href, tei_href, count in documents
        ],
    )
    return f"{html.rstrip()}\n".encode()
