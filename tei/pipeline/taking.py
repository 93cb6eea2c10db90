"""The links that an editor has corrected in the TEI of the edition, carried into the TEI anew.

A TEI file in which nothing else was changed stays a product of its source: it is encoded anew, with
these links given. One that was changed otherwise is the editor's, and stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei import align, codes, files
from tei.diagnostics import Location
from tei.names import TEI, XML
from tei.validate.documents import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from lxml import etree

    from tei.align import Corrections, Said
    from tei.diagnostics import Diagnostic
    from tei.pipeline.stages import Encoded

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"
_SPACE = re.compile(r"[ \t\r\n]+")


def signed(tei: bytes, name: str) -> Corrections | None:
    """The links of a TEI file, if an editor has set some of them."""
    tree, _ = parsed(tei, name)
    links = None if tree is None else align.read(tree, name)
    return links if links and links.signed else None


def kept(
    out: Path, names: Sequence[str], encoded: Encoded, encode: Callable[[Corrections], Encoded]
) -> Encoded:
    """A source encoded with the links that an editor has set in what was written for it last.

    Args:
        out: the edition's folder.
        names: where the TEI may be, seen from there; the first that is there counts.
        encoded: the source encoded without corrections, which is returned where there are none.
        encode: encodes it with some.
    """
    for name in filter(None, names):
        path = out / name
        if path.is_file():
            links = signed(files.read(path), name)
            return encode(links) if links else encoded
    return encoded


def taken(
    edited: bytes, name: str, encoded: Encoded, encode: Callable[[Corrections], Encoded]
) -> tuple[Encoded | None, list[Diagnostic]]:
    """A source encoded with the links that an editor has set in a TEI file by hand.

    Args:
        edited: the file.
        name: its path, for findings.
        encoded: the source encoded without corrections.
        encode: encodes it with some.

    Returns:
        Nothing where something would be lost: another change, or one that is not signed; and what
        to do about it.
    """
    before, plain = parsed(edited, name)[0], _tree(encoded, name)
    if before is None or plain is None:
        return None, []
    links = align.read(before, name)
    anew = encode(links) if links.signed else encoded
    after = _tree(anew, name)
    if after is None or not _differ_in_links_alone(before, after):
        return None, []
    unusable = [found for found in anew.diagnostics if found.code is codes.UNUSABLE_CORRECTION]
    in_both = align.read(plain, name), align.read(after, name)
    why = unusable + _unsigned(links, in_both, _lines(before))
    return (None, why) if why else (anew, [])


def _tree(encoded: Encoded, name: str) -> etree._ElementTree | None:
    return None if encoded.tei is None else parsed(encoded.tei, name)[0]


def _lines(tree: etree._ElementTree) -> dict[str, int]:
    """The line of each element, by the end of its identifier."""
    named = tree.iter(f"{_T}*")
    return {align.end(e.get(_ID, "")): e.sourceline or 0 for e in named if e.get(_ID)}


class _Node(NamedTuple):
    """An element or a comment as far as two documents are compared."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    tail: str


def _differ_in_links_alone(one: etree._ElementTree, other: etree._ElementTree) -> bool:
    """Whether two TEI documents say the same but for their links, and @corresp that repeats them.

    Runs of white space are one space, and people stand in any order: an editor's program may set
    the file otherwise.
    """
    path = f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}respStmt"
    people = [tree.getroot().findall(path) for tree in (one, other)]
    links = [[*tree.iter(f"{_T}linkGrp")] for tree in (one, other)]
    if sorted(map(_nodes, people[0])) != sorted(map(_nodes, people[1])):
        return False
    return _nodes(one.getroot(), people[0], links[0]) == _nodes(
        other.getroot(), people[1], links[1]
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
            said = _collapsed(element.text).removesuffix(align.METHOD_CORRECTED)
            places = tuple(sorted(attributes.items()))
            found.append(_Node(str(element.tag), places, said, _collapsed(element.tail)))
    return found


def _collapsed(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip(" ")


def _unsigned(
    edited: Corrections, encoded: tuple[Corrections, Corrections], lines: dict[str, int]
) -> list[Diagnostic]:
    """What an editor has changed of the links of a file without signing it.

    Args:
        edited: the links of the file.
        encoded: those of the same source encoded without corrections, and with those of the file.
        lines: where each unit stands, by the end of its identifier.
    """
    computed = {_key(said) for links in encoded for said in (*links.signed, *links.unsigned)}
    touched = {name for said in edited.signed for name in said.units}
    named = {name for said in (*edited.signed, *edited.unsigned) for name in said.units}
    found = [
        align.unsigned_correction(
            Location(edited.path, said.line), "this link was changed, and nobody has signed it"
        )
        for said in edited.unsigned
        if _key(said) not in computed
    ]
    # What goes with something that is signed is computed anew in any case.
    gone = {
        name: None
        for said in encoded[0].unsigned
        if touched.isdisjoint(said.units)
        for name in said.units
        if name not in named
    }
    return found + [
        align.unsigned_correction(
            Location(edited.path, lines.get(name, 0)),
            "the link of this unit was taken away, and nobody says what goes with it",
        )
        for name in gone
    ]


def _key(said: Said) -> tuple[bool, frozenset[str]]:
    return said.is_link, frozenset(said.units)
