"""XPath 3.1 by elementpath, with what XSLT adds, and without what reads files or the network.

``document``, ``doc`` and ``doc-available`` read XML below one folder; the other functions that read
something (XPath Functions 3.1, section 14.6 and others) are not there at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elementpath.exceptions import ElementPathValueError
from elementpath.namespaces import XPATH_FUNCTIONS_NAMESPACE
from elementpath.xpath3 import XPath3Parser
from elementpath.xpath_tokens import ProxyToken

from tei.schematron.documents import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from elementpath import XPathContext, XPathNode
    from elementpath.xpath_tokens import XPathFunction

    from tei.schematron.evaluation import Evaluation

#: Functions that reach out of the document.
_REACHING = (
    "available-environment-variables collection environment-variable json-doc load-xquery-module"
    " parse-xml parse-xml-fragment transform unparsed-text unparsed-text-available"
    " unparsed-text-lines uri-collection"
).split()
_MOST_NUMBERS = 1_000_000


class Parser(XPath3Parser):
    """A parser of expressions.

    Attributes:
        run: what is evaluated at present; None while expressions are read.
    """

    run: Evaluation | None = None

    @staticmethod
    def tracer(trace_data: str) -> None:
        """What fn:trace says goes nowhere."""


for _name in _REACHING:
    Parser.symbol_table.pop(_name, None)
# Where a function of maps, arrays or mathematics has the name of an element, elementpath does not
# find the element (tei:head, tei:join). These functions are done without.
for _name, _token in [*Parser.symbol_table.items()]:
    if issubclass(_token, ProxyToken):
        del Parser.symbol_table[_name]
        if (_plain := f"{{{XPATH_FUNCTIONS_NAMESPACE}}}{_name}") in Parser.symbol_table:
            Parser.symbol_table[_name] = Parser.symbol_table[_plain]
for _name in ("document", "doc", "doc-available", "id", "current", "key"):
    Parser.symbol_table.pop(_name, None)


_to: Any = Parser.symbol_table["to"]


class _Range(_to):  # type: ignore[misc] # elementpath makes its classes as it goes
    """Numbers in a row; not so many that they fill the memory, for elementpath writes them down."""

    def evaluate(self, context: XPathContext | None = None) -> Any:  # noqa: ANN401 - elementpath's own
        start, stop = self.get_operands(context)
        if start is not None and stop is not None and stop - start > _MOST_NUMBERS:
            message = f"a range of more than {_MOST_NUMBERS:,} numbers"
            raise ElementPathValueError(message)
        return super().evaluate(context)


Parser.symbol_table["to"] = _Range
_method = Parser.method
_function = Parser.function


def _running(self: XPathFunction, context: XPathContext | None) -> Evaluation:
    run = self.parser.run  # type: ignore[attr-defined] # our own parser's
    if context is None or run is None:
        raise self.missing_context()
    found: Evaluation = run
    return found


def _strings(self: XPathFunction, context: XPathContext | None, index: int) -> list[str]:
    return [self.string_value(item) for item in self[index].atomization(context)]


@_method(_function("current", nargs=0, sequence_types=("item()",)))
def evaluate_current(self: XPathFunction, context: XPathContext | None = None) -> Any:  # noqa: ANN401 - elementpath's own
    """The context node of the rule (XSLT 2.0, section 16.6.1)."""
    return _running(self, context).current


@_method(
    _function("key", nargs=(2, 3), sequence_types=("xs:string", "item()*", "node()", "node()*"))
)
def select_key(self: XPathFunction, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """The nodes that an index has for some values (XSLT 2.0, section 16.3)."""
    run = _running(self, context)
    name = _strings(self, context, 0)
    yield from run.indexed("".join(name), _strings(self, context, 1))


@_method(_function("id", nargs=(1, 2), sequence_types=("xs:string*", "node()", "element()*")))
def select_id(self: XPathFunction, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """The elements with some identifiers (XPath Functions 3.1, section 14.5.1): by xml:id."""
    run = _running(self, context)
    yield from run.identified({w for s in _strings(self, context, 0) for w in s.split()})


@_method(_function("doc", nargs=1, sequence_types=("xs:string?", "document-node()?")))
def select_doc(self: XPathFunction, context: XPathContext | None = None) -> Iterator[XPathNode]:
    """A document on disk (XPath Functions 3.1, section 14.6.1)."""
    run = _running(self, context)
    for name in _strings(self, context, 0):
        yield run.document(name)


@_method(_function("document", nargs=(1, 2), sequence_types=("item()*", "node()", "node()*")))
def select_document(
    self: XPathFunction, context: XPathContext | None = None
) -> Iterator[XPathNode]:
    """Documents on disk (XSLT 2.0, section 16.1)."""
    run = _running(self, context)
    for name in dict.fromkeys(_strings(self, context, 0)):
        yield run.document(name)


@_method(_function("doc-available", nargs=1, sequence_types=("xs:string?", "xs:boolean")))
def evaluate_doc_available(self: XPathFunction, context: XPathContext | None = None) -> bool:
    """Whether a document on disk can be read (XPath Functions 3.1, section 14.6.2)."""
    run = _running(self, context)
    try:
        return all(run.document(name) is not None for name in _strings(self, context, 0))
    except Unavailable:
        return False
