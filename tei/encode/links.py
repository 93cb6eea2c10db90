"""What goes with what: the link groups of `<standOff>`, and @corresp, which repeats them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tei.xml.writing import Element

if TYPE_CHECKING:
    from tei.encode.identifiers import Identifiers
    from tei.model import Alignment, Document


def links(document: Document, ids: Identifiers) -> list[Element]:
    """One group of links for each level and language pair, and one of the units without any."""
    return [
        group
        for alignment in document.alignments
        for group in _groups(alignment, document, ids)
        if group.children
    ]


def correspondences(document: Document, ids: Identifiers) -> dict[str, str]:
    """The @corresp of each linked unit, by its identifier."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for alignment in document.alignments:
        for ours, theirs in _pairs(alignment, document, ids):
            for unit in ours:
                found[unit].extend(theirs)
            for unit in theirs:
                found[unit].extend(ours)
    return {unit: pointers(others) for unit, others in found.items()}


def pointers(identifiers: list[str]) -> str:
    """A list of pointers, as an attribute has it."""
    return " ".join(f"#{identifier}" for identifier in identifiers)


def certainty(probability: float | None) -> str:
    """A probability as @cert has it, to two digits; 1 is said only of what is certain."""
    if probability is None:
        return ""
    if probability == 1:
        return "1"
    return f"{min(max(probability, 0.01), 0.99):.2f}"


def _groups(alignment: Alignment, document: Document, ids: Identifiers) -> list[Element]:
    judged = {"subtype": alignment.level, "resp": f"#{ids.of('encoder')}"}
    signed = _signed(alignment, document, ids)
    links = Element("linkGrp", {"type": "alignment", **judged})
    for link, (ours, theirs) in zip(alignment.links, _pairs(alignment, document, ids), strict=True):
        resp = signed.get((link.original, link.translation), "")
        cert = "" if resp else certainty(link.cert)
        target = pointers(ours + theirs)
        links.children.append(Element("link", {"target": target, "cert": cert, "resp": resp}))
    unmatched = Element("linkGrp", {"type": "unmatched", **judged})
    names = ids.level(alignment.level, _original(document))
    for index in alignment.unmatched_original:
        resp = signed.get(((index,), ()), "")
        unmatched.children.append(Element("ptr", {"target": f"#{names[index]}", "resp": resp}))
    names = ids.level(alignment.level, alignment.translation)
    for index in alignment.unmatched_translation:
        resp = signed.get(((), (index,)), "")
        unmatched.children.append(Element("ptr", {"target": f"#{names[index]}", "resp": resp}))
    return [links, unmatched]


def _signed(
    alignment: Alignment, document: Document, ids: Identifiers
) -> dict[tuple[tuple[int, ...], tuple[int, ...]], str]:
    """The @resp of what an editor has said of units, by their numbers on either side."""
    return {
        (said.original, said.translation): pointers([ids.of(name) for name in said.resp])
        for said in document.corrections
        if (said.level, said.lang) == (alignment.level, alignment.translation)
    }


def _pairs(
    alignment: Alignment, document: Document, ids: Identifiers
) -> list[tuple[list[str], list[str]]]:
    ours = ids.level(alignment.level, _original(document))
    theirs = ids.level(alignment.level, alignment.translation)
    return [
        ([ours[i] for i in link.original], [theirs[j] for j in link.translation])
        for link in alignment.links
    ]


def _original(document: Document) -> str:
    assert document.original is not None  # noqa: S101 - there are links
    return document.original.lang
