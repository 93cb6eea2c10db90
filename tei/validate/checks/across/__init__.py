"""Across languages: what linked passages do not say alike.

`links` has the links that can be relied on, `units` the passages, `pairs` puts them side by side; of
the others, each sees to one subject. The text is read for it only where there are links, and what is
linked of it is held until the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import files
from tei.validate.checks.across.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.validate.checks.walk import Found, Walk


class Across:
    """What two languages of a document say otherwise."""

    def __init__(self, walk: Walk) -> None:
        self._links = Links(walk)

    def found(self, source: bytes | Path) -> Iterator[Found]:
        """What is found, when all of the document has been seen.

        Args:
            source: the document, to be read once more.
        """
        if self._links.found:
            from tei.validate.checks.across import comparing  # noqa: PLC0415 - its tables

            with files.opened(source) as file:
                yield from comparing.compared(file, self._links.found)
