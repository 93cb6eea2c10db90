"""How long an expression may take: a schema may come from anybody, and so may a value.

Python's `re` and `regex` try one way through an expression after another, and `(a|aa)+b` has more
of them than anybody can wait for. Where there may be very many, `regex` tries them, for a time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from tei.errors import SchemaUnusable

if TYPE_CHECKING:
    from collections.abc import Callable

    from regex import Pattern

#: So many ways are tried in a tenth of a second, and need no watch.
_MOST_WAYS = 1_000_000
#: How long values may be tried that have more: one of them, and all by the same expression
#: together, in seconds of processor time. What took less than is usual is not counted.
_TIME, _TIME_FOR_ALL = 2.0, 10.0
_USUAL = 0.01
#: So many digits of a count are read: no expression has as much.
_DIGITS = 9
#: What is repeated up to a count stands for so many copies at most, which are as good as more.
_COPIES = 20
#: So much of a pattern is quoted.
_SHOWN = 80


class Expression(Protocol):
    """What `re` and `regex` have in common, as far as it is used."""

    def fullmatch(self, string: str, /) -> object | None:
        """A match of all of a string, or None.

        Raises:
            SchemaUnusable: it cannot be known soon.
        """


class Effort:
    """At most how many ways there are through an expression, or what of it has been read.

    Attributes:
        choices: how many, but for repetitions without an end.
        open: how many of these there are, each of which may end at any character.
        is_nested: whether such a repetition is of something that has several ways itself.
    """

    def __init__(self) -> None:
        self.choices, self.open = 1, 0
        self.is_nested = False

    @property
    def so_far(self) -> tuple[int, int]:
        """`choices` and `open`."""
        return self.choices, self.open

    @property
    def is_little(self) -> bool:
        """Whether no text can take long."""
        return not self.is_nested and self.open <= 1 and self.choices <= _MOST_WAYS

    def is_little_for(self, length: int) -> bool:
        """Whether a text of a length cannot take long."""
        return not self.is_nested and self.choices * (length + 1) ** self.open <= _MOST_WAYS

    def choose(self, ways: int) -> None:
        """Count alternatives."""
        self.choices = min(self.choices * ways, _MOST_WAYS + 1)

    def repeat(self, quantifier: str, before: tuple[int, int], *, is_told: bool) -> None:
        """Count that something is repeated.

        Args:
            quantifier: how often.
            before: what `so_far` was before it.
            is_told: whether it is clear in any text where each repetition begins.
        """
        low, comma, high = quantifier.strip("{}").partition(",")
        if quantifier == "?":
            self.choose(2)
        elif quantifier in "*+" or (comma and not high):
            self.is_nested |= before != self.so_far and not is_told
            self.open += 1
        else:
            most = int((high or low)[-_DIGITS:])
            others = max(min(most, _COPIES) - 1, 0)
            self.choose((self.choices // before[0]) ** others)
            self.open += (self.open - before[1]) * others
            self.choose(max(most - int(low[-_DIGITS:]) + 1, 1))


class Watched:
    """An expression that may take longer than anybody waits."""

    def __init__(
        self,
        pattern: str,
        effort: Effort,
        quick: Expression,
        stoppable: Callable[[], Pattern[str]],
    ) -> None:
        """Take an expression.

        Args:
            pattern: as the schema has it.
            effort: what it may take.
            quick: for texts that cannot take long.
            stoppable: makes what can be stopped.
        """
        self.pattern = pattern
        self.effort = effort
        self.quick = quick
        self.stoppable = stoppable
        self.left = _TIME_FOR_ALL

    def fullmatch(self, string: str, /) -> object | None:
        """As `Expression` has it."""
        if self.effort.is_little_for(len(string)):
            return self.quick.fullmatch(string)
        begin = time.process_time()
        try:
            return self.stoppable().fullmatch(string, timeout=min(_TIME, self.left))
        except TimeoutError:
            short = self.pattern[:_SHOWN] + ("…" if len(self.pattern) > _SHOWN else "")
            message = (
                f"the pattern {short!r} takes too long for a value of {len(string)} characters;"
                " write it so that there is one way to match a text"
            )
            raise SchemaUnusable(message) from None
        finally:
            spent = time.process_time() - begin
            if spent > _USUAL:
                self.left = max(self.left - spent, _USUAL)
