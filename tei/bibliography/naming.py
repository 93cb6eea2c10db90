"""What a document says of persons, places and organisations, read back for an index."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from tei.bibliography.record import Title
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_T = f"{{{TEI}}}"
_ID, _LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
_KINDS = ("person", "place", "org")
_NAMES = frozenset(f"{_T}{name}" for name in ("persName", "placeName", "orgName"))
#: What a mention may stand in without being shown with all of it.
_INLINE = frozenset(
    f"{_T}{name}" for name in "choice corr date foreign hi name num orig ref reg seg sic".split()
)
#: Readings that the page leaves out, or shows behind the others.
_ASIDE = frozenset(f"{_T}{name}" for name in ("note", "orig", "sic"))
_LINE_BREAK = f"{_T}lb"
#: Where a translation gives the original once more.
_REPEATED = frozenset({(f"{_T}div", "echo"), (f"{_T}head", "original")})
#: So much is shown on both sides of a mention, in columns of text: two for a Chinese character.
_AROUND = 48
_WIDE = "WF"
#: What is not left at the end of what is shown.
_LOOSE = " ,;:、，；："


class Mention(NamedTuple):
    """A name in the text.

    Attributes:
        lang: the language of the text; empty where nobody says.
        anchor: the nearest xml:id.
        before: what stands before it, shortened.
        name: the name.
        after: what stands behind it.
    """

    lang: str
    anchor: str
    before: str
    name: str
    after: str


class Named(NamedTuple):
    """An entry, and where a document mentions it.

    Attributes:
        kind: ``person``, ``place`` or ``org``.
        key: what it is called in every document of the edition.
        names: by language, in the order of the entry.
        identifiers: the name of a list, and the number in it.
        note: what is said of it; may be empty.
        mentions: in the order of the text; never empty.
    """

    kind: str
    key: str
    names: tuple[Title, ...]
    identifiers: tuple[tuple[str, str], ...]
    note: str
    mentions: tuple[Mention, ...]


def named(tree: etree._ElementTree) -> Iterator[Named]:
    """The entries of a document's `standOff` that its text mentions, in their order.

    They are known by their identifiers: that of the document, ``name``, and the key.
    """
    root = tree.getroot()
    prefix = f"{root.get(_ID, '')}-name-"
    entries = {
        f"#{identifier}": entry
        for entry in root.iterfind(f"{_T}standOff//*")
        if entry.tag in {f"{_T}{kind}" for kind in _KINDS}
        and (identifier := entry.get(_ID, "")).startswith(prefix)
    }
    if not entries:
        return
    mentions: dict[str, list[Mention]] = {pointer: [] for pointer in entries}
    for text in root.iterfind(f"{_T}text"):
        for element in text.iterfind(".//*[@ref]"):
            for pointer in element.get("ref", "").split():
                if pointer in mentions and not _is_repeated(element):
                    mentions[pointer].append(_mention(element))
    for pointer, entry in entries.items():
        names = [child for child in entry if child.tag in _NAMES and _words(child)]
        if mentions[pointer] and names:
            yield Named(
                str(entry.tag).removeprefix(_T),
                pointer.removeprefix(f"#{prefix}"),
                tuple(Title(name.get(_LANG, ""), _words(name)) for name in names),
                tuple((n.get("type", ""), _words(n)) for n in entry.iterfind(f"{_T}idno")),
                "".join(map(_words, entry.findall(f"{_T}note")[:1])),
                tuple(mentions[pointer]),
            )


def _is_repeated(element: etree._Element) -> bool:
    """Whether a translation has the name where it gives the original once more."""
    return any(
        (above.tag, above.get("type")) in _REPEATED
        for above in element.iterancestors(f"{_T}div", f"{_T}head")
    )


def _mention(element: etree._Element) -> Mention:
    above = [element, *element.iterancestors()]
    context = next(one for one in above[1:] if one.tag not in _INLINE)
    before: list[str] = []
    after: list[str] = []
    _divide(context, element, before, after)
    return Mention(
        next((lang for one in above if (lang := one.get(_LANG))), ""),
        next((identifier for one in above if (identifier := one.get(_ID))), ""),
        _shortened("".join(before)[::-1])[::-1],
        _words(element),
        _shortened("".join(after)),
    )


def _divide(
    element: etree._Element, mention: etree._Element, before: list[str], after: list[str]
) -> bool:
    """Put the text of an element before or behind the mention in it; whether that was met."""
    met = False
    before.append(element.text or "")
    for child in element:
        if child is mention:
            met = True
        elif child.tag == _LINE_BREAK:
            (after if met else before).append(" ")
        elif child.tag not in _ASIDE and isinstance(child.tag, str):
            met = _divide(child, mention, after if met else before, after) or met
        (after if met else before).append(child.tail or "")
    return met


def _shortened(text: str) -> str:
    """The beginning of a text in one line, up to the end of a word, with a mark where more was."""
    text = f"{' ' if text[:1].isspace() else ''}{' '.join(text.split())}"
    columns = 0
    for place, character in enumerate(text):
        columns += 1 + (east_asian_width(character) in _WIDE)
        if columns > _AROUND:
            shown = text[:place]
            word = len([*takewhile(_is_of_word, reversed(shown))]) if _is_of_word(character) else 0
            return f"{shown[: place - word].rstrip(_LOOSE)}…"
    return text


def _is_of_word(character: str) -> bool:
    """Whether a character is one of words with spaces between them."""
    return character.isalnum() and east_asian_width(character) not in _WIDE


def _words(element: etree._Element) -> str:
    text: list[str] = []
    _divide(element, element, text, text)
    return " ".join("".join(text).split())
