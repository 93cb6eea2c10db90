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
    "anyURI": "an address or a pointer such as #p1, without spaces",
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
    r"\S+": "a word without spaces",
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
#: 20.3.1958: with dots the day comes first.
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARS = re.compile(r"(\d{4})\s?[-–—/]\s?(\d{4})")
_ABOUT_A_YEAR = re.compile(r"(?:(?:c\.?|ca\.?|circa|about)\s*)?(\d{4})\s?\??")
_NO_NAME = re.compile(r"[^\w.\-]+")


def described(value: str) -> str:
    """A datatype in words.

    Args:
        value: as in `Fault.values`: the name in angle brackets, after it what narrows it.
    """
    name, _, limits = value[1:-1].partition(" ")
    if limits.startswith("pattern="):
        if name == "anyURI":
            return _DATATYPES[name]
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
        return _date_advice(value)
    if types.intersection(_NAMES):
        return _name_advice(value)
    if " " in value.strip():
        if "anyURI" in types:
            return 'in an address a space is written "%20"'
        if any(described(form) == "a word without spaces" for form in wanted):
            return f'write "{"-".join(value.split())}"'
    return ""


def _name_advice(value: str) -> str:
    name = _NO_NAME.sub("-", value.strip()).strip("-")
    if name and not (name[0].isalpha() or name[0] == "_"):
        return f'put a letter in front, for instance "n{name}"'
    return f'write "{name}"' if name and name != value else ""


def _date_advice(value: str) -> str:
    text = value.strip()
    date = iso(text) or _of_words(text)
    if date:
        return f'write "{date}"'
    if years := _YEARS.fullmatch(text):
        return f'write from="{years[1]}" to="{years[2]}"'
    if year := _ABOUT_A_YEAR.fullmatch(text):
        return f'write "{year[1]}", and cert="low" or @notBefore and @notAfter'
    return "there is no such day" if _DAY.fullmatch(text) else ""


def _of_words(text: str) -> str:
    """A date in English words, or with dots, as ISO 8601 has it; or nothing."""
    if numbers := _DAY_FIRST.fullmatch(text):
        return iso("-".join(reversed(numbers.groups())))
    match = _IN_WORDS.fullmatch(text)
    if not match or match[2].lower() not in _MONTHS:
        return ""
    month = str(_MONTHS.index(match[2].lower()) + 1)
    return iso("-".join(filter(None, (match[4], month, match[1] or match[3]))))
