"""How often a part may come, as a pattern: RELAX NG knows once, or as often as you like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.compilation import balanced
from tei.relaxng.patterns import EMPTY

if TYPE_CHECKING:
    from tei.relaxng.patterns import Patterns

#: Counts are written out; more than so many are not.
_MOST = 40


def is_written_out(low: int, high: int | None) -> bool:
    """Whether `repeated` says exactly how often a part may come."""
    return max(low, high or 0) <= _MOST


def repeated(patterns: Patterns, part: int, low: int, high: int | None) -> int:
    """A part from `low` to `high` times, `high` being None for any number.

    Of counts that are not written out it allows more than is meant.
    """
    low = min(low, _MOST)
    if high is None or high > _MOST:
        often = patterns.one_or_more(part)
        if not low:
            return patterns.optional(often)
        return balanced([part] * (low - 1) + [often], patterns.group)
    rest = EMPTY
    for _ in range(high - low):
        rest = patterns.optional(patterns.group(part, rest))
    return patterns.group(balanced([part] * low, patterns.group), rest)
