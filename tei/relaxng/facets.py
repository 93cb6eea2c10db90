"""Facets: what narrows a datatype (XML Schema Part 2, section 4.3), as parameters in RELAX NG.

``enumeration`` and ``whiteSpace`` are no parameters there (Guidelines for using W3C XML Schema
Datatypes with RELAX NG, section 3).
"""

from __future__ import annotations

import binascii
import math
import struct
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

from tei.relaxng import durations, lexical, moments, regular

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a value means.
Value: TypeAlias = str | bool | float | Decimal | moments.Moment | durations.Duration

_LENGTHS = ("length", "minLength", "maxLength")
_BOUNDS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_DIGITS = ("totalDigits", "fractionDigits")
_LISTS = ("NMTOKENS", "IDREFS", "ENTITIES")
_BINARY = ("hexBinary", "base64Binary")
_MEASURED = (
    *_LISTS,
    *_BINARY,
    *"string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY anyURI".split(),
)
_NAMES = ("QName", "NOTATION")
_WHITE_SPACE = " \t\r\n"
#: No text is as long as this.
_ENDLESS = 10**18


def check(of_type: str, facet: str, limit: str) -> None:
    """Make sure that a type can have a facet with this value.

    Args:
        of_type: a type of XML Schema, without prefix.
        facet: its name.
        limit: its value.

    Raises:
        ValueError: it cannot; the message says why.
    """
    if facet == "pattern":
        regular.compiled(limit)
        return
    is_ordered = of_type not in (*_MEASURED, *_NAMES, "boolean")
    known = (
        (facet in _LENGTHS and of_type in _MEASURED)
        or (facet in _BOUNDS and is_ordered)
        or (facet in _DIGITS and is_ordered and of_type not in _VALUES)
    )
    if not known:
        message = f"the datatype {of_type} has no parameter {facet!r}"
        raise ValueError(message)
    # A bound is a value of the type itself (sections 4.3.7 to 4.3.10), the others are numbers.
    limited_by = "positiveInteger" if facet == "totalDigits" else "nonNegativeInteger"
    if facet in _BOUNDS:
        limited_by = of_type
    if not lexical.test(limited_by)(limit.strip(_WHITE_SPACE)):
        message = f"{limit!r} is no {limited_by}, so it cannot be the {facet} of {of_type}"
        raise ValueError(message)


@cache
def test(of_type: str, facet: str, limit: str) -> Callable[[str], bool]:
    """A test of whether a value of a type is within a facet that `check` let pass.

    Args:
        of_type: a type of XML Schema, without prefix.
        facet: its name.
        limit: its value.

    Returns:
        a function of a value of the type, its white space as the type has it.
    """
    if facet == "pattern":
        matches = regular.compiled(limit).fullmatch
        return lambda text: matches(text) is not None
    if facet in _LENGTHS:
        size = _count(limit)
        length = _length(of_type)
        if facet == "length":
            return lambda text: length(text) == size
        if facet == "minLength":
            return lambda text: length(text) >= size
        return lambda text: length(text) <= size
    if facet in _DIGITS:
        most = _count(limit)
        whole = facet == "totalDigits"
        return lambda text: _digits(text, whole=whole) <= most
    bound = value(of_type, limit.strip(_WHITE_SPACE))
    return lambda text: _within(facet, value(of_type, text), bound)


def _count(limit: str) -> int:
    digits = limit.strip(_WHITE_SPACE).lstrip("+-0")
    return min(int(digits[:19] or 0), _ENDLESS)


def _length(of_type: str) -> Callable[[str], int]:
    if of_type in _LISTS:
        return lambda text: len(text.split(" "))
    if of_type == "hexBinary":
        return lambda text: len(text) // 2
    if of_type == "base64Binary":
        return lambda text: len(binascii.a2b_base64(text.encode()))
    return len


def _digits(text: str, *, whole: bool) -> int:
    """The digits that a decimal number needs: all, or those after the point."""
    before, _, after = text.lstrip("+-").partition(".")
    after = after.rstrip("0")
    return len(before.lstrip("0")) + len(after) if whole else len(after)


def _within(facet: str, found: Value | None, bound: Value | None) -> bool:
    low, high = (found, bound) if facet.startswith("max") else (bound, found)
    return _is_before(low, high) or (facet.endswith("Inclusive") and found == bound)


def _is_before(low: Value | None, high: Value | None) -> bool:
    """Whether one value is certainly less than another: the order of some types is partial."""
    if isinstance(low, moments.Moment) and isinstance(high, moments.Moment):
        return low.is_before(high)
    if isinstance(low, durations.Duration) and isinstance(high, durations.Duration):
        return low.is_before(high)
    return isinstance(low, (Decimal, float)) and isinstance(high, (Decimal, float)) and low < high


def value(of_type: str, text: str) -> Value | None:
    """What a value means, as something that can be compared with others of its type.

    Args:
        of_type: a type of XML Schema, without prefix.
        text: a value of the type, its white space as the type has it.
    """
    return _VALUES.get(of_type, Decimal)(text)


def _double(text: str) -> float | str:
    """A number of double precision; NaN, which equals itself alone and has no order, as text."""
    return text if text == "NaN" else float(text.replace("INF", "inf"))


def _single(text: str) -> float | str:
    """A number of single precision, by rounding once."""
    number = _double(text)
    if isinstance(number, str) or math.isinf(number) or number == 0:
        return number
    # A double that is not exact is made odd, so that it lies halfway between no two of the others.
    exact = Decimal(text)
    if exact != number and not struct.pack(">d", number)[-1] & 1:
        number = math.nextafter(number, math.inf if exact > number else -math.inf)
    try:
        (rounded,) = struct.unpack("f", struct.pack("f", number))
    except OverflowError:
        return math.copysign(math.inf, number)
    return float(rounded)


#: For the types that are not derived from decimal.
_VALUES: dict[str, Callable[[str], Value | None]] = {
    **dict.fromkeys((*_MEASURED, *_NAMES), str),
    **{name: partial(moments.read, name) for name in moments.NAMES},
    "base64Binary": lambda text: text.replace(" ", ""),
    "boolean": lambda text: text in ("true", "1"),
    "double": _double,
    "duration": durations.read,
    "float": _single,
    "hexBinary": str.lower,
}
