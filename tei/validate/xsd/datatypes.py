"""Simple types of XSD as patterns of RELAX NG (XML Schema Part 2, sections 2.5 and 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xmlschema import names as xsd
from xmlschema.validators import XsdAtomicRestriction, XsdList, XsdUnion

from tei.relaxng import datatypes, facets, regular
from tei.relaxng.compilation import balanced
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT
from tei.validate.xsd.repetition import is_written_out, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tei.relaxng.patterns import Patterns

_SPACE = f"{{{xsd.XSD_NAMESPACE}}}"
#: What XSD narrows a string's white space to, as a datatype of its own (section 4.3.6).
_BY_WHITE_SPACE = {"replace": "normalizedString", "collapse": "token"}
#: Types that have every value.
_ANY = frozenset(("string", "normalizedString", "token", "anySimpleType", "anyAtomicType"))
_LENGTHS = ("length", "minLength", "maxLength")


class Datatypes:
    """Simple types as patterns.

    Attributes:
        loose: what of the types seen so far no pattern says.
    """

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self.loose = ""
        self._known: dict[int, int] = {}

    def of(self, of_type: Any) -> int:  # noqa: ANN401 - xmlschema's classes do not share what is used
        """The pattern of a simple type."""
        if id(of_type) not in self._known:
            self._known[id(of_type)] = self._narrowed(of_type, ())
        return self._known[id(of_type)]

    def literal(self, of_type: Any, text: str) -> int:  # noqa: ANN401 - likewise
        """The pattern of one value of a type, whatever way it is written."""
        base, _ = _steps(of_type)
        if isinstance(base, XsdUnion):
            members = [one for one in base.member_types if one.is_valid(text)]
            return self.literal(members[0], text) if members else NOT_ALLOWED
        if isinstance(base, XsdList):
            words = [self.literal(base.item_type, word) for word in datatypes.words(text)]
            return self.patterns.list_of(balanced(words, self.patterns.group))
        name = _name(base)
        if name in ("QName", "NOTATION"):
            # Its prefix is one of the schema.
            self.loose = "values that are qualified names"
            return TEXT
        known = name if datatypes.exists(datatypes.XSD + name) else "string"
        return self.patterns.make(("value", datatypes.XSD + known, text, ""), nullable=False)

    def _narrowed(self, of_type: Any, expressions: tuple[str, ...]) -> int:  # noqa: ANN401
        """The pattern of a type whose values are also of some regular expressions."""
        base, steps = _steps(of_type)
        limits: list[tuple[str, str]] = []
        for name, facet in ((_local(tag), facet) for step in steps for tag, facet in step.items()):
            if name == "enumeration":
                literals = [element.get("value", "") for element in facet]
                return self._one_of(of_type, literals, expressions)
            if name == "pattern":
                expressions = (*expressions, _either(e.get("value", "") for e in facet))
            elif name in ("assertion", "explicitTimezone"):
                self.loose = f"the facet {name}"
            elif name != "whiteSpace":
                limits.append((name, facet.elem.get("value", "")))
        if isinstance(base, XsdUnion):
            self.loose = "facets of a union" if limits else self.loose
            return self.patterns.choice(self._narrowed(m, expressions) for m in base.member_types)
        if isinstance(base, XsdList):
            return self._list(base, limits, expressions)
        limits += [("pattern", expression) for expression in expressions]
        own = _name(base)
        if own == "string":
            own = _BY_WHITE_SPACE.get(of_type.white_space or "", own)
        return self._data(own, limits)

    def _data(self, name: str, limits: list[tuple[str, str]]) -> int:
        if name == "error":
            return NOT_ALLOWED
        if not limits and name in _ANY:
            return TEXT
        if not datatypes.exists(datatypes.XSD + name):
            self.loose = f"the datatype {name}"
            return TEXT
        kept = []
        for facet, limit in limits:
            try:
                facets.check(name, facet, limit)
            except ValueError:
                self.loose = f"the facet {facet} of {name}"
            else:
                kept.append((facet, limit))
        return self.patterns.make(("data", datatypes.XSD + name, tuple(kept), NOT_ALLOWED))

    def _one_of(self, of_type: Any, literals: list[str], expressions: tuple[str, ...]) -> int:  # noqa: ANN401
        fits = [regular.compiled(expression).fullmatch for expression in expressions]
        found = [text for text in literals if all(fit(text) for fit in fits)]
        return self.patterns.choice(
            self.literal(of_type, text) for text in found if of_type.is_valid(text)
        )

    def _list(self, base: Any, limits: list[tuple[str, str]], expressions: tuple[str, ...]) -> int:  # noqa: ANN401
        if expressions:
            self.loose = "the pattern of a list"
        bounds = {name: int(limit) for name, limit in limits if name in _LENGTHS}
        low = bounds.get("length", bounds.get("minLength", 0))
        high = bounds.get("length", bounds.get("maxLength"))
        item = self.of(base.item_type)
        if item == TEXT:
            item = self.patterns.make(("data", f"{datatypes.XSD}token", (), NOT_ALLOWED))
        if not is_written_out(low, high):
            self.loose = "how long a list is"
        made = repeated(self.patterns, item, low, high)
        # A list of nothing is the empty text.
        return EMPTY if made == EMPTY else self.patterns.list_of(made)


def _steps(of_type: Any) -> tuple[Any, list[dict[Any, Any]]]:  # noqa: ANN401
    """The type of XML Schema, list or union that a type narrows; and by what, the last first."""
    steps = []
    while isinstance(of_type, XsdAtomicRestriction) and not _is_of_xsd(of_type):
        steps.append(of_type.facets)
        of_type = of_type.base_type
        if of_type.is_complex():
            of_type = of_type.content
    return of_type, steps


def _is_of_xsd(of_type: Any) -> bool:  # noqa: ANN401
    """Whether a type is one of XML Schema's own, those that are lists among them."""
    name = of_type.name or ""
    return name.startswith(_SPACE) and datatypes.exists(datatypes.XSD + _name(of_type))


def _name(of_type: Any) -> str:  # noqa: ANN401
    return _local(of_type.name or "")


def _local(name: str) -> str:
    """A name of XML Schema's own without its namespace."""
    return name.removeprefix(_SPACE)


def _either(expressions: Iterable[str]) -> str:
    """Regular expressions of one step, of which one must fit (section 4.3.4.3)."""
    every = list(dict.fromkeys(expressions))
    return every[0] if len(every) == 1 else "|".join(f"({one})" for one in every)
