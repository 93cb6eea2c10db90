"""Documents with one fault each, made from valid ones, always the same ones in the same order.

A kind of fault is a function that yields the faulty trees. It is given the places to try: the
first of the elements that share a name, a parent and a set of attributes, because a thousand
sentences are not a thousand different chances to be wrong, be they in one document or in several. A
quick run leaves some places out.
"""

import copy
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
OTHER = "{https://example.org/other}"
XML = "{http://www.w3.org/XML/1998/namespace}"

#: Attributes that point within the document.
POINTERS = ("target", "corresp", "resp", "ref", "decls", "ana", "source", "who")
#: Attributes that may hold any words; a bad value for them does not exist.
FREE = ("n",)
#: Elements that hold text among other elements.
MIXED = (
    *("head", "byline", "dateline", "opener", "salute", "closer", "signed", "trailer", "label"),
    *("s", "l", "seg", "name", "persName", "placeName", "orgName", "date", "num"),
)

Fault: TypeAlias = "tuple[str, etree._Element]"
Place: TypeAlias = "tuple[str, int]"
Sort: TypeAlias = "tuple[object, ...]"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One faulty document.

    Attributes:
        kind: the kind of fault, a key of `KINDS`.
        place: where the fault is, for people.
        document: which valid document it was made from.
        root: the faulty document. It is a tree, because a parser may refuse a bad xml:id.
    """

    kind: str
    place: str
    document: str
    root: etree._Element

    def __str__(self) -> str:
        return f"{self.document}: {self.kind} at {self.place}"


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _places(root: etree._Element, seen: set[Sort]) -> Iterator[Place]:
    """The path of one element of each sort not seen yet, and its place in document order."""
    for index, element in enumerate(root.iter(etree.Element)):
        parent = element.getparent()
        sort = (
            element.tag,
            None if parent is None else parent.tag,
            frozenset(element.attrib),
            element.get("type"),
            element.get("unit"),
        )
        if sort not in seen:
            seen.add(sort)
            yield root.getroottree().getelementpath(element).replace(TEI, ""), index


def _at(root: etree._Element, index: int) -> etree._Element:
    """The element with this place in document order, in a fresh copy of the document."""
    return next(islice(copy.deepcopy(root).iter(etree.Element), index, None))


def _each(root: etree._Element, places: Iterable[Place]) -> Iterator[Fault]:
    """For each place, its path, and the element there in a fresh copy of the document."""
    for path, index in places:
        yield path, _at(root, index)


def _attributes(
    root: etree._Element, places: Iterable[Place]
) -> Iterator[tuple[str, etree._Element, str]]:
    """Likewise for each attribute."""
    elements = list(root.iter(etree.Element))
    for path, index in places:
        for name in elements[index].attrib:
            place = f"{path}/@{str(name).replace(XML, 'xml:')}"
            yield place, _at(root, index), str(name)


def _append(parent: etree._Element, before: etree._Element | None, text: str | None) -> None:
    """Add text after `before`, or at the beginning of `parent` if there is nothing before."""
    if before is None:
        parent.text = (parent.text or "") + (text or "")
    else:
        before.tail = (before.tail or "") + (text or "")


def _remove(element: etree._Element) -> None:
    """Take an element away and leave the text after it."""
    parent = element.getparent()
    assert parent is not None
    _append(parent, element.getprevious(), element.tail)
    parent.remove(element)


def delete_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element is gone."""
    for place, element in _each(root, places):
        if element.getparent() is not None:
            tree = element.getroottree()
            _remove(element)
            yield place, tree.getroot()


def repeat_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element stands twice. Its identifiers are taken from the second."""
    for place, element in _each(root, places):
        if element.getparent() is not None:
            twin = copy.deepcopy(element)
            for inner in twin.iter(etree.Element):
                if identifier := inner.get(f"{XML}id"):
                    inner.set(f"{XML}id", f"{identifier}-twin")
            element.addnext(twin)
            yield place, element.getroottree().getroot()


def unwrap_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """The tags of an element are gone, and its content stays."""
    for place, element in _each(root, places):
        parent = element.getparent()
        if parent is not None:
            _append(parent, element.getprevious(), element.text)
            for child in list(element):
                element.addprevious(child)
            _remove(element)
            yield place, parent.getroottree().getroot()


def insert_unknown_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element that TEI has and an edition has not."""
    for place, element in _each(root, places):
        element.insert(0, etree.Element(f"{TEI}ab"))
        yield place, element.getroottree().getroot()


def insert_known_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element that an edition has, but perhaps not here."""
    for name in ("p", "head", "date", "figure", "s", "l", "item", "note", "lb"):
        for place, element in _each(root, places):
            extra = etree.SubElement(element, f"{TEI}{name}")
            extra.text = "x"
            yield f"{place} ({name})", element.getroottree().getroot()


def insert_foreign_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element of another namespace."""
    for place, element in _each(root, places):
        etree.SubElement(element, f"{OTHER}note")
        yield place, element.getroottree().getroot()


def rename_element(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element with the name of another."""
    for place, element in _each(root, places):
        element.tag = f"{TEI}ab"
        yield place, element.getroottree().getroot()


def change_namespace(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element that is no longer TEI's."""
    for place, element in _each(root, places):
        element.tag = f"{OTHER}{_local(element)}"
        yield place, element.getroottree().getroot()


def reorder_elements(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An element and the next one, if that is of another name, the other way round."""
    for place, element in _each(root, places):
        following = element.getnext()
        if following is not None and following.tag != element.tag:
            element.tail, following.tail = following.tail, element.tail
            following.addnext(element)
            yield place, element.getroottree().getroot()


def delete_attribute(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An attribute is gone."""
    for place, element, name in _attributes(root, places):
        del element.attrib[name]
        yield place, element.getroottree().getroot()


def insert_attribute(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An attribute that TEI has and an edition has not."""
    for place, element in _each(root, places):
        element.set("style", "color: red")
        yield place, element.getroottree().getroot()


def insert_value(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An attribute that a date or a number has, but not beside others and nowhere else."""
    for name, value in (("when", "1961"), ("value", "2")):
        for place, element in _each(root, places):
            if name not in element.attrib:
                element.set(name, value)
                yield f"{place} ({name})", element.getroottree().getroot()


def bad_value(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An attribute with a value that no attribute can have."""
    for place, element, name in _attributes(root, places):
        if name not in FREE:
            element.set(name, "?? ??")
            yield place, element.getroottree().getroot()


def empty_value(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """An attribute with nothing in it."""
    for place, element, name in _attributes(root, places):
        element.set(name, "")
        yield place, element.getroottree().getroot()


def other_value(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """A value that is right for another attribute, or almost right."""
    values = {
        "type": (
            *("alignment", "original", "translation", "sub", "URL", "sha256", "tei", "gloss"),
            *("ordered", "poem", "position", "section", "cardinal"),
        ),
        "subtype": ("word", "cell"),
        "value": ("3%", "1/0", "-0.5", "1/8", "一"),
        "role": ("data", "author", "two words"),
        "cols": ("0", "2"),
        "ref": ("#a", "https://example.org", "example.org", "#a https://example.org"),
        "level": ("j", "m", "u", "a"),
        "status": ("free", "draft", "unknown"),
        "cert": ("1", "0.5", "1.5", "very", ".5"),
        "when": ("1961", "1961-13", "1961-02-30", "02.05.1961", "2024-05-03T10:00:00"),
        "usage": ("0", "100", "101", "16.5", "-1", "16%"),
        "rend": (
            "indent(2em) indent(1tab)",
            "indent()",
            "indent(2 em)",
            "inline indent(2em)",
            "bold",
        ),
        "from": ("0", "iv", "1961-02-30", "1946"),
        "atLeast": ("3%", "-0.5", "1/8"),
        "atMost": ("3%", "-0.5", "1/8"),
        "version": ("2", "v2", "2.0.0-beta"),
        "url": ("a b.jpg", "https://example.org/i.jpg"),
        f"{XML}lang": ("en", "english language", "zh_Hans"),
        f"{XML}id": (
            "p1",
            "d1961-05-02-p3-0a1b2c3d",
            "d1961-05-02-0a1b2c3-x",
            "dundated-00c0ffee-a:b",
        ),
        "target": ("#a", "#a #b", "a b", "#a:b"),
    }
    for attribute, choices in values.items():
        for number, value in enumerate(choices):
            for place, element, name in _attributes(root, places):
                if name == attribute and element.get(name) != value:
                    element.set(name, value)
                    yield f"{place} = {number}", element.getroottree().getroot()


def bad_text(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """The text of an element that holds text alone is another, or none."""
    for text in ("", "?"):
        for place, element in _each(root, places):
            if not len(element) and element.text and element.text.strip():
                element.text = text
                yield f"{place} = {text!r}", element.getroottree().getroot()


def stray_text(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """Text where only elements may be."""
    for place, element in _each(root, places):
        if len(element) and _local(element) not in MIXED:
            element[-1].tail = "stray"
            yield place, element.getroottree().getroot()


def dangling_pointer(root: etree._Element, places: list[Place]) -> Iterator[Fault]:
    """A pointer to something that is not there."""
    for place, element, name in _attributes(root, places):
        if name in POINTERS and (value := element.get(name, "")).startswith("#"):
            element.set(name, " ".join([*value.split()[:-1], f"{value.split()[-1]}-gone"]))
            yield place, element.getroottree().getroot()


#: Every kind of fault by its name.
KINDS: dict[str, Callable[[etree._Element, list[Place]], Iterator[Fault]]] = {
    function.__name__: function
    for function in (
        delete_element,
        repeat_element,
        unwrap_element,
        insert_unknown_element,
        insert_known_element,
        insert_foreign_element,
        rename_element,
        change_namespace,
        reorder_elements,
        delete_attribute,
        insert_attribute,
        insert_value,
        bad_value,
        empty_value,
        other_value,
        bad_text,
        stray_text,
        dangling_pointer,
    )
}


def mutants(
    document: str,
    root: etree._Element,
    step: int = 1,
    kinds: Collection[str] = KINDS.keys(),
    seen: set[Sort] | None = None,
) -> Iterator[Mutant]:
    """All mutants of one valid document, or those of every so-manieth place.

    Args:
        document: its name, for people.
        root: the document.
        step: 1 for all places. Otherwise each kind of fault begins at another one.
        kinds: the kinds of fault that are wanted.
        seen: the sorts of element that other documents have had tried; those of this are added.
    """
    places = list(_places(root, set() if seen is None else seen))
    for number, (kind, function) in enumerate(KINDS.items()):
        if kind in kinds:
            for place, changed in function(root, places[number % step :: step]):
                yield Mutant(kind, place, document, changed)


def neutral(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The document with comments or processing instructions in every element: still valid."""
    for name, make in (
        ("comments", lambda: etree.Comment(" nothing ")),
        ("instructions", lambda: etree.ProcessingInstruction("editor", "nothing")),
    ):
        root = etree.fromstring(data)
        for element in list(root.iter(etree.Element)):
            text, element.text = element.text or "", None
            half = len(text) // 2
            node = make()
            element.insert(0, node)
            element.text, node.tail = text[:half], text[half:]
        yield name, etree.tostring(root, encoding="utf-8")
