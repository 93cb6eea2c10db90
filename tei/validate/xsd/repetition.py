"""How often a part may come, as a pattern: RELAX NG knows once, or as often as you like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.compilation import balanced
from tei.relaxng.patterns import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.relaxng.patterns import Patterns

#: Counts are written out; more than so many are not.
_MOST = 40


def repeated(
    patterns: Patterns, parts: Sequence[int], low: int = 1, high: int | None = 1
) -> int | None:
    """Parts one after another, from `low` to `high` times; `high` is None for any number.

    Returns:
        None where the counts are too large to be written out.
    """
    part = balanced(parts, patterns.group)
    if max(low, high or 0) > _MOST:
        return None
    if high is None:
        often = patterns.one_or_more(part)
        return (
            balanced([part] * (low - 1) + [often], patterns.group)
            if low
            else patterns.optional(often)
        )
    rest = EMPTY
    for _ in range(high - low):
        rest = patterns.optional(patterns.group(part, rest))
    return patterns.group(balanced([part] * low, patterns.group), rest)
