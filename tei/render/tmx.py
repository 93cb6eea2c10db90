"""The linked texts of a TEI document as a translation memory: TMX 1.4b (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tei.bibliography import record
from tei.names import LANGUAGE_NAMES, TEI, XML
from tei.render.counterparts import matches, versions
from tei.render.findings import nothing_aligned
from tei.render.reading import language
from tei.xml.memories import memory
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from tei.diagnostics import Diagnostic
    from tei.render.counterparts import Match, Side

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"


class Memory(NamedTuple):
    """A translation memory in UTF-8; None, and a finding that says why, where there is none."""

    tmx: bytes | None
    diagnostics: list[Diagnostic]


def tmx(tree: etree._ElementTree, path: str) -> Memory:
    """The translation memory of a document.

    Args:
        tree: a TEI document.
        path: named in the findings.
    """
    roots = versions(tree)
    if not roots:
        return Memory(None, [nothing_aligned(path, "no division of the text is the original")])
    found = matches(tree)
    if not found:
        return Memory(None, [nothing_aligned(path, "no link joins the original to a translation")])
    lang = language(roots[0])
    names = _Names()
    units = [_unit(match, names.of(match), lang) for match in found]
    about = _about(tree, roots)
    return Memory(memory(lang or "*all*", "TEI", units, about), [])


def _about(tree: etree._ElementTree, roots: list[etree._Element]) -> list[Element | None]:
    about = record(tree)
    return [
        *(Element("note", {}, note) for note in _notes(tree, roots)),
        _property("document", about.identifier),
        *(_property("title", title.text, title.lang) for title in about.titles),
        _property("date", about.when),
    ]


def _notes(tree: etree._ElementTree, roots: list[etree._Element]) -> Iterator[str]:
    """What whoever uses the memory has to know: how far to rely on it, and whose the texts are."""
    categories = {f"#{one.get(_ID)}": one for one in tree.iter(f"{_T}category")}
    for root in roots[1:]:
        lang = language(root)
        for pointer in root.get("ana", "").split():
            if pointer in categories and (words := _words(categories[pointer])):
                yield f"Translation, {LANGUAGE_NAMES.get(lang, lang)}: {words}"
    for availability in tree.iterfind(
        f"{_T}teiHeader/{_T}fileDesc/{_T}publicationStmt/{_T}availability"
    ):
        if words := _words(availability):
            yield words


def _unit(match: Match, name: str, lang: str) -> Element:
    original, sides = match.original, match.sides
    # Several translations have a probability each.
    shared = match.translations[0].cert if len(match.translations) == 1 else ""
    source = original.lang if original else "*all*"
    return Element(
        "tu",
        {
            "tuid": name,
            "segtype": "" if match.level == "sentence" else "block",
            "srclang": "" if source == lang else source,
        },
        _property("level", match.level),
        _property("cert", shared),
        *(_variant(side, "" if shared else side.cert) for side in sides),
    )


def _variant(side: Side, cert: str) -> Element:
    return Element(
        "tuv",
        {"xml:lang": side.lang or "und"},
        _property("cert", cert),
        _property("tei", _list(piece.identifier for piece in side.pieces)),
        _property("paragraph", _list(piece.paragraph for piece in side.pieces)),
        Element("seg", {}, side.text),
    )


def _property(name: str, value: str, lang: str = "") -> Element | None:
    return Element("prop", {"type": f"x-{name}", "xml:lang": lang}, value) if value else None


def _list(identifiers: Iterator[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, identifiers)))


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


class _Names:
    """Names for translation units: the identifier of the first of the original, each once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.counts: Counter[str] = Counter()

    def of(self, match: Match) -> str:
        """The name of a match; always the same for the same document."""
        piece = match.sides[0].pieces[0]
        own = piece.at.get(_ID) is not None
        base = piece.identifier if own else f"{piece.identifier}-{piece.level}".lstrip("-")
        name = base
        while name in self.taken:
            self.counts[base] += 1
            name = f"{base}-{self.counts[base] + 1}"
        self.taken.add(name)
        return name
