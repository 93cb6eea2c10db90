"""The links that an editor has corrected in the TEI of the edition, carried into the TEI anew.

A TEI file in which nothing else was changed stays a product of its source: it is encoded anew, with
these links given. One that was changed otherwise is the editor's, and stays.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import align, codes
from tei.diagnostics import Severity
from tei.names import TEI, XML
from tei.pipeline.corrections import CORRECTED, KEPT
from tei.pipeline.findings import unread_corrections
from tei.pipeline.unsigned import Last, Made, key, keys
from tei.validate.documents import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml import etree

    from tei.align import Corrections
    from tei.diagnostics import Diagnostic
    from tei.pipeline.stages import Encoded

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"
_METHOD = f"{_T}segmentation"
_SPACE = re.compile(r"[ \t\r\n]+")


def signed(tei: bytes, name: str) -> Corrections | None:
    """The links of a TEI file, if an editor has set some of them."""
    tree, _ = parsed(tei, name)
    links = None if tree is None else align.read(tree, name)
    return links if links and links.signed else None


class Anew(NamedTuple):
    """A source as it is encoded today.

    Attributes:
        given: the corrections beside it; None where there are none.
        encoded: it, with these.
        encode: encodes it with others.
    """

    given: Corrections | None
    encoded: Encoded
    encode: Callable[[Corrections | None], Encoded]


class Settled(NamedTuple):
    """What a document becomes.

    Attributes:
        encoded: its source encoded with the corrections that hold.
        standing: the TEI that stays as it is instead; None where it is written over.
        findings: why it stays, if that is because of its links; otherwise what was not heeded.
    """

    encoded: Encoded
    standing: bytes | None = None
    findings: Sequence[Diagnostic] = ()


def written(tei: bytes, name: str, anew: Anew) -> Settled:
    """What becomes of a TEI file that is as the encoder wrote it: an editor may be heard in it.

    Args:
        tei: the file; nothing where there is none.
        name: its path, for findings.
        anew: its source.
    """
    links = signed(tei, name)
    if links is None:
        return Settled(anew.encoded)
    if anew.given is None:
        return Settled(anew.encode(links))
    if f"{CORRECTED}{KEPT}".encode() in tei:
        # They were taken from the file; what is not there any more was taken out of it.
        return Settled(anew.encoded)
    absent = _absent(links, anew.given)
    return _kept(anew.encoded, tei, absent) if absent else Settled(anew.encoded)


def edited(tei: bytes, name: str, anew: Anew) -> Settled:
    """What becomes of a TEI file that somebody has changed: it stays if something would be lost.

    That is, another change than one of links, or one that is not signed. The arguments are those
    of `written`.
    """
    stays = Settled(anew.encoded, tei)
    before = parsed(tei, name)[0]
    if before is None:
        return stays
    links = align.read(before, name)
    uncorrected, encoded = anew.encoded, anew.encoded
    if anew.given is not None:
        uncorrected = anew.encode(None)
    elif links.signed:
        encoded = anew.encode(links)
    plain, after = _tree(uncorrected, name), _tree(encoded, name)
    if plain is None or after is None or not _is_same_text(before, after):
        return stays
    if _method(before) not in (_method(plain), _method(after)):
        return stays
    if anew.given is not None:
        why = _absent(links, anew.given)
    else:
        unusable = codes.UNUSABLE_CORRECTION
        why = [found for found in encoded.diagnostics if found.code is unusable]
    made = Made(align.read(plain, name), align.read(after, name), partial(_given, name, anew))
    last = Last(before, links, made)
    why = why or last.changed()
    return _kept(anew.encoded, tei, why) if why else Settled(encoded, None, last.restored())


def _kept(encoded: Encoded, tei: bytes, why: Sequence[Diagnostic]) -> Settled:
    """That a file stays: it is not what the edition should have, so the reasons are errors."""
    return Settled(encoded, tei, [replace(found, severity=Severity.ERROR) for found in why])


def _given(name: str, anew: Anew, links: Corrections) -> Corrections:
    """The links of a source that is encoded with some given."""
    tree = _tree(anew.encode(links), name)
    return links if tree is None else align.read(tree, name)


def _absent(links: Corrections, given: Corrections) -> list[Diagnostic]:
    """The finding of signed links that the file of corrections does not have."""
    there = keys(given.signed)
    absent = [said for said in links.signed if key(said) not in there]
    if not absent:
        return []
    why = (
        f"{links.path} has signed links that are not in this file: {len(absent)}, from line "
        f"{absent[0].line} on"
    )
    advice = "copy these into this file; then all that is signed is taken from there"
    return [unread_corrections(given.path, why, advice)]


def _tree(encoded: Encoded, name: str) -> etree._ElementTree | None:
    return None if encoded.tei is None else parsed(encoded.tei, name)[0]


class _Node(NamedTuple):
    """An element or a comment as far as two documents are compared."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    tail: str


def _is_same_text(edited: etree._ElementTree, encoded: etree._ElementTree) -> bool:
    """Whether a TEI file says what the encoder writes, but for links, and what is said of links.

    Runs of white space are one space, and people stand in any order: an editor's program may set
    the file otherwise. There may be more people by now: an editor can sign before the settings
    name him.
    """
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}respStmt"
    people = [tree.getroot().findall(path) for tree in (edited, encoded)]
    links = [[*tree.iter(f"{_T}linkGrp", _METHOD)] for tree in (edited, encoded)]
    there, now = (Counter(tuple(_nodes(person)) for person in of_tree) for of_tree in people)
    return there <= now and _nodes(edited.getroot(), people[0], links[0]) == _nodes(
        encoded.getroot(), people[1], links[1]
    )


def _nodes(
    root: etree._Element,
    people: Iterable[etree._Element] = (),
    links: Iterable[etree._Element] = (),
) -> list[_Node]:
    """What a tree is made of, but for what stands in some of its elements; comments always."""
    left_out = {inner for element in (*people, *links) for inner in element.iter("*")}
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            found.append(_Node("", (), element.text or "", ""))
        elif element not in left_out and element.tag != f"{_T}standOff":
            attributes = {str(name): str(value) for name, value in element.attrib.items()}
            if _ID in attributes:
                attributes.pop("corresp", None)
            places = tuple(sorted(attributes.items()))
            text, tail = _collapsed(element.text), _collapsed(element.tail)
            found.append(_Node(str(element.tag), places, text, tail))
    return found


def _method(tree: etree._ElementTree) -> str:
    """What the header says of how the text was divided and linked, but for corrections."""
    words = "".join(str(text) for element in tree.iter(_METHOD) for text in element.itertext())
    return _collapsed(words).partition(CORRECTED)[0]


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip(" ")
