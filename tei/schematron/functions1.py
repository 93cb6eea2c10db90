"""Calls of functions in XPath 1.0 and XSLT 1.0 that mean the same in later versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.schematron.kinds import Kind, Term, Untranslatable
from tei.schematron.syntax import Call, Expression, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.schematron.translation import Scope

    Translate = Callable[[Expression, Scope], Term]

#: What functions of XPath 1.0 and XSLT 1.0 give, where it is known.
_RESULTS = {
    **dict.fromkeys("last position count string-length".split(), Kind.WHOLE),
    **dict.fromkeys("number sum floor ceiling round".split(), Kind.NUMBER),
    **dict.fromkeys("id key current document".split(), Kind.NODES),
    **dict.fromkeys(
        (
            "not boolean true false starts-with contains lang function-available element-available"
        ).split(),
        Kind.BOOLEAN,
    ),
    **dict.fromkeys(
        (
            "string concat substring-before substring-after substring normalize-space translate"
            " local-name name namespace-uri generate-id format-number system-property"
            " unparsed-entity-uri"
        ).split(),
        Kind.STRING,
    ),
}
#: EXSLT, as far as libexslt has it: by the end of the namespace.
_EXSLT = "http://exslt.org/"
#: How many strings a function takes that does the same in all versions, at the least and the most.
_OF_STRINGS = {
    "contains": (2, 2),
    "starts-with": (2, 2),
    "substring-before": (2, 2),
    "substring-after": (2, 2),
    "normalize-space": (0, 1),
    "string-length": (0, 1),
    "string": (0, 1),
    "translate": (3, 3),
    "lang": (1, 1),
}
#: Those that take one node, or the context.
_OF_NODE = frozenset(("local-name", "name", "namespace-uri", "generate-id"))
_CONDITIONS = {"not": "not", "boolean": "boolean", "exists": "boolean", "empty": "not"}


def call(expression: Call, scope: Scope, translate: Translate) -> Term:
    """A call, in XPath 1.0.

    Raises:
        Untranslatable: there is no such function, or it does something else in later versions.
    """
    name = expression.name
    if name == "current":
        if expression.arguments or not scope.knows_current:
            raise Untranslatable("current() has no meaning in a context")
        return Term("current()", Kind.NODES, is_single=True)
    if name == "key" and not scope.has_keys:
        raise Untranslatable("a key of the schema cannot be used")
    if name in ("position", "last") and not scope.is_within:
        # In the context of a rule the position is the processor's own affair.
        message = f"{name}() has no meaning for the context of a rule"
        raise Untranslatable(message)
    terms = [translate(argument, scope) for argument in expression.arguments]
    if scope.is_first:
        return _first(name, terms, scope)
    made = _later(name, terms, expression)
    if made is None:
        raise Untranslatable(name)
    return made


def _first(name: str, terms: list[Term], scope: Scope) -> Term:
    prefix, colon, _ = name.partition(":")
    if colon and scope.namespaces.get(prefix, "").startswith(_EXSLT):
        # What it gives is not known; what is known of nodes is asked of nothing here.
        return Term(_written(name, terms), Kind.NODES)
    if name not in _RESULTS:
        message = f"{name}() is no function of XPath 1.0 and XSLT 1.0"
        raise Untranslatable(message)
    if name == "document":
        if len(terms) != 1 or terms[0].text == '""':
            raise Untranslatable("document() is run for one name alone, and not for the schema")
        # Relative to the stylesheet, whose address stands for the folder of the document.
        return Term(f"document({terms[0].text}, document(''))", Kind.NODES)
    return Term(_written(name, terms), _RESULTS[name])


def _later(name: str, terms: list[Term], expression: Call) -> Term | None:
    """A call of a later version in XPath 1.0; None if there is none."""
    kinds = [term.kind for term in terms]
    written = _written(name, terms)
    match name, kinds:
        case (("exists" | "empty"), [Kind.NODES]) | (("not" | "boolean"), [_]):
            return Term(f"{_CONDITIONS[name]}({terms[0].text})", Kind.BOOLEAN)
        case (
            ("true" | "false" | "position" | "last", [])
            | ("count", [Kind.NODES])
            | ("id", [Kind.NODES | Kind.STRING])
        ):
            return Term(written, _RESULTS[name])
    is_key = name == "key" and kinds[1:] in ([Kind.NODES], [Kind.STRING])
    if is_key and isinstance(expression.arguments[0], Literal):
        return Term(written, Kind.NODES)
    if name in _OF_NODE and (not terms or (kinds == [Kind.NODES] and terms[0].is_single)):
        return Term(written, Kind.STRING)
    return _of_strings(name, terms)


def _of_strings(name: str, terms: list[Term]) -> Term | None:
    are_strings = [t.kind is Kind.STRING or (t.kind is Kind.NODES and t.is_single) for t in terms]
    if name == "concat" and len(terms) > 1:
        are_written = [
            is_one or t.kind is Kind.WHOLE for is_one, t in zip(are_strings, terms, strict=True)
        ]
        return Term(_written(name, terms), Kind.STRING) if all(are_written) else None
    if name == "substring" and len(terms) in (2, 3):
        is_known = are_strings[0] and all(t.kind is Kind.WHOLE for t in terms[1:])
        return Term(_written(name, terms), Kind.STRING) if is_known else None
    if not all(are_strings):
        return None
    if name == "ends-with" and len(terms) == 2:  # noqa: PLR2004 - what is looked through, and for
        whole, end = (term.text for term in terms)
        start = f"string-length({whole}) - string-length({end}) + 1"
        return Term(f"(substring({whole}, {start}) = string({end}))", Kind.BOOLEAN)
    least, most = _OF_STRINGS.get(name, (1, 0))
    return Term(_written(name, terms), _RESULTS[name]) if least <= len(terms) <= most else None


def _written(name: str, terms: list[Term]) -> str:
    return f"{name}({', '.join(term.text for term in terms)})"
