"""What a TEI file says of itself before its text: which document it is, made from which files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei.bibliography.record import Record, record
from tei.names import TEI
from tei.xml.parsing import beginning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from lxml import etree

_T = f"{{{TEI}}}"
_ROOTS = (f"{_T}TEI", f"{_T}teiCorpus")


class Heading(NamedTuple):
    """The beginning of an XML file.

    Attributes:
        root: the name of its root element, with the namespace in braces; empty where there is none.
        record: what a list says of the document; None where the root is none of TEI's.
        sources: (file name, record) of each file that it was made from; the record is empty where
            that was a whole file.
    """

    root: str
    record: Record | None = None
    sources: tuple[tuple[str, str], ...] = ()


def heading(file: BinaryIO) -> Heading:
    """The heading of an XML file; what stands behind the TEI header is not read.

    It is read past what is not well-formed: whoever reads the whole file will say so.
    """
    root = beginning(file, _ROOTS, f"{_T}teiHeader")
    if root is None:
        return Heading("")
    if root.tag not in _ROOTS:
        return Heading(str(root.tag))
    named = tuple(dict.fromkeys(_sources(root)))
    return Heading(str(root.tag), record(root.getroottree()), named)


def is_tei(file: BinaryIO) -> bool:
    """Whether a file is XML with a root element of TEI's."""
    root = beginning(file, (), "")
    return root is not None and root.tag in _ROOTS


def _sources(root: etree._Element) -> Iterator[tuple[str, str]]:
    # Anywhere: in what is not well-formed the parent may have been closed too early.
    path = f".//{_T}sourceDesc//{_T}idno[@type='filename']/.."
    for described in root.iterfind(path):
        names = [_text(name) for name in described.iterfind(f"{_T}idno[@type='filename']")]
        record = described.find(f"{_T}idno[@type='record']")
        for name in names:
            if name:
                yield name, "" if record is None else _text(record)


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()
