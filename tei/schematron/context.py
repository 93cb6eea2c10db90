"""elementpath's contexts, with an end to the time that an expression may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elementpath import XPathContext, XPathNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from elementpath.xpath_tokens import XPathToken

    from tei.schematron.budget import Budget


class Context(XPathContext):
    """A place in a document from which an expression goes on, if there is time left.

    Whatever may be done many times asks: for each node that a step leads to, and for each set of
    values that variables get.
    """

    budget: Budget

    def __copy__(self) -> XPathContext:
        self.budget.check()
        return super().__copy__()

    def inner_focus_select(self, token: XPathToken, predicate: bool = False) -> Iterator[Any]:  # noqa: FBT001, FBT002 - elementpath's own
        """The items of a step or of a predicate's operand, each as the focus."""
        for item in super().inner_focus_select(token, predicate):
            self.budget.check()
            yield item

    def iter_product(
        self, selectors: Sequence[Callable[[Any], Any]], varnames: Sequence[str] | None = None
    ) -> Iterator[Any]:
        """Each set of values that the variables of an expression get."""
        for product in super().iter_product(selectors, varnames):
            self.budget.check()
            yield product

    def iter_descendants(self, axis: str | None = None) -> Iterator[XPathNode | None]:
        """The nodes below the present one."""
        for node in super().iter_descendants(axis):
            self.budget.check()
            yield node
