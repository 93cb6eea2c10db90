"""What a value must look like, in words, and what may have been meant by one that does not."""

from __future__ import annotations

import re

from tei.language.dates import iso

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
    "anyURI": "an address, or a pointer such as #p1",
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
_NAMES = ("ID", "NCName", "Name")
#: Patterns of TEI's own datatypes (Guidelines, 1.4), in words.
_PATTERNS = {
    r"[^\p{C}\p{Z}]+": "a word without spaces",
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": "a word without spaces",
    r"\S+": "a word or an address, without spaces",
    r"[0-9.,DHMPRSTWYZ/:+\-]+": "a date or duration of ISO 8601, such as 1958-03-20 or P1D",
    r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/2",
    r"[^\p{C}\p{Z}\p{P}\p{S}]+": "a word of letters and digits",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
#: A date in English words: 20 March 1958, March 20th, 1958, March 1958.
_IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3})[a-z]*\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})"
)
_NO_NAME = re.compile(r"[^\w.\-]+")


def described(value: str) -> str:
    """A datatype in words.

    Args:
        value: as in `Fault.values`: the name in angle brackets, after it what narrows it.
    """
    name, _, limits = value[1:-1].partition(" ")
    if limits.startswith("pattern="):
        pattern = limits.removeprefix("pattern=")
        return _PATTERNS.get(pattern, f"text of the form {pattern}")
    words = _DATATYPES.get(name, f"a value of the datatype {name}")
    return f"{words} ({limits})" if limits else words


def in_order(forms: list[str]) -> list[str]:
    """Datatypes in words, each once, the commonest first."""
    return sorted(dict.fromkeys(forms), key=lambda words: _ORDER.get(words, len(_ORDER)))


def advice(value: str, wanted: tuple[str, ...]) -> str:
    """What to write in place of a value that is of none of the datatypes `wanted`, or nothing."""
    types = {form[1:-1].partition(" ")[0] for form in wanted}
    if types.intersection(_DATES):
        date = iso(value) or _of_words(value)
        return f'write "{date}"' if date else ""
    if types.intersection(_NAMES):
        name = _NO_NAME.sub("-", value.strip()).strip("-")
        if not name:
            return ""
        if not (name[0].isalpha() or name[0] == "_"):
            return f'put a letter in front, for instance "n{name}"'
        return f'write "{name}"' if name != value else ""
    if " " in value.strip() and any(" without spaces" in described(form) for form in wanted):
        return 'write it without spaces; in an address a space is "%20"'
    return ""


def _of_words(text: str) -> str:
    """The date of English words as ISO 8601 has it, or nothing."""
    match = _IN_WORDS.fullmatch(text.strip())
    if not match or match[2].lower() not in _MONTHS:
        return ""
    month = str(_MONTHS.index(match[2].lower()) + 1)
    return iso("-".join(filter(None, (match[4], month, match[1] or match[3]))))
