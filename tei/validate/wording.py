"""A fault by a grammar in words: what is wrong, what could be meant, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tei.diagnostics import Location
from tei.names import TEI, XML
from tei.relaxng import Kind
from tei.validate import grammar_rules as rules
from tei.validate.habits import ATTRIBUTES, COMMON, ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Fault, Vocabulary

_GUIDELINES = "https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-{}.html"
_COMMON = {name: place for place, name in enumerate(COMMON)}
#: What a value must look like, by datatype.
_DATATYPES = {
    "anyURI": "a URI or a pointer such as #p1",
    "boolean": "true or false",
    "date": "a date such as 1958-03-20",
    "dateTime": "a date and time such as 1958-03-20T09:30:00",
    "decimal": "a number",
    "double": "a number",
    "duration": "a duration such as P1D",
    "float": "a number",
    "gDay": "a day such as ---20",
    "gMonth": "a month such as --03",
    "gMonthDay": "a month and day such as --03-20",
    "gYear": "a year such as 1958",
    "gYearMonth": "a year and month such as 1958-03",
    "ID": "an identifier: letters, digits, . - and _, beginning with a letter",
    "integer": "a whole number",
    "language": "a language tag such as en or zh-Hans",
    "Name": "a name: letters, digits, . - _ and :",
    "NCName": "a name: letters, digits, . - and _, beginning with a letter",
    "nonNegativeInteger": "a whole number",
    "positiveInteger": "a whole number above 0",
    "time": "a time such as 09:30:00",
}
#: Patterns of TEI's own datatypes, in words.
_PATTERNS = {
    r"[^\p{C}\p{Z}]+": "one word, without spaces",
    r"\S+": "words without spaces in them",
    r"[0-9.,DHMPRSTWYZ/:+\-]+": "a date or duration of ISO 8601",
    r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/2",
}
#: What TEI's schemas say before and after an element's description: its name in words, sections.
_SURROUNDINGS = re.compile(r"^\([^()]*\)\s*|\s*\[[^\[\]]*\]$")
#: Names that are shorter than this are like too many others.
_SHORT = 3
#: So much of a value is quoted.
_QUOTED = 60


def finding(fault: Fault, path: str, vocabulary: Vocabulary) -> Diagnostic:
    """A fault as a finding.

    Args:
        fault: what the grammar does not allow.
        path: of the document.
        vocabulary: the names that the grammar knows.
    """
    return _Wording(fault, path, vocabulary).finding()


class _Wording:
    """One fault on its way to words."""

    def __init__(self, fault: Fault, path: str, vocabulary: Vocabulary) -> None:
        self.fault = fault
        self.location = Location(path, fault.line, fault.column)
        self.vocabulary = vocabulary
        self.element = local(fault.element)
        self.parent = local(fault.parent)
        self.attribute = attribute_name(fault.attribute)

    def finding(self) -> Diagnostic:  # noqa: PLR0911 - one way for each kind
        match self.fault.kind:
            case Kind.UNKNOWN_ELEMENT:
                return self._unknown_element()
            case Kind.MISPLACED_ELEMENT:
                return self._misplaced_element()
            case Kind.MISSING_BEFORE | Kind.INCOMPLETE:
                return self._missing_element()
            case Kind.UNKNOWN_ATTRIBUTE | Kind.MISPLACED_ATTRIBUTE:
                return self._unknown_attribute()
            case Kind.MISSING_ATTRIBUTE:
                names = _listed([f"@{attribute_name(name)}" for name in self.fault.missing])
                what = names or "one more of its attributes"
                expected = () if names else self._attributes()
                return rules.missing_attribute(
                    self.location, self.element, what, self._link(self.fault.element), expected
                )
            case Kind.BAD_ATTRIBUTE | Kind.BAD_CONTENT:
                return self._bad_value()
            case Kind.TEXT:
                return rules.misplaced_text(
                    self.location, self.element, _shortened(self.fault.value), self._elements()
                )
            case Kind.SECOND_ID:
                first = Location(self.location.path, self.fault.first)
                return rules.repeated_id(self.location, self.fault.value, first)
            case Kind.NO_SUCH_ID:
                return rules.dangling_id(self.location, self.fault.value)

    def _link(self, name: str) -> str:
        """What the schema says of an element, and where TEI does."""
        said = _SURROUNDINGS.sub("", self.vocabulary.documentation(name)).rstrip(".")
        space, _, of_name = name.rpartition("}")
        where = f"see {_GUIDELINES.format(of_name)}" if space == TEI else ""
        return "; ".join(filter(None, (f"<{of_name}> {said}" if said else "", where)))

    def _elements(self) -> tuple[str, ...]:
        """The elements that could stand there: what is written alike, then what is used most."""
        names = [local(name) for name in self.fault.expected]
        close = _closest(self.element, names) if self.fault.kind is Kind.UNKNOWN_ELEMENT else ""
        by_use = sorted(names, key=lambda name: (_COMMON.get(name, len(_COMMON)), name))
        return tuple(f"<{name}>" for name in dict.fromkeys([*filter(None, [close]), *by_use]))

    def _attributes(self) -> tuple[str, ...]:
        names = [attribute_name(name) for name in self.fault.expected]
        close = _closest(self.attribute, names)
        return tuple(f"@{name}" for name in dict.fromkeys([*filter(None, [close]), *sorted(names)]))

    def _unknown_element(self) -> Diagnostic:
        space, _, name = self.fault.element.rpartition("}")
        homes = self.vocabulary.namespaces(name)
        if homes and space not in homes:
            return rules.wrong_namespace(self.location, name, space, homes[0])
        where = f" (in {self.parent})" if self.parent else ""
        meant = ELEMENTS.get(name.lower()) if TEI in self.vocabulary.spaces else None
        if meant is None:
            known = [local(n) for n in self.vocabulary.elements]
            here = [local(n) for n in self.fault.expected]
            close = _closest(name, here) or _closest(name, known)
            meant = f"<{close}>" if close else ""
        return rules.unknown_element(self.location, name + where, meant, self._elements())

    def _misplaced_element(self) -> Diagnostic:
        if not self.parent:
            return rules.misplaced_element(
                self.location,
                f"a document cannot begin with {self.element}",
                self._link(self.fault.element),
                self._elements(),
            )
        within = self.fault.element in self.vocabulary.children(self.fault.parent)
        what = (
            f"{self.element} comes too late in {self.parent}, or once too often"
            if within
            else f"{self.element} cannot stand in {self.parent}"
        )
        return rules.misplaced_element(
            self.location, what, self._link(self.fault.element), self._elements()
        )

    def _missing_element(self) -> Diagnostic:
        fault = self.fault
        names = _listed([f"<{local(name)}>" for name in fault.missing])
        if fault.kind is Kind.MISSING_BEFORE:
            what = f"{self.parent} must have {names} before {self.element}"
            return rules.missing_element(self.location, what, self._link(fault.missing[0]), ())
        what = f"{self.element} must have {names}" if names else f"{self.element} ends too early"
        link = self._link(fault.missing[0]) if names else self._link(fault.element)
        return rules.missing_element(self.location, what, link, () if names else self._elements())

    def _unknown_attribute(self) -> Diagnostic:
        names = [attribute_name(name) for name in self.fault.expected]
        meant = ATTRIBUTES.get(self.attribute, "") if TEI in self.vocabulary.spaces else ""
        wanted = [word[1:] for word in meant.replace(",", "").split() if word.startswith("@")]
        if wanted and not set(wanted) & set(names):
            meant = ""
        if not meant:
            close = _closest(self.attribute, names)
            meant = f"@{close}" if close else ""
        return rules.unknown_attribute(
            self.location, self.element, self.attribute, meant, self._attributes()
        )

    def _bad_value(self) -> Diagnostic:
        literal = [value for value in self.fault.values if not value.startswith("<")]
        described = dict.fromkeys(
            _described(value) for value in self.fault.values if value.startswith("<")
        )
        close = _closest(self.fault.value, literal)
        first = [close] if close else []
        expected = (*(f'"{v}"' for v in dict.fromkeys([*first, *literal])), *described)
        subject = f"@{self.attribute} of {self.element}" if self.attribute else self.element
        return rules.bad_value(
            self.location, subject, _shortened(self.fault.value), close, expected
        )


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def attribute_name(name: str) -> str:
    """An attribute's name as one writes it."""
    space, _, of_name = name.rpartition("}")
    return f"xml:{of_name}" if space == XML else of_name


def _closest(name: str, names: Iterable[str]) -> str:
    """The name that somebody who wrote `name` may have meant; or nothing."""
    if len(name) < _SHORT:
        return ""
    lowered = {candidate.lower(): candidate for candidate in names}
    found = get_close_matches(name.lower(), lowered, n=1, cutoff=0.75)
    return lowered[found[0]] if found else ""


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _shortened(value: str) -> str:
    return value if len(value) <= _QUOTED else f"{value[:_QUOTED]}…"


def _described(value: str) -> str:
    """A datatype in words."""
    name, _, limits = value[1:-1].partition(" ")
    if limits.startswith("pattern="):
        pattern = limits.removeprefix("pattern=")
        return _PATTERNS.get(pattern, f"text of the form {pattern}")
    words = _DATATYPES.get(name, f"a value of the datatype {name}")
    return f"{words} ({limits})" if limits else words
