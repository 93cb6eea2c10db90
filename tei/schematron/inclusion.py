"""The files of a schema: include and extends (ISO/IEC 19757-3:2016, sections 5.4.4 and 5.4.5).

Other files are read below the folder of the schema alone; or where somebody says that they stand
for an address, and below that folder.
"""

from __future__ import annotations

import re
from copy import copy
from hashlib import sha256
from typing import TYPE_CHECKING

from tei.errors import MalformedXml
from tei.schematron.embedded import SCHEMATRON
from tei.schematron.model import refuse
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

_S = f"{{{SCHEMATRON}}}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: Files that one schema may take in, and how deep they may stand in one another.
_MOST_FILES, _DEEPEST = 1000, 50


class Files:
    """The files of a schema, and the elements in them.

    Attributes:
        digests: the SHA-256 of each, in hexadecimal, by its path.
        addresses: the paths of those that stand for an address.
    """

    def __init__(self, main: Path, found: Callable[[str], Path | None]) -> None:
        """Read below the folder of a file, and what is found for addresses."""
        self._folders = [main.resolve().parent]
        self._found = found
        self._read = 0
        self.digests: dict[str, str] = {}
        self.addresses: dict[str, str] = {}

    def root(self, path: Path, above: tuple[Path, ...] = ()) -> etree._Element:
        """The root of a file, in which other files have been taken in."""
        self._read += 1
        if self._read > _MOST_FILES:
            refuse(f"more than {_MOST_FILES} files are taken in", str(path))
        try:
            data = path.read_bytes()
            self.digests[str(path.resolve())] = sha256(data).hexdigest()
            root = parse(data).getroot()
        except MalformedXml as error:
            refuse(str(error), str(path), error.line)
        self._take_in(root, path, above)
        return root

    def _take_in(self, root: etree._Element, path: Path, above: tuple[Path, ...]) -> None:
        for include in [*root.iter(f"{_S}include")]:
            found = self._referred(include, path, above)
            parent = include.getparent()
            if parent is None:
                refuse("a schema cannot begin with include", str(path), include.sourceline)
            found.tail = include.tail
            parent.replace(include, found)
        for extends in [*root.iter(f"{_S}extends")]:
            parent = extends.getparent()
            if extends.get("href") is not None and parent is not None:
                # Its contents, and not itself (section 5.4.4).
                found = self._referred(extends, path, above)
                at = parent.index(extends)
                parent[at : at + 1] = [*found]

    def _referred(
        self, element: etree._Element, path: Path, above: tuple[Path, ...]
    ) -> etree._Element:
        """What an element names in another file: its root, or an element by identifier."""
        name, _, fragment = element.get("href", "").partition("#")
        line = element.sourceline
        if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", name):
            there = self._found(name)
            if there is None:
                message = f"{name} is not fetched: other files are read from disk alone"
                refuse(message, str(path), line)
            target = there.resolve()
            self.addresses[name] = str(target)
            self._folders.append(target.parent)
        else:
            target = (path.parent / name).resolve() if name else path.resolve()
        if not any(map(target.is_relative_to, self._folders)):
            refuse(f"{name} is not below the folder of the schema", str(path), line)
        if target in above or target == path.resolve() or len(above) > _DEEPEST:
            refuse(f"{name} takes itself in", str(path), line)
        try:
            root = self.root(target, (*above, path.resolve()))
        except OSError as error:
            refuse(f"{name} cannot be read: {error.strerror or error}", str(path), line)
        if not fragment:
            return root
        found = next((e for e in root.iter("*") if fragment in (e.get("id"), e.get(_XML_ID))), None)
        if found is None:
            refuse(f"{name} has no element {fragment}", str(path), line)
        made = copy(found)
        made.tail = None
        return made
