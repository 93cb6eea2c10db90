"""Documents held against a schema: what its checks find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from io import BytesIO
from itertools import repeat
from typing import TYPE_CHECKING

from tei.schematron.budget import Budget
from tei.schematron.documents import Documents
from tei.schematron.model import DEFAULT, Unrunnable
from tei.schematron.sifting import Sifting
from tei.xml.places import positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from elementpath import XPathNode
    from lxml import etree

    from tei.schematron.evaluation import Evaluation, Expressions, Variables
    from tei.schematron.model import Check, Let, Message, Pattern, Rule, Schema
    from tei.schematron.saxon import Program, Verdict
    from tei.schematron.sieve import Found, Place, Stylesheet
    from tei.schematron.sifting import Lost


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say of a node, or why it could not be run.

    Attributes:
        message: in one line.
        role: the check's, or its rule's.
        flag: likewise.
        check: the identifier of the assert or report.
        rule: of its rule.
        pattern: of its pattern.
        element: the name of the element that the node is or stands in, its namespace in braces.
        attribute: of the attribute that the node is; empty for other nodes.
        line: where the tag, or the attribute, begins; 0 where nothing in the document is to blame.
        column: in characters, from 1; 0 where it is not known.
        properties: identifiers and texts of what else the check says.
        is_unrun: whether the message says why something was not run.
    """

    message: str
    role: str = ""
    flag: str = ""
    check: str = ""
    rule: str = ""
    pattern: str = ""
    element: str = ""
    attribute: str = ""
    line: int = 0
    column: int = 0
    properties: tuple[tuple[str, str], ...] = ()
    is_unrun: bool = False


class Validator:
    """A schema, ready for documents."""

    def __init__(
        self, schema: Schema, phase: str = DEFAULT, stylesheet: Stylesheet | None = None
    ) -> None:
        """Prepare a phase of a schema, by the stylesheet that was written for it before.

        Raises:
            UnknownPhase: the schema has no such phase.
        """
        self._schema = schema
        self._lets, patterns = schema.active(phase)
        self._obstacles = [
            *schema.obstacles,
            *(f"pattern {p.id}: {p.obstacle}" for p in patterns if p.obstacle),
        ]
        self._patterns = tuple(p for p in patterns if not p.obstacle)
        self._expressions: Expressions | None = None
        self._sifting = Sifting(schema, self._lets, self._patterns, stylesheet)
        self._programs: dict[int, Program] = {}

    @property
    def stylesheet(self) -> Stylesheet:
        """The stylesheet of all patterns of the phase."""
        return self._sifting.stylesheet

    def findings(
        self, tree: etree._ElementTree, data: bytes | None = None, base: Path | None = None
    ) -> list[Finding]:
        """What the schema finds in a document: pattern by pattern, each in document order.

        Args:
            tree: the document.
            data: what the tree was read from; without it there are no columns.
            base: the folder in which, and below which, the document's expressions may read others.
        """
        documents, budget = Documents(base), Budget()
        run = _Run(self._lets, lambda: self._evaluation(tree, documents, budget))
        found: list[tuple[Finding, Place | None]] = [
            (Finding(reason, is_unrun=True), None) for reason in self._obstacles
        ]
        sifted = self._sifting.outcome(tree, documents, budget)
        for number, pattern in enumerate(self._patterns):
            budget.share()
            if number not in sifted.left:
                made = [
                    *run.decided(pattern, sifted.found.get(number, ())),
                    *run.lost(pattern, sifted.lost.get(number, ())),
                ]
            elif self._schema.is_of_first_xpath:
                blank = Finding("", pattern=pattern.id)
                error = Unrunnable(sifted.left[number])
                made = [(f, None) for f in run.unrun(blank, "the pattern", error)]
            else:
                made = [*run.followed(pattern)]
            if run.was_wrong:
                run.was_wrong = False
                made = self._once_more(number, made, tree)
            found += made
        return _placed(found, tree, data)

    def _evaluation(
        self, tree: etree._ElementTree, documents: Documents, budget: Budget
    ) -> Evaluation:
        # Imported here: most documents do not need elementpath, which takes longer than they do.
        from tei.schematron.evaluation import Evaluation, Expressions  # noqa: PLC0415

        if self._expressions is None:
            self._expressions = Expressions(self._schema)
        return Evaluation(self._expressions, tree, documents, budget)

    def _once_more(
        self, number: int, made: list[tuple[Finding, Place | None]], tree: etree._ElementTree
    ) -> list[tuple[Finding, Place | None]]:
        """What a pattern finds in which something is wrong, by Saxon, if that can run it.

        Returns:
            `made`, with what else stood in the way, if Saxon cannot either.
        """
        from tei.schematron import saxon  # noqa: PLC0415 - it takes long to load, and is rare

        pattern = self._patterns[number]
        if self._schema.is_of_first_xpath or not saxon.is_here():
            return made
        try:
            if number not in self._programs:
                self._programs[number] = saxon.Program(self._schema, self._lets, pattern)
            return [*_by_saxon(pattern, self._programs[number].verdicts(tree))]
        except Unrunnable as error:
            return [
                (replace(f, message=f"{f.message}; nor by Saxon: {error}") if f.is_unrun else f, p)
                for f, p in made
            ]


class _Run:
    """One document held against a schema."""

    def __init__(self, lets: Iterable[Let], evaluation: Callable[[], Evaluation]) -> None:
        self._lets = tuple(lets)
        self._make = evaluation
        self._told: set[tuple[str, str]] = set()
        #: Whether there was an expression that could be run in no document.
        self.was_wrong = False
        self._outer: tuple[Pattern, Variables] | None = None

    @cached_property
    def _evaluation(self) -> Evaluation:
        return self._make()

    def decided(
        self, pattern: Pattern, sifted: Iterable[Found]
    ) -> Iterator[tuple[Finding, Place | None]]:
        """What is true of what a sieve found."""
        for found in sifted:
            rule = pattern.rules[found.rule]
            check = rule.checks[found.check]
            if found.values is not None:
                yield _finding(pattern, rule, check, found.values), found.place
                continue
            if found.reason:
                # XPath 1.0 is libxml2's affair alone: later versions mean other things.
                blank = _finding(pattern, rule, check, found.values)
                what = f"the test {_short(check.test)}"
                if found.is_certain:
                    yield blank, found.place
                    what = "an expression in the message"
                for finding in self.unrun(blank, what, Unrunnable(found.reason)):
                    yield finding, found.place
                continue
            node = self._evaluation.node(found.place)
            for finding in self._judged(pattern, rule, check, node, is_certain=found.is_certain):
                yield finding, found.place

    def lost(
        self, pattern: Pattern, lost: Iterable[Lost]
    ) -> Iterator[tuple[Finding, Place | None]]:
        """What is not known of checks that a sieve could not run."""
        for each in lost:
            rule = pattern.rules[each.rule]
            check = rule.checks[each.check]
            blank = _finding(pattern, rule, check, None)
            what = f"the test {_short(check.test)}"
            for finding in self.unrun(blank, what, Unrunnable(each.reason)):
                yield finding, None

    def followed(self, pattern: Pattern) -> Iterator[tuple[Finding, Place | None]]:
        """What a pattern finds, without a sieve."""
        taken: set[int] = set()
        for rule in pattern.rules:
            try:
                nodes = self._evaluation.matching(rule.context)
            except Unrunnable as error:
                blank = Finding("", rule=rule.id, pattern=pattern.id)
                for finding in self.unrun(blank, f"the context {_short(rule.context)}", error):
                    yield finding, None
                continue
            for node in nodes:
                if id(node) in taken:
                    continue
                taken.add(id(node))
                for check in rule.checks:
                    for finding in self._judged(pattern, rule, check, node):
                        yield finding, self._evaluation.place(node)

    def _judged(
        self,
        pattern: Pattern,
        rule: Rule,
        check: Check,
        node: XPathNode,
        *,
        is_certain: bool = False,
    ) -> Iterator[Finding]:
        """What a check has to say of a node; or, once, why it cannot."""
        blank = _finding(pattern, rule, check, None)
        variables = self._variables(pattern, rule, node)
        try:
            if not is_certain:
                holds = self._evaluation.holds(check.test, node, variables)
                if holds != check.is_report:
                    return
        except Unrunnable as error:
            yield from self.unrun(blank, f"the test {_short(check.test)}", error)
            return
        try:
            values = tuple(self._evaluation.said(check.parts, node, variables))
            yield _finding(pattern, rule, check, values)
        except Unrunnable as error:
            yield blank
            yield from self.unrun(blank, "an expression in the message", error)

    def _variables(self, pattern: Pattern, rule: Rule, node: XPathNode) -> Variables:
        evaluation = self._evaluation
        if self._outer is None or self._outer[0] is not pattern:
            lets = (*self._lets, *pattern.lets)
            self._outer = pattern, evaluation.variables(lets, evaluation.document_node)
        return evaluation.variables(rule.lets, node, self._outer[1])

    def unrun(self, blank: Finding, what: str, error: Unrunnable) -> Iterator[Finding]:
        """Why something was not run, if that has not been said."""
        reason = f"{what} could not be evaluated: {error}"
        if error.is_wrong:
            self.was_wrong = True
        if error.is_wrong and find_spec("saxonche") is None:
            reason += "; if it is right, a whole XSLT processor can: pip install 'tei[saxon]'"
        key = (blank.pattern, what)
        if key not in self._told:
            self._told.add(key)
            yield replace(blank, message=reason, properties=(), is_unrun=True)


def _finding(pattern: Pattern, rule: Rule, check: Check, values: tuple[str, ...] | None) -> Finding:
    """What a check says, with dots where it is not known what is to be filled in."""
    known = repeat("…") if values is None else iter(values)
    return Finding(
        _filled(check.message, known),
        check.role,
        check.flag,
        check.id,
        rule.id,
        pattern.id,
        properties=tuple((name, _filled(message, known)) for name, message in check.properties),
    )


def _by_saxon(
    pattern: Pattern, verdicts: Iterable[Verdict]
) -> Iterator[tuple[Finding, Place | None]]:
    told = set()
    for verdict in verdicts:
        rule = pattern.rules[verdict.rule]
        check = rule.checks[verdict.check]
        values = None if verdict.is_error else verdict.values
        finding = _finding(pattern, rule, check, values)
        if verdict.is_error:
            what = f"the test {_short(check.test)}"
            if what in told:
                continue
            told.add(what)
            reason = f"{what} could not be evaluated: {' '.join(verdict.values)}"
            finding = replace(finding, message=reason, is_unrun=True)
        yield finding, verdict.place


def _filled(message: Message, values: Iterator[str]) -> str:
    """A message in one line."""
    parts = [part if isinstance(part, str) else next(values) for part in message]
    return " ".join("".join(parts).split())


def _short(text: str) -> str:
    """An expression, in no more than a line."""
    most = 120
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _placed(
    found: list[tuple[Finding, Place | None]], tree: etree._ElementTree, data: bytes | None
) -> list[Finding]:
    """The findings, with the lines and columns of their nodes."""
    # What is beside the root, and the document itself, is found at the root.
    wanted = {(max(p.element, 0), p.name) for _, p in found if p is not None}
    if not wanted:
        return [finding for finding, _ in found]
    known = positions(BytesIO(data), wanted) if data is not None else {}
    numbers = {number for number, _ in wanted}
    elements = {n: e for n, e in enumerate(tree.getroot().iter("*")) if n in numbers}
    made = []
    for finding, place in found:
        if place is None:
            made.append(finding)
            continue
        number = max(place.element, 0)
        element = elements[number]
        line, column = known.get((number, place.name), (element.sourceline or 0, 0))
        made.append(
            replace(
                finding,
                element=str(element.tag),
                attribute=place.name,
                line=line,
                column=column,
            )
        )
    return made
