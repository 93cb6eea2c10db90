"""What TEI documents have most: of what could stand in a place, that is named first.

The order is that of a count over 385 public documents in four collections: the Guidelines' own
sources and the tests of the Stylesheets (TEI Consortium), the EpiDoc Guidelines, and plays of
DraCor, German ones and Shakespeare's. It is the share of a collection's documents that
has the element, each collection weighing the same. Elements that only describe schemas are left
out.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements, the commonest first.
COMMON = tuple(
    "p head div name title TEI text sourceDesc publicationStmt fileDesc teiHeader titleStmt body"
    " author bibl resp respStmt date item list front publisher persName profileDesc idno sp"
    " speaker availability listBibl surname forename stage person listPerson event relation l"
    " licence particDesc standOff listEvent listRelation editionStmt castList castItem edition ptr"
    " ref term revisionDesc change encodingDesc lb roleDesc quote q listChange lg role pb cit"
    " castGroup biblScope personGrp gloss label hi emph editor language langUsage address keywords"
    " textClass projectDesc biblFull addrLine refsDecl note pubPlace titlePart docTitle titlePage"
    " docAuthor table row cell foreign graphic classCode trailer figure docImprint code"
    " application appInfo gap docDate del rs authority signed abbr soCalled sic seg orig reg"
    " mentioned add ab corr choice placeName expan unclear byline nameLink orgName editorialDecl"
    " index".split()
)

#: Attributes likewise.
COMMON_ATTRIBUTES = tuple(
    "xml:id type target xml:lang key n when name who corresp rend ana rendition part sameAs"
    " scheme prev unit place url ref to from status level style next role notAfter width notBefore"
    " extent resp facs height scope reason cols spanTo cert rows notation value".split()
)

#: What stands in an element most; the commonest first.
USUAL = MappingProxyType(
    {
        parent: tuple(children.split())
        for parent, children in (
            ("TEI", "text teiHeader standOff sourceDoc facsimile"),
            ("address", "addrLine postCode street name"),
            ("appInfo", "application"),
            ("availability", "licence p"),
            ("back", "div"),
            ("biblFull", "titleStmt publicationStmt editionStmt extent notesStmt"),
            ("biblStruct", "monogr note ref series analytic"),
            ("body", "div p pb head table"),
            ("castGroup", "castItem head castGroup roleDesc"),
            ("castItem", "role roleDesc name actor note"),
            ("castList", "castGroup castItem head pb"),
            ("choice", "orig reg corr sic expan"),
            ("cit", "quote bibl anchor ref"),
            ("div", "head div p sp listBibl"),
            ("docImprint", "pubPlace docDate publisher lb date"),
            ("docTitle", "titlePart"),
            ("editionStmt", "edition p"),
            ("editorialDecl", "p quotation normalization"),
            ("encodingDesc", "projectDesc refsDecl appInfo editorialDecl tagsDecl"),
            ("epigraph", "bibl cit lg quote"),
            ("event", "label head event note"),
            ("figure", "graphic head p figDesc pb"),
            ("fileDesc", "sourceDesc publicationStmt titleStmt editionStmt extent"),
            ("front", "castList div titlePage pb"),
            ("imprint", "date publisher pubPlace biblScope"),
            ("keywords", "term list"),
            ("langUsage", "language"),
            ("lg", "l pb stage head"),
            ("list", "item label head"),
            ("listBibl", "bibl msDesc biblStruct head"),
            ("listChange", "change"),
            ("listEvent", "event"),
            ("listPerson", "person personGrp listRelation"),
            ("listRelation", "relation"),
            ("monogr", "imprint title author meeting biblScope"),
            ("msDesc", "msIdentifier history physDesc msContents additional"),
            ("msIdentifier", "settlement idno repository country altIdentifier"),
            ("notesStmt", "note"),
            ("particDesc", "listPerson"),
            ("person", "persName occupation state birth floruit"),
            ("profileDesc", "particDesc langUsage textClass"),
            ("projectDesc", "p"),
            ("publicationStmt", "availability publisher idno p date"),
            ("quote", "p hi lb note bibl"),
            ("refsDecl", "p"),
            ("respStmt", "resp name persName"),
            ("revisionDesc", "listChange change"),
            ("row", "cell"),
            ("sourceDesc", "p bibl biblFull msDesc biblStruct"),
            ("sp", "speaker stage p l lg"),
            ("surface", "zone graphic line"),
            ("table", "row head"),
            ("tagsDecl", "namespace rendition"),
            ("teiHeader", "fileDesc profileDesc revisionDesc encodingDesc"),
            ("text", "body front pb back milestone"),
            ("textClass", "keywords classCode"),
            ("titlePage", "docTitle docAuthor docImprint byline docDate"),
            ("titleStmt", "title author respStmt editor"),
        )
    }
)

#: The elements that have an attribute most, for those that several have.
OWNERS = MappingProxyType(
    {
        attribute: tuple(elements.split())
        for attribute, elements in (
            ("cols", "cell table"),
            ("extent", "gap damage"),
            ("from", "biblScope date locus"),
            ("level", "title"),
            ("notAfter", "event date origin"),
            ("notBefore", "event date origDate"),
            ("place", "note add"),
            ("reason", "gap supplied"),
            ("ref", "rs persName"),
            ("role", "row cell person"),
            ("scheme", "classCode"),
            ("status", "availability"),
            ("target", "licence ptr ref"),
            ("to", "biblScope date locus"),
            ("unit", "biblScope milestone gap"),
            ("url", "graphic media"),
            ("when", "event change date"),
            ("who", "sp stage change"),
        )
    }
)

_RANKS = {name: place for place, name in enumerate(COMMON)}
_ATTRIBUTE_RANKS = {name: place for place, name in enumerate(COMMON_ATTRIBUTES)}


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def ranked(names: Iterable[str], parent: str = "") -> tuple[str, ...]:
    """Elements in the order of their likelihood: in this parent, then anywhere."""
    return _ranked(tuple(names), local(parent))


def named(names: Iterable[str], parent: str = "") -> tuple[str, ...]:
    """Elements as `ranked`, without their namespaces."""
    return _named(tuple(names), local(parent))


# The same elements are expected again and again.
@lru_cache(1000)
def _ranked(names: tuple[str, ...], parent: str) -> tuple[str, ...]:
    usual = USUAL.get(parent, ())
    return tuple(sorted(names, key=lambda name: _rank(local(name), usual)))


@lru_cache(1000)
def _named(names: tuple[str, ...], parent: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(local, _ranked(names, parent))))


def _rank(name: str, usual: tuple[str, ...]) -> tuple[int, int, str]:
    return (
        usual.index(name) if name in usual else len(usual),
        _RANKS.get(name, len(_RANKS)),
        name,
    )


def attribute_rank(name: str) -> tuple[int, str]:
    """What an attribute, named as one writes it, is sorted by: the commonest first."""
    return _ATTRIBUTE_RANKS.get(name, len(_ATTRIBUTE_RANKS)), name
