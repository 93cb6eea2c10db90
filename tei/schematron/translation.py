"""Expressions in XPath 1.0 that mean the same as given ones, or come as near as is safe.

libxml2 runs XPath 1.0 many times faster than Python runs what came later. An expression of XPath
2.0 or later is translated only where both give the same whatever the document is: no comparison of
text with numbers, no arithmetic but with whole numbers, no string of several nodes, which is an
error later and was the first node's before (XPath 2.0, appendix I). All nodes are untyped.

`bound` translates a condition as a whole, and what cannot be translated within it by what it may be
at the most: what is left over is for a full XPath engine to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei.schematron import functions1
from tei.schematron.budget import is_wide
from tei.schematron.kinds import HAS_TIME, Kind, Term, Untranslatable
from tei.schematron.syntax import (
    ANYWHERE,
    Binary,
    Call,
    Choice,
    Expression,
    Filter,
    Literal,
    Negative,
    Number,
    Path,
    Sequence,
    Step,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_SAME = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COMPARISONS = frozenset((*_SAME, *_SAME.values()))
_TEXTS = (Kind.NODES, Kind.STRING)
_EFFECTIVE = frozenset((Kind.NODES, Kind.STRING, Kind.BOOLEAN, Kind.WHOLE, Kind.TRUTH))
_TO_ONE = ("self", "parent")


class Scope(NamedTuple):
    """What an expression stands in.

    Attributes:
        is_first: whether it is XPath 1.0 already.
        namespaces: of prefixes.
        variables: what they are called in the translation, and what they hold; None for one that
            is not translated.
        knows_current: whether current() and variables mean what they do in the expression.
        is_within: whether it is a predicate, where position() and last() have a meaning.
        has_keys: whether XSLT's keys can be used.
        constant: gives a variable for a path that selects the same from everywhere, so that it is
            followed once; None where there can be none.
    """

    is_first: bool
    namespaces: Mapping[str, str]
    variables: Mapping[str, Term | None] = {}
    knows_current: bool = True
    is_within: bool = False
    has_keys: bool = True
    constant: Callable[[str], str] | None = None


def translated(expression: Expression, scope: Scope) -> Term:  # noqa: C901, PLR0911 - one case a node
    """The same in XPath 1.0.

    Raises:
        Untranslatable: there is none.
    """
    match expression:
        case Literal(value):
            return Term(_quoted(value), Kind.STRING)
        case Number(text):
            if not scope.is_first and not text.isdigit():
                raise Untranslatable(text)
            return Term(text, Kind.WHOLE if text.isdigit() else Kind.NUMBER)
        case Variable(name):
            known = scope.variables.get(name)
            if known is None or not scope.knows_current:
                message = f"${name} is not declared, or has no value"
                raise Untranslatable(message)
            return known
        case Call():
            return functions1.call(expression, scope, translated)
        case Binary():
            return _binary(expression, scope)
        case Negative(of):
            term = translated(of, scope)
            if not scope.is_first and term.kind is not Kind.WHOLE:
                raise Untranslatable("-")
            return Term(f"(-{term.text})", term.kind if term.kind is Kind.WHOLE else Kind.NUMBER)
        case Choice():
            return _choice(expression, scope)
        case Filter(of, predicates):
            return _filter(of, predicates, scope)
        case Step() | Path():
            return _path(
                expression if isinstance(expression, Path) else Path("", (expression,)), scope
            )
    message = f"XPath 1.0 has no {type(expression).__name__.lower()}"
    raise Untranslatable(message)


def bound(expression: Expression, scope: Scope, *, most: bool) -> tuple[str, bool]:
    """A condition that holds at least where `expression` does, or at most where it does.

    Args:
        expression: a condition.
        scope: what it stands in.
        most: whether it shall hold wherever `expression` may, and not where it must.

    Returns:
        The condition in XPath 1.0, and whether it is the same as `expression`.
    """
    match expression:
        case Binary("and" | "or" as operator, left, right):
            one, is_one = bound(left, scope, most=most)
            other, is_other = bound(right, scope, most=most)
            return _joined(operator, one, other), is_one and is_other
        case Call("not", (argument,)):
            found, is_same = bound(argument, scope, most=not most)
            opposite = {"true()": "false()", "false()": "true()"}
            return opposite.get(found, f"not({found})"), is_same
        case Call("boolean", (argument,)):
            return bound(argument, scope, most=most)
        case Choice(condition, yes, no) if not scope.is_first:
            both = Binary(
                "or",
                Binary("and", condition, yes),
                Binary("and", Call("not", (condition,)), no),
            )
            return bound(both, scope, most=most)
    try:
        return _truth(expression, scope).text, True
    except Untranslatable:
        return "true()" if most else "false()", False


def _joined(operator: str, one: str, other: str) -> str:
    neutral, decisive = ("true()", "false()") if operator == "and" else ("false()", "true()")
    if decisive in (one, other):
        return decisive
    if one == neutral:
        return other
    return one if other == neutral else f"({one} {operator} {other})"


def _truth(expression: Expression, scope: Scope) -> Term:
    """A condition: an expression by its effective boolean value (XPath 2.0, section 2.4.3)."""
    term = translated(expression, scope)
    if term.kind in (Kind.BOOLEAN, Kind.TRUTH):
        return term
    if not scope.is_first and term.kind not in _EFFECTIVE:
        raise Untranslatable(term.kind.value)
    return Term(f"boolean({term.text})", Kind.BOOLEAN)


def _binary(expression: Binary, scope: Scope) -> Term:
    operator, left, right = expression
    if operator in ("and", "or"):
        one, other = _truth(left, scope), _truth(right, scope)
        return Term(f"({one.text} {operator} {other.text})", Kind.BOOLEAN)
    if operator in _COMPARISONS:
        return _comparison(operator, left, right, scope)
    one, other = translated(left, scope), translated(right, scope)
    if operator in ("|", "union"):
        if one.kind is not Kind.NODES or other.kind is not Kind.NODES:
            raise Untranslatable(operator)
        return Term(f"({one.text} | {other.text})", Kind.NODES)
    if operator in ("+", "-", "*") and one.kind is other.kind is Kind.WHOLE:
        return Term(f"({one.text} {operator} {other.text})", Kind.WHOLE)
    if scope.is_first and operator in ("+", "-", "*", "div", "mod"):
        return Term(f"({one.text} {operator} {other.text})", Kind.NUMBER)
    message = f"{operator} cannot stand there"
    raise Untranslatable(message)


def _choice(expression: Choice, scope: Scope) -> Term:
    """A choice of which nothing is asked but whether it is true. XPath 1.0 has no other."""
    condition = _truth(expression.condition, scope).text
    branches = [translated(e, scope) for e in (expression.yes, expression.no)]
    # A number would be a position in a predicate.
    if scope.is_first or any(term.kind in (Kind.WHOLE, Kind.NUMBER) for term in branches):
        raise Untranslatable("XPath 1.0 has no if")
    yes, no = (f"boolean({term.text})" for term in branches)
    return Term(f"(({condition} and {yes}) or (not({condition}) and {no}))", Kind.TRUTH)


def _comparison(operator: str, left: Expression, right: Expression, scope: Scope) -> Term:
    if scope.is_first:
        if operator in _SAME:
            message = f"{operator} is no operator of XPath 1.0"
            raise Untranslatable(message)
        one, other = translated(left, scope), translated(right, scope)
        return Term(f"({one.text} {operator} {other.text})", Kind.BOOLEAN)
    if any(isinstance(side, Binary) and side.operator in _COMPARISONS for side in (left, right)):
        # Without parentheses it would be wrong, and they are not seen here.
        raise Untranslatable(operator)
    if operator in ("=", "!=") and isinstance(left, Sequence):
        return _any(_comparison(operator, item, right, scope) for item in left.items)
    if operator in ("=", "!=") and isinstance(right, Sequence):
        return _any(_comparison(operator, left, item, scope) for item in right.items)
    one, other = translated(left, scope), translated(right, scope)
    sign = _SAME.get(operator, operator)
    kind = _compared(operator, sign, one, other)
    return Term(f"({one.text} {sign} {other.text})", kind)


def _any(terms: Iterable[Term]) -> Term:
    """Any item of a sequence will do, in general comparisons (XPath 2.0, section 3.5.2)."""
    return Term(f"({' or '.join(t.text for t in terms) or 'false()'})", Kind.BOOLEAN)


def _compared(operator: str, sign: str, one: Term, other: Term) -> Kind:
    """What a comparison gives that means the same in all versions."""
    if one.kind is other.kind is Kind.WHOLE:
        return Kind.BOOLEAN
    if sign not in ("=", "!="):
        raise Untranslatable(operator)
    if one.kind is other.kind is Kind.BOOLEAN:
        return Kind.BOOLEAN
    if one.kind not in _TEXTS or other.kind not in _TEXTS:
        raise Untranslatable(operator)
    if operator == sign:
        return Kind.BOOLEAN
    if not all(t.is_single or t.kind is Kind.STRING for t in (one, other)):
        raise Untranslatable(operator)
    # Of no node there is no comparison, but for a condition that is as good as false.
    return Kind.TRUTH


def _filter(of: Expression, predicates: tuple[Expression, ...], scope: Scope) -> Term:
    term = translated(of, scope)
    if term.kind is not Kind.NODES:
        raise Untranslatable("a predicate cannot stand there")
    made = [_predicate(p, scope) for p in predicates]
    single = term.is_single or any(is_one for _, is_one in made)
    return Term(f"({term.text}){''.join(text for text, _ in made)}", Kind.NODES, single)


def _predicate(expression: Expression, scope: Scope) -> tuple[str, bool]:
    """A predicate, and whether it leaves one node at the most."""
    within = scope._replace(is_within=True)
    term = translated(expression, within)
    if not scope.is_first and term.kind not in _EFFECTIVE:
        raise Untranslatable("a predicate cannot stand there")
    is_one = isinstance(expression, Number) or expression == Call("last", ())
    if not is_wide(term.text):
        return f"[{term.text}]", is_one
    is_position = term.kind in (Kind.WHOLE, Kind.NUMBER)
    text = f"position() = ({term.text})" if is_position else term.text
    return f"[{HAS_TIME} and {text}]", is_one


def _path(path: Path, scope: Scope) -> Term:
    text, single = path.start, True
    steps = _shortened(path.steps, scope)
    fixed = _fixed(steps, scope) if path.start and scope.constant else 0
    for at, step in enumerate(steps):
        slash = "/" if at else ""
        if isinstance(step, Step):
            if scope.constant and at == fixed - 1 and not _is_constant(step):
                # Its predicates are for the nodes of a variable to have.
                bare, _ = _step(step._replace(predicates=()), scope)
                made, is_one = _step(step, scope)
                text = scope.constant(text + slash + bare) + made.removeprefix(bare)
            else:
                made, is_one = _step(step, scope)
                text += slash + made
                text = scope.constant(text) if scope.constant and at == fixed - 1 else text
            single = single and is_one
        elif at == 0 and not path.start:
            term = translated(step, scope)
            if term.kind is not Kind.NODES:
                raise Untranslatable("a step cannot stand there")
            text, single = f"({term.text})", term.is_single
        else:
            raise Untranslatable("a step cannot stand there")
    return Term(f"({text})" if text == "/" else text, Kind.NODES, single)


def _shortened(steps: tuple[Expression, ...], scope: Scope) -> list[Expression]:
    """Steps, with one down to all descendants where two lead there."""
    made: list[Expression] = []
    for step in steps:
        follows = made[-1:] == [ANYWHERE]
        if follows and isinstance(step, Step) and step.axis == "child" and not counts(step, scope):
            made[-1] = step._replace(axis="descendant")
        else:
            made.append(step)
    return made


def counts(step: Step, scope: Scope) -> bool:
    """Whether a predicate of a step depends on positions, or may."""
    within = scope._replace(is_within=True, constant=None)
    return any(
        translated(predicate, within).kind in (Kind.WHOLE, Kind.NUMBER)
        or any(
            isinstance(e, Call) and (e.name in ("position", "last") or ":" in e.name)
            for e in parts(predicate)
        )
        for predicate in step.predicates
    )


def _fixed(steps: list[Expression], scope: Scope) -> int:
    """How many steps from the root lead to the same nodes wherever they are taken."""
    for at, step in enumerate(steps):
        if not isinstance(step, Step):
            return at
        if not _is_constant(step):
            return at if counts(step, scope) else at + 1
    return len(steps)


def _is_constant(expression: Expression) -> bool:
    return not any(
        isinstance(e, Variable) or (isinstance(e, Call) and e.name == "current")
        for e in parts(expression)
    )


def parts(expression: Expression) -> Iterator[Expression]:
    """An expression, and all that it is made of."""
    yield expression
    for field in expression:
        for each in field if type(field) is tuple else (field,):
            if not isinstance(each, str):
                yield from parts(each)


def _step(step: Step, scope: Scope) -> tuple[str, bool]:
    """A step, and whether it leads from one node to one at the most."""
    test, more = step.test, ""
    prefix, colon, local = test.partition(":")
    if step.axis == "namespace" and not scope.is_first:
        raise Untranslatable(step.axis)
    if prefix == "*" and colon:
        test, more = "*", f"[local-name() = '{local}']"
    elif colon and prefix != "xml" and prefix not in scope.namespaces:
        message = f"the prefix {prefix} has no namespace"
        raise Untranslatable(message)
    made = [_predicate(p, scope) for p in step.predicates]
    is_one = step.axis in _TO_ONE or any(is_one for _, is_one in made)
    is_one = is_one or (step.axis == "attribute" and "*" not in test and "(" not in test)
    return f"{step.axis}::{test}{more}{''.join(text for text, _ in made)}", is_one


def _quoted(value: str) -> str:
    if '"' not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    # XPath 1.0 has no way to write both.
    parts = ", '\"', ".join(f'"{part}"' for part in value.split('"'))
    return f"concat({parts})"
