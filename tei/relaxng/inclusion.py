"""What a grammar defines, once every file that it takes in has been read.

Sections 4.6 (externalRef), 4.7 (include), 4.11 (div) and 4.17 (combine) of the specification.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from tei.relaxng import reading
from tei.relaxng.faults import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tei.relaxng.reading import Element

#: The name that `start` has among the definitions; no definition can have it.
START = ""


@dataclass(slots=True)
class Definition:
    """What one name stands for.

    Attributes:
        parts: the elements `start` or `define` that say so.
        combine: how several are joined: choice or interleave.
        plain: whether one of them does not say how.
    """

    parts: list[Element] = field(default_factory=list)
    combine: str = ""
    plain: bool = False


class Files:
    """The files of a schema, read at most once each.

    Attributes:
        digests: the SHA-256 of each file that was read, in hexadecimal, by its path.
        addresses: the paths of those that stand for an address.
        annotations: the namespaces of elements in them that are none of RELAX NG's.
    """

    def __init__(self, read: Callable[[Path], bytes], found: Callable[[str], Path | None]) -> None:
        """Read files by one function, and find those that stand for addresses by another."""
        self._read = read
        self._found = found
        self.digests: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.annotations: set[str] = set()

    def root(self, path: Path, ns: str = "") -> Element:
        """The root element of the schema document at `path`."""
        data = self._read(path)
        self.digests[str(path)] = sha256(data).hexdigest()
        root = reading.parse(data, path, ns)
        self.annotations |= root.annotations
        return root

    def referred(
        self, element: Element, path: Path, above: tuple[Path, ...]
    ) -> tuple[Element, Path]:
        """The document that an `externalRef` or `include` names.

        Args:
            element: with the attribute `href`.
            path: of the file that it stands in.
            above: the files that are being read.

        Raises:
            SchemaFault: it cannot be read, or is one of those above.
        """
        href = element.attributes["href"]
        try:
            address = urljoin(element.scope.base, href)
            parts = urlsplit(address)
            found = (path.parent / unquote(parts.path)).resolve()
        except (ValueError, OSError):
            refuse(f"{href!r} is no reference to a file", element.place)
        if "#" in href:
            refuse(f"{href!r} names a part of a file", element.place)
        if parts.scheme not in ("", "file") or parts.netloc:
            there = self._found(address)
            if there is None:
                message = f"{href!r} is not a local file, and nothing is fetched from the network"
                refuse(message, element.place)
            found = there.resolve()
            self.addresses[address] = str(found)
        if found in above:
            refuse(f"{href!r} takes in itself", element.place)
        try:
            return self.root(found, element.scope.ns), found
        except OSError as error:
            message = f"{href!r} cannot be read: {error.strerror or error}"
            refuse(message, element.place)


def definitions(
    grammar: Element, path: Path, files: Files, above: tuple[Path, ...]
) -> Iterator[tuple[str, Element, Path]]:
    """The parts of a grammar: a name, the element that defines it, and the file that it stands in.

    Raises:
        SchemaFault: a file cannot be taken in.
    """
    for child in grammar.children:
        if child.name in ("start", "define"):
            yield child.attributes.get("name", START), child, path
        elif child.name == "div":
            yield from definitions(child, path, files, above)
        else:
            yield from _included(child, path, files, above)


def _included(
    include: Element, path: Path, files: Files, above: tuple[Path, ...]
) -> Iterator[tuple[str, Element, Path]]:
    """What an include takes in, without what it replaces, and then what it says itself."""
    root, found = files.referred(include, path, above)
    if root.name != "grammar":
        message = f"{include.attributes['href']!r} is no grammar"
        refuse(message, include.place)
    own = list(definitions(include, path, files, above))
    replaced = {name for name, _, _ in own}
    there = set()
    for name, element, of_path in definitions(root, found, files, (*above, found)):
        there.add(name)
        if name not in replaced:
            yield name, element, of_path
    for name, element, _ in own:
        if name not in there:
            what = f"a definition of {name}" if name else "a start"
            message = f"{include.attributes['href']!r} has not {what} that could be replaced"
            refuse(message, element.place)
    yield from own


def combined(
    parts: Iterator[tuple[str, Element, Path]],
) -> dict[str, tuple[Definition, list[Path]]]:
    """The parts by name, with the way in which they are joined (section 4.17).

    Raises:
        SchemaFault: two do not say how, or say it differently.
    """
    found: dict[str, tuple[Definition, list[Path]]] = {}
    for name, element, path in parts:
        definition, paths = found.setdefault(name, (Definition(), []))
        how = element.attributes.get("combine", "")
        what = name or "start"
        if not how and definition.plain:
            refuse(f"{what} is defined twice, and neither says combine", element.place)
        if how and definition.combine not in ("", how):
            refuse(f"{what} is combined in two ways", element.place)
        definition.combine = how or definition.combine
        definition.plain = definition.plain or not how
        definition.parts.append(element)
        paths.append(path)
    return found
