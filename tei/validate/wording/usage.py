"""What TEI documents have most: of what could stand in a place, that is named first.

The order is that of a count over 385 public documents in four collections: the Guidelines' own
sources and the tests of the Stylesheets (TEI Consortium), the EpiDoc Guidelines, and plays of
DraCor, German ones and Shakespeare's. It is the share of a collection's documents that
has the element, each collection weighing the same. Elements that only describe schemas are left
out. These four have few dictionaries, manuscripts, letters, apparatuses and facsimiles: of the
contents of elements, what was not counted, or is there in a few documents only, has the order of
the Guidelines' chapters and examples.
"""

from __future__ import annotations

import re
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

#: What stands in an element most, the likeliest first: as counted, or as the Guidelines have it.
USUAL = MappingProxyType(
    {
        parent: tuple(children.split())
        for parent, children in (
            ("TEI", "text teiHeader facsimile standOff sourceDoc"),
            ("abstract", "p list listBibl"),
            ("additional", "adminInfo surrogates listBibl"),
            ("additions", "p"),
            ("address", "addrLine postCode street name"),
            ("adminInfo", "recordHist availability custodialHist note"),
            ("altGrp", "alt"),
            ("altIdentifier", "idno settlement repository collection"),
            ("analytic", "title author editor respStmt idno"),
            ("annotation", "note ptr"),
            ("annotationBlock", "u spanGrp"),
            ("app", "lem rdg rdgGrp note"),
            ("appInfo", "application"),
            ("application", "desc label ptr ref"),
            ("argument", "head p"),
            ("availability", "licence p"),
            ("back", "div p pb listBibl"),
            ("bibl", "title author date publisher pubPlace editor biblScope idno"),
            ("biblFull", "titleStmt publicationStmt editionStmt extent notesStmt"),
            ("biblStruct", "analytic monogr series note ref"),
            ("binding", "p decoNote condition"),
            ("bindingDesc", "binding p condition decoNote"),
            ("birth", "date placeName"),
            ("body", "div p pb head table"),
            ("cRefPattern", "p"),
            ("calendar", "p"),
            ("calendarDesc", "calendar"),
            ("castGroup", "castItem head castGroup roleDesc"),
            ("castItem", "role roleDesc actor name note"),
            ("castList", "castItem castGroup head pb"),
            ("category", "catDesc category desc gloss"),
            ("char", "unicodeProp localProp mapping note figure"),
            ("charDecl", "char glyph"),
            ("choice", "sic corr abbr expan orig reg seg unclear"),
            ("cit", "quote bibl ref ptr anchor"),
            ("classDecl", "taxonomy"),
            ("closer", "salute signed dateline"),
            ("collation", "formula catchwords signatures p"),
            ("correction", "p"),
            ("correspAction", "persName placeName date orgName name"),
            ("correspContext", "ref ptr note"),
            ("correspDesc", "correspAction correspContext note p"),
            ("creation", "date placeName persName"),
            ("custodialHist", "custEvent p"),
            ("dateline", "placeName date name"),
            ("death", "date placeName"),
            ("decoDesc", "decoNote summary p"),
            ("dimensions", "height width depth dim"),
            ("div", "head div p sp listBibl"),
            ("div1", "head div2 p lg sp"),
            ("div2", "head div3 p lg sp"),
            ("div3", "head div4 p lg sp"),
            ("div4", "head div5 p lg sp"),
            ("div5", "head div6 p lg sp"),
            ("div6", "head div7 p lg sp"),
            ("div7", "head p lg sp"),
            ("docImprint", "pubPlace docDate publisher lb date"),
            ("docTitle", "titlePart"),
            ("editionStmt", "edition p"),
            ("editorialDecl", "p quotation normalization"),
            (
                "encodingDesc",
                "projectDesc editorialDecl refsDecl tagsDecl appInfo classDecl listPrefixDef",
            ),
            ("entry", "form gramGrp sense def etym cit xr usg"),
            ("entryFree", "form gramGrp sense def etym cit xr usg"),
            ("epigraph", "quote cit lg p bibl"),
            ("epilogue", "p sp lg head"),
            ("equipment", "p"),
            ("etym", "lang mentioned gloss date cit"),
            ("event", "label head desc note"),
            ("f", "symbol string binary numeric fs"),
            ("fLib", "f"),
            ("facsimile", "surface graphic surfaceGrp media"),
            ("figure", "graphic head p figDesc pb"),
            ("fileDesc", "sourceDesc publicationStmt titleStmt editionStmt extent"),
            ("floatingText", "body front back"),
            ("form", "orth pron hyph gramGrp usg"),
            ("front", "titlePage div castList p pb"),
            ("fs", "f"),
            ("fvLib", "fs symbol string"),
            ("gap", "desc"),
            ("glyph", "unicodeProp localProp mapping note figure"),
            ("gramGrp", "pos gen number case gram"),
            ("graphic", "desc"),
            ("group", "text head group"),
            ("handDesc", "handNote summary p"),
            ("handNotes", "handNote"),
            ("history", "origin provenance acquisition summary"),
            ("hom", "form gramGrp sense def cit"),
            ("hyphenation", "p"),
            ("imprint", "publisher pubPlace date biblScope"),
            ("incident", "desc"),
            ("interpGrp", "interp desc"),
            ("interpretation", "p"),
            ("joinGrp", "join"),
            ("keywords", "term list"),
            ("kinesic", "desc"),
            ("l", "hi caesura add del"),
            ("langKnowledge", "langKnown p"),
            ("langUsage", "language"),
            ("layoutDesc", "layout summary p"),
            ("lg", "l head lg stage pb"),
            ("line", "hi add del unclear gap"),
            ("linkGrp", "link"),
            ("list", "item label head"),
            ("listAnnotation", "annotation annotationBlock note"),
            ("listApp", "app head"),
            ("listBibl", "bibl biblStruct msDesc head"),
            ("listChange", "change"),
            ("listEvent", "event"),
            ("listNym", "nym head"),
            ("listObject", "object head"),
            ("listOrg", "org head"),
            ("listPerson", "person personGrp listRelation head"),
            ("listPlace", "place head"),
            ("listPrefixDef", "prefixDef"),
            ("listRelation", "relation"),
            ("listWit", "witness head listWit"),
            ("location", "geo placeName settlement region country"),
            ("locusGrp", "locus"),
            ("media", "desc"),
            ("metDecl", "metSym p"),
            ("monogr", "title author editor imprint biblScope"),
            ("msContents", "summary msItem textLang p"),
            ("msDesc", "msIdentifier head msContents physDesc history"),
            ("msFrag", "msIdentifier head msContents physDesc history"),
            ("msIdentifier", "settlement idno repository country altIdentifier"),
            (
                "msItem",
                "locus author title incipit explicit rubric colophon textLang msItem note",
            ),
            (
                "msItemStruct",
                "locus author title incipit explicit rubric colophon textLang msItemStruct note",
            ),
            ("msPart", "msIdentifier head msContents physDesc history"),
            ("namespace", "tagUsage"),
            ("normalization", "p"),
            ("notatedMusic", "graphic ptr ref desc"),
            ("noteGrp", "note"),
            ("notesStmt", "note"),
            ("object", "objectIdentifier physDesc history p note"),
            ("objectDesc", "supportDesc layoutDesc p"),
            ("objectIdentifier", "objectName idno settlement repository country"),
            ("opener", "dateline salute byline date"),
            ("org", "orgName desc note idno listPerson"),
            ("origin", "origDate origPlace p"),
            ("particDesc", "listPerson person listOrg p"),
            ("performance", "p castList"),
            ("persName", "forename surname roleName addName nameLink genName"),
            ("person", "persName birth death sex occupation residence education idno note"),
            ("personGrp", "persName p note"),
            ("physDesc", "objectDesc handDesc decoDesc additions bindingDesc p"),
            ("place", "placeName location desc note place idno"),
            ("postscript", "p label"),
            ("prefixDef", "p"),
            (
                "profileDesc",
                "langUsage textClass particDesc creation correspDesc abstract settingDesc",
            ),
            ("projectDesc", "p"),
            ("prologue", "head sp lg p"),
            ("publicationStmt", "publisher date availability authority distributor idno p"),
            ("punctuation", "p"),
            ("quotation", "p"),
            ("quote", "p hi lb note bibl"),
            ("rdgGrp", "rdg lem"),
            ("recordHist", "source change p"),
            ("recording", "date respStmt equipment media"),
            ("recordingStmt", "recording p"),
            ("refsDecl", "p citeStructure cRefPattern"),
            ("relatedItem", "bibl biblStruct ref ptr"),
            ("relation", "desc"),
            ("respStmt", "resp name persName orgName"),
            ("respons", "desc"),
            ("revisionDesc", "listChange change"),
            ("row", "cell"),
            ("samplingDecl", "p"),
            ("scriptDesc", "scriptNote summary p"),
            ("scriptStmt", "bibl p"),
            ("seal", "decoNote p"),
            ("sealDesc", "seal p"),
            ("segmentation", "p"),
            ("sense", "def cit sense gramGrp usg"),
            ("series", "title biblScope editor respStmt idno"),
            ("seriesStmt", "title editor respStmt biblScope idno"),
            ("setting", "name date time locale activity"),
            ("settingDesc", "setting place p"),
            ("sourceDesc", "p bibl biblStruct msDesc biblFull listBibl listWit"),
            ("sourceDoc", "surface surfaceGrp graphic"),
            ("sp", "speaker p l lg stage"),
            ("space", "desc"),
            ("spGrp", "sp head stage"),
            ("spanGrp", "span"),
            ("standOff", "listPerson listPlace listOrg listBibl listAnnotation"),
            ("state", "label desc p"),
            ("subst", "del add"),
            ("superEntry", "form entry"),
            ("support", "p material"),
            ("supportDesc", "support extent foliation collation condition"),
            ("surface", "zone graphic line"),
            ("surfaceGrp", "surface surfaceGrp"),
            ("surrogates", "p bibl"),
            ("table", "row head"),
            ("tagsDecl", "namespace rendition"),
            ("taxonomy", "category bibl desc taxonomy"),
            ("teiCorpus", "teiHeader TEI"),
            ("teiHeader", "fileDesc profileDesc revisionDesc encodingDesc"),
            ("text", "body front pb back milestone"),
            ("textClass", "keywords classCode"),
            (
                "textDesc",
                "channel constitution derivation domain factuality interaction purpose",
            ),
            ("timeline", "when"),
            ("titlePage", "docTitle titlePart byline docAuthor docImprint docDate"),
            ("titleStmt", "title author respStmt editor"),
            ("trait", "label desc p"),
            ("transcriptionDesc", "desc"),
            ("typeDesc", "typeNote summary p"),
            ("u", "pause vocal kinesic incident shift"),
            ("unitDecl", "unitDef"),
            ("vocal", "desc"),
            ("xr", "lbl ref ptr"),
            ("zone", "line zone graphic surface"),
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


#: What a document has once.
_ONCE = frozenset(
    "TEI teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc profileDesc"
    " revisionDesc classDecl text front body back".split()
)
#: Names before which one says "an": by their sound, the letter's own name where it is spelt out.
_AN = re.compile(
    r"[aeio]|un[cd]|f(?:[DLsvw]|$)|l[bg]?$|m(?:$|s)|r(?:[bst]$|dg)|s(?:p(?:Grp)?)?$|xr"
)


def a(name: str) -> str:
    """An element with its article."""
    of_name = local(name)
    if of_name in _ONCE:
        return f"the <{of_name}>"
    return f"{'an' if _AN.match(of_name) else 'a'} <{of_name}>"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as in a sentence, `last` before the last."""
    *first, end = names or [""]
    return f" {last} ".join(filter(None, (", ".join(first), end)))


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
