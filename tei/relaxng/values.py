"""Whether a pattern allows a text: an attribute's value, or the whole text of an element."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from tei.relaxng import datatypes
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.relaxng.datatypes import Context
    from tei.relaxng.derivatives import Derivatives

    _Test: TypeAlias = Callable[[str, Context], bool]

#: So many values are remembered for a pattern.
_REMEMBERED = 2_000
#: Values that are longer, in characters, are not: they are a document's own.
_LONGEST = 200
_STRINGS = ("string", "token", "xsd:string", "xsd:normalizedString", "xsd:token")
_IDENTITIES = ("xsd:ID", "xsd:IDREF", "xsd:IDREFS")


class Values:
    """The values that a grammar's patterns allow.

    Attributes:
        known: for each pattern, what has been found of values.
    """

    def __init__(self, derivatives: Derivatives, *, has_identities: bool) -> None:
        self.derivatives = derivatives
        self.has_identities = has_identities
        self.nodes = derivatives.patterns.nodes
        self.nullable = derivatives.patterns.nullable
        self.known: dict[int, dict[str, bool]] = {}
        self._bound: dict[int, bool] = {}
        self._tests: dict[int, _Test] = {}

    def fits(self, pattern: int, text: str, context: Context) -> bool:
        """As `allows`; remembered where it is the same everywhere."""
        bound = self._bound.get(pattern)
        if bound is None:
            bound = self._bound[pattern] = self._is_bound(pattern)
        if bound or len(text) > _LONGEST:
            return self.allows(pattern, text, context)
        known = self.known.setdefault(pattern, {})
        found = known.get(text)
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[text] = self.allows(pattern, text, context)
        return found

    def are_any(self, pattern: int) -> bool:
        """Whether a pattern allows every value."""
        node = self.nodes[pattern]
        return pattern == TEXT or (
            node[0] == "data" and node[1] in _STRINGS and node[2:] == ((), NOT_ALLOWED)
        )

    def identity(self, pattern: int) -> str:
        """ID, IDREF or IDREFS, where a value is one; else nothing."""
        kind, *parts = self.nodes[pattern]
        if kind in ("data", "value") and parts[0] in _IDENTITIES and self.has_identities:
            return str(parts[0].removeprefix(datatypes.XSD))
        return ""

    def _is_bound(self, pattern: int) -> bool:
        """Whether it depends on the place what a value means, or each is there once."""
        kind, *parts = self.nodes[pattern]
        if kind in ("data", "value"):
            return parts[0] in datatypes.BOUND
        if kind in ("choice", "group", "interleave", "oneOrMore", "list"):
            return any(map(self._is_bound, parts))
        return False

    def allows(self, pattern: int, text: str, context: Context) -> bool:
        """Whether a pattern allows a whole text (specification, section 6.2.8).

        Args:
            pattern: of an attribute's value, or of an element's content after its attributes.
            text: the value.
            context: what prefixes mean there.
        """
        test = self._tests.get(pattern)
        if test is None:
            test = self._tests[pattern] = self._test(pattern) or partial(self._any, pattern)
        return test(text, context)

    def _test(self, pattern: int) -> _Test | None:
        """A short way to judge a value, for the patterns that most attributes have."""
        kind, *parts = self.nodes[pattern]
        if kind == "data" and parts[2] == NOT_ALLOWED:
            return datatypes.test(parts[0], parts[1])
        if kind == "value":
            return partial(datatypes.equal, *parts)
        if kind == "choice":
            tests = [self._test(part) for part in parts]
            if None not in tests:
                return lambda text, context: any(t(text, context) for t in tests if t)
        if kind == "list":
            repeated, *inner = self.nodes[parts[0]]
            word = self._test(inner[0]) if repeated == "oneOrMore" else None
            if word:
                return partial(_each, word)
        return None

    def _any(self, pattern: int, text: str, context: Context) -> bool:
        if self.nullable[pattern] and not text.strip(datatypes.WHITE_SPACE):
            return True
        return self.nullable[self._after(pattern, text, context)]

    def _after(self, pattern: int, text: str, context: Context) -> int:
        """What may follow a text."""
        return self.derivatives.after(
            pattern,
            lambda part: self._after(part, text, context),
            lambda leaf: self._after_leaf(leaf, text, context),
        )

    def _after_leaf(self, pattern: int, text: str, context: Context) -> int:
        kind, *parts = self.nodes[pattern]
        fits = False
        if kind == "text":
            return TEXT
        if kind == "list":
            fits = self._in_list(parts[0], text, context)
        elif kind == "data":
            of_type, parameters, exception = parts
            fits = datatypes.allows(of_type, parameters, text, context) and not (
                exception != NOT_ALLOWED and self.allows(exception, text, context)
            )
        elif kind == "value":
            of_type, literal, namespace = parts
            fits = datatypes.equal(of_type, literal, namespace, text, context)
        return EMPTY if fits else NOT_ALLOWED

    def _in_list(self, pattern: int, text: str, context: Context) -> bool:
        for word in datatypes.words(text):
            pattern = self._after(pattern, word, context)
            if pattern == NOT_ALLOWED:
                return False
        return self.nullable[pattern]


def _each(test: _Test, text: str, context: Context) -> bool:
    """Whether a text is words, at least one, that a test lets pass."""
    words = datatypes.words(text)
    return bool(words) and all(test(word, context) for word in words)
