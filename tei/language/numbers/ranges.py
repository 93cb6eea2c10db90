"""Two numbers that are one: three to five, 三至五万."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Figure = TypeVar("_Figure")


def with_ranges(
    figures: Iterable[_Figure], together: Callable[[_Figure, _Figure], _Figure | None]
) -> Iterator[_Figure]:
    """Figures in their order, those that are a range as one.

    Args:
        figures: as they stand in a text.
        together: the range that two which follow each other make, or None.
    """
    first: _Figure | None = None
    for figure in figures:
        if first is not None:
            both = together(first, figure)
            if both is not None:
                first = both
                continue
            yield first
        first = figure
    if first is not None:
        yield first
