"""What xmlschema says of a document, beside what is told already."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree
from xmlschema import XMLSchemaException
from xmlschema.validators import (
    XMLSchemaChildrenValidationError,
    XMLSchemaDecodeError,
    XMLSchemaValidationError,
    XsdAssert,
    XsdAssertionFacet,
    XsdKeyref,
)
from xmlschema.validators.identities import XsdFieldSelector

from tei.diagnostics import Location
from tei.errors import SchemaUnusable
from tei.names import TEI
from tei.relaxng import Kind
from tei.validate import findings
from tei.validate.xsd import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from xmlschema import XMLSchema11

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Fault
    from tei.validate.xsd.places import Places

#: xmlschema has these in words alone.
_OF = r"for Xsd(?:11)?(?P<kind>Key|Unique)\(name='(?:\w+:)?(?P<name>[^']*)'\)"
_TWICE = re.compile(rf"duplicated value (?P<value>.+) {_OF}")
_NOWHERE = re.compile(rf"value (?P<value>.+) not found {_OF}")
_NO_KEY = re.compile(r"missing key field '(?P<field>[^']*)'")
_ATTRIBUTE = re.compile(r"attribute (?:\{[^}]*\})?(?P<name>[^=]+)=")
_OF_IDENTIFIER = re.compile(r"IDREF .* not found|duplicated xs:ID value")

#: With these, an element has no key either.
_LACKS = (Kind.MISSING_ATTRIBUTE, Kind.INCOMPLETE)
#: Faults of an element among others, which are errors of what they stand in.
_OF_PLACE = (Kind.UNKNOWN_ELEMENT, Kind.MISPLACED_ELEMENT, Kind.EARLY, Kind.MISSING_BEFORE)
#: Faults of identifiers, which are errors of the whole document.
_OF_DOCUMENT = (Kind.SECOND_ID, Kind.NO_SUCH_ID)
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_CHOSEN = (_TYPE, "{http://www.w3.org/2001/XMLSchema-instance}nil")


class Errors:
    """The errors of a document, each with the number of its element."""

    def __init__(self, found: list[tuple[Any, int]], places: Places) -> None:
        self.found = found
        self.places = places
        self._erring = {number for error, number in found if not _is_of_key(_reason(error))}
        self._strays = {
            places.children(number)[error.index]
            for error, number in found
            if isinstance(error, XMLSchemaChildrenValidationError)
            and error.index < len(places.children(number))
        }

    def bear_out(self, fault: Fault, number: int) -> bool:
        """Whether xmlschema finds something wrong too where there is a fault.

        What stands in an element that cannot be there, it does not look at. Where a document says
        itself of what type an element is, the grammar cannot know.
        """
        if fault.kind in _OF_DOCUMENT:
            return True
        if not self._strays.isdisjoint(self.places.within(number)):
            return True
        if fault.kind in _OF_PLACE:
            return self.places.above[number] in self._erring or number in self._erring
        return number in self._erring and not self._is_chosen(number)

    def _is_chosen(self, number: int) -> bool:
        """Whether the document says of what type an element is, or that it has no content."""
        return any(name in self.places.elements[number].attrib for name in _CHOSEN)

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
        kinds = {fault.kind for fault, _ in told}
        known = {number for _, number in told}
        lacking = {number for fault, number in told if fault.kind in _LACKS}
        strays = {number for fault, number in told if fault.kind in _OF_PLACE}
        near = known | {self.places.above[number] for number in strays}
        made: dict[tuple[str, int], tuple[Diagnostic, int]] = {}
        for error, number in self.found:
            reason = _reason(error)
            if kinds.intersection(_OF_DOCUMENT) and _OF_IDENTIFIER.search(reason):
                continue
            is_key = _is_of_key(reason) and not (_NO_KEY.search(reason) and number in lacking)
            is_told = number in near or not strays.isdisjoint(self.places.within(number))
            if is_told and not is_key:
                continue
            # What is wrong with the type makes all else wrong.
            if self._is_chosen(number) and not is_key and number in {n for _, n in made.values()}:
                continue
            for element in _at_fault(error, reason, self.places.elements[number]):
                at = self.places.numbers[element]
                message, advice = _words(error, reason, element)
                location = Location(path, *self.places.begins[at])
                finding = findings.against_grammar(location, message, schema.name, advice)
                made.setdefault((message, at), (finding, at))
        return list(made.values())


def errors(schema: Path, places: Places) -> Errors:
    """What xmlschema finds in a document.

    Raises:
        SchemaUnusable: the schema is not correct, or xmlschema cannot follow the document.
    """
    # xmlschema takes a comment in an element that holds text alone for a child.
    plain = deepcopy(places.tree)
    etree.strip_tags(plain, etree.Comment, etree.ProcessingInstruction)
    elements = list(plain.iter(etree.Element))
    numbers = {element: number for number, element in enumerate(elements)}
    by = reading.built(schema)
    found: list[tuple[Any, int]] = list(_unknown_types(by, elements))
    try:
        for error in by.iter_errors(plain):  # type: ignore[arg-type] # it reads lxml too
            element: Any = error.elem
            found.append((error, 0 if element is None else numbers[element]))
    except (XMLSchemaException, RecursionError) as error:
        message = f"{schema}: xmlschema cannot judge a document by it: {error}"
        raise SchemaUnusable(message) from None
    return Errors(found, places)


def _unknown_types(
    by: XMLSchema11, elements: list[etree._Element]
) -> Iterator[tuple[XMLSchemaValidationError, int]]:
    """Errors of types that are not there, which xmlschema stops at; they are taken away."""
    for number, element in enumerate(elements):
        name = element.get(_TYPE)
        if name is None:
            continue
        prefix, _, local = name.strip().rpartition(":")
        space = element.nsmap.get(prefix or None)
        if (f"{{{space}}}{local}" if space else local) not in by.maps.types:
            reason = f"the schema has no type {name.strip()}"
            yield XMLSchemaValidationError(by, element, reason), number
            del element.attrib[_TYPE]


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
    if isinstance(error.validator, (XsdAssert, XsdAssertionFacet)):
        return _rule(error.validator, reason, name)
    if twice := _TWICE.search(reason):
        what = f"<{name}> repeats {_value(twice['value'])}, which can be there once"
        return f"{what} ({_constraint(twice)})", "give one of the two another value"
    if nowhere := _NOWHERE.search(reason):
        what = f"<{name}> refers to {_value(nowhere['value'])}, which is nowhere"
        return f"{what} ({_constraint(nowhere)})", "mend it, or add what it refers to"
    if missing := _NO_KEY.search(reason):
        return f"<{name}> must have {missing['field']}, by which a key of the schema knows it", ""
    if isinstance(error, XMLSchemaDecodeError):
        of_type = str(error.validator.name).rpartition("}")[2]
        return f'{_whose(reason, name)} cannot be "{error.obj}", which is no {of_type}', ""
    return f"<{name}>: {_plain(reason)}", ""


def _rule(rule: XsdAssert | XsdAssertionFacet, reason: str, name: str) -> tuple[str, str]:
    """An assertion, of an element or of a value, that fails."""
    if isinstance(rule, XsdAssertionFacet):
        return f"{_whose(reason, name)} breaks a rule of the schema: {rule.path}", ""
    said = _said(rule)
    if said:
        return f"<{name}>: {said}", f"the rule is {rule.path}"
    return f"<{name}> breaks a rule of the schema: {rule.path}", ""


def _whose(reason: str, name: str) -> str:
    """Whether a value is that of an attribute or of the element itself."""
    whose = _ATTRIBUTE.match(reason)
    return f"@{whose['name']} of <{name}>" if whose else f"<{name}>"


def _reason(error: Any) -> str:  # noqa: ANN401 - an error of any class
    return str(error.reason or error.message)


def _is_of_key(reason: str) -> bool:
    """Whether an error is one of a key or what refers to one, and not of an element as such."""
    return any(kind.search(reason) for kind in (_TWICE, _NOWHERE, _NO_KEY, _OF_IDENTIFIER))


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
