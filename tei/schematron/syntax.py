"""XPath expressions as trees: what XPath 1.0 and later versions have in common, and a little more.

What cannot be read here need not be wrong: whoever asks leaves it to a full XPath engine. Of
XPath 2.0 (W3C Recommendation, appendix A.1) there are value and node comparisons, ``if``, sequences
in parentheses, casts, and steps that are no axis steps; there are no ``for``, ``some`` and
``every``, and nothing of what came later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable


class NotRead(Exception):
    """An expression is wrong, or is more than is read here."""


class Literal(NamedTuple):
    """A string."""

    value: str


class Number(NamedTuple):
    """A number, as it is written."""

    text: str


class Variable(NamedTuple):
    """A reference to a variable."""

    name: str


class Call(NamedTuple):
    """A call of a function."""

    name: str
    arguments: tuple[Expression, ...]


class Binary(NamedTuple):
    """Two expressions with an operator between them."""

    operator: str
    left: Expression
    right: Expression


class Negative(NamedTuple):
    """An expression with a minus sign."""

    of: Expression


class Sequence(NamedTuple):
    """Expressions in parentheses, with commas between them; none or several."""

    items: tuple[Expression, ...]


class Cast(NamedTuple):
    """An expression and a type: cast as, castable as, treat as, instance of."""

    operator: str
    of: Expression
    type: str


class Choice(NamedTuple):
    """if (condition) then … else …."""

    condition: Expression
    yes: Expression
    no: Expression


class Filter(NamedTuple):
    """An expression that is no path, with predicates."""

    of: Expression
    predicates: tuple[Expression, ...]


class Step(NamedTuple):
    """A step along an axis.

    Attributes:
        axis: its name in full.
        test: a name, ``*``, or a test such as ``text()``.
        predicates: of the nodes on the way.
    """

    axis: str
    test: str
    predicates: tuple[Expression, ...] = ()


class Path(NamedTuple):
    """Steps from somewhere.

    Attributes:
        start: ``""`` for the context node, ``"/"`` for the root.
        steps: an expression that is no axis step is one as well.
    """

    start: str
    steps: tuple[Expression, ...]


Expression = (
    Literal
    | Number
    | Variable
    | Call
    | Binary
    | Negative
    | Sequence
    | Cast
    | Choice
    | Filter
    | Step
    | Path
)

AXES = frozenset(
    (
        "ancestor ancestor-or-self attribute child descendant descendant-or-self following"
        " following-sibling namespace parent preceding preceding-sibling self"
    ).split()
)
NODE_TYPES = frozenset(("comment", "node", "processing-instruction", "text"))
#: Names that a parenthesis after them makes no functions (XPath 2.0, appendix A.3).
_RESERVED = frozenset(
    (
        "attribute document-node element empty-sequence if item schema-attribute schema-element"
        " typeswitch"
    ).split()
)
#: `//` in full.
ANYWHERE = Step("descendant-or-self", "node()")

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<literal>"(?:[^"]|"")*"|'(?:[^']|'')*')
    | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-]?\d+)?)
    | (?P<name>{_NAME}(?::(?:{_NAME}|\*))?(?!:(?!:))|\*:{_NAME})
    | (?P<sign>::|\.\.|//|<=|>=|!=|<<|>>|[()\[\].@,|/=<>+\-*$?])
    )""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"\(:(?:[^(:]|:(?!\))|\((?!:))*:\)")
#: How deep expressions may stand in one another.
_DEEPEST = 60
_GENERAL = frozenset(("=", "!=", "<", "<=", ">", ">="))
_VALUE = frozenset(("eq", "ne", "lt", "le", "gt", "ge"))
_NODE = frozenset(("is", "<<", ">>"))


def parsed(text: str) -> Expression:
    """The tree of an expression.

    Raises:
        NotRead: it is wrong, or is more than is read here.
    """
    reader = _Reader(text)
    found = reader.expression()
    reader.end()
    return found


class _Reader:
    """An expression on its way to a tree: one method a rule of the grammar."""

    def __init__(self, text: str) -> None:
        if "(:" in text:
            text = _COMMENT.sub(" ", text)
        self.text = text
        self.tokens: list[tuple[str, str]] = []
        at, end = 0, len(text.rstrip())
        while at < end:
            found = _TOKEN.match(text, at)
            if found is None:
                self._fail(f"at {text[at : at + 20].strip()!r}")
            kind = found.lastgroup or ""
            self.tokens.append((kind, found[kind]))
            at = found.end()
        self.tokens += [("end", "")] * 3
        self.at = self.depth = 0

    def _fail(self, what: str) -> NoReturn:
        message = f"not understood {what}"
        raise NotRead(message)

    def end(self) -> None:
        if self.tokens[self.at][0] != "end":
            self._fail(f"from {self.tokens[self.at][1]!r}")

    def _sees(self, *words: str) -> bool:
        kind, value = self.tokens[self.at]
        return value in words and kind in ("sign", "name")

    def _takes(self, *words: str) -> str:
        if not self._sees(*words):
            return ""
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _needs(self, word: str) -> None:
        if not self._takes(word):
            self._fail(f"without {word!r} before {self.tokens[self.at][1]!r}")

    def expression(self) -> Expression:
        """One expression, without commas."""
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail("at such a depth")
        if self._sees("if") and self.tokens[self.at + 1] == ("sign", "("):
            found: Expression = self._choice()
        else:
            found = self._left(self._and, "or")
        self.depth -= 1
        return found

    def _choice(self) -> Expression:
        self.at += 2
        condition = self.expression()
        self._needs(")")
        self._needs("then")
        yes = self.expression()
        self._needs("else")
        return Choice(condition, yes, self.expression())

    def _left(self, operand: Callable[[], Expression], *operators: str) -> Expression:
        found = operand()
        while operator := self._takes(*operators):
            found = Binary(operator, found, operand())
        return found

    def _and(self) -> Expression:
        return self._left(self._equality, "and")

    # In XPath 1.0 comparisons group from the left, and = binds less than <. In later versions only
    # one may stand where no parentheses are, for which the two are the same.
    def _equality(self) -> Expression:
        return self._left(self._relation, "=", "!=", *_VALUE, *_NODE)

    def _relation(self) -> Expression:
        return self._left(self._sum, "<", "<=", ">", ">=")

    def _sum(self) -> Expression:
        return self._left(self._product, "+", "-")

    def _product(self) -> Expression:
        return self._left(self._union, "*", "div", "mod", "idiv")

    def _union(self) -> Expression:
        return self._left(self._intersection, "|", "union")

    def _intersection(self) -> Expression:
        return self._left(self._cast, "intersect", "except")

    def _cast(self) -> Expression:
        found = self._unary()
        while self._sees("cast", "castable", "treat", "instance"):
            operator = self._takes("cast", "castable", "treat", "instance")
            self._needs("of" if operator == "instance" else "as")
            kind, name = self.tokens[self.at]
            if kind != "name":
                self._fail(f"without a type before {name!r}")
            self.at += 1
            if self._takes("("):
                self._needs(")")
                name = f"{name}()"
            found = Cast(operator, found, name + self._takes("?", "*", "+"))
        return found

    def _unary(self) -> Expression:
        signs = 0
        is_signed = False
        while sign := self._takes("-", "+"):
            is_signed = True
            signs += sign == "-"
        # A union binds more than a sign, in XPath 1.0: what stands after one is read as a whole.
        found = self._left(self._path, "|", "union") if is_signed else self._path()
        return Negative(found) if signs % 2 else found

    def _path(self) -> Expression:
        if self._takes("//"):
            return Path("/", (ANYWHERE, *self._steps()))
        if self._takes("/"):
            return Path("/", self._steps() if self._begins_step() else ())
        steps = self._steps()
        if len(steps) == 1 and not isinstance(steps[0], Step):
            return steps[0]
        return Path("", steps)

    def _begins_step(self) -> bool:
        kind, value = self.tokens[self.at]
        return kind == "name" or (kind == "sign" and value in (".", "..", "@", "*", "(", "$"))

    def _steps(self) -> tuple[Expression, ...]:
        steps = [self._step()]
        while slash := self._takes("/", "//"):
            if slash == "//":
                steps.append(ANYWHERE)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Expression:
        if self._takes(".."):
            return Step("parent", "node()", self._predicates())
        if self._takes("."):
            return Step("self", "node()", self._predicates())
        if self._takes("@"):
            return Step("attribute", self._test(), self._predicates())
        kind, value = self.tokens[self.at]
        following = self.tokens[self.at + 1][1]
        if kind == "name" and following == "::":
            if value not in AXES:
                self._fail(f"with the axis {value}")
            self.at += 2
            return Step(value, self._test(), self._predicates())
        is_call = kind == "name" and following == "(" and value not in NODE_TYPES
        if value == "*" or (kind == "name" and not is_call):
            return Step("child", self._test(), self._predicates())
        primary = self._primary()
        predicates = self._predicates()
        return Filter(primary, predicates) if predicates else primary

    def _test(self) -> str:
        kind, value = self.tokens[self.at]
        if kind != "name" and value != "*":
            self._fail(f"where a name should stand, at {value!r}")
        self.at += 1
        if not self._sees("("):
            return value
        if value not in NODE_TYPES:
            self._fail(f"with the test {value}()")
        self.at += 1
        argument = ""
        kind, name = self.tokens[self.at]
        if value == "processing-instruction" and kind in ("literal", "name"):
            argument = name if kind == "literal" else f"'{name}'"
            self.at += 1
        self._needs(")")
        return f"{value}({argument})"

    def _predicates(self) -> tuple[Expression, ...]:
        found = []
        while self._takes("["):
            found.append(self.expression())
            self._needs("]")
        return tuple(found)

    def _primary(self) -> Expression:
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "literal":
            quote = value[0]
            return Literal(value[1:-1].replace(quote * 2, quote))
        if kind == "number":
            return Number(value)
        if kind == "name":
            if value in _RESERVED:
                self._fail(f"with {value}()")
            self._needs("(")
            return Call(value.removeprefix("fn:"), self._items())
        if value == "$":
            kind, name = self.tokens[self.at]
            if kind != "name":
                self._fail("with a variable without a name")
            self.at += 1
            return Variable(name)
        if value != "(":
            self._fail(f"at {value!r}")
        items = self._items()
        return items[0] if len(items) == 1 else Sequence(items)

    def _items(self) -> tuple[Expression, ...]:
        """What stands up to the closing parenthesis, with commas between."""
        if self._takes(")"):
            return ()
        items = [self.expression()]
        while self._takes(","):
            items.append(self.expression())
        self._needs(")")
        return tuple(items)
