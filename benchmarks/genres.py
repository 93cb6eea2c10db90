"""The genres of the corpus and how they are mixed.

Each is a function that makes an article of chance. How its halves are set is part of it: what a
program must tell apart is often told by white space alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pictures
import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles import Article
    from words import Chance


class Genre(NamedTuple):
    """A genre: what it is called, how it is made, what its TEI has in it whatever the chance.

    Attributes:
        name: for people.
        article: makes one.
        elements: XPath below the body; `t` is TEI.
    """

    name: str
    article: Callable[[Chance], Article]
    elements: tuple[str, ...]


#: The mix: one of each, as often as the documents that it was made after.
GENRES = (
    Genre("report", texts.report, ("t:div/t:dateline", "t:div/t:p/t:s")),
    Genre("filler", texts.filler, ("t:div/t:p/t:s",)),
    Genre("songs", texts.songs, ("t:lg/t:head", "t:lg/t:l", "t:div/t:byline")),
    Genre("picture", pictures.picture, ("t:figure/t:p", "t:figure/t:byline/t:name")),
    Genre("appointments", texts.appointments, ("t:dateline", "t:list/t:item/t:s")),
    Genre("cartoon", pictures.cartoon, ("t:figure/t:head", "t:figure/t:p")),
    Genre("telegrams", texts.telegrams, ("t:div[@type='echo']/t:p", "t:signed", "t:item/t:gloss")),
    Genre(
        "pictures", pictures.pictures, ("t:figure/t:label[@type='position']", "t:figure/t:byline")
    ),
    Genre("quotation", texts.quotation, ("t:quote/t:p",)),
    Genre(
        "prices", texts.prices, ("t:table/t:row/t:cell", "t:div[@type='glossary']/t:list/t:label")
    ),
    Genre("two photographs", pictures.two_photographs, ("t:figure/t:p", "t:figure/t:byline")),
    Genre("briefs", texts.briefs, ("t:div[@type='item']/t:dateline", "t:div[@type='glossary']")),
    Genre("wide caption", pictures.wide_caption, ("t:figure/t:p/t:s",)),
    Genre("greetings", texts.greetings, ("t:div[@type='section']/t:signed", "t:item/t:term")),
    Genre("sketch", pictures.sketch, ("t:figure/t:head", "t:figure/t:byline")),
    Genre("column", texts.column, ("t:div[@type='item']/t:head", "t:div[@type='item']/t:signed")),
)

#: What some documents have, whatever their genre: characters that the newspaper left out.
MASKED = "t:seg[@type='masked']"
