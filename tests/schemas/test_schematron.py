"""Each assert of edition.sch fires on a document made wrong for it, and nothing else does."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from lxml import etree

from . import engines

Edit = Callable[[etree._Element], None]


def _find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=engines.NAMESPACES)
    assert isinstance(found, list)
    assert found, f"nothing at {path}"
    return found


def _name(root: etree._Element) -> str:
    return root.get(f"{engines.XML}id", "")


def put(path: str, attribute: str, value: str) -> Edit:
    """Give the first element at `path` this attribute; {d} is the document's identifier."""

    def edit(root: etree._Element) -> None:
        name = attribute.replace("xml:", engines.XML)
        _find(root, path)[0].set(name, value.replace("{d}", _name(root)))

    return edit


def strip(path: str, attribute: str) -> Edit:
    """Take an attribute from every element at `path`."""

    def edit(root: etree._Element) -> None:
        for element in _find(root, path):
            del element.attrib[attribute.replace("xml:", engines.XML)]

    return edit


def write(path: str, text: str) -> Edit:
    """Let the first element at `path` hold this text alone."""

    def edit(root: etree._Element) -> None:
        element = _find(root, path)[0]
        del element[:]
        element.text = text

    return edit


def drop(path: str) -> Edit:
    """Take every element at `path` away, with the text after it."""

    def edit(root: etree._Element) -> None:
        for element in _find(root, path):
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)

    return edit


def twice(path: str) -> Edit:
    """Repeat the first element at `path`."""

    def edit(root: etree._Element) -> None:
        element = _find(root, path)[0]
        element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))

    return edit


@dataclass(frozen=True, slots=True)
class Case:
    """A wrong document.

    Attributes:
        fires: the assert that it is made for.
        document: the valid document that it is made from.
        edits: what is done to that.
        also: asserts that the same fault breaks too.
        identifiers: whether the parser collects xml:id.
    """

    fires: str
    document: str
    edits: tuple[Edit, ...]
    also: frozenset[str] = field(default_factory=frozenset)
    identifiers: bool = True

    def __str__(self) -> str:
        return self.fires


def case(fires: str, document: str, *edits: Edit, also: str = "") -> Case:
    """A wrong document; `also` lists further asserts, with spaces between."""
    return Case(fires, f"{document}.xml", edits, frozenset(also.split()))


TWO = "two-languages"
THREE = "three-languages"
LETTER = "letter-and-verse"
LISTS = "lists-and-tables"
SEED = "seed"
ORIGINAL = "//tei:div[@type = 'original']"
TRANSLATION = "//tei:div[@type = 'translation']"
STAND_OFF = "//tei:standOff"
LINK = "//tei:linkGrp[@subtype = '{}' and @type = 'alignment']/tei:link"
PTR = "//tei:linkGrp[@subtype = '{}']/tei:ptr"

CASES = [
    # Identity
    Case("ids-known", "two-languages.xml", (), identifiers=False),
    case("document-id", TWO, write("//tei:idno[@type = 'tei']", "d1961-05-02-p3-4-0a1b2c3e")),
    case(
        "document-date",
        TWO,
        put("//tei:imprint/tei:date", "when", "1961-05-03"),
        also="creation-date",
    ),
    case("document-date", "one-language", put("//tei:imprint/tei:date", "when", "1961-05-03")),
    case("id-prefix", TWO, put("//tei:biblStruct", "xml:id", "d1961-05-02-p3-4-0a1b2c3e-source")),
    case("id-unique", TWO, put("//tei:biblStruct", "xml:id", "{d}-file")),
    # Pointers
    case("resp-resolves", TWO, put(LINK.format("division"), "resp", "#{d}-nobody")),
    case("resp-resolves", TWO, put(LINK.format("division"), "resp", "#{d}-editor #{d}-editor")),
    case("resp-kind", TWO, put(LINK.format("division"), "resp", "#{d}-tei")),
    case("who-resolves", TWO, put("//tei:change", "who", "#{d}-nobody")),
    case("who-kind", TWO, put("//tei:change", "who", "#{d}-tei")),
    case("decls-resolves", TWO, put("//tei:text", "decls", "#{d}-availability")),
    case("decls-kind", TWO, put("//tei:text", "decls", "#{d}-editor")),
    case("ana-resolves", TWO, put(TRANSLATION, "ana", "#{d}-status"), also="translation-status"),
    case(
        "ana-kind",
        TWO,
        put(TRANSLATION, "ana", "#{d}-translation-status"),
        also="translation-status",
    ),
    case("ref-resolves", TWO, put("//tei:byline/tei:name", "ref", "#{d}-nobody")),
    case("ref-kind", TWO, put("//tei:byline/tei:name", "ref", "#{d}-file")),
    case("corresp-resolves", TWO, put("//tei:figure/tei:head", "corresp", "#{d}-gone")),
    case("corresp-kind", TWO, put("//tei:figure/tei:head", "corresp", "#{d}-en-p-1")),
    case("corresp-language", TWO, put("//tei:figure/tei:head", "corresp", "#{d}-zh-Hans-head-1")),
    case("source-resolves", TWO, put(f"{ORIGINAL}/tei:head", "source", "#{d}-gone")),
    case("head-title", TWO, write(f"{ORIGINAL}/tei:head", "大桥")),
    case("head-title", TWO, write(f"{TRANSLATION}/tei:head[2]", "The Bridge Is Open")),
    case("title-heads", TWO, drop(f"{TRANSLATION}/tei:head[2]")),
    case("g-resolves", LETTER, put("//tei:g", "ref", "#{d}-char-0")),
    case("g-kind", LETTER, put("//tei:g", "ref", "#{d}-reader")),
    # Versions and languages
    case(
        "one-original",
        THREE,
        put(TRANSLATION, "type", "original"),
        also="inner-division-once unit-once",
    ),
    case(
        "translation-status",
        TWO,
        put(TRANSLATION, "ana", "#{d}-status-reviewed #{d}-status-unreviewed-mt"),
    ),
    case("reviewed-by", TWO, drop("//tei:change[2]")),
    case("status-known", LETTER, put("//tei:category", "xml:id", "{d}-status-good")),
    case(
        "links-for-one",
        THREE,
        drop(TRANSLATION),
        also="corresp-resolves language-used link-languages link-resolves",
    ),
    case("version-once", THREE, put(f"{TRANSLATION}[2]", "xml:lang", "en"), also="language-used"),
    case("usage-total", TWO, put("//tei:language", "usage", "60")),
    case("language-once", TWO, put("//tei:language", "usage", "35"), twice("//tei:language")),
    case(
        "language-used",
        "one-language",
        twice("//tei:language"),
        put("//tei:language[2]", "ident", "en"),
        put("//tei:language[2]", "usage", "0"),
    ),
    case("language-listed", TWO, put("//tei:figDesc", "xml:lang", "ja")),
    case("creation-date", TWO, put("//tei:creation/tei:date", "when", "1961-05-03")),
    case("document-date", "pictures-alone", put("//tei:creation/tei:date", "when", "1966-08-02")),
    # Alignment
    case("unit-linked", TWO, drop(PTR.format("figure"))),
    case("unit-once", TWO, twice(LINK.format("figure"))),
    case("corresp-linked", TWO, put("//tei:s", "corresp", "#{d}-en-s-1 #{d}-en-s-2 #{d}-en-s-3")),
    case("unit-linked", LETTER, drop(f"{LINK.format('line')}[1]"), also="corresp-linked"),
    case("unit-linked", LISTS, drop(PTR.format("item"))),
    case("part-once", LISTS, twice(LINK.format("row"))),
    case(
        "part-corresp",
        LISTS,
        put("//tei:cell[@xml:id]", "corresp", "#{d}-en-cell-1 #{d}-en-cell-2"),
        put("//tei:cell[. = '43']", "xml:id", "{d}-en-cell-2"),
    ),
    case("inner-division-once", THREE, twice(f"{LINK.format('division')}[2]")),
    case("inner-division-corresp", THREE, drop(f"{LINK.format('division')}[2]")),
    case(
        "link-resolves",
        TWO,
        put(LINK.format("figure"), "target", "#{d}-zh-Hans-figure-1 #{d}-en-figure-1 #{d}-gone"),
    ),
    case("link-kind", TWO, put("//tei:linkGrp[@subtype = 'figure']", "subtype", "paragraph")),
    case(
        "link-languages",
        THREE,
        put(LINK.format("sentence"), "target", "#{d}-zh-Hans-s-1 #{d}-en-s-1 #{d}-fr-s-1"),
        also="unit-once",
    ),
    case(
        "link-original",
        THREE,
        put(LINK.format("sentence"), "target", "#{d}-en-s-1 #{d}-fr-s-1"),
        also="corresp-linked link-group link-repeated unit-linked unit-once",
    ),
    case(
        "link-group",
        THREE,
        put("//tei:link[2]", "target", "#{d}-zh-Hans-div-1 #{d}-fr-div-1"),
        also="inner-division-corresp inner-division-once",
    ),
    case("link-repeated", TWO, strip("//tei:s[@corresp][1]", "corresp")),
    case("ptr-resolves", TWO, put(PTR.format("figure"), "target", "#{d}-gone"), also="unit-linked"),
    case("link-kind", LISTS, put("//tei:linkGrp[@subtype = 'cell']", "subtype", "row")),
    case("ptr-kind", TWO, put("//tei:linkGrp[tei:ptr][1]", "subtype", "paragraph")),
    # Names
    case("name-meant", LETTER, strip("//tei:orgName[@key]", "key")),
    case("name-meant", SEED, strip("//tei:text//tei:persName", "ref"), also="entry-mentioned"),
    case("ref-resolves", SEED, put("//tei:text//tei:placeName", "ref", "#{d}-name-nowhere")),
    case("name-kind", SEED, put("//tei:text//tei:placeName", "ref", "#{d}-name-yu-ping")),
    case(
        "entry-id",
        SEED,
        put("//tei:place", "xml:id", "{d}-liaoning"),
        put("//tei:placeName[contains(@ref, 'name-liaoning')]", "ref", "#{d}-liaoning"),
    ),
    case("entry-mentioned", SEED, put("//tei:place", "xml:id", "{d}-name-x"), also="ref-resolves"),
    # Figures, corrections, words
    case("caption-language", TWO, put("//tei:head[@type = 'original']", "xml:lang", "en")),
    case("image-described", TWO, drop("//tei:figure[tei:graphic]/tei:figDesc")),
    case("emendation-resp", TWO, strip("//tei:corr", "resp")),
    case("reading-resp", LETTER, strip("//tei:text//tei:num", "resp")),
    case("reading-resp", LETTER, strip("//tei:text//tei:date", "resp")),
    case("words-present", TWO, write("//tei:seg", " ")),
    case("words-present", LISTS, write("//tei:list/tei:label", "")),
]


def test_every_assert_has_a_case_and_every_case_an_assert() -> None:
    asserts = engines.asserts()
    assert len(asserts) == len(set(asserts)) >= 54
    assert {case.fires for case in CASES} == set(asserts)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_assert_fires_on_the_wrong_document_alone(case: Case) -> None:
    root = engines.parse(case.document)
    assert engines.fired(engines.again(root)) == []
    for edit in case.edits:
        edit(root)
    fired = set(engines.fired(engines.again(root, identifiers=case.identifiers)))
    if case.identifiers:
        assert fired == {case.fires, *case.also}
    else:
        assert case.fires in fired
