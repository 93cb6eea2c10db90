"""An authority file in TEI: listPerson, listPlace and listOrg, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tei.errors import MalformedXml
from tei.language.names.authority import Name
from tei.language.names.entries import Entry, Fault
from tei.language.tags import UNDETERMINED
from tei.names import TEI, XML
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What an entity is, and the elements that name it (TEI P5 4.12.0, chapter 13).
_NAMES = {
    "person": ("persName",),
    "place": ("placeName", "geogName", "country", "region", "settlement", "district", "bloc"),
    "org": ("orgName",),
}
_LANG, _ID = f"{{{XML}}}lang", f"{{{XML}}}id"
#: Elements in a name whose text is not of the name.
_BESIDE = frozenset(f"{{{TEI}}}{name}" for name in ("note", "date", "idno", "desc"))


def entries(data: bytes, faults: list[Fault]) -> Iterator[Entry]:
    """What the lists in a TEI document say; that there are none is added to `faults`.

    Args:
        data: the document.
        faults: grows.
    """
    try:
        root = parse(data).getroot()
    except MalformedXml as error:
        faults.append(Fault(error.line or 1, str(error)))
        return
    count = 0
    lines: dict[str, int] = {}
    for element in root.iter(*(f"{{{TEI}}}{kind}" for kind in _NAMES)):
        count += 1
        entry = _entry(element)
        if entry.id in lines:
            # Another file may say more of it; in one, XML has an identifier once.
            what = f"the xml:id {entry.id} is that of line {lines[entry.id]} as well"
            faults.append(Fault(entry.line, f"{what}: join the two, or give one another"))
            continue
        if entry.id:
            lines[entry.id] = entry.line
        yield entry
    if not count:
        what = "no person, place or org of TEI is in it: write listPerson, listPlace or listOrg"
        faults.append(Fault(root.sourceline or 1, what))


def _entry(element: etree._Element) -> Entry:
    kind = etree.QName(element).localname
    names = [
        Name(_lang(child), text)
        for child in element.iterchildren(*(f"{{{TEI}}}{name}" for name in _NAMES[kind]))
        if (text := _text(child))
    ]
    identifiers = [
        (child.get("type", "idno"), text)
        for child in element.iterchildren(f"{{{TEI}}}idno")
        if (text := _text(child))
    ]
    note = next((_text(child) for child in element.iterchildren(f"{{{TEI}}}note")), "")
    id_ = element.get(_ID, "")
    return Entry(element.sourceline or 0, id_, kind, tuple(names), tuple(identifiers), note)


def _lang(element: etree._Element) -> str:
    """The language of an element: that of the nearest one that says it; empty for every one."""
    found: etree._Element | None = element
    while found is not None:
        if lang := found.get(_LANG):
            return "" if lang == UNDETERMINED else lang
        found = found.getparent()
    return ""


def _text(element: etree._Element) -> str:
    """The text of a name without what stands in it beside the name."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BESIDE:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
