"""Documents made from the grammar itself, by following it at random: the same ones every time.

They say nothing sensible, but hold every construct in every place where the grammar has it. So they
show whether another schema accepts all that this one does.
"""

import random
from collections.abc import Iterator
from functools import cache

from lxml import etree

from .engines import NAMESPACES, RNG, TEI, XML
from .vocabulary import definitions

#: Values for the datatypes, by the name of their definition.
VALUES = {
    "words": ("Words", "河镇", "a b", "x."),
    "document-id": ("d1961-05-02-p3-4-0a1b2c3d", "dundated-00c0ffee"),
    "identifier": ("d1961-05-02-p3-4-0a1b2c3d-en-p-1", "d1961-0a1b2c3d-x.1", "d1961-05-0a1b2c3d"),
    "pointer": ("#d1961-0a1b2c3d-x", "#a"),
    "references": ("#a", "https://example.org/a?b=c"),
    "web-address": ("https://example.org/", "http://example.org/a#b"),
    "language-tag": ("en", "zh-Hans", "zh-Latn-pinyin"),
    "calendar-date": ("1961-05-02", "2024-02-29", "1961-05", "1961"),
    "percentage": ("0", "7", "42", "100"),
    "whole-number": ("1", "12", "100"),
    "certainty": ("high", "unknown", "0", "0.25", "1", "1.0"),
    "number": ("149", "-3.5", "0.03", "1/3"),
    "sha256": ("0123456789abcdef" * 4,),
    "doi": ("10.5072/example.7",),
    "word": ("word", "two-words"),
    "file-address": ("images/bridge.jpg", "https://example.org/i.jpg"),
    "rendition": ("indent(4sp)", "indent(2em+1tab)", "inline"),
    "application": ("0.1.0", "2", "1.0rc1.2"),
}
#: How deep elements may stand in each other before only the shortest ways are taken.
DEPTH = 9


def _patterns(pattern: etree._Element) -> list[etree._Element]:
    return list(pattern.iterchildren(etree.Element))


@cache
def _heights() -> dict[str, int]:
    """For each definition, how deep the shallowest content is that it allows."""
    heights = dict.fromkeys(definitions(), 1000)
    while True:
        found = {
            name: _height(_Sequence(define), heights) for name, define in definitions().items()
        }
        if found == heights:
            return heights
        heights = found


class _Sequence:
    """The children of a pattern, one after the other."""

    def __init__(self, pattern: etree._Element) -> None:
        self.parts = _patterns(pattern)


def _height(pattern: "etree._Element | _Sequence", heights: dict[str, int]) -> int:
    if isinstance(pattern, _Sequence):
        return max((_height(part, heights) for part in pattern.parts), default=0)
    kind = etree.QName(pattern).localname
    if kind == "ref":
        return heights[pattern.get("name", "")]
    if kind in ("optional", "zeroOrMore"):
        return 0
    if kind == "choice":
        return min(_height(part, heights) for part in _patterns(pattern))
    inner = _height(_Sequence(pattern), heights)
    return min(inner + 1, 1000) if kind == "element" else inner


class _Writer:
    """Follows patterns and writes what they allow."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # the same document every time
        self.depth = 0

    def document(self) -> etree._Element:
        holder = etree.Element("holder")
        self.follow(definitions()["TEI"], holder)
        return holder[0]

    def follow(self, pattern: etree._Element, parent: etree._Element) -> None:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            self.follow(definitions()[pattern.get("name", "")], parent)
        elif kind == "element":
            self.depth += 1
            self.all_of(
                pattern,
                etree.SubElement(
                    parent, f"{TEI}{pattern.get('name')}", nsmap={None: NAMESPACES["tei"]}
                ),
            )
            self.depth -= 1
        elif kind == "attribute":
            name = pattern.get("name", "").replace("xml:", XML)
            parent.set(name, " ".join(self.value(_patterns(pattern)[0])))
        elif kind == "choice":
            self.follow(self.one_of(pattern), parent)
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            for _ in range(self.times(kind)):
                self.all_of(pattern, parent)
        elif kind == "text":
            self.write(parent, self.random.choice((*VALUES["words"], "", " ")))
        elif kind in ("data", "value", "list"):
            self.write(parent, " ".join(self.value(pattern)))
        else:
            assert kind in ("define", "group", "empty"), kind
            self.all_of(pattern, parent)

    def all_of(self, pattern: etree._Element, parent: etree._Element) -> None:
        for part in _patterns(pattern):
            self.follow(part, parent)

    def one_of(self, choice: etree._Element) -> etree._Element:
        parts = _patterns(choice)
        if self.depth > DEPTH:
            least = min(_height(part, _heights()) for part in parts)
            parts = [part for part in parts if _height(part, _heights()) == least]
        return self.random.choice(parts)

    def times(self, kind: str) -> int:
        least = 1 if kind == "oneOrMore" else 0
        if self.depth > DEPTH:
            return least
        return max(least, self.random.choice((0, 1) if kind == "optional" else (0, 1, 1, 2, 3)))

    def value(self, pattern: etree._Element) -> list[str]:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            name = pattern.get("name", "")
            return (
                [self.random.choice(VALUES[name])]
                if name in VALUES
                else self.value_of(definitions()[name])
            )
        if kind == "data":
            define = next(pattern.iterancestors(f"{RNG}define")).get("name", "")
            return [self.random.choice(VALUES[define])]
        if kind == "value":
            return [pattern.text or ""]
        if kind == "choice":
            return self.value(self.random.choice(_patterns(pattern)))
        if kind == "oneOrMore":
            return [
                part
                for _ in range(self.random.choice((1, 1, 2)))
                for part in self.value_of(pattern)
            ]
        assert kind in ("list", "group"), kind
        return self.value_of(pattern)

    def value_of(self, pattern: etree._Element) -> list[str]:
        return [value for part in _patterns(pattern) for value in self.value(part)]

    @staticmethod
    def write(parent: etree._Element, text: str) -> None:
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def generated(number: int) -> Iterator[tuple[str, etree._Element]]:
    """So many documents that the grammar accepts, each with a name."""
    for seed in range(number):
        document = _Writer(seed).document()
        yield (
            f"generated-{seed}",
            etree.fromstring(etree.tostring(document), etree.XMLParser(collect_ids=False)),
        )
