"""How the text was encoded, and what it is: `<encodingDesc>` and `<profileDesc>`."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from tei import __version__
from tei.language import dates
from tei.language.segmentation import SEGMENTER_VERSION
from tei.language.wrapping import WRAPPED
from tei.model import blocks
from tei.names import LANGUAGE_NAMES, TRANSLATION, TRANSLATION_STATUS
from tei.settings import Translation
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.encode.identifiers import Identifiers
    from tei.model import Document
    from tei.settings import Settings

_NORMALIZATION = (
    "Indentation at the start of a line is recorded in rend: indent(4sp) is four spaces, "
    "indent(2em) two ideographic spaces, indent(1tab) a tab. A block that goes on in the line of "
    "the block before it has the rend inline; the cells of a row share a line, and so do a label "
    "and its item. White space at line ends and blank lines are left out. Nothing else is "
    "normalized."
)
_WRAPPED = (
    " Where the source wraps a text into lines, the ends of the lines are spaces, and nothing "
    "between Chinese or Japanese characters."
)
#: The status that settings have where an editor has stated none.
_UNSTATED = Translation().status

_SEGMENTATION = (
    "Paragraphs are those of the source; sentences were segmented by rule, with sentencex."
)
#: Elements whose attributes have values for machines.
_WITH_VALUES = frozenset({"date", "num"})
_VALUES = (
    "Days, months and years are written as in ISO 8601: 1958-03-14, 1958-03, 1958. Numbers are "
    "decimals or fractions; a percentage is the share that it is: 0.03."
)


def encoding(document: Document, settings: Settings, ids: Identifiers) -> Element:
    """What was done to the text, and by which program."""
    status = translation_status(document, settings)
    taxonomy = Element(
        "classDecl",
        {},
        Element(
            "taxonomy",
            {"xml:id": ids.of("translation-status")},
            Element("desc", {}, "How far the translation can be relied on."),
            Element(
                "category",
                {"xml:id": ids.of(f"status-{status}")},
                Element("catDesc", {}, TRANSLATION_STATUS[status]),
            ),
        ),
    )
    translated = any(version.type == TRANSLATION for version in document.versions)
    return Element(
        "encodingDesc",
        {},
        Element("projectDesc", {}, Element("p", {}, _project(document, settings))),
        Element(
            "editorialDecl",
            {},
            Element(
                "correction",
                {"status": "unknown"},
                Element("p", {}, "The source text has not been corrected."),
            ),
            Element(
                "normalization", {"method": "markup"}, Element("p", {}, _normalization(document))
            ),
            Element(
                "quotation",
                {"marks": "all"},
                Element("p", {}, "Quotation marks are kept as they stand in the source."),
            ),
            Element("segmentation", {}, Element("p", {}, _segmentation(document))),
            *_annotation(document),
        ),
        taxonomy if translated else None,
        _characters_declared(document, ids),
        Element(
            "appInfo",
            {},
            *(
                Element(
                    "application",
                    {"xml:id": ids.of(name), "ident": name, "version": version},
                    Element("label", {}, name),
                )
                for name, version in (("tei", __version__), ("sentencex", SEGMENTER_VERSION))
            ),
        ),
    )


def translation_status(document: Document, settings: Settings) -> str:
    """How far the translations can be relied on: by the settings, or else by the source."""
    stated = settings.translation.status
    return document.header.status or stated if stated == _UNSTATED else stated


def _characters_declared(document: Document, ids: Identifiers) -> Element | None:
    """What the signs in `g` stand for: characters that XML 1.0 cannot hold (section 2.2)."""
    codes = {
        dict(mark.attributes)["ref"]
        for version in document.versions
        for mark in version.marks
        if mark.element == "g"
    }
    declared = [
        Element(
            "char",
            {"xml:id": ids.of(f"char-{code}")},
            Element("desc", {}, "A character of the source that XML cannot hold."),
            Element("mapping", {"type": "codepoint"}, f"U+{code.upper()}"),
        )
        for code in sorted(codes)
    ]
    return Element("charDecl", {}, *declared) if declared else None


def profile(document: Document, settings: Settings) -> Element:
    """When the text was made, its languages with their shares, what kind of text it is."""
    head = document.header
    # Where an imprint has the date, it says there how sure that is.
    cert = "medium" if "date" in head.guessed and not head.publication else ""
    languages = shares(_characters(document))
    if any(i.description and i.source == document.source.identity for i in settings.images):
        languages.setdefault("en", 0)  # of the descriptions, which are the editor's
    return Element(
        "profileDesc",
        {},
        Element("creation", {}, date(head.date, cert)) if head.date else None,
        Element(
            "langUsage",
            {},
            *(
                Element(
                    "language",
                    {"ident": lang, "usage": str(share)},
                    LANGUAGE_NAMES.get(lang, lang),
                )
                for lang, share in languages.items()
            ),
        ),
        _kind_of_text(document),
    )


def _kind_of_text(document: Document) -> Element | None:
    """What kind of text it is, where the source says enough of it."""
    head = document.header
    if not head.publication or head.publication_kind != "newspaper":
        return None
    return Element(
        "textClass", {}, Element("keywords", {}, Element("term", {}, "newspaper article"))
    )


def date(text: str, cert: str = "") -> Element:
    """A source's date: machine-readable and in words, or as it stands where it is no date."""
    when = dates.iso(text)
    return Element(
        "date", {"when": when, "cert": cert}, dates.in_words(when) if when else text or "n.d."
    )


def shares(counts: dict[str, int]) -> dict[str, int]:
    """Whole percentages that add up to 100, by largest remainder.

    Args:
        counts: characters in each language, at least one in all.
    """
    total = sum(counts.values())
    floors = {lang: count * 100 // total for lang, count in counts.items()}
    by_remainder = sorted(counts, key=lambda lang: -(counts[lang] * 100 % total))
    for lang in by_remainder[: 100 - sum(floors.values())]:
        floors[lang] += 1
    return floors


def _project(document: Document, settings: Settings) -> str:
    words = {
        1: "A digital edition of a text in one language.",
        2: "A bilingual digital edition: original and translation stand in parallel divisions, "
        "linked down to the sentence.",
    }.get(
        len(document.versions),
        "A multilingual digital edition: original and translations stand in parallel divisions, "
        "linked down to the sentence.",
    )
    title = settings.edition.title
    return f"{words} It belongs to “{title}”." if title else words


def _normalization(document: Document) -> str:
    wrapped = any(
        WRAPPED in getattr(block, "text", "")
        for version in document.versions
        for block in blocks(version.content)
    )
    return _NORMALIZATION + (_WRAPPED if wrapped else "")


def _segmentation(document: Document) -> str:
    method = f" {document.alignment_method}" if document.alignments else ""
    return (document.segmentation or _SEGMENTATION) + method


def _annotation(document: Document) -> Iterator[Element]:
    """In which form values stand that software worked out, and how it found them."""
    marks = chain.from_iterable(version.marks for version in document.versions)
    if any(mark.element in _WITH_VALUES for mark in marks):
        yield Element("stdVals", {}, Element("p", {}, _VALUES))
    if document.annotation:
        yield Element("interpretation", {}, Element("p", {}, document.annotation))


def _characters(document: Document) -> dict[str, int]:
    """How many characters that are no white space each language has in the text."""
    counts: Counter[str] = Counter()
    original = document.original
    for version in document.versions:
        for top in version.content:
            lang = getattr(top, "lang", "") or version.lang
            for block in blocks([top]):
                echo = getattr(block, "type", "") == "original" and original is not None
                of = original.lang if echo and original else lang
                text = getattr(block, "text", "")
                # A text may be nothing but white space that is none to XML, such as U+0085.
                counts[of] += sum(map(len, text.split())) or len(text)
        for mark in version.marks:
            if inner := dict(mark.attributes).get("xml:lang"):
                counts[inner] += mark.span.end - mark.span.start
                counts[version.lang] -= mark.span.end - mark.span.start
    return {lang: count for lang, count in counts.items() if count}
