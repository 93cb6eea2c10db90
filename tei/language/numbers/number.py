"""A number as a text says it, and whether two of them say the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from tei.language.numerals.chinese import last_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind = Literal["cardinal", "ordinal", "percentage", "fraction"]
Quantity = Decimal | Fraction

#: How far apart numbers may be of which one is called a rough one: about 300 is 290, not 250.
_ROUGHLY = Fraction(1, 20)
#: More than a dozen is anything up to two.
_DOZEN, _DOZENS = 12, range(12, 61, 12)
#: Behind every text.
_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    Attributes:
        start: offset of its first character. The words that set a bound are a part of it:
            "more than 300", 三百多.
        end: the offset behind its last character.
        value: what it is worth; None where the text only sets bounds.
        at_least: the lower bound, inclusive.
        at_most: the upper bound, inclusive. Things that are counted are whole: 四十多 is 40 to 49,
            十几 is 11 to 19.
        kind: a percentage has the value of the share that it is: 0.03 for 3 percent.
        approximate: the value is called a rough one: "about 300".
    """

    start: int
    end: int
    value: Quantity | None = None
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    kind: Kind = "cardinal"
    approximate: bool = False


def attributes(number: Number) -> dict[str, str]:
    """The attributes of TEI's ``num``: ``value``, or ``atLeast`` and ``atMost``, and ``type``.

    Values are in the form of teidata.numeric (TEI P5, appendix F): a decimal, or a fraction as
    ``2/3``. ``type`` is left out of what most numbers are, a cardinal.
    """
    found: dict[str, str] = {} if number.kind == "cardinal" else {"type": number.kind}
    for name, quantity in (
        ("value", number.value),
        ("atLeast", number.at_least),
        ("atMost", number.at_most),
    ):
        if quantity is not None:
            found[name] = _written(quantity)
    return found


def _written(quantity: Quantity) -> str:
    if isinstance(quantity, Fraction):
        return str(quantity)
    written = f"{quantity:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def agree(one: Number, other: Number) -> bool:
    """Whether two numbers can be the same one, said in two languages.

    Exact values must be equal; a share is the same as a percentage, a fraction or in tenths (成).
    What is bounded on one side only ends where the next round number begins: "more than 300" is
    300 to 399, 近五百 is 401 to 500. Bounds agree where some number is within both, so that "more
    than 40" agrees with 四十多 and with 四十五, and "dozens" with 几十. An ordinal is never a
    cardinal.
    """
    if (one.kind == "ordinal") is not (other.kind == "ordinal"):
        return False
    if one.value is not None and other.value is not None:
        first, second = Fraction(one.value), Fraction(other.value)
        if one.approximate or other.approximate:
            return abs(first - second) <= _ROUGHLY * max(abs(first), abs(second))
        return first == second
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return max(low, other_low) <= min(high, other_high)


def _bounds(number: Number) -> tuple[Fraction, Fraction]:
    """The least and the greatest number that are meant."""
    if number.value is not None:
        value = Fraction(number.value)
        around = _ROUGHLY * abs(value) if number.approximate else Fraction(0)
        return value - around, value + around
    low, high = number.at_least, number.at_most
    if low is not None and high is not None:
        return Fraction(low), Fraction(high)
    if low is not None:
        step = Fraction(_DOZEN) if low in _DOZENS else _step(low)
        # Just below the next round number, which is another one.
        return Fraction(low), Fraction(low) + step * Fraction(99, 100)
    assert high is not None  # noqa: S101 - a number has a value or a bound
    step = min(_step(high), Fraction(high) / 2)
    return Fraction(high) - step * Fraction(99, 100), Fraction(high)


def _step(bound: Quantity) -> Fraction:
    if isinstance(bound, Decimal):
        return Fraction(last_place(bound))
    return bound / 2


def outside(taken: Iterable[tuple[int, int]], numbers: Iterable[Number]) -> Iterator[Number]:
    """Those `numbers` that share no character with the ranges `taken`; both in their order."""
    ranges = iter(taken)
    begin, end = next(ranges, (0, 0))
    for number in numbers:
        while end <= number.start:
            begin, end = next(ranges, (_NEVER, _NEVER))
        if begin >= number.end:
            yield number
