"""The index of the persons, the places or the organisations that an edition names."""

from __future__ import annotations

from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from tei import __version__
from tei.language.names import Identifier, page
from tei.language.tags import UNDETERMINED
from tei.names import INDEX_PAGE, NAME_PAGES
from tei.render.shell import in_parts, style, template

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tei.bibliography import Named, Record, Title
    from tei.settings import Settings


class Place(NamedTuple):
    """A document that mentions an entry: its page, and what a list says of it."""

    named: Named
    record: Record
    href: str


def ways(kinds: Collection[str]) -> list[tuple[str, str]]:
    """The pages of the kinds of names that there are: address and title."""
    names = [name for kind, name in NAME_PAGES.items() if kind in kinds]
    return [(f"{name}.html", name.capitalize()) for name in names]


def names(
    kind: str, places: Iterable[Place], kinds: Collection[str], settings: Settings
) -> Iterator[bytes]:
    """An index in UTF-8, part by part.

    Args:
        kind: ``person``, ``place`` or ``org``.
        places: each document with each entry of the kind; those of one entry follow each other.
        kinds: those that have an index.
        settings: the edition's, for its title.
    """
    name = NAME_PAGES[kind]
    html = template("tei.site", "names.html").stream(
        title=name.capitalize(),
        edition=settings.edition.title or "Digital edition",
        style=style(),
        version=__version__,
        index_href=f"{INDEX_PAGE}.html",
        here=f"{name}.html",
        ways=ways(kinds),
        entries=(_entry(group) for _, group in groupby(places, lambda one: one.named.key)),
    )
    return in_parts(html)


def _entry(places: Iterator[Place]) -> Mapping[str, object]:
    first = next(places)
    named = first.named
    return {
        "key": named.key,
        "names": _by_language(named.names),
        "identifiers": [
            (list_, number, page(Identifier(list_, number))) for list_, number in named.identifiers
        ],
        "note": named.note,
        # As they come: an entry may stand in every document.
        "documents": (
            {
                "href": place.href,
                "title": next(iter(place.record.titles), None),
                "date": place.record.date,
                "page": place.record.page,
                "passages": [
                    (lang, list(mentions))
                    for lang, mentions in groupby(place.named.mentions, attrgetter("lang"))
                ],
            }
            for place in chain([first], places)
        ),
    }


def _by_language(names: Iterable[Title]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for name in names:
        lang = "" if name.lang == UNDETERMINED else name.lang
        found.setdefault(lang, []).append(name.text)
    return list(found.items())
