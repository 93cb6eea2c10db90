"""What a value must look like, in words, and what may have been meant by one that does not."""

from __future__ import annotations

import re
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tei.validate.wording import dating, measures
from tei.validate.wording.guesses import closest

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD, _WORDS = "a word without spaces", "one or more words"
_POINTER, _POINTERS = (
    "an address or a pointer such as #p1, without spaces",
    ("one or more pointers such as #p1, spaces between them"),
)
#: Datatypes of XML Schema in words, in the order in which they are named.
_DATATYPES = {
    "date": "a date such as 1958-03-20",
    "gYearMonth": "a month such as 1958-03",
    "gYear": "a year such as 1958",
    "dateTime": "a date and time such as 1958-03-20T09:30:00",
    "time": "a time such as 09:30:00",
    "gMonthDay": "a day of any year such as --03-20",
    "gMonth": "a month of any year such as --03",
    "gDay": "a day of any month such as ---20",
    "duration": "a duration such as P1D, which is one day",
    "ID": "an identifier: letters, digits, . - and _, with a letter or _ first",
    "NCName": "a name: letters, digits, . - and _, with a letter or _ first",
    "Name": "a name: letters, digits, . - _ and :, with a letter or _ first",
    "anyURI": _POINTER,
    "boolean": "true or false",
    "nonNegativeInteger": "a whole number, 0 or more",
    "positiveInteger": "a whole number, 1 or more",
    "integer": "a whole number",
    "decimal": "a number such as 2.5",
    "double": "a number such as 2.5",
    "float": "a number such as 2.5",
    "language": "a language tag such as en or zh-Hans",
}
_ORDER = {words: place for place, words in enumerate(_DATATYPES.values())}
_DATES = ("date", "gYearMonth", "gYear")
#: What TEI's dates are, all together.
_ANY_DATE = "a date such as 1958-03-20, 1958-03 or 1958"
_PARTS_OF_DATES = frozenset(
    _DATATYPES[name] for name in (*_DATES, "dateTime", "time", "gMonthDay", "gMonth", "gDay")
)
_NUMBERS = ("double", "decimal", "float", "integer", "nonNegativeInteger", "positiveInteger")
_POINTS = "x,y pairs, three or more, such as 10,10 20,10 20,30"
_VERSION = "a version such as 4.12.0"
_LENGTH = "a number and a unit, such as 10cm"
#: Patterns of TEI's own datatypes and attributes (Guidelines, 1.4), in words.
_PATTERNS = {
    r"[^\p{C}\p{Z}]+": _WORD,
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": _WORD,
    r"\S+": _WORD,
    r"[0-9.,DHMPRSTWYZ/:+\-]+": "a date or duration of ISO 8601, such as 1958-03-20 or P1D",
    r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/2",
    r"[^\p{C}\p{Z}\p{P}\p{S}]+": "a word of letters and digits",
    r"(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?(,-?[0-9]+(\.[0-9]+)?)?)": _POINTS,
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": _LENGTH,
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": _VERSION,
    r"[\d]+(\.[\d]+){0,2}": _VERSION,
    r"[a-z][a-z0-9\+\.\-]*": "small letters, digits, +, . and -, with a letter first",
}
_SHARE = "a number from 0 to 1, such as 0.75"
_NO_NAME = re.compile(r"[^\w.\-]+")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*")
_POINTS_AT = re.compile(r"#|\w+:|\S+\.xml#")

#: By attribute, what people write in it, in small letters, and which of the listed values it is.
_MEANT = MappingProxyType(
    {
        "cert": {
            "certain": "high",
            "sure": "high",
            "likely": "medium",
            "probable": "medium",
            "maybe": "low",
            "perhaps": "low",
            "possible": "low",
            "uncertain": "low",
            "?": "low",
        },
        "material": {
            "parchment": "parch",
            "pergament": "parch",
            "vellum": "parch",
            "papier": "paper",
            "parchment and paper": "mixed",
            "paper and parchment": "mixed",
        },
    }
)


class Wrong(NamedTuple):
    """A value that is not allowed.

    Attributes:
        value: what was written.
        types: the datatypes wanted, as in `Fault.values`: each in angle brackets.
        literals: the values wanted, or suggested.
        attribute: whose value it is; empty for the text of an element.
        several: whether it is a list of words or pointers.
        required: whether the element must have the attribute.
        has: the attributes that the element can have.
    """

    value: str
    types: tuple[str, ...]
    literals: tuple[str, ...] = ()
    attribute: str = ""
    several: bool = False
    required: bool = False
    has: frozenset[str] = frozenset()


def described(form: str, *, several: bool = False) -> str:
    """A datatype in words.

    Args:
        form: as in `Fault.values`: the name in angle brackets, after it what narrows it.
        several: whether it is that of each word in a list.
    """
    name, _, limits = form[1:-1].partition(" ")
    if limits.startswith("pattern="):
        pattern = limits.removeprefix("pattern=")
        words = _PATTERNS.get(pattern, f"text of the form {pattern}")
        if name == "anyURI":
            words = _POINTER
        elif name in _DATES:
            words = _DATATYPES[name]
    else:
        words = _limited(_DATATYPES.get(name, f"a value of the datatype {name}"), limits)
    return {_WORD: _WORDS, _POINTER: _POINTERS}.get(words, words) if several else words


def _limited(words: str, limits: str) -> str:
    """A number in words with its limits."""
    if not limits:
        return words
    bounds = dict(limit.split("=", 1) for limit in limits.split() if "=" in limit)
    low, high = bounds.pop("minInclusive", ""), bounds.pop("maxInclusive", "")
    if bounds or not low:
        return f"{words} ({limits})"
    if (low, high) == ("0", "1"):
        return _SHARE
    plain = re.split(", | such as ", words)[0]
    return f"{plain} from {low} to {high}" if high else f"{plain}, {low} or more"


def forms(wrong: Wrong) -> list[str]:
    """What is allowed beside the literals, in words, each once and the commonest first."""
    found = dict.fromkeys(described(form, several=wrong.several) for form in wrong.types)
    first = []
    if all(_DATATYPES[name] in found for name in _DATES):
        first = [_DATATYPES["time"], _ANY_DATE] if ":" in wrong.value else [_ANY_DATE]
        found = dict.fromkeys(words for words in found if words not in _PARTS_OF_DATES)
    ordered = sorted(found, key=lambda words: _ORDER.get(words, len(_ORDER)))
    # These are two things to name, and not one.
    apart = (["true", "false"] if words == _DATATYPES["boolean"] else [words] for words in ordered)
    return [*first, *chain.from_iterable(apart)]


def guessed(wrong: Wrong) -> str:
    """Which of the literals may have been meant, or nothing."""
    words = wrong.value.lower().split()
    meant = _MEANT.get(wrong.attribute, {}).get(" ".join(words), "")
    if meant in wrong.literals:
        return meant
    same = [value for value in wrong.literals if value and value.lower() in words]
    return same[0] if len(same) == 1 else closest(wrong.value, wrong.literals)


def advice(wrong: Wrong) -> str:
    """What to write in place of a value that is of none of the datatypes wanted, or nothing."""
    if not wrong.value.strip() and wrong.attribute:
        given = "give it a value"
        return given if wrong.required else f"leave @{wrong.attribute} out, or {given}"
    types = {form[1:-1].partition(" ")[0] for form in wrong.types}
    wanted = set(forms(wrong))
    for kinds, of_kind in _ADVICE:
        if kinds & (types | wanted):
            return of_kind(wrong)
    return ""


def _date_advice(wrong: Wrong) -> str:
    return dating.advice(wrong.value, wrong.attribute, wrong.has)


def _number_advice(wrong: Wrong) -> str:
    whole = not any(re.match("<(double|decimal|float)", form) for form in wrong.types)
    return measures.of_number(wrong.value, wrong.attribute, wrong.has, whole=whole)


def _pointer_advice(wrong: Wrong) -> str:
    words = wrong.value.split()
    if len(words) > 1 and all(map(_POINTS_AT.match, words)):
        return f"@{wrong.attribute} takes one pointer; this has {len(words)}"
    return 'in an address a space is written "%20"' if len(words) > 1 else ""


def _word_advice(wrong: Wrong) -> str:
    # Where values are listed, words that are joined are none of them.
    words = wrong.value.split()
    return f'write "{"-".join(words)}"' if len(words) > 1 and not wrong.literals else ""


def _name_advice(wrong: Wrong) -> str:
    value = wrong.value
    name = _NO_NAME.sub("-", value.strip()).strip("-")
    if name and not (name[0].isalpha() or name[0] == "_"):
        return f'put a letter in front, for instance "n{name}"'
    return f'write "{name}"' if name and name != value else ""


def _language_advice(wrong: Wrong) -> str:
    tag = re.sub(r"[\W_]+", "-", wrong.value.strip()).strip("-")
    return f'write "{tag}"' if tag != wrong.value and _TAG.fullmatch(tag) else ""


#: What gives advice where a datatype, or what it is in words, is wanted; the first that is.
_ADVICE: tuple[tuple[frozenset[str], Callable[[Wrong], str]], ...] = (
    (frozenset(_DATES), _date_advice),
    (frozenset(("ID", "NCName", "Name")), _name_advice),
    (frozenset(("language",)), _language_advice),
    (frozenset(("duration",)), lambda wrong: measures.of_duration(wrong.value)),
    (frozenset(("boolean",)), lambda wrong: measures.of_truth(wrong.value)),
    (frozenset((_SHARE,)), lambda wrong: measures.of_share(wrong.value)),
    (frozenset(_NUMBERS), _number_advice),
    (frozenset((_VERSION,)), lambda wrong: measures.of_version(wrong.value)),
    (frozenset((_LENGTH,)), lambda wrong: measures.of_length(wrong.value)),
    (frozenset((_POINTS,)), lambda wrong: measures.of_points(wrong.value)),
    (frozenset(("anyURI",)), _pointer_advice),
    (frozenset((_WORD,)), _word_advice),
)
