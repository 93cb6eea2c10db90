"""XML out: a tree of plain elements, and the one way in which it becomes bytes.

Elements that hold elements only are set one to a line; everything that can hold text is written
as it is, because white space there would be text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei import names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

#: TEI elements without text of their own, by the content models of TEI P5 4.12.0.
_CONTAINERS = frozenset(
    """TEI analytic appInfo application availability bibl biblStruct body category char charDecl
    classDecl closer correction creation div editionStmt editorialDecl encodingDesc figure
    fileDesc imprint keywords langUsage lg linkGrp list monogr normalization notesStmt opener
    profileDesc projectDesc publicationStmt quotation respStmt revisionDesc row segmentation
    sourceDesc standOff table taxonomy teiHeader text textClass titleStmt""".split()
)


class Element:
    """An element: a TEI name, attributes in the order in which they are written, children.

    A child is an element or text. Attributes without a value are left out.
    """

    __slots__ = ("attributes", "children", "name")

    def __init__(
        self,
        name: str,
        attributes: Mapping[str, str] | None = None,
        *children: Element | str | None,
    ) -> None:
        self.name = name
        self.attributes = {k: v for k, v in attributes.items() if v} if attributes else {}
        self.children: list[Element | str] = [c for c in children if c is not None and c != ""]

    def extend(self, children: Iterable[Element | str]) -> None:
        """Add children at the end."""
        self.children.extend(children)


def document(root: Element, models: Iterable[tuple[str, str]] = ()) -> bytes:
    """`root` as a TEI document in UTF-8.

    Args:
        root: the outermost element; gets TEI's namespace.
        models: (address, namespace of its language) of the schemas to name in front of it.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    for href, language in models:
        lines.append(
            f'<?xml-model href="{_attribute(href)}" type="application/xml" '
            f'schematypens="{_attribute(language)}"?>\n'
        )
    root.attributes = {"xmlns": names.TEI, **root.attributes}
    _write(root, _CONTAINERS, "\n", lines.append)
    lines.append("\n")
    return "".join(lines).encode()


def plain(root: Element, containers: Collection[str]) -> bytes:
    """`root` as a document of another vocabulary, in no namespace, in UTF-8.

    Args:
        root: the outermost element.
        containers: the vocabulary's elements without text of their own.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, containers, "\n", lines.append)
    lines.append("\n")
    return "".join(lines).encode()


def _write(
    element: Element, containers: Collection[str], line: str, put: Callable[[str], None]
) -> None:
    """Put the element's characters; `line` begins a new line at its depth."""
    attributes = "".join(
        [f' {name}="{_attribute(value)}"' for name, value in element.attributes.items()]
    )
    if not element.children:
        put(f"<{element.name}{attributes}/>")
        return
    put(f"<{element.name}{attributes}>")
    apart = element.name in containers
    inner = line + "  "
    for child in element.children:
        if apart:
            put(inner)
        if isinstance(child, str):
            put(_text(child))
        else:
            _write(child, containers, inner, put)
    if apart:
        put(line)
    put(f"</{element.name}>")


_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>\r"\n\t]')


def _text(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    )


def _attribute(text: str) -> str:
    if not _SPECIAL_IN_ATTRIBUTE.search(text):
        return text
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
