"""Other documents that expressions ask for: XML below the folder of the document, and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei.errors import MalformedXml
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
#: Stands for the folder of the document, in a stylesheet.
FOLDER = "tei-schematron:///"
#: So many may be read for one.
_MOST = 1000


class Unavailable(ValueError):
    """A document that cannot be read, or must not; the message says why."""


class Documents:
    """The documents that may be read for one."""

    def __init__(self, base: Path | None) -> None:
        self._base = base.resolve() if base else None
        self._known: dict[Path, tuple[bytes, etree._ElementTree]] = {}

    def read(self, name: str) -> tuple[bytes, etree._ElementTree]:
        """A document, as it stands in its file and as a tree; always the same for one name.

        Args:
            name: relative to the folder.

        Raises:
            Unavailable: it is not below the folder, or cannot be read.
        """
        if self._base is None or _SCHEME.match(name) or name.startswith("//"):
            message = f"{name} is not read: documents are read below the folder of this one alone"
            raise Unavailable(message)
        path = (self._base / name.partition("#")[0]).resolve()
        if not path.is_relative_to(self._base):
            message = f"{name} is not read: it is not below the folder of the document"
            raise Unavailable(message)
        if path not in self._known:
            if len(self._known) >= _MOST:
                message = f"{name} is not read: more than {_MOST} documents are asked for"
                raise Unavailable(message)
            try:
                data = path.read_bytes()
                self._known[path] = data, parse(data)
            except (OSError, MalformedXml) as error:
                message = f"{name} cannot be read: {error}"
                raise Unavailable(message) from None
        return self._known[path]


class Resolver(etree.Resolver):
    """What libxslt gets where it asks for another document: one that may be read, or an error."""

    documents: Documents

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ANN401, ARG002 - lxml's own
        """The document at an address.

        Raises:
            Unavailable: it may not be read, or cannot.
        """
        data, _ = self.documents.read((system_url or "").removeprefix(FOLDER))
        return self.resolve_string(data, context, base_url=system_url)
