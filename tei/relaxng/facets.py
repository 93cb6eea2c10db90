"""Facets: what narrows a datatype (XML Schema Part 2, section 4.3), as parameters in RELAX NG.

``enumeration`` and ``whiteSpace`` are no parameters there (Guidelines for using W3C XML Schema
Datatypes with RELAX NG, section 3).
"""

from __future__ import annotations

import binascii
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from tei.relaxng import moments, regular

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a value means.
Value: TypeAlias = str | bool | float | Decimal | moments.Moment

_LENGTHS = ("length", "minLength", "maxLength")
_BOUNDS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_DIGITS = ("totalDigits", "fractionDigits")
_LISTS = ("NMTOKENS", "IDREFS", "ENTITIES")
_FLOATS = ("float", "double")
_BINARY = ("hexBinary", "base64Binary")
_UNBOUNDED = (
    "string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY anyURI QName"
    " NOTATION"
).split()
#: An average month and year, for the order of durations: they are near enough where they differ.
_MONTH = Decimal(2629746)
_DURATION = re.compile(
    r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?"
)


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
    is_text = of_type in _UNBOUNDED or of_type in _LISTS or of_type in _BINARY
    is_ordered = not is_text and of_type != "boolean"
    is_decimal = is_ordered and of_type not in (*_FLOATS, *moments.NAMES, "duration")
    known = (
        (facet in _LENGTHS and is_text)
        or (facet in _BOUNDS and is_ordered)
        or (facet in _DIGITS and is_decimal)
    )
    if not known:
        message = f"the datatype {of_type} has no parameter {facet!r}"
        raise ValueError(message)
    if facet in _BOUNDS:
        if _value_or_none(of_type, limit) is None:
            message = f"{limit!r} is no {of_type}, so it cannot be its {facet}"
            raise ValueError(message)
    elif not re.fullmatch(r"\s*\+?[0-9]{1,18}\s*", limit):
        message = f"{facet} must be a number, not {limit!r}"
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
        size = int(limit)
        length = _length(of_type)
        if facet == "length":
            return lambda text: length(text) == size
        if facet == "minLength":
            return lambda text: length(text) >= size
        return lambda text: length(text) <= size
    if facet in _DIGITS:
        most = int(limit)
        whole = facet == "totalDigits"
        return lambda text: _digits(text, whole=whole) <= most
    bound = value(of_type, limit.strip())
    return lambda text: _within(facet, value(of_type, text), bound)


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
    less: bool | None = None
    more: bool | None = None
    if isinstance(found, moments.Moment) and isinstance(bound, moments.Moment):
        less, more = found.is_before(bound), bound.is_before(found)
    elif isinstance(found, (Decimal, float)) and isinstance(bound, (Decimal, float)):
        less, more = found < bound, found > bound
    same = found == bound
    if facet.startswith("max"):
        return bool(less) or (facet == "maxInclusive" and same)
    return bool(more) or (facet == "minInclusive" and same)


def value(of_type: str, text: str) -> Value | None:
    """What a value means, as something that can be compared with others of its type.

    Args:
        of_type: a type of XML Schema, without prefix.
        text: a value of the type, its white space as the type has it.
    """
    if of_type in moments.NAMES:
        return moments.read(of_type, text)
    read = _VALUES.get(of_type)
    return read(text) if read else Decimal(text)


def _value_or_none(of_type: str, text: str) -> Value | None:
    try:
        return value(of_type, text.strip())
    except (ArithmeticError, AttributeError, ValueError):
        return None


def _seconds(text: str) -> Decimal:
    """The seconds of a duration."""
    match = _DURATION.fullmatch(text)
    if match is None:
        message = f"{text!r} is no duration"
        raise ValueError(message)
    sign, *parts = match.groups()
    years, months, days, hours, minutes, seconds = (Decimal(part or 0) for part in parts)
    total = (years * 12 + months) * _MONTH + days * 86400 + hours * 3600 + minutes * 60 + seconds
    return -total if sign else total


_VALUES: dict[str, Callable[[str], Value]] = {
    "boolean": lambda text: text in ("true", "1"),
    "duration": _seconds,
    "hexBinary": str.lower,
    "base64Binary": lambda text: text.replace(" ", ""),
    **dict.fromkeys(_FLOATS, lambda text: float(text.replace("INF", "inf"))),
    **dict.fromkeys((*_UNBOUNDED, *_LISTS), str),
}
