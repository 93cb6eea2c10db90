"""TEI documents as trees: read from bytes, or a finding that says what is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tei import files
from tei.errors import MalformedXml
from tei.names import TEI
from tei.validate import findings
from tei.validate.opening import not_tei
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic

_T = f"{{{TEI}}}"
#: A larger document is not made a tree, in bytes.
LARGEST = 100_000_000


def obstacle(source: bytes | Path) -> str:
    """Why a document is not made a tree, which takes many times its size; empty if it can be."""
    size = len(source) if isinstance(source, bytes) else files.size(source)
    return f"it is larger than {LARGEST // 10**6} MB" if size > LARGEST else ""


def read(source: bytes | Path, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """As `parsed`.

    Raises:
        FileUnreadable: `source` cannot be read.
    """
    return parsed(source if isinstance(source, bytes) else files.read(source), path)


def parsed(data: bytes, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """The document in `data`, or None and a finding that says why it cannot be read."""
    try:
        return parse(data), []
    except MalformedXml as error:
        return None, [findings.malformed_xml(path, error)]


def parsed_tei(data: bytes, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    """The TEI document in `data`, or None and a finding that says what is in the way."""
    tree, found = parsed(data, path)
    if tree is None or tree.getroot().tag == f"{_T}TEI":
        return tree, found
    root = tree.getroot()
    name = etree.QName(root)
    return None, [not_tei(path, name.namespace or "", name.localname, root.sourceline or 0)]
