"""Random documents of the names and values that the patterns of a schema speak of."""

import random
import re

from lxml import etree

from tei.schematron import Schema

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VALUES = ("0", "1", "2", "#i3", "1,2 3,4 1,2", "2999-01-01", "2020-02-02", "a b", "", "x")


def _words(schema: Schema) -> list[tuple[list[str], list[str], list[str]]]:
    """Of each pattern: the elements, the attributes and the strings in its expressions."""
    found = []
    for pattern in schema.patterns:
        texts = " ".join(
            " ".join([rule.context, *(v.value for v in rule.lets), *(c.test for c in rule.checks)])
            for rule in pattern.rules
        )
        names = [
            f"{{{schema.namespaces[prefix]}}}{local}"
            for prefix, local in re.findall(r"(?<![\w@])(\w+):(\w+)(?!\()", texts)
            if prefix in schema.namespaces and prefix != "xs"
        ]
        found.append(
            (
                [*names, f"{{{TEI}}}p"],
                re.findall(r"@(?:[\w]+:)?([A-Za-z]\w*)", texts) or ["n"],
                [*re.findall(r"'([^'\s]{1,25})'", texts), *VALUES],
            )
        )
    return found


def document(schema: Schema, seed: int, size: int = 250) -> etree._ElementTree:
    """A document; the same seed gives the same one."""
    chance = random.Random(seed)  # noqa: S311 - nothing to guard
    words = _words(schema)
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    while size > 0:
        names, attributes, values = chance.choice(words)
        nodes = [root, etree.SubElement(root, chance.choice(names))]
        for number in range(chance.randint(2, 9)):
            size -= 1
            near = chance.choice(nodes[1:])
            element = etree.SubElement(near, chance.choice(names))
            for name in chance.sample(attributes, chance.randint(0, min(3, len(attributes)))):
                element.set(name, chance.choice(values))
            if chance.random() < 0.1:
                element.set(XML_ID, f"i{size}")
            if chance.random() < 0.3:
                element.text = chance.choice(("x", " ", "two words", "free"))
            if chance.random() < 0.2:
                element.tail = "\n"
            if number % 3 == 0:
                nodes.append(element)
    return root.getroottree()
