"""Across languages: what linked passages do not say alike.

`findings` has the rules, `links` the links that can be relied on, `units` the passages; `pairs`
puts them side by side, and `comparing` before the modules that see to one subject each. The text is
read for it only where there are links, and what is linked of it is held until the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.validate.checks.across.findings import RULES
from tei.validate.checks.across.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.validate.checks.walk import Found, Walk

__all__ = ["RULES", "Across"]


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

            yield from comparing.compared(
                source, self._links.found, has_glossary=self._links.has_glossary
            )
