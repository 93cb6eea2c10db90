"""The floor of encoding: lxml alone makes a TEI file that somebody has described to it."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from tei.names import TEI

_NAMES = {None: TEI}


class Described(NamedTuple):
    """An element, as `lxml.etree.SubElement` wants it, and the elements in it."""

    name: str
    attributes: dict[str, str]
    text: str | None
    tail: str | None
    children: list[Described]


class Description(NamedTuple):
    """A TEI file: its root, and the processing instructions in front of it."""

    root: Described
    before: list[tuple[str, str | None]]


def describe(tei: bytes) -> Description:
    """What `build` needs to make this TEI."""
    root = etree.fromstring(tei)
    before = [(pi.target, pi.text) for pi in root.itersiblings(preceding=True)]
    return Description(_described(root), before[::-1])


def _described(element: etree._Element) -> Described:
    return Described(
        element.tag,
        dict(element.attrib),
        element.text,
        element.tail,
        [_described(child) for child in element],
    )


def build(description: Description) -> bytes:
    """The TEI file: every element by `SubElement`, then the whole serialised."""
    described = description.root
    root = etree.Element(described.name, described.attributes, nsmap=_NAMES)
    root.text = described.text
    _fill(root, described.children)
    for target, text in description.before:
        root.addprevious(etree.ProcessingInstruction(target, text))
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)


def _fill(parent: etree._Element, children: list[Described]) -> None:
    for name, attributes, text, tail, inner in children:
        element = etree.SubElement(parent, name, attributes)
        element.text = text
        element.tail = tail
        _fill(element, inner)
