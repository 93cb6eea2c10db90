"""OASIS XML Catalogs 1.1: which file stands for an address.

Only entries for URI references count (section 7.2); those for external identifiers (``public``,
``system`` and their like) are read past, and ``prefer``, which is about them, has no effect.
Catalogs are files: what names another computer is not followed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files
from tei.errors import FileUnreadable, MalformedXml, SchemaUnusable
from tei.names import XML
from tei.schemastore import addresses
from tei.schemastore.names import is_address
from tei.xml.events import SEPARATOR, Events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_BASE = f"{XML}{SEPARATOR}base"
#: The entries that count: the attribute that is compared, and the one that is the result.
_ENTRIES = {
    "uri": ("name", "uri"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "uriSuffix": ("uriSuffix", "uri"),
    "delegateURI": ("uriStartString", "catalog"),
    "nextCatalog": ("", "catalog"),
}
_HOLDERS = ("catalog", "group")
#: What a system that has a catalog has it in (Linux Standard Base; xmlcatalog's own default).
_OF_SYSTEM = "/etc/xml/catalog"
#: What section 6.3 has written in escapes, besides all that is beyond ASCII.
_ESCAPED = frozenset(' "<>\\^`{|}\x7f').union(map(chr, range(0x20)))


@dataclass(slots=True)
class _Catalog:
    """The entries of one file by their kinds: what is compared, and the result as an address."""

    entries: dict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: {kind: [] for kind in _ENTRIES}
    )

    def longest(self, kind: str, *, of: str, at_end: bool = False) -> list[tuple[str, str]]:
        """The entries of a kind that fit the beginning or the end of a text, the longest first."""
        fits = of.endswith if at_end else of.startswith
        found = [entry for entry in self.entries[kind] if entry[0] and fits(entry[0])]
        return sorted(found, key=lambda entry: -len(entry[0]))


class Catalogs:
    """Catalogs in the order in which they are asked."""

    def __init__(self, named: Sequence[Path] = ()) -> None:
        """Take the catalogs that somebody named, then those of the environment.

        Raises:
            FileUnreadable: one that was named cannot be read.
            SchemaUnusable: one that was named is no catalog.
        """
        for path in named:
            _read(path)
        self._first = [*named, *_of_environment()]

    def found(self, address: str) -> str | None:
        """The address that stands for another by the first catalog that knows it."""
        wanted = _normal(address)
        asked: set[Path] = set()
        return next(filter(None, (_resolved(path, wanted, asked) for path in self._first)), None)


def _resolved(path: Path, wanted: str, asked: set[Path]) -> str | None:
    """What a catalog makes of an address: section 7.2.2, in its order.

    Args:
        path: of the catalog.
        wanted: the address, in its normal form.
        asked: the catalogs that were asked before, and had no answer or have not ended yet.
    """
    path = path.absolute()
    catalog = None if path in asked else _known(path)
    if catalog is None:
        return None
    asked.add(path)
    for name, uri in catalog.entries["uri"]:
        if name == wanted:
            return uri
    for start, prefix in catalog.longest("rewriteURI", of=wanted):
        return prefix + wanted[len(start) :]
    for _, uri in catalog.longest("uriSuffix", of=wanted, at_end=True):
        return uri
    delegates = [other for _, other in catalog.longest("delegateURI", of=wanted)]
    # Those that an address is delegated to have the last word.
    others = delegates or [other for _, other in catalog.entries["nextCatalog"]]
    for other in dict.fromkeys(others):
        there = addresses.local(other)
        if there and (found := _resolved(there, wanted, asked)):
            return found
    return None


def _of_environment() -> Iterator[Path]:
    """The catalogs of ``XML_CATALOG_FILES``, names with spaces between them; else the system's."""
    named = os.environ.get("XML_CATALOG_FILES")
    if named is None and sys.platform != "win32":
        named = _OF_SYSTEM
    for name in (named or "").split():
        path = addresses.local(name) if is_address(name) else Path(name)
        if path:
            yield path


@cache
def _known(path: Path) -> _Catalog | None:
    """A catalog; None where it cannot be used, which is as though it were not there (section 8)."""
    try:
        return _read(path)
    except (FileUnreadable, SchemaUnusable):
        return None


def _read(path: Path) -> _Catalog:
    """The entries of a catalog.

    Raises:
        FileUnreadable: it cannot be read.
        SchemaUnusable: it is no catalog.
    """
    catalog = _Catalog()
    bases = [addresses.of(path)]
    # How deep the present element stands in one that is not of catalogs; all in it is ignored.
    foreign = 0

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal foreign
        namespace, _, kind = tag.rpartition(SEPARATOR)
        if len(bases) == 1 and (namespace, kind) != (_NAMESPACE, "catalog"):
            raise SchemaUnusable(f"{path}: this is no XML catalog: it begins with {kind}")  # noqa: EM102 - of use here only
        has = dict(zip(attributes[::2], attributes[1::2], strict=True))
        bases.append(addresses.joined(bases[-1], has.get(_BASE, "")))
        if foreign or namespace != _NAMESPACE:
            foreign += 1
        elif kind in _ENTRIES:
            compared, result = _ENTRIES[kind]
            if result in has and (not compared or compared in has):
                at = addresses.joined(bases[-1], has[result])
                catalog.entries[kind].append((_normal(has.get(compared, "")), at))

    def end(_: str) -> None:
        nonlocal foreign
        bases.pop()
        foreign = max(foreign - 1, 0)

    with files.opened(path) as file:
        events = Events(file)
        events.parser.StartElementHandler = start
        events.parser.EndElementHandler = end
        try:
            for _ in events.feed():
                pass
        except MalformedXml as error:
            message = f"{path}: this is no XML catalog: line {error.line}: {error}"
            raise SchemaUnusable(message) from None
    return catalog


def _normal(address: str) -> str:
    """An address in the form in which addresses are compared (section 6.3)."""
    if address.isascii() and _ESCAPED.isdisjoint(address):
        return address
    return "".join(
        letter
        if letter.isascii() and letter not in _ESCAPED
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
        for letter in address
    )
