"""Which of many names was meant by one that is none of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tei.validate.wording.guesses import closest, nearest, same_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Among more names than this with the same figures and the same first letter, none is like another.
_MOST = 200
#: So many names are looked for: whoever has mistaken more sees it from these.
_SOUGHT = 50
_FIGURES = re.compile(r"\D+")


class Names:
    """Names of one kind, such as the identifiers of a document.

    A name is like another only where the figures in both are the same: of two lines or notes in a
    row, one is not meant for the other.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names
        self._sorted: defaultdict[tuple[str, str], list[str]] | None = None
        self._left = _SOUGHT

    def like(self, name: str) -> str:
        """The name that was meant, or nothing."""
        if not self._left:
            return ""
        self._left -= 1
        if self._sorted is None:
            self._sorted = defaultdict(list)
            for each in sorted(self._names):
                self._sorted[_key(each)].append(each)
        bare = name.strip("#")
        near = self._sorted.get(_key(bare), [])
        if bare in near:
            return bare
        # In scripts without capitals, a letter is a syllable or a word, or half of one.
        guess = nearest if bare.lower() == bare.upper() else closest
        return same_letters(bare, near) or (guess(bare, near) if len(near) <= _MOST else "")


def _key(name: str) -> tuple[str, str]:
    return _FIGURES.sub("", name), name[:1].lower()
