"""What xmlschema says of a document, beside what is told already."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree
from xmlschema.validators import XMLSchemaChildrenValidationError, XsdAssert

from tei.diagnostics import Location
from tei.names import TEI
from tei.validate import findings
from tei.validate.xsd import reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.validate.xsd.places import Places

#: xmlschema has these in words alone.
_TWICE = re.compile(r"duplicated value (?P<value>.+) for \w+\(name='(?P<name>[^']*)'\)")
_NOWHERE = re.compile(r"value (?P<value>.+) not found for \w+\(name='(?P<name>[^']*)'\)")
_NO_KEY = re.compile(r"missing key field '(?P<field>[^']*)' for \w+\(name='(?P<name>[^']*)'\)")
_OF_IDENTIFIER = re.compile(r"IDREF .* not found|duplicated xs:ID value")


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
        self, told: Iterable[int], path: str, schema: Path, data: bytes
    ) -> list[tuple[Diagnostic, int]]:
        """The errors of which nothing was told yet, as findings with the numbers of elements.

        Args:
            told: the elements of which something was.
            path: of the document.
            schema: the schema.
            data: the document.
        """
        known = set(told)
        near = known | {self.places.above[number] for number in known}
        made: dict[tuple[str, int], tuple[Diagnostic, int]] = {}
        for error, number in self.found:
            reason = error.reason or error.message
            if known and _OF_IDENTIFIER.search(reason):
                continue
            is_key = _TWICE.search(reason) or _NOWHERE.search(reason)
            if not is_key and (number in near or not known.isdisjoint(self.places.within(number))):
                continue
            line, column = self.places.begins[number]
            message, advice = _words(error, reason, self.places.elements[number])
            location = Location(path, line, column)
            finding = findings.against_grammar(location, message, schema.name, advice)
            made.setdefault((message, number), (finding, number))
        return list(made.values())


def errors(schema: Path, tree: etree._ElementTree, places: Places) -> Errors:
    """What xmlschema finds in a document."""
    # xmlschema takes a comment in an element that holds text alone for a child.
    plain = deepcopy(tree)
    etree.strip_tags(plain, etree.Comment, etree.ProcessingInstruction)
    elements = list(plain.iter(etree.Element))
    numbers = {element: number for number, element in enumerate(elements)}
    found = [
        (error, 0 if error.elem is None else numbers[error.elem])  # type: ignore[index] # it is lxml's
        for error in reading.built(schema).iter_errors(plain)  # type: ignore[arg-type] # likewise
    ]
    return Errors(found, places)


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
        value, key = _value(twice["value"]), _plain(twice["name"])
        advice = "give one of the two another value"
        return f'<{name}> repeats {value}, and by "{key}" of the schema each comes once', advice
    if nowhere := _NOWHERE.search(reason):
        value, key = _value(nowhere["value"]), _plain(nowhere["name"])
        advice = "mend it, or add what it refers to"
        return f'<{name}> refers to {value}, which nothing has by "{key}" of the schema', advice
    if missing := _NO_KEY.search(reason):
        field, key = missing["field"], _plain(missing["name"])
        return f'<{name}> must have {field}, since "{key}" of the schema is a key', ""
    return _plain(reason), ""


def _value(written: str) -> str:
    """The values of a key, which xmlschema has as Python writes them."""
    parts = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|([^\s,()'\"]+)", written)
    return ", ".join(f'"{one or other or bare}"' for one, other, bare in parts)


def _said(rule: XsdAssert) -> str:
    annotation = rule.annotation
    text = "" if annotation is None else " ".join(
        "".join(part.itertext()) for part in annotation.documentation
    )
    return " ".join(text.split()).rstrip(".")


def _plain(message: str) -> str:
    """An engine's message as one sentence of ours: without TEI's namespace and the full stop."""
    text = re.sub(r"\s+", " ", message.replace(f"{{{TEI}}}", "").strip().rstrip("."))
    return text[:1].lower() + text[1:]
