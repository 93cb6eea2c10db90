"""Documents as elementpath's nodes, with the texts that they have.

elementpath leaves out of an element's text what follows a comment or an instruction in it, and
takes instructions beside the root for a document's text (XPath Data Model 3.1, sections 6.1.1 and
6.2.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elementpath import get_node_tree
from elementpath.datatypes import UntypedAtomic
from elementpath.xpath_nodes import EtreeDocumentNode, EtreeElementNode
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_text = etree.XPath("string()", smart_strings=False)


class _Element(EtreeElementNode):
    """An element with comments or instructions in it."""

    __slots__ = ()

    @property
    def string_value(self) -> str:
        value: Any = self.value
        return str(_text(value))

    @property
    def compat_string_value(self) -> str:
        return self.string_value

    @property
    def typed_value(self) -> UntypedAtomic:
        return UntypedAtomic(self.string_value)

    @property
    def iter_typed_values(self) -> Iterator[UntypedAtomic]:
        yield self.typed_value


class _Document(EtreeDocumentNode):
    """A document."""

    __slots__ = ()

    @property
    def string_value(self) -> str:
        root: Any = self.getroot()
        return str(root.string_value)

    @property
    def typed_value(self) -> UntypedAtomic:
        return UntypedAtomic(self.string_value)

    @property
    def iter_typed_values(self) -> Iterator[UntypedAtomic]:
        yield self.typed_value


def nodes(tree: etree._ElementTree) -> EtreeDocumentNode:
    """A document as elementpath's nodes."""
    source: Any = tree
    made: Any = get_node_tree(source)
    made.__class__ = _Document
    known = made.elements
    for other in tree.getroot().iter(etree.Comment, etree.ProcessingInstruction):
        for element in other.iterancestors():
            node = known[element]
            if type(node) is _Element:
                break
            node.__class__ = _Element
    found: EtreeDocumentNode = made
    return found
