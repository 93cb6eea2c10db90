"""A document, and expressions that are evaluated in it: the slow way, which knows all of XPath.

One expression is read once for a schema; the document is turned into elementpath's nodes only if
something is evaluated in it.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Any

from elementpath import ElementPathError, XPathContext, XPathNode
from elementpath.xpath_nodes import AttributeNode, DocumentNode, ElementNode

from tei.schematron.budget import OutOfTime
from tei.schematron.context import Context
from tei.schematron.documents import Unavailable
from tei.schematron.model import Name, Unrunnable, ValueOf
from tei.schematron.nodes import nodes
from tei.schematron.sieve import ATTRIBUTE, DOCUMENT, ELEMENT, TEXT, Place
from tei.schematron.xpath import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from elementpath.xpath_tokens import XPathToken
    from lxml import etree

    from tei.schematron.budget import Budget
    from tei.schematron.documents import Documents
    from tei.schematron.model import Let, Message, Schema

#: What elementpath raises: its own, and what is raised within it.
_ERRORS = (
    ElementPathError,
    OutOfTime,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    re.error,
)
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: What no pattern has outside its predicates (XSLT 3.0, section 5.5.2).
_UPWARDS = re.compile(
    r"\.\.|\b(?:ancestor(?:-or-self)?|parent|(?:following|preceding)[\w\-]*)\s*::"
)
_IN_BRACKETS = re.compile(r"\[.*\]", re.DOTALL)


class Expressions:
    """The expressions of a schema, read."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.parser = Parser(
            namespaces=schema.namespaces,
            default_collation="http://www.w3.org/2005/xpath-functions/collation/codepoint",
        )
        self._known: dict[str, XPathToken | Unrunnable] = {}

    def read(self, text: str) -> XPathToken:
        """The token that stands for an expression.

        Raises:
            Unrunnable: it is wrong, or needs what is not here.
        """
        found = self._known.get(text)
        if found is None:
            self.parser.run = None
            try:
                if not text.strip():
                    found = Unrunnable("an expression is empty", is_wrong=True)
                else:
                    found = self.parser.parse(text)
            except _ERRORS as error:
                found = Unrunnable(_reason(error), is_wrong=True)
            self._known[text] = found
        if isinstance(found, Unrunnable):
            raise found
        return found


class Variables(dict[str, Any]):
    """The variables of a rule, or of what it stands in; each gets its value when it is asked for.

    So a value that cannot be worked out does no harm where it is not needed.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        lets: Iterable[Let],
        node: XPathNode,
        outer: Variables | None = None,
    ) -> None:
        super().__init__()
        self._evaluation = evaluation
        self._values = {let.name: let.value for let in lets}
        self._node = node
        self._outer = outer
        self._inner: Variables | None = None

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - whatever an expression gives
        if self._inner is not None:
            return self._inner[name]
        if name not in self._values:
            if self._outer is None:
                raise KeyError(name)
            return self._outer[name]
        before = self._evaluation.current
        # It is not known to itself.
        value = self._values.pop(name)
        try:
            self[name] = found = [*self._evaluation.select(value, self._node, self)]
        finally:
            self._values[name] = value
            self._evaluation.current = before
        return found

    def copy(self) -> Variables:
        """The same, for an expression that declares variables of its own."""
        made = Variables(self._evaluation, (), self._node)
        made.update(self)
        made._inner = self._inner or self
        return made


class Evaluation:
    """A document in which the expressions of a schema are evaluated.

    Attributes:
        current: what current() gives.
    """

    def __init__(
        self,
        expressions: Expressions,
        tree: etree._ElementTree,
        documents: Documents,
        budget: Budget,
    ) -> None:
        self._budget = budget
        self._expressions = expressions
        self._tree = tree
        self._documents = documents
        self._context: XPathContext | None = None
        self._elements: list[XPathNode] = []
        self._numbers: dict[etree._Element, int] = {}
        self._identifiers: dict[str, XPathNode] | None = None
        self._keys: dict[str, dict[str, list[XPathNode]]] = {}
        self._others: dict[etree._ElementTree, XPathNode] = {}
        self.current: XPathNode | None = None

    def _root(self) -> XPathContext:
        if self._context is None:
            # The identifiers are those of the whole tree, comments before the root included.
            self._context = Context(nodes(self._tree))
            self._context.budget = self._budget
        return self._context

    @property
    def document_node(self) -> XPathNode:
        """The document's root."""
        root: XPathNode = self._root().root  # type: ignore[assignment] # a tree has one
        return root

    def node(self, place: Place) -> XPathNode:
        """The node at a place."""
        root = self.document_node
        if place.kind == DOCUMENT:
            return root
        if not self._elements:
            known = root.elements  # type: ignore[attr-defined] # of a document
            self._elements = [known[e] for e in self._tree.getroot().iter("*")]
        holder = self._elements[place.element] if place.element >= 0 else root
        if place.kind == ELEMENT:
            return holder
        if place.kind == ATTRIBUTE:
            return next(a for a in holder.attributes or () if a.name == place.name)
        children: Any = holder.children
        found: XPathNode = children[place.order]
        return found

    def place(self, node: XPathNode) -> Place:
        """The place of a node."""
        if isinstance(node, DocumentNode):
            return Place(DOCUMENT, -1)
        holder: Any = node if isinstance(node, ElementNode) else node.parent
        if not self._numbers:
            elements = self._tree.getroot().iter("*")
            self._numbers = {element: number for number, element in enumerate(elements)}
        number = self._numbers.get(getattr(holder, "value", None), -1)  # type: ignore[arg-type]
        if isinstance(node, AttributeNode):
            return Place(ATTRIBUTE, number, str(node.name))
        return Place(ELEMENT if holder is node else TEXT, number)

    def variables(
        self, lets: Iterable[Let], node: XPathNode, outer: Variables | None = None
    ) -> Variables:
        """The variables that are declared somewhere, for a context node."""
        return Variables(self, lets, node, outer)

    def select(self, text: str, node: XPathNode, variables: Variables) -> Iterator[Any]:
        """What an expression gives.

        Raises:
            Unrunnable: it cannot be evaluated.
        """
        token = self._expressions.read(text)
        try:
            yield from token.select(self._at(node, variables))
        except _ERRORS as error:
            raise Unrunnable(_reason(error)) from None

    def holds(self, text: str, node: XPathNode, variables: Variables) -> bool:
        """The effective boolean value of an expression (XPath 2.0, section 2.4.3).

        Raises:
            Unrunnable: it has none.
        """
        token = self._expressions.read(text)
        try:
            return bool(token.boolean_value(token.select(self._at(node, variables))))
        except _ERRORS as error:
            raise Unrunnable(_reason(error)) from None

    def said(self, message: Message, node: XPathNode, variables: Variables) -> Iterator[str]:
        """What is filled in in a message.

        Raises:
            Unrunnable: an expression in it cannot be evaluated.
        """
        for part in message:
            if isinstance(part, ValueOf):
                yield self._string(part.select, node, variables)
            elif isinstance(part, Name):
                path = part.path or "."
                text = path if "name(" in path else f"name({path})"
                yield self._string(text, node, variables)

    def _string(self, text: str, node: XPathNode, variables: Variables) -> str:
        token = self._expressions.read(text)
        found = [*self.select(text, node, variables)]
        try:
            return " ".join(token.string_value(item) for item in found)
        except _ERRORS as error:
            raise Unrunnable(_reason(error)) from None

    def _at(self, node: XPathNode, variables: Variables) -> XPathContext:
        context = copy(self._root())
        context.item = node
        context.variables = variables
        self._expressions.parser.run = self
        self.current = node
        return context

    def matching(self, pattern: str) -> list[XPathNode]:
        """The nodes that fit a pattern of XSLT, in document order.

        Raises:
            Unrunnable: it cannot be evaluated.
        """
        path = " | ".join(map(_from_anywhere, _alternatives(pattern)))
        return [*self.select(path, self.document_node, self.variables((), self.document_node))]

    def indexed(self, name: str, values: Iterable[str]) -> Iterator[XPathNode]:
        """The nodes that a key has for some values, each once."""
        if name not in self._keys:
            self._keys[name] = self._index(name)
        index = self._keys[name]
        found = {id(node): node for value in values for node in index.get(value, ())}
        yield from sorted(found.values(), key=lambda node: node.position)

    def _index(self, name: str) -> dict[str, list[XPathNode]]:
        made: dict[str, list[XPathNode]] = {}
        before = self.current
        for key in self._expressions.schema.keys:
            if key.name != name:
                continue
            token = self._expressions.read(key.use)
            for node in self.matching(key.match):
                for item in self.select(key.use, node, self.variables((), node)):
                    made.setdefault(token.string_value(item), []).append(node)
        self.current = before
        return made

    def identified(self, names: set[str]) -> Iterator[XPathNode]:
        """The elements that have these identifiers, in document order."""
        if self._identifiers is None:
            known = self.document_node.elements  # type: ignore[attr-defined] # of a document
            self._identifiers = {}
            for element in self._tree.getroot().iter("*"):
                name = element.get(_XML_ID)
                if name is not None:
                    self._identifiers.setdefault(" ".join(name.split()), known[element])
        found = [self._identifiers[name] for name in names if name in self._identifiers]
        yield from sorted(found, key=lambda node: node.position)

    def document(self, name: str) -> XPathNode:
        """A document that an expression asks for.

        Raises:
            Unavailable: it is not below the folder of this one, or cannot be read.
        """
        if not name:
            raise Unavailable("the schema is not read as a document")
        _, tree = self._documents.read(name)
        if tree not in self._others:
            self._others[tree] = nodes(tree)
        return self._others[tree]


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _alternatives(pattern: str) -> Iterator[str]:
    """The parts of a pattern between the bars that stand in no brackets and no quotes."""
    depth, start, quote = 0, 0, ""
    for at, sign in enumerate(pattern):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            depth += (sign in "([{") - (sign in ")]}")
            if sign == "|" and depth == 0:
                yield pattern[start:at]
                start = at + 1
    yield pattern[start:]


def _from_anywhere(alternative: str) -> str:
    path = alternative.strip()
    if _UPWARDS.search(_IN_BRACKETS.sub("", path)):
        message = f"{path} is no pattern: it leads up or aside"
        raise Unrunnable(message, is_wrong=True)
    if path.startswith("/") or re.match(r"(?:id|key|doc|document|root)\(|\$", path):
        return path
    # A pattern that is a predicate fits whatever it holds for (XSLT 3.0, section 5.5.2).
    return f"(/ | //node() | //@*){path[1:]}" if re.match(r"\.\s*\[", path) else f"//{path}"
