"""What other documents hold that pointers can lead to: their identifiers, and what they take in.

Each is read as a stream, once in a process while it stays as it is, with no entities.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.errors import FileUnreadable, MalformedXml
from tei.names import XINCLUDE
from tei.validate.checks.allowances import Allowances
from tei.validate.checks.references import reference, unescaped
from tei.validate.checks.walk import BASE, ID, Surroundings, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.validate.checks.walk import Element

#: XInclude 1.0, section 2.1.
INCLUDE = f"{XINCLUDE}}}include"

#: Other documents with more bytes are not read, those with more identifiers not kept.
_LARGEST = 100_000_000
_MOST_IDENTIFIERS = 200_000
#: So many documents are kept in a process.
_KEPT = 32
#: So much of a document, and so many documents of a folder, are searched for what they take in.
_BEGINNING = 1 << 18
_MOST_WHOLES = 200
_INCLUDED = re.compile(rb"""<[\w.-]*:?include\s[^<>]*?\bhref\s*=\s*["']([^"'<>]+)["']""")


class Contents(NamedTuple):
    """What there is in a document.

    Attributes:
        is_tei: whether its root is one of TEI's elements.
        identifiers: those of its elements.
        prefixes: what its ``prefixDef`` elements declare.
        includes: what it takes in by XInclude, as references.
        has_base: whether an ``xml:base`` says that references start from elsewhere.
    """

    is_tei: bool
    identifiers: frozenset[str]
    prefixes: frozenset[str]
    includes: tuple[str, ...]
    has_base: bool


def contents(path: str) -> Contents | None:
    """What there is in a file; None where it cannot be read as XML, or is too large.

    Args:
        path: of a file that may be read.
    """
    try:
        state = os.stat(path)  # noqa: PTH116 - its name is text here
    except (OSError, ValueError):
        return None
    if state.st_size > _LARGEST:
        return None
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(_KEPT)
def _read(path: str, *_state: int) -> Contents | None:
    identifiers: set[str] = set()
    prefixes: set[str] = set()
    includes: list[str] = []
    bases: list[str] = []

    def identified(_: Element, __: str, value: str) -> None:
        if len(identifiers) <= _MOST_IDENTIFIERS:
            identifiers.add(value.strip())

    walk = Walk(Surroundings())
    walk.on_attribute(ID, identified)
    walk.on_attribute(BASE, lambda _, __, value: bases.append(value))
    walk.on_start("prefixDef", lambda element: prefixes.add(element.attributes.get("ident", "")))
    walk.on_start(INCLUDE, lambda element: includes.extend(included(element)))
    try:
        with files.opened(Path(path)) as file:
            walk.through(file, Allowances())
    except (FileUnreadable, MalformedXml, OSError):
        return None
    if len(identifiers) > _MOST_IDENTIFIERS:
        return None
    return Contents(
        walk.is_tei, frozenset(identifiers), frozenset(prefixes), tuple(includes), bool(bases)
    )


def included(element: Element) -> Iterator[str]:
    """The reference to what an ``xi:include`` takes in, unless that is text or in the document."""
    href = element.attributes.get("href", "")
    if href and element.attributes.get("parse", "xml") == "xml":
        yield href


def is_taken_in(document: Path, root: Path) -> bool:
    """Whether another document takes this one in, and so may have what its pointers lead to.

    Looked for in the document's folder and the two above it, not above `root`, at the beginning of
    a bounded number of files.
    """
    path, top = os.path.realpath(document), os.path.realpath(root)
    folder = os.path.dirname(path)  # noqa: PTH120 - names are text here
    for _ in range(3):
        if os.path.commonpath([folder, top]) != top:
            break
        if path in _taken_in(folder):
            return True
        folder = os.path.dirname(folder)  # noqa: PTH120 - likewise
    return False


@lru_cache(_KEPT)
def _taken_in(folder: str) -> frozenset[str]:
    """The files that XML documents of a folder take in."""
    found = set()
    for path in xml_files(folder, _MOST_WHOLES):
        try:
            with Path(path).open("rb") as file:
                beginning = file.read(_BEGINNING)
        except OSError:
            continue
        if INCLUDE.rpartition("}")[0].encode() not in beginning:
            continue
        for href in _INCLUDED.findall(beginning):
            to = reference(href.decode("utf-8", "replace"))
            if to and not to.scheme and "\0" not in (name := unescaped(to.path)):
                found.add(os.path.realpath(os.path.join(folder, name)))  # noqa: PTH118 - likewise
    return frozenset(found)


def xml_files(folder: str, most: int) -> list[str]:
    """The XML files of a folder itself, by name; so many of them at the most."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                entry.path
                for entry in entries
                if entry.name.endswith(".xml") and entry.is_file(follow_symlinks=False)
            )
    except OSError:
        return []
    return names[:most]
