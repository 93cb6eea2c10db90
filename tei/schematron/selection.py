"""Contexts of rules: patterns of XSLT as paths that select the same nodes, and as conditions.

A node fits a pattern if the pattern, as a path from some node above or from itself, selects it
(XSLT 1.0, section 5.2). So ``p/@n`` selects with ``//p/@n``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei.schematron.kinds import Untranslatable
from tei.schematron.syntax import (
    ANYWHERE,
    Binary,
    Call,
    Expression,
    Filter,
    Path,
    Step,
)
from tei.schematron.translation import bound, counts, parts, translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.schematron.translation import Scope

_STARTS = ("id", "key")
_ARITHMETIC = ("+", "-", "*", "div", "idiv", "mod")


class Selection(NamedTuple):
    """One alternative of a context.

    Attributes:
        select: a path that selects its nodes, in XPath 1.0.
        match: the pattern itself, in XSLT 1.0.
        condition: whether the context node is one of them; None where no condition says this.
        element: the names of the elements that it can select, as prefix-free names; None for any.
    """

    select: str
    match: str
    condition: str | None
    element: str | None

    def is_apart_from(self, other: Selection) -> bool:
        """Whether the two can have no node in common."""
        return None not in (self.element, other.element) and self.element != other.element


def selections(context: Expression, scope: Scope) -> list[Selection]:
    """The alternatives of a context.

    Raises:
        Untranslatable: it is no pattern, or means something that XPath 1.0 cannot say.
    """
    outside = scope._replace(knows_current=False)
    return [_selection(path, outside) for path in _alternatives(context)]


def reach(context: Expression, scope: Scope) -> list[str]:
    """Paths that select all nodes of a context, and perhaps more.

    By its last steps, with as much of their predicates as can be told.

    Raises:
        Untranslatable: it is no pattern, or has no such path.
    """
    made = []
    for path in _alternatives(context, is_bare=True):
        last = path.steps[-1] if path.steps else None
        if not isinstance(last, Step) or last.axis not in ("child", "attribute"):
            raise Untranslatable("it is no pattern")
        text = translated(last._replace(predicates=()), scope).text
        for predicate in last.predicates:
            if not _may_count(predicate):
                text += f"[{bound(predicate, scope, most=True)[0]}]"
        made.append(f"//{text}")
    return made


def _alternatives(expression: Expression, *, is_bare: bool = False) -> Iterator[Path]:
    """The paths that a pattern is made of, without parentheses (XSLT 3.0, section 5.5.2).

    Args:
        expression: the pattern.
        is_bare: whether predicates of what stands in parentheses are left out.
    """
    match expression:
        case Binary("|" | "union", left, right):
            yield from _alternatives(left, is_bare=is_bare)
            yield from _alternatives(right, is_bare=is_bare)
        case Path(start, (first, *others)) if not isinstance(first, Step) and not start:
            for path in _alternatives(first, is_bare=is_bare):
                yield path._replace(steps=(*path.steps, *others))
        case Filter(of, predicates):
            for path in _alternatives(of, is_bare=is_bare):
                last = path.steps[-1] if path.steps else None
                if not isinstance(last, Step):
                    raise Untranslatable("()[]")
                # What a number would count is not the same.
                more = [] if is_bare else map(_no_number, predicates)
                marked = last._replace(predicates=(*last.predicates, *more))
                yield path._replace(steps=(*path.steps[:-1], marked))
        case Call(name) if name in _STARTS:
            yield Path("", (expression,))
        case Path():
            yield expression
        case _:
            raise Untranslatable("it is no pattern")


def _may_count(predicate: Expression) -> bool:
    """Whether a predicate asks for a position, or is a number itself."""
    asks = any(isinstance(e, Call) and e.name in ("position", "last") for e in parts(predicate))
    return asks or not isinstance(predicate, Binary | Step | Path | Call)


def _no_number(predicate: Expression) -> Expression:
    is_sum = isinstance(predicate, Binary) and predicate.operator in _ARITHMETIC
    if is_sum or _may_count(predicate):
        raise Untranslatable("()[]")
    return Call("boolean", (predicate,))


def _selection(path: Path, scope: Scope) -> Selection:
    if path == Path("/", ()):
        return Selection("/", "/", "not(parent::node())", "/")
    head, steps = _checked(path)
    texts = [translated(step, scope).text for step in steps]
    counted = [counts(step, scope) for step in steps]
    # No variable can stand in a pattern.
    bare = scope._replace(constant=None)
    plain = [translated(step, bare).text for step in steps]
    if head is not None:
        start = translated(head, bare).text
        select = match = "/".join([start, *plain])
        return Selection(select, match.replace("/descendant-or-self::node()/", "//"), None, None)
    match = "/".join(plain).replace("descendant-or-self::node()/", "/")
    if path.start:
        # Of `//x`, one slash is in the text already.
        match = match if match.startswith("/") else f"/{match}"
        match = match if not match.startswith("/") or steps[0] != ANYWHERE else f"/{match}"
    names = _names(steps[-1], scope)
    condition = None if any(counted) else _condition(path.start, steps, texts)
    return Selection(_select(path.start, steps, texts, counted), _tidy(match), condition, names)


def _tidy(match: str) -> str:
    return match.replace("///", "//")


def _checked(path: Path) -> tuple[Call | None, list[Step]]:
    """What a path begins with that is no step, and its steps, on the axes that patterns have."""
    head: Call | None = None
    steps: list[Step] = []
    for at, step in enumerate(path.steps):
        if isinstance(step, Call) and step.name in _STARTS and at == 0:
            head = step
        elif isinstance(step, Step) and (step.axis in ("child", "attribute") or step == ANYWHERE):
            steps.append(step)
        else:
            raise Untranslatable("it is no pattern")
    if not steps and head is None:
        raise Untranslatable("it is no pattern")
    return head, steps


def _select(start: str, steps: list[Step], texts: list[str], counted: list[bool]) -> str:
    """The path from the root; by the axis descendant where that selects the same, faster."""
    anywhere = not start
    text = ""
    for step, made, is_counted in zip(steps, texts, counted, strict=True):
        if step == ANYWHERE:
            anywhere = True
        elif not anywhere:
            text += f"/{made}"
        elif step.axis == "child" and not is_counted:
            text += f"/descendant::{made.removeprefix('child::')}"
        elif step.axis == "attribute":
            text += f"/descendant-or-self::*/{made}"
        else:
            text += f"/descendant-or-self::node()/{made}"
        anywhere = anywhere and step == ANYWHERE
    return text


def _condition(start: str, steps: list[Step], texts: list[str]) -> str | None:
    """The pattern read from its end: whether a node is one, and those above it are right."""
    found = "" if not start else "[not(parent::*)]"
    above = ""
    for step, made in zip(steps, texts, strict=True):
        if step.axis == "attribute":
            return None
        if step == ANYWHERE:
            found = f"[ancestor::{above}]" if above else ""
            continue
        above = f"{made.removeprefix('child::')}{found}"
        found = f"[parent::{above}]"
    return f"self::{above}"


def _names(step: Step, scope: Scope) -> str | None:
    """The name of the elements that a step can select, with its namespace; None for any."""
    if step.axis == "attribute":
        return f"@{step.test}" if ":" not in step.test and step.test.isidentifier() else None
    prefix, colon, local = step.test.rpartition(":")
    if local == "*" or "(" in local or prefix == "*":
        return None
    return f"{{{scope.namespaces.get(prefix, prefix)}}}{local}" if colon else local
