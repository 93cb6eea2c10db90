"""What sieves find in a document; and what is left where one of them cannot be run.

All patterns are run together. Where that fails, one of them is to blame, and each is run alone; of
one of XPath 1.0, which nothing else here can run, each check alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tei.schematron.budget import OutOfTime
from tei.schematron.sieve import Found, Sieve, Stylesheet, Unsifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from tei.schematron.budget import Budget
    from tei.schematron.documents import Documents
    from tei.schematron.model import Let, Pattern, Schema


class _Run(NamedTuple):
    """What a sieve is run on, and how long it may take."""

    tree: etree._ElementTree
    documents: Documents
    budget: Budget


class Lost(NamedTuple):
    """A check that could not be run.

    Attributes:
        rule: the number of its rule in its pattern.
        check: its number in its rule.
        reason: why.
    """

    rule: int
    check: int
    reason: str


@dataclass(slots=True)
class Outcome:
    """What was found, each by the numbers of patterns.

    Attributes:
        found: what checks may have to say.
        left: why a pattern was not run.
        lost: the checks of other patterns that were not run.
    """

    found: dict[int, list[Found]] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    lost: dict[int, list[Lost]] = field(default_factory=dict)


class Sifting:
    """The sieves of some patterns; more than one only where that is needed.

    Attributes:
        stylesheet: of the one for all patterns.
    """

    def __init__(
        self,
        schema: Schema,
        lets: Sequence[Let],
        patterns: Sequence[Pattern],
        stylesheet: Stylesheet | None = None,
    ) -> None:
        """Take the stylesheet that was written for the patterns before, or write it."""
        self._schema, self._lets, self._patterns = schema, lets, patterns
        self.stylesheet = stylesheet or _written(schema, lets, patterns)
        self._whole = Sieve(self.stylesheet)
        self._others: dict[tuple[int, tuple[int, int] | None, bool], Sieve] = {}

    def outcome(self, tree: etree._ElementTree, documents: Documents, budget: Budget) -> Outcome:
        """What is found in a document.

        Args:
            tree: the document.
            documents: others that may be read.
            budget: how long that may take.
        """
        made = Outcome()
        run = _Run(tree, documents, budget)
        try:
            made.found, absent = self._whole.run(*run)
            made.left = {n: why for n, why in self._whole.left.items() if n not in absent}
        except (Unsifted, OutOfTime):
            for number in range(len(self._patterns)):
                try:
                    self._alone(number, run, made)
                except (Unsifted, OutOfTime) as error:
                    self._apart(number, run, made, error)
        return made

    def _alone(self, number: int, run: _Run, made: Outcome) -> None:
        """Run one pattern.

        Raises:
            Unsifted: it cannot be run.
            OutOfTime: it takes too long.
        """
        sieve = self._sieve(number)
        try:
            found, absent = sieve.run(*run)
        except Unsifted:
            if self._schema.is_of_first_xpath:
                raise
            # What it speaks of, if not all that it says.
            found, absent = self._sieve(number, fills=False).run(*run)
        made.found[number] = found.get(0, [])
        if sieve.left and not absent:
            made.left[number] = sieve.left[0]

    def _apart(self, number: int, run: _Run, made: Outcome, error: Exception) -> None:
        """Run each check of a pattern; leave one of a later XPath, which others can run."""
        made.left[number] = str(error)
        if not self._schema.is_of_first_xpath and not isinstance(error, OutOfTime):
            return
        found: list[Found] = []
        lost: list[Lost] = []
        rules = enumerate(self._patterns[number].rules)
        checks = [(at, each) for at, rule in rules for each in range(len(rule.checks))]
        for only in checks:
            try:
                found += self._one(number, only, run)
            except (Unsifted, OutOfTime) as reason:
                lost.append(Lost(*only, str(reason)))
        if len(lost) < len(checks) or len(checks) == 1 or not self._schema.is_of_first_xpath:
            del made.left[number]
            made.found[number], made.lost[number] = found, lost

    def _one(self, number: int, only: tuple[int, int], run: _Run) -> list[Found]:
        """What one check finds; at least what it speaks of, if not all that it says.

        Raises:
            Unsifted: it cannot be run.
            OutOfTime: it takes too long.
        """
        try:
            return self._sieve(number, only).run(*run).found.get(0, [])
        except Unsifted as error:
            found = self._sieve(number, only, fills=False).run(*run).found.get(0, [])
            return [each._replace(reason=each.reason or str(error)) for each in found]

    def _sieve(
        self, number: int, only: tuple[int, int] | None = None, *, fills: bool = True
    ) -> Sieve:
        key = number, only, fills
        if key not in self._others:
            patterns = (self._patterns[number],)
            sheet = _written(self._schema, self._lets, patterns, fills=fills, only=only)
            self._others[key] = Sieve(sheet)
        return self._others[key]


def _written(
    schema: Schema,
    lets: Sequence[Let],
    patterns: Sequence[Pattern],
    *,
    fills: bool = True,
    only: tuple[int, int] | None = None,
) -> Stylesheet:
    # Imported here: what is kept on disk has its stylesheet.
    from tei.schematron.stylesheet import written  # noqa: PLC0415

    return written(schema, lets, patterns, fills=fills, only=only)
