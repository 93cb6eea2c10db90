"""Elements that are meant to hold words, and hold nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.walk import ID, LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
#: So many kinds are named where several are told together.
_NAMED = 4
#: What grammars want in an element, even if its attributes say all.
_FILLING = frozenset({"p", "desc", "label"})


def empty_element(location: Location, places: Sequence[str]) -> Diagnostic:
    """An element that is meant to hold words holds none, and no attribute says anything either.

    Why:
        A heading, a name or a paragraph without words is a hole in the index and on the page. Most
        often it is left over from a template or a conversion. Comments are not content; attributes
        that point to something or give a value are, @type or @rend are not. Elements that may well
        be empty, as `cell`, `l`, `corr` or `rdg`, are not looked at, nor is what only the grammar
        wants: the first paragraph of a body, the first `bibl` of a list. All those of a header are
        one finding, those of a text one for each kind.

    Edit:
        <term>newspaper article</term> -> <term/>
    """
    message = f"this {places[0]} is empty"
    if len(places) > 1:
        some = ", ".join(places[:_NAMED])
        rest = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        message = f"elements of the header are empty: {some}{rest}"
    return codes.EMPTY_ELEMENT.at(
        location,
        message,
        help="put in what it should say, or remove it; where it is meant, allow it with a reason",
    )


class Emptiness:
    """Which elements hold nothing."""

    def __init__(self, walk: Walk) -> None:
        #: By what they are; those of headers apart.
        self._hits: dict[str, list[Hit]] = {}
        self._of_headers: dict[str, list[Hit]] = {}
        for name in _OF_WORDS:
            walk.on_end(name, self._look)

    def _look(self, element: Element) -> None:
        parent = element.parent
        if element.has_content or parent is None or _says(element) or _is_filling(element, parent):
            return
        is_of_header = any(above.name == "teiHeader" for above in element.above())
        kinds = self._of_headers if is_of_header else self._hits
        what = f"<{element.name}> in <{parent.name.rpartition('}')[2]}>"
        kinds.setdefault(what, []).append(Hit(element.number))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        if kinds := self._of_headers:
            every = sorted(hit for hits in kinds.values() for hit in hits)
            yield Found(codes.EMPTY_ELEMENT, every, partial(empty_element, places=[*kinds]))
        for kind, hits in self._hits.items():
            yield Found(codes.EMPTY_ELEMENT, hits, partial(empty_element, places=[kind]))


def _says(element: Element) -> bool:
    """Whether the attributes of an element say something."""
    return any(
        not (name == "n" and element.name in _COUNTED and value.isdecimal())
        for name, value in element.attributes.items()
        # An identifier may be all that there is.
        if name not in _ASIDE or (name == ID and element.name == "idno")
    )


def _is_filling(element: Element, parent: Element) -> bool:
    """Whether an element is there for the grammar: a body must have a block, a list a work."""
    if element.number != parent.number + 1:
        return False
    is_first_work = (element.name, parent.name) == ("bibl", "listBibl")
    is_block = element.name in _FILLING and (parent.name == "body" or _says(parent))
    return is_first_work or is_block


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.EMPTY_ELEMENT, empty_element),)
