"""What xmlschema says of a document, beside what is told already."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree
from xmlschema.validators import XMLSchemaChildrenValidationError, XsdAssert, XsdKeyref
from xmlschema.validators.identities import XsdFieldSelector

from tei.diagnostics import Location
from tei.names import TEI
from tei.relaxng import Kind
from tei.validate import findings
from tei.validate.xsd import reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Fault
    from tei.validate.xsd.places import Places

#: xmlschema has these in words alone.
_TWICE = re.compile(
    r"duplicated value (?P<value>.+) for Xsd(?:11)?(?P<kind>Key|Unique)\(name='(?:\w+:)?(?P<name>[^']*)'\)"
)
_NOWHERE = re.compile(
    r"value (?P<value>.+) not found for Xsd(?:11)?(?P<kind>Key|Unique)\(name='(?:\w+:)?(?P<name>[^']*)'\)"
)
_NO_KEY = re.compile(r"missing key field '(?P<field>[^']*)'")
_OF_IDENTIFIER = re.compile(r"IDREF .* not found|duplicated xs:ID value")

#: With these, an element has no key either.
_LACKS = (Kind.MISSING_ATTRIBUTE, Kind.INCOMPLETE)


class Errors:
    """The errors of a document, each with the number of its element."""

    def __init__(self, found: list[tuple[Any, int]], places: Places) -> None:
        self.found = found
        self.places = places
        self._erring = {number for _, number in found}
        self._strays = {
            places.children(number)[error.index]
            for error, number in found
            if isinstance(error, XMLSchemaChildrenValidationError)
            and error.index < len(places.children(number))
        }

    def bear_out(self, number: int) -> bool:
        """Whether something is wrong with an element by xmlschema too, or with what it stands in.

        What stands in an element that cannot be there, xmlschema does not look at.
        """
        if {number, self.places.above[number]} & self._erring:
            return True
        return not self._strays.isdisjoint(self.places.within(number))

    def rest(
        self, told: Iterable[tuple[Fault, int]], path: str, schema: Path
    ) -> list[tuple[Diagnostic, int]]:
        """The errors of which nothing was told yet, as findings with the numbers of elements.

        Args:
            told: the faults of which something was, with the numbers of their elements.
            path: of the document.
            schema: the schema.
        """
        told = list(told)
        known = {number for _, number in told}
        lacking = {number for fault, number in told if fault.kind in _LACKS}
        near = known | {self.places.above[number] for number in known}
        made: dict[tuple[str, int], tuple[Diagnostic, int]] = {}
        for error, number in self.found:
            reason = error.reason or error.message
            if known and _OF_IDENTIFIER.search(reason):
                continue
            is_key = (
                _TWICE.search(reason)
                or _NOWHERE.search(reason)
                or (_NO_KEY.search(reason) and number not in lacking)
            )
            if not is_key and (number in near or not known.isdisjoint(self.places.within(number))):
                continue
            for element in _at_fault(error, reason, self.places.elements[number]):
                at = self.places.numbers[element]
                message, advice = _words(error, reason, element)
                location = Location(path, *self.places.begins[at])
                finding = findings.against_grammar(location, message, schema.name, advice)
                made.setdefault((message, at), (finding, at))
        return list(made.values())


def errors(schema: Path, places: Places) -> Errors:
    """What xmlschema finds in a document."""
    # xmlschema takes a comment in an element that holds text alone for a child.
    plain = deepcopy(places.tree)
    etree.strip_tags(plain, etree.Comment, etree.ProcessingInstruction)
    elements = list(plain.iter(etree.Element))
    numbers = {element: number for number, element in enumerate(elements)}
    found = [
        (error, 0 if error.elem is None else numbers[error.elem])  # type: ignore[index] # it is lxml's
        for error in reading.built(schema).iter_errors(plain)  # type: ignore[arg-type] # likewise
    ]
    return Errors(found, places)


def _at_fault(error: Any, reason: str, element: etree._Element) -> list[etree._Element]:  # noqa: ANN401 - an error of any class
    """The elements that refer to what is nowhere; of all other faults the element itself.

    xmlschema tells of such a reference at the element that declares the keyref.
    """
    nowhere = _NOWHERE.search(reason)
    if not nowhere:
        return [element]
    value = _value(nowhere["value"])
    referring = [
        one
        for keyref in error.validator.identities
        if isinstance(keyref, XsdKeyref)
        for one in _selected(keyref.selector, element)
        if ", ".join(f'"{v}"' for field in keyref.fields for v in _selected(field, one)) == value
    ]
    return referring or [element]


def _selected(selector: Any, element: etree._Element) -> list[Any]:  # noqa: ANN401 - of two classes
    """What a selector or a field selects: elements, or values of attributes and elements.

    What they are written in is a part of XPath 1.0 (XML Schema Part 1, section 3.11.6.2).
    """
    spaces = {prefix: space for prefix, space in selector.parser.namespaces.items() if prefix}
    try:
        found = element.xpath(selector.path, namespaces=spaces)
    except etree.XPathError:
        return []
    is_field = isinstance(selector, XsdFieldSelector)
    return [getattr(one, "text", one) for one in found] if is_field else found


def _words(error: Any, reason: str, element: etree._Element) -> tuple[str, str]:  # noqa: ANN401 - an error of any class
    """What is wrong, and what to do, where that is more than what the schema says."""
    name = etree.QName(element).localname
    if isinstance(error.validator, XsdAssert):
        said = _said(error.validator)
        rule = error.validator.path
        if said:
            return f"<{name}>: {said}", f"the rule is {rule}"
        return f"<{name}> breaks a rule of the schema: {rule}", ""
    if twice := _TWICE.search(reason):
        what = f"<{name}> repeats {_value(twice['value'])}, which can be there once"
        return f"{what} ({_constraint(twice)})", "give one of the two another value"
    if nowhere := _NOWHERE.search(reason):
        what = f"<{name}> refers to {_value(nowhere['value'])}, which is nowhere"
        return f"{what} ({_constraint(nowhere)})", "mend it, or add what it refers to"
    if missing := _NO_KEY.search(reason):
        return f"<{name}> must have {missing['field']}, by which a key of the schema knows it", ""
    return _plain(reason), ""


def _constraint(found: re.Match[str]) -> str:
    return f'{found["kind"].lower()} "{found["name"]}" of the schema'


def _value(written: str) -> str:
    """The values of a key, which xmlschema has as Python writes them."""
    parts = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|([^\s,()'\"]+)", written)
    return ", ".join(f'"{one or other or bare}"' for one, other, bare in parts)


def _said(rule: XsdAssert) -> str:
    annotation = rule.annotation
    text = (
        ""
        if annotation is None
        else " ".join("".join(part.itertext()) for part in annotation.documentation)
    )
    return " ".join(text.split()).rstrip(".")


def _plain(message: str) -> str:
    """An engine's message as one sentence of ours: without TEI's namespace and the full stop."""
    text = re.sub(r"\s+", " ", message.replace(f"{{{TEI}}}", "").strip().rstrip("."))
    return text[:1].lower() + text[1:]
