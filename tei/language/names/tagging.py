"""Names by the parts of speech that `rjieba` gives to Chinese words, where it is installed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tei.language.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tei.language.names.kinds import Guess

#: The tags of names of persons, places and organisations (those of ICTCLAS).
_KINDS: Mapping[str, Guess] = {"nr": "person", "ns": "place", "nt": "org"}
_NAME = re.compile(f"[{HAN}]{{2,6}}")


def tagged(text: str) -> list[tuple[str, Guess]]:
    """The words of a Chinese text that are tagged as names, and of what; none without `rjieba`."""
    tag = _tagger()
    words = tag(text) if tag else ()
    return [
        (word, _KINDS[part]) for word, part in words if part in _KINDS and _NAME.fullmatch(word)
    ]


def tagger_is_installed() -> bool:
    """Whether `rjieba` is at hand."""
    return _tagger() is not None


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]] | None:
    try:
        # Imported here: it is in the extra `names`, and only suggestions use it.
        from rjieba import tag  # noqa: PLC0415
    except ImportError:
        return None
    return tag
