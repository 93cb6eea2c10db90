"""A schema as an XSLT 1.0 stylesheet: it finds the nodes of which a check may have to speak.

libxslt goes through a document in a fraction of the time that Python takes. What it says of a check
is final where the check's test, and all that it uses, could be translated; otherwise it names too
many nodes rather than too few, and `evaluation` decides. It has no access to files or the network.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei.schematron.documents import FOLDER, Resolver, Unavailable
from tei.schematron.kinds import Kind, Term, Untranslatable
from tei.schematron.model import Name, ValueOf
from tei.schematron.selection import selections
from tei.schematron.syntax import NotRead, parsed
from tei.schematron.translation import Scope, bound, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.schematron.documents import Documents
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
ATTRIBUTE, ELEMENT, TEXT, COMMENT, INSTRUCTION, DOCUMENT = range(6)


class Unsifted(Exception):
    """A pattern that no stylesheet of XSLT 1.0 can run."""


class Place(NamedTuple):
    """A node, without the node.

    Attributes:
        kind: what it is.
        element: the number of the element, in document order from 0; of the parent, where the node
            is no element. -1 for the document.
        name: of an attribute, with its namespace in braces.
        order: of a text, comment or instruction among its parent's children.
    """

    kind: int
    element: int
    name: str = ""
    order: int = 0


class Found(NamedTuple):
    """What a check may have to say of a node.

    Attributes:
        rule: the number of the rule in its pattern.
        check: the number of the check in its rule.
        place: the node.
        is_certain: whether it does.
        values: what is filled in in its message; None where that is not known.
        reason: why one of these is not known.
    """

    rule: int
    check: int
    place: Place
    is_certain: bool
    values: tuple[str, ...] | None
    reason: str = ""


class Sieve:
    """The stylesheet of some patterns.

    Attributes:
        left: the numbers of the patterns that cannot be run by it, and why.
    """

    def __init__(
        self,
        schema: Schema,
        lets: Iterable[Let],
        patterns: Sequence[Pattern],
        *,
        fills: bool = True,
    ) -> None:
        """Write the stylesheet.

        Args:
            schema: what the patterns are of.
            lets: the variables of the schema and of the phase.
            patterns: what it is for.
            fills: whether it says what is filled in in messages.
        """
        self._schema = schema
        self._fills = fills
        self._numbers = count()
        self._constants: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._sheet = etree.Element(
            f"{_X}stylesheet",
            {"version": "1.0"},
            nsmap={**{p or None: uri for p, uri in schema.namespaces.items()}, "xsl": XSLT}
            if "xsl" not in schema.namespaces
            else dict(schema.namespaces),
        )
        excluded = " ".join(p for p in schema.namespaces if p and p != "xsl")
        if excluded:
            self._sheet.set("exclude-result-prefixes", excluded)
        scope = Scope(
            schema.is_of_first_xpath,
            schema.namespaces,
            has_keys=self._keys(),
            constant=self._constant,
        )
        template = etree.SubElement(self._sheet, f"{_X}template", match="/")
        result = etree.SubElement(template, "r")
        holder = etree.SubElement(result, f"{_X}variable", name="found")
        scope = self._lets(holder, lets, scope)
        self.left: dict[int, str] = {}
        for number, pattern in enumerate(patterns):
            try:
                self._pattern(holder, number, pattern, scope)
            except _NOT_SO as error:
                self.left[number] = str(error)
        _drop_unused(holder)
        etree.SubElement(result, f"{_X}copy-of", select="$found")
        numbers = etree.SubElement(result, f"{_X}if", test="string($found)")
        numbers = etree.SubElement(etree.SubElement(numbers, "n"), f"{_X}for-each", select="//*")
        etree.SubElement(numbers, f"{_X}value-of", select="concat(generate-id(), ' ')")
        self._transform: etree.XSLT | None = None
        self._resolver = Resolver()

    def run(self, tree: etree._ElementTree, documents: Documents) -> Iterator[tuple[int, Found]]:
        """The numbers of patterns, and what they find.

        Args:
            tree: the document.
            documents: others that may be read.

        Raises:
            Unsifted: libxslt cannot run it.
        """
        try:
            if self._transform is None:
                self._transform = self._compiled()
            self._resolver.documents = documents
            result = self._transform(tree).getroot()
        except (etree.XSLTError, Unavailable) as error:
            raise Unsifted(str(error)) from None
        numbers = {name: n for n, name in enumerate((result.findtext("n") or "").split())}
        for found in result.iterchildren("f"):
            yield _read(found, numbers, self._reasons)

    def _compiled(self) -> etree.XSLT:
        """The stylesheet, with access to nothing but what the resolver gives it."""
        parser = etree.XMLParser()
        parser.resolvers.add(self._resolver)
        sheet = etree.fromstring(etree.tostring(self._sheet), parser, base_url=FOLDER)
        access = etree.XSLTAccessControl(
            read_file=False, write_file=False, create_dir=False, write_network=False
        )
        return etree.XSLT(sheet, access_control=access)

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
            self._rule(holder, f"{number} {at}", rule, select, scope)

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
        self, holder: etree._Element, number: str, rule: Rule, select: str, scope: Scope
    ) -> None:
        outside = scope._replace(knows_current=False)
        guards = [_failure(check, outside)[0] for check in rule.checks]
        # Without its variables a check can be ruled out for most nodes.
        guard = "true()" if "true()" in guards else " or ".join(dict.fromkeys(guards))
        if guard != "true()":
            select = f"({select})[{guard}]"
        loop = etree.SubElement(holder, f"{_X}for-each", select=select)
        scope = self._lets(loop, rule.lets, scope)
        for at, check in enumerate(rule.checks):
            failure, is_certain = _failure(check, scope)
            inner = loop
            if failure != guard or len(guards) > 1:
                inner = etree.SubElement(loop, f"{_X}if", test=failure)
            found = etree.SubElement(inner, "f", n=f"{number} {at}", k=_KIND)
            found.set("i", "{generate-id(self::*)}")
            found.set("p", "{generate-id(parent::*)}")
            found.text = "."
            values = _values(check.parts, scope) if is_certain and self._fills else None
            if values is None and scope.is_first:
                self._reasons[f"{number} {at}"] = _why(check, scope)
            if not is_certain:
                found.set("u", "1")
            for value in values or ():
                etree.SubElement(
                    etree.SubElement(found, "v"), f"{_X}value-of", select=f"string({value})"
                )
            if values is None:
                found.set("m", "1")
            _tell_apart(found)


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


def _read(
    found: etree._Element, numbers: dict[str, int], reasons: dict[str, str]
) -> tuple[int, Found]:
    pattern, rule, check = map(int, found.get("n", "").split())
    kind = int(found.get("k", ""))
    namespace, local = found.get("s", ""), found.get("l", "")
    place = Place(
        kind,
        numbers.get(found.get("i" if kind == ELEMENT else "p", ""), -1),
        (f"{{{namespace}}}{local}" if namespace else local) if kind == ATTRIBUTE else "",
        int(found.get("c", "0")) if kind != ATTRIBUTE else 0,
    )
    values = None
    if found.get("m") is None:
        values = tuple(v.text or "" for v in found.iterchildren("v"))
    reason = reasons.get(found.get("n", ""), "")
    return pattern, Found(rule, check, place, found.get("u") is None, values, reason)
