"""Elements that are meant to hold words, and hold nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.walk import ID, LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

#: Elements that say nothing without words. Not among them: what may be empty with a meaning
#: (`corr`, `sic`, `rdg`, `del`, `gap`), what stands for an empty place in print (`cell`, `l`), and
#: what marks a place (`seg`, `ab`, `ref`, `div`).
_OF_WORDS = (
    # paragraphs and what stands between them
    "p head trailer item label note desc figDesc opener closer dateline salute signed "
    "byline epigraph argument postscript speaker titlePart docTitle docAuthor docImprint "
    # phrases
    "hi emph foreign q quote said mentioned soCalled gloss term title name rs persName placeName "
    "orgName geogName forename surname roleName addName nameLink country region settlement "
    "district date num measure abbr expan bibl biblFull "
    # the header
    "author editor respStmt resp principal sponsor funder authority publisher distributor "
    "pubPlace idno licence catDesc repository institution collection extent address addrLine "
    "street email occupation affiliation education residence nationality birth death"
).split()
#: What these say is about the words that are not there.
_ASIDE = frozenset(
    f"{ID} {LANG} rend rendition style type subtype part place anchored resp cert level "
    "role".split()
)
#: Elements whose @n, if a number, counts them; in others it may be all that is said.
_COUNTED = frozenset({"p", "head", "note"})
#: What grammars want in an element, even if its attributes say all.
_FILLING = frozenset({"p", "desc", "label"})


def empty_element(location: Location, name: str, parent: str) -> Diagnostic:
    """An element that is meant to hold words holds none, and no attribute says anything either.

    Why:
        A heading, a name or a paragraph without words is a hole in the index and on the page. Most
        often it is left over from a template or a conversion. Comments are not content; attributes
        that point to something or give a value are, @type or @rend are not. Elements that may well
        be empty, as `cell`, `l`, `corr` or `rdg`, are not looked at, nor is what only the grammar
        wants: the paragraph of a body that holds nothing else.

    Edit:
        <term>newspaper article</term> -> <term/>
    """
    return codes.EMPTY_ELEMENT.at(
        location,
        f"this <{name}> in <{parent}> is empty",
        help="put in what it should say, or remove it; where it is meant, allow it with a reason",
    )


class Emptiness:
    """Which elements hold nothing."""

    def __init__(self, walk: Walk) -> None:
        self._hits: dict[tuple[str, str], list[Hit]] = {}
        for name in _OF_WORDS:
            walk.on_end(name, self._look)

    def _look(self, element: Element) -> None:
        parent = element.parent
        if element.has_content or parent is None or _says(element) or _is_filling(element, parent):
            return
        hits = self._hits.setdefault((element.name, parent.name), [])
        hits.append(Hit(element.number))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for (name, parent), hits in self._hits.items():
            tell = partial(empty_element, name=name, parent=parent.rpartition("}")[2])
            yield Found(codes.EMPTY_ELEMENT, hits, tell)


def _says(element: Element) -> bool:
    """Whether the attributes of an element say something."""
    return any(
        not (name == "n" and element.name in _COUNTED and value.isdecimal())
        for name, value in element.attributes.items()
        if name not in _ASIDE
    )


def _is_filling(element: Element, parent: Element) -> bool:
    """Whether an element is there for the grammar: a body must have a block, an event a label."""
    is_first = element.number == parent.number + 1
    return is_first and element.name in _FILLING and (parent.name == "body" or _says(parent))


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.EMPTY_ELEMENT, empty_element),)
