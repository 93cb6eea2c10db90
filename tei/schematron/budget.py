"""How long rules may take.

What runs them asks here again and again whether there is time left, at places between which no more
is done than to go through the document once. Processor time counts, so that a computer with more to
do gives the same findings.
"""

from __future__ import annotations

import re
from time import thread_time

#: What the rules of one schema may take for one document, in seconds.
MOST = 60.0
#: No part gets less, in seconds.
LEAST = 0.1


class OutOfTime(Exception):
    """There is no time left."""

    def __init__(self) -> None:
        super().__init__("it takes too long for this document")


class Budget:
    """The time for one document. Each part may take half of what is left, so that some remains."""

    def __init__(self) -> None:
        self._end = thread_time() + MOST
        self._deadline = self._end

    def share(self) -> None:
        """Begin a part."""
        now = thread_time()
        self._deadline = now + max((self._end - now) / 2, LEAST)

    def check(self) -> None:
        """Go on.

        Raises:
            OutOfTime: the part has had its time.
        """
        if thread_time() > self._deadline:
            raise OutOfTime


#: What may lead from each node through the whole document, in XPath 1.0 as it is written here.
_WIDE = re.compile(
    r"(?:descendant|preceding|following)[\w\-]*::|\$|//|\b(?:key|document)\("
    r"|(?:parent|ancestor)[\w\-]*::[^\s\])]+[\[/]"
)


def is_wide(text: str) -> bool:
    """Whether an expression in XPath 1.0 may take longer for one node the larger a document is."""
    return _WIDE.search(text) is not None
