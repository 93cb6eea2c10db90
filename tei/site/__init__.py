"""The pages of an edition beside its documents: the list of contents, the indexes of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei import __version__
from tei.render.shell import in_parts, style, template
from tei.site.naming import Place, names, ways

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tei.bibliography import Record
    from tei.settings import Settings

__all__ = ["Entry", "Place", "index", "names"]


class Entry(NamedTuple):
    """A document in the list: its page and TEI file as seen from there, its errors and warnings."""

    record: Record
    href: str
    tei_href: str
    problems: int


def index(
    documents: Iterable[Entry], count: int, settings: Settings, kinds: Collection[str] = ()
) -> Iterator[bytes]:
    """The list of contents in UTF-8, part by part: it is as long as the edition is large.

    Args:
        documents: in their order.
        count: how many there are.
        settings: the edition's, for its title and publisher.
        kinds: those of names that have an index.
    """
    html = template("tei.site", "index.html").stream(
        title=settings.edition.title or "Digital edition",
        lang="en",
        style=style(),
        publisher=settings.edition.publisher,
        version=__version__,
        count=count,
        ways=ways(kinds),
        documents=(
            {
                "href": href,
                "tei_href": tei_href,
                "titles": about.titles,
                "date": about.date,
                "page": about.page,
                "languages": about.languages,
                "status": about.status,
                "findings": problems,
            }
            for about, href, tei_href, problems in documents
        ),
    )
    return in_parts(html)
