"""An editor's corrections of links, as TEI has them: `linkGrp` with a `resp` that is not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei.align.findings import unsigned_correction
from tei.diagnostics import Location
from tei.model import Responsible
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from tei.diagnostics import Diagnostic

_T = f"{{{TEI}}}"
_ID, _LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
#: What an identifier of the encoder's begins with: the document's own, which a new date, a new page
#: or a new name of the source changes.
_DOCUMENT = re.compile(r"d(?:undated|[0-9]{4}[0-9-]*)(?:-p[0-9A-Za-z-]+?)?-[0-9a-f]{8}-")
#: What can end an identifier: it is an attribute that anybody may write.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
#: A page on the web: what else a file points to is not in the document.
_PAGE = re.compile(r"https?://\S+")
#: The end of the encoder's identifier.
_ENCODER = "encoder"
_GROUPS = ("alignment", "unmatched")


class Said(NamedTuple):
    """One `link`, or one `ptr` to a unit that is unmatched.

    Attributes:
        units: the ends of the identifiers that it points to, such as ``en-s-0c1a2b``.
        resp: likewise of those who answer for it; empty for the encoder's.
        line: where it stands, 1-based.
        is_link: whether it is a `link`.
        beside: the units of the first link in its group, or else in the group before, which shows
            of which two languages a `ptr` speaks.
        has_cert: whether it says how sure it is.
    """

    units: tuple[str, ...]
    resp: tuple[str, ...]
    line: int
    is_link: bool
    beside: tuple[str, ...] = ()
    has_cert: bool = False


class Corrections(NamedTuple):
    """The links of a file.

    Attributes:
        path: what findings call the file.
        signed: those of an editor.
        unsigned: the others.
        people: the `respStmt` of the file, by the ends of their identifiers.
        is_file: whether they stand in a file of their own, and not in the TEI of the document.
    """

    path: str
    signed: tuple[Said, ...]
    unsigned: tuple[Said, ...]
    people: Mapping[str, Responsible]
    is_file: bool


def read(tree: etree._ElementTree, path: str, *, is_file: bool = False) -> Corrections:
    """The links in a file, whatever its root is: a whole document, `standOff`, one `linkGrp`."""
    said = list(_said(tree))
    return Corrections(
        path,
        tuple(one for one in said if one.resp),
        tuple(one for one in said if not one.resp),
        dict(_people(tree)),
        is_file,
    )


def _said(tree: etree._ElementTree) -> Iterator[Said]:
    beside: tuple[str, ...] = ()
    for group in tree.iter(f"{_T}linkGrp"):
        if group.get("type") not in _GROUPS:
            continue
        if (first := group.find(f"{_T}link")) is not None:
            beside = ends(first.get("target"))
        for one in group.iterchildren(f"{_T}link", f"{_T}ptr"):
            resp = ends(one.get("resp") or group.get("resp"))
            yield Said(
                ends(one.get("target")),
                tuple(name for name in resp if name != _ENCODER),
                one.sourceline or 0,
                one.tag == f"{_T}link",
                beside,
                one.get("cert") is not None,
            )


def ends(pointers: str | None) -> tuple[str, ...]:
    """What pointers lead to, without the file and the document's part of the identifier."""
    return tuple(end(one.rpartition("#")[2]) for one in (pointers or "").split())


def end(identifier: str) -> str:
    """An identifier without the document's."""
    return _DOCUMENT.sub("", identifier, count=1)


def _people(tree: etree._ElementTree) -> Iterator[tuple[str, Responsible]]:
    for statement in tree.iter(f"{_T}respStmt"):
        role = "".join(map(_words, statement.iterchildren(f"{_T}resp")))
        named = list(statement.iterchildren(f"{_T}persName"))
        names = tuple((name.get(_LANG, ""), _words(name)) for name in named)
        name = end(statement.get(_ID, ""))
        if _NAME.fullmatch(name) and role and names and all(words for _, words in names):
            ref = named[0].get("ref", "")
            yield name, Responsible(role, names, ref if _PAGE.fullmatch(ref) else "")


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def unsigned(corrections: Corrections) -> Diagnostic:
    """The finding of a file that has links which nobody has signed; there are some."""
    first, *others = corrections.unsigned
    also = f", and {len(others)} more," if others else ""
    verb = "are" if others else "is"
    return unsigned_correction(
        Location(corrections.path, first.line),
        f"this link{also} {verb} not signed by an editor, and left out",
    )
