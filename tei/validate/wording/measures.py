"""What to write in place of a number, a measure, a duration or a yes that is in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"
_WHOLE = r"\d+"
_UNIT = r"([^\W\d_]+|%)\.?"
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*{_UNIT}")
_FROM_TO = re.compile(rf"({_NUMBER})\s*(?:to|bis|à|[-–—])\s*({_NUMBER})")
#: The units that a width or a height can have, by what people write.
_LENGTHS = {
    **{unit: unit for unit in "% cm mm in pt pc px em ex ch rem vw vh vmin vmax".split()},
    "inch": "in",
    "inches": "in",
    "pixel": "px",
    "pixels": "px",
    "percent": "%",
}
_YES = frozenset({"yes", "y", "on", "ja", "oui", "true", "t"})
_NO = frozenset({"no", "n", "off", "nein", "non", "false", "f"})
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_DURATIONS = (
    ("year yr y", "P{}Y"),
    ("month mo", "P{}M"),
    ("day d", "P{}D"),
    ("hour hr h", "PT{}H"),
    ("minute min m", "PT{}M"),
    ("second sec s", "PT{}S"),
)
_HUNDREDTHS = 100
#: A polygon has three points or more.
_LEAST = 6


def of_number(value: str, attribute: str, has: Collection[str], *, whole: bool) -> str:
    """What to write in place of a value that is no number, or nothing.

    Args:
        value: what was written.
        attribute: whose value it is.
        has: the attributes that the element can have.
        whole: whether it must be a whole number.
    """
    text = value.strip()
    if number := _WORDS.get(text.lower()):
        return f'write "{number}"'
    plain = rf"({_WHOLE if whole else _NUMBER})"
    if not whole and re.fullmatch(plain, text):
        return f'write "{text.replace(",", ".")}"'
    if (ends := _FROM_TO.fullmatch(text)) and {"atLeast", "atMost"} <= set(has):
        first, last = (end.replace(",", ".") for end in ends.groups())
        return f'write atLeast="{first}" atMost="{last}"'
    if measured := re.fullmatch(rf"{plain}\s*{_UNIT}", text):
        number, unit = measured[1].replace(",", "."), measured[2]
        of_unit = f' unit="{unit}"' if "unit" in has and attribute == "quantity" else ""
        return f'write {attribute}="{number}"{of_unit}' if of_unit else f'write "{number}"'
    return ""


def of_share(value: str) -> str:
    """A number from 0 to 1 for a percentage, or nothing."""
    measured = _WITH_UNIT.fullmatch(value.strip())
    if measured and measured[2] == "%":
        return f'write "{float(measured[1].replace(",", ".")) / _HUNDREDTHS:g}"'
    if re.fullmatch(r"0?,\d+", value.strip()):
        return f'write "{value.strip().replace(",", ".")}"'
    return ""


def of_length(value: str) -> str:
    """What to write in place of a width or height, or nothing."""
    text = value.strip().replace(",", ".")
    if re.fullmatch(_NUMBER, text):
        return f'say the unit too, for instance "{text}px" or "{text}cm"'
    measured = _WITH_UNIT.fullmatch(text)
    unit = _LENGTHS.get(measured[2].lower()) if measured else None
    return f'write "{measured[1]}{unit}"' if measured and unit else ""


def of_version(value: str) -> str:
    """The numbers of a version alone, or nothing."""
    number = re.search(r"\d+(?:\.\d+){0,2}", value)
    return f'write "{number[0]}"' if number and number[0] != value else ""


def of_truth(value: str) -> str:
    """True or false for a yes or a no, or nothing."""
    word = value.strip().lower()
    return 'write "true"' if word in _YES else 'write "false"' if word in _NO else ""


def of_duration(value: str) -> str:
    """A duration as ISO 8601 has it, or nothing."""
    text = value.strip().lower()
    if clock := _CLOCK.fullmatch(text):
        parts = zip(clock.groups(), "HMS", strict=True)
        written = "".join(f"{int(number)}{letter}" for number, letter in parts if int(number))
        return f'write "PT{written or "0S"}"'
    parts_of_it = _DURATION.fullmatch(text)
    if not parts_of_it:
        return ""
    number, unit = parts_of_it[1].replace(",", "."), parts_of_it[2]
    for names, form in _DURATIONS:
        if unit in names.split() or unit.removesuffix("s") in names.split():
            # Only seconds can have a fraction.
            return "" if "." in number and form != "PT{}S" else f'write "{form.format(number)}"'
    return ""


def of_points(value: str) -> str:
    """The numbers of a polygon in pairs, or nothing."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", value)
    if len(numbers) % 2 or re.search(r"[^\d\s.,;/()-]", value):
        return ""
    if len(numbers) < _LEAST:
        return "a polygon has three points or more; a box has @ulx, @uly, @lrx and @lry"
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return f'write "{" ".join(map(",".join, pairs))}"'
