"""A schema as an XSLT 1.0 stylesheet, which `sieve` runs.

Each check is a condition that holds where it has something to say, or may have; contexts are paths.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from tei.schematron.budget import is_wide
from tei.schematron.kinds import CLOCK, HAS_TIME, Kind, Term, Untranslatable
from tei.schematron.model import Name, ValueOf
from tei.schematron.selection import reach, selections
from tei.schematron.sieve import Stylesheet
from tei.schematron.syntax import NotRead, parsed
from tei.schematron.translation import Scope, bound, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tei.schematron.model import Check, Let, Message, Pattern, Rule, Schema
    from tei.schematron.selection import Selection
    from tei.schematron.syntax import Expression

XSLT = "http://www.w3.org/1999/XSL/Transform"
_X = f"{{{XSLT}}}"
#: Why an expression is not part of the stylesheet; very long ones go too deep.
_NOT_SO = (Untranslatable, NotRead, RecursionError)
_TAKEN = "tei-schematron-taken-"
#: Which kind of node a number means; an attribute is the only one left.
_KIND = (
    "{count(self::*) + 2 * count(self::text()) + 3 * count(self::comment())"
    " + 4 * count(self::processing-instruction()) + 5 * not(parent::node())"
    " * not(self::comment() or self::processing-instruction() or self::*)}"
)


def written(
    schema: Schema,
    lets: Iterable[Let],
    patterns: Sequence[Pattern],
    *,
    fills: bool = True,
    only: tuple[int, int] | None = None,
) -> Stylesheet:
    """The stylesheet of some patterns.

    Args:
        schema: what the patterns are of.
        lets: the variables of the schema and of the phase.
        patterns: what it is for.
        fills: whether it says what is filled in in messages.
        only: the numbers of the rule and of the check that it is for; None for all.
    """
    return _Writer(schema, fills=fills, only=only).written(lets, patterns)


class _Writer:
    """Writes one stylesheet."""

    def __init__(self, schema: Schema, *, fills: bool, only: tuple[int, int] | None) -> None:
        self._schema = schema
        self._fills = fills
        self._only = only
        self._numbers = count()
        self._constants: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._sheet = etree.Element(
            f"{_X}stylesheet",
            {"version": "1.0"},
            nsmap={
                "xsl": XSLT,
                **{p or None: uri for p, uri in schema.namespaces.items()},
                CLOCK: CLOCK,
            },
        )
        excluded = " ".join(p for p in (*schema.namespaces, CLOCK) if p and p != "xsl")
        self._sheet.set("exclude-result-prefixes", excluded)

    def written(self, lets: Iterable[Let], patterns: Sequence[Pattern]) -> Stylesheet:
        scope = Scope(
            self._schema.is_of_first_xpath,
            self._schema.namespaces,
            has_keys=self._keys(),
            constant=self._constant,
        )
        template = etree.SubElement(self._sheet, f"{_X}template", match="/")
        result = etree.SubElement(template, "r")
        holder = etree.SubElement(result, f"{_X}variable", name="found")
        scope = self._lets(holder, lets, scope)
        left: dict[int, str] = {}
        for number, pattern in enumerate(patterns):
            try:
                self._pattern(holder, number, pattern, scope)
            except _NOT_SO as error:
                left[number] = str(error)
                _tell_absence(result, number, pattern, scope)
        _drop_unused(holder)
        etree.SubElement(result, f"{_X}copy-of", select="$found")
        numbers = etree.SubElement(result, f"{_X}if", test="string($found)")
        numbers = etree.SubElement(etree.SubElement(numbers, "n"), f"{_X}for-each", select="//*")
        etree.SubElement(numbers, f"{_X}value-of", select="concat(generate-id(), ' ')")
        return Stylesheet(etree.tostring(self._sheet), left, self._reasons)

    def _keys(self) -> bool:
        """Declare the schema's keys; whether all of them could be."""
        plain = Scope(self._schema.is_of_first_xpath, self._schema.namespaces)
        made = []
        try:
            for key in self._schema.keys:
                match = " | ".join(s.match for s in selections(parsed(key.match), plain))
                use = translated(parsed(key.use), plain).text
                made.append({"name": key.name, "match": match, "use": use})
        except _NOT_SO:
            return False
        for each in made:
            etree.SubElement(self._sheet, f"{_X}key", each)
        return True

    def _constant(self, path: str) -> str:
        """The variable that holds what a path from the root selects."""
        name = self._constants.get(path)
        if name is None:
            name = self._constants[path] = f"c{len(self._constants)}"
            made = etree.Element(f"{_X}variable", name=name, select=path)
            self._sheet.insert(0, made)
        return f"${name}"

    def _lets(self, holder: etree._Element, lets: Iterable[Let], scope: Scope) -> Scope:
        """Declare variables; the scope that knows them."""
        variables: dict[str, Term | None] = dict(scope.variables)
        for let in lets:
            variables[let.name] = None
            try:
                term = translated(parsed(let.value), scope._replace(variables=dict(variables)))
            except _NOT_SO:
                continue
            name = f"v{next(self._numbers)}"
            etree.SubElement(holder, f"{_X}variable", name=name, select=term.text)
            variables[let.name] = term._replace(text=f"${name}")
        return scope._replace(variables=variables)

    def _pattern(self, holder: etree._Element, number: int, pattern: Pattern, scope: Scope) -> None:
        """Write a pattern down, all or nothing.

        Raises:
            Untranslatable, NotRead: not all of its contexts can be selected.
        """
        contexts = [selections(parsed(rule.context), scope) for rule in pattern.rules]
        scope = self._lets(holder, pattern.lets, scope)
        before: list[Selection] = []
        for at, (rule, context) in enumerate(zip(pattern.rules, contexts, strict=True)):
            select = " | ".join(s.select + self._outside(s, before) for s in context)
            before += context
            self._rule(holder, (number, at), rule, select, scope)

    def _outside(self, selection: Selection, before: list[Selection]) -> str:
        """Predicates that leave out what earlier rules of the pattern have taken."""
        made = []
        for other in before:
            if selection.is_apart_from(other):
                continue
            if other.condition is not None:
                made.append(f"[not({other.condition})]")
                continue
            name = f"{_TAKEN}{next(self._numbers)}"
            key = {"name": name, "match": other.match, "use": "generate-id()"}
            self._sheet.insert(0, etree.Element(f"{_X}key", key))
            made.append(f"[not(key('{name}', generate-id()))]")
        return "".join(made)

    def _rule(
        self,
        holder: etree._Element,
        numbers: tuple[int, int],
        rule: Rule,
        select: str,
        scope: Scope,
    ) -> None:
        number, order = numbers
        outside = scope._replace(knows_current=False)
        checks = [
            (at, check) for at, check in enumerate(rule.checks) if self._only in (None, (order, at))
        ]
        if not checks:
            return
        guards = [_failure(check, outside)[0] for _, check in checks]
        # Without its variables a check can be ruled out for most nodes.
        guard = "true()" if "true()" in guards else " or ".join(dict.fromkeys(guards))
        if guard != "true()":
            ticks = f"{HAS_TIME} and " if is_wide(guard) else ""
            select = f"({select})[{ticks}({guard})]"
        loop = etree.SubElement(holder, f"{_X}for-each", select=select)
        loop = etree.SubElement(loop, f"{_X}if", test=HAS_TIME)
        scope = self._lets(loop, rule.lets, scope)
        for at, check in checks:
            failure, is_certain = _failure(check, scope)
            inner = loop
            if failure != guard or len(guards) > 1:
                inner = etree.SubElement(loop, f"{_X}if", test=failure)
            name = f"{number} {order} {at}"
            found = etree.SubElement(inner, "f", n=name, k=_KIND)
            found.set("i", "{generate-id(self::*)}")
            found.set("p", "{generate-id(parent::*)}")
            found.text = "."
            values = _values(check.parts, scope) if is_certain and self._fills else None
            if values is None and scope.is_first:
                self._reasons[name] = _why(check, scope)
            if not is_certain:
                found.set("u", "1")
            for value in values or ():
                etree.SubElement(
                    etree.SubElement(found, "v"), f"{_X}value-of", select=f"string({value})"
                )
            if values is None:
                found.set("m", "1")
            _tell_apart(found)


def _tell_absence(result: etree._Element, number: int, pattern: Pattern, scope: Scope) -> None:
    """Say whether a document has no node that a pattern of a later XPath can be about."""
    if scope.is_first:
        return
    bare = scope._replace(constant=None, knows_current=False)
    try:
        paths = [path for rule in pattern.rules for path in reach(parsed(rule.context), bare)]
    except _NOT_SO:
        return
    absent = etree.SubElement(result, f"{_X}if", test=f"not({' | '.join(paths) or '/..'})")
    etree.SubElement(absent, "a").text = str(number)


def _tell_apart(found: etree._Element) -> None:
    """Say which node is meant, where it is no element."""
    if_other = etree.Element(f"{_X}if", test="not(self::*)")
    for name, value in (
        ("a", "name()"),
        ("l", "local-name()"),
        ("s", "namespace-uri()"),
        ("c", "count(preceding-sibling::node())"),
    ):
        made = etree.SubElement(if_other, f"{_X}attribute", name=name)
        etree.SubElement(made, f"{_X}value-of", select=value)
    # Attributes come before all else.
    found.text, if_other.tail = None, "."
    found.insert(0, if_other)


def _drop_unused(holder: etree._Element) -> None:
    """Take away variables that nothing refers to, the last first: they refer to earlier ones."""
    used: set[str] = set()
    for element in reversed([*holder.iter("*")]):
        name = element.get("name")
        if element.tag == f"{_X}variable" and name not in used and element is not holder:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for attribute in ("select", "test"):
            used.update(re.findall(r"\$(v\d+)", element.get(attribute, "")))


def _failure(check: Check, scope: Scope) -> tuple[str, bool]:
    """When a check may have something to say, and whether it has then."""
    try:
        test = parsed(check.test)
    except NotRead:
        return "true()", False
    try:
        return _bounds(check, test, scope)
    except RecursionError:
        return "true()", False


def _bounds(check: Check, test: Expression, scope: Scope) -> tuple[str, bool]:
    if check.is_report:
        return bound(test, scope, most=True)
    text, is_same = bound(test, scope, most=False)
    opposite = {"true()": "false()", "false()": "true()"}
    return opposite.get(text, f"not({text})"), is_same


def _why(check: Check, scope: Scope) -> str:
    """Why a check is not XPath 1.0."""
    texts = [check.test, *(part.select for part in check.parts if isinstance(part, ValueOf))]
    try:
        for text in texts:
            translated(parsed(text), scope)
    except _NOT_SO as error:
        return str(error)
    return ""


def _values(message: Message, scope: Scope) -> list[str] | None:
    """What is filled in in a message, in XPath 1.0; None where that cannot say it."""
    found = []
    try:
        for part in message:
            if isinstance(part, ValueOf):
                found.append(_value(part.select, scope))
            elif isinstance(part, Name):
                found.append(_name(part.path, scope))
    except _NOT_SO:
        return None
    return found


def _value(select: str, scope: Scope) -> str:
    term = translated(parsed(select), scope)
    is_one = term.kind in (Kind.STRING, Kind.WHOLE) or (term.kind is Kind.NODES and term.is_single)
    if not is_one and not scope.is_first:
        # Several are joined by spaces in later versions (XSLT 2.0, section 11.4.3).
        raise Untranslatable(select)
    return term.text


def _name(path: str, scope: Scope) -> str:
    if not path:
        return "name()"
    term = translated(parsed(path), scope)
    if term.kind is Kind.STRING:
        # Written name(…), by those who remember an older Schematron.
        return term.text
    if term.kind is not Kind.NODES or not (term.is_single or scope.is_first):
        raise Untranslatable(path)
    return f"name({term.text})"
