"""How the text was encoded, and what it is: `<encodingDesc>` and `<profileDesc>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import __version__
from tei.language import dates
from tei.model import Byline, Dateline, Figure, Head, Label, Paragraph
from tei.names import LANGUAGE_NAMES, TRANSLATION, TRANSLATION_STATUS
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.encode.identifiers import Identifiers
    from tei.model import Block, Document
    from tei.settings import Settings

_NORMALIZATION = (
    "Indentation at the start of a line is recorded in rend: indent(4sp) is four spaces, "
    "indent(2em) two ideographic spaces, indent(1tab) a tab. White space at line ends and blank "
    "lines are left out. Nothing else is normalized."
)


def encoding(document: Document, settings: Settings, ids: Identifiers) -> Element:
    """What was done to the text, and by which program."""
    status = settings.translation.status
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
            Element("normalization", {"method": "markup"}, Element("p", {}, _NORMALIZATION)),
            Element(
                "quotation",
                {"marks": "all"},
                Element("p", {}, "Quotation marks are kept as they stand in the source."),
            ),
            Element("segmentation", {}, Element("p", {}, _segmentation(document))),
        ),
        taxonomy if translated else None,
        Element(
            "appInfo",
            {},
            Element(
                "application",
                {"xml:id": ids.of("tei"), "ident": "tei", "version": __version__},
                Element("label", {}, "tei"),
            ),
        ),
    )


def profile(document: Document) -> Element:
    """When the text was made, its languages with their shares, what kind of text it is."""
    when = date(document.header.date)
    return Element(
        "profileDesc",
        {},
        Element("creation", {}, when) if document.header.date else None,
        Element(
            "langUsage",
            {},
            *(
                Element(
                    "language",
                    {"ident": lang, "usage": str(share)},
                    LANGUAGE_NAMES.get(lang, lang),
                )
                for lang, share in shares(_characters(document)).items()
            ),
        ),
        Element("textClass", {}, Element("keywords", {}, Element("term", {}, "newspaper article"))),
    )


def date(text: str) -> Element:
    """A source's date: machine-readable and in words, or as it stands where it is no date."""
    when = dates.iso(text)
    return Element("date", {"when": when}, dates.in_words(when) if when else text or "n.d.")


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
    words = (
        "A bilingual digital edition: original and translation stand in parallel divisions, linked "
        "down to the sentence."
        if len(document.versions) > 1
        else "A digital edition of a text in one language."
    )
    title = settings.edition.title
    return f"{words} It belongs to “{title}”." if title else words


def _segmentation(document: Document) -> str:
    method = f" {document.alignment_method}" if document.alignments else ""
    return "Paragraphs are those of the source; sentences were segmented by rule." + method


def _characters(document: Document) -> dict[str, int]:
    """How many characters that are no white space each language has in the text."""
    counts: dict[str, int] = {}
    original = document.original
    for version in document.versions:
        for block in version.blocks:
            echo = 0
            if isinstance(block, Figure) and original:
                echo = sum(
                    _length(item)
                    for item in block.content
                    if isinstance(item, Head) and item.type == "original"
                )
                counts[original.lang] = counts.get(original.lang, 0) + echo
            counts[version.lang] = counts.get(version.lang, 0) + _length(block) - echo
    return counts


def _length(block: Block | Label) -> int:
    match block:
        case Figure():
            return sum(_length(item) for item in block.content)
        case Byline():
            return _count(p if isinstance(p, str) else p.text for p in block.content)
        case Head() | Dateline() | Paragraph() | Label():
            return _count([block.text])


def _count(texts: Iterable[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)
