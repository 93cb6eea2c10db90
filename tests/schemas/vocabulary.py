"""The elements and attributes that a schema declares, read from the schema's own file."""

from collections import defaultdict
from functools import cache

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
