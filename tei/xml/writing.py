"""XML out: a tree of plain elements, and the one way in which it becomes bytes.

Elements that hold elements only are set one to a line; everything that can hold text is written
as it is, because white space there would be text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

#: TEI elements without text of their own, by the content models of TEI P5 4.12.0.
_CONTAINERS = frozenset(
    """TEI analytic appInfo application availability bibl biblStruct body category char charDecl
    classDecl closer correction creation div editionStmt editorialDecl encodingDesc figure
    fileDesc imprint interpretation keywords langUsage lg linkGrp list listOrg listPerson
    listPlace monogr normalization notesStmt opener org person place profileDesc projectDesc
    publicationStmt quotation respStmt revisionDesc row segmentation sourceDesc standOff stdVals
    table taxonomy teiHeader text textClass titleStmt""".split()
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
        self.children: list[Element | str] = list(filter(None, children))

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
    start = element.name
    for name, value in element.attributes.items():
        start += f' {name}="{_attribute(value)}"'
    if not element.children:
        put(f"<{start}/>")
        return
    put(f"<{start}>")
    # A bibl has text of its own below a quotation, and none in the header.
    apart = element.name in containers and not any(isinstance(c, str) for c in element.children)
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


def _text(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("\r", "&#13;")
    return text


def _attribute(text: str) -> str:
    text = _text(text)
    if '"' in text or "\n" in text or "\t" in text:
        return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text
