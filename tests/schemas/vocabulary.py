"""The elements and attributes that a schema declares, read from the schema's own file."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from .engines import RNG, SCHEMAS


@cache
def definitions() -> dict[str, etree._Element]:
    found = {}
    for path in sorted(SCHEMAS.glob("edition*.rng")):
        for define in etree.parse(path).getroot().iter(f"{RNG}define"):
            name = define.get("name")
            assert name is not None
            assert name not in found, f"{name} is defined twice"
            found[name] = define
    return found


def _attributes(pattern: etree._Element) -> set[str]:
    """The attributes of the element that this pattern is a part of."""
    found = set()
    for child in pattern.iterchildren(etree.Element):
        if child.tag == f"{RNG}attribute":
            found.add(child.get("name", ""))
        elif child.tag == f"{RNG}ref":
            found |= _attributes(definitions()[child.get("name", "")])
        elif child.tag != f"{RNG}element":
            found |= _attributes(child)
    return found


def of_relaxng() -> dict[str, set[str]]:
    """Each element of the grammar with its attributes, in whatever place it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for define in definitions().values():
        for element in define.iter(f"{RNG}element"):
            found[element.get("name", "")] |= _attributes(element)
    return dict(found)


def _values(pattern: etree._Element) -> set[str] | None:
    """The values that a pattern allows, if they are a closed list."""
    parts = list(pattern.iterchildren(etree.Element))
    if pattern.tag == f"{RNG}value":
        return {pattern.text or ""}
    if pattern.tag == f"{RNG}ref":
        return _values(definitions()[pattern.get("name", "")])
    if pattern.tag in (f"{RNG}choice", f"{RNG}attribute", f"{RNG}define"):
        found = [_values(part) for part in parts]
        closed = [values for values in found if values is not None]
        return set().union(*closed) if len(closed) == len(found) else None
    return None


def _listed(pattern: etree._Element) -> Iterator[tuple[str, set[str] | None]]:
    """The attributes of the element that this pattern is a part of, with their values if closed."""
    for child in pattern.iterchildren(etree.Element):
        if child.tag == f"{RNG}attribute":
            yield child.get("name", ""), _values(child)
        elif child.tag == f"{RNG}ref":
            yield from _listed(definitions()[child.get("name", "")])
        elif child.tag != f"{RNG}element":
            yield from _listed(child)


def values_of_relaxng() -> dict[tuple[str, str], set[str]]:
    """The values of each attribute of each element, where the grammar lists them in every place."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    is_open: set[tuple[str, str]] = set()
    for define in definitions().values():
        for element in define.iter(f"{RNG}element"):
            for attribute, values in _listed(element):
                key = (element.get("name", ""), attribute)
                if values is None:
                    is_open.add(key)
                else:
                    found[key] |= values
    return {key: values for key, values in found.items() if key not in is_open}


def _required(pattern: etree._Element) -> set[str]:
    """The attributes that the element which this pattern is a part of has in any case."""
    parts = list(pattern.iterchildren(etree.Element))
    if pattern.tag == f"{RNG}attribute":
        return {pattern.get("name", "")}
    if pattern.tag == f"{RNG}ref":
        return _required(definitions()[pattern.get("name", "")])
    if pattern.tag == f"{RNG}choice":
        return set.intersection(*(_required(part) for part in parts))
    if pattern.tag in (f"{RNG}group", f"{RNG}define", f"{RNG}oneOrMore"):
        return set().union(*(_required(part) for part in parts))
    return set()


def required_of_relaxng() -> set[tuple[str, str]]:
    """Each attribute that its element must have, in whatever place it stands."""
    found: dict[str, set[str]] = {}
    for define in definitions().values():
        for element in define.iter(f"{RNG}element"):
            name = element.get("name", "")
            parts = (_required(part) for part in element.iterchildren(etree.Element))
            required = set[str]().union(*parts)
            found[name] = found.get(name, required) & required
    return {(name, attribute) for name, attributes in found.items() for attribute in attributes}


#: Where TEI defines a class of attributes, if that is not the module for all (tei).
MODULE_OF_CLASS = {
    "att.global.change": "transcr",
    "att.global.facs": "transcr",
    "att.metrical": "verse",
    "att.enjamb": "verse",
    "att.msExcerpt": "msdescription",
    "att.translatable": "tagdocs",
}


@cache
def _tei_all(path: Path) -> dict[str, list[etree._Element]]:
    found = defaultdict(list)
    for define in etree.parse(path).getroot().iter(f"{RNG}define"):
        found[define.get("name", "")].append(define)
    return found


def of_tei_all(path: Path, element: str) -> dict[str, str]:
    """The attributes that TEI gives an element, each with the class that it comes from."""
    found: dict[str, str] = {}

    def walk(pattern: etree._Element, origin: str) -> None:
        for child in pattern.iterchildren(etree.Element):
            if child.tag == f"{RNG}attribute":
                found.setdefault(child.get("name", ""), origin)
            elif child.tag == f"{RNG}ref":
                match = re.fullmatch(r"(att\.[\w.]+?)\.attributes?(\..+)?", child.get("name", ""))
                if match is not None:
                    for define in _tei_all(path)[match[0]]:
                        walk(define, match[1])
            else:
                walk(child, origin)

    (define,) = _tei_all(path)[element]
    walk(define, element)
    return found
