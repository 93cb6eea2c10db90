"""Schemas that stand in other schemas: annotations of RELAX NG, and constraints of ODD.

They are put together as one schema of their own (ISO/IEC 19757-3:2016, annex F, and chapter 22.5.2
of the TEI Guidelines). Rules without a pattern get one each: none of them hides another.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
TEI = "http://www.tei-c.org/ns/1.0"
_S = f"{{{SCHEMATRON}}}"
_T = f"{{{TEI}}}"
_X = "{http://www.w3.org/1999/XSL/Transform}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CHECKS = (f"{_S}assert", f"{_S}report")
#: Constraints in other languages say the same again.
_LANGUAGES = (None, "en", "und", "mul", "zxx")
_SCHEMES = ("schematron", "isoschematron")


def of_relax_ng(grammar: etree._Element, others: Iterable[etree._Element] = ()) -> etree._Element:
    """The Schematron schema in a RELAX NG schema, and in those that it takes in.

    Args:
        grammar: the root.
        others: the roots of what it takes in.
    """
    schema = _schema(grammar)
    for root in (*others, grammar):
        _gather(_outermost(root), schema)
    return _ordered(schema)


def of_odd(odd: etree._Element) -> etree._Element:
    """The Schematron schema in the constraints of an ODD."""
    schema = _schema(odd)
    for declaration in odd.iter(f"{_T}constraintDecl"):
        if declaration.get("scheme") in _SCHEMES and declaration.get("queryBinding"):
            schema.set("queryBinding", declaration.get("queryBinding", ""))
    for spec in odd.iter(f"{_T}constraintSpec", f"{_T}constraintDecl"):
        language = next((a.get(_LANG) for a in _upwards(spec) if a.get(_LANG)), None)
        is_meant = spec.get("mode") != "delete" and spec.get("scheme") in _SCHEMES
        if is_meant and language in _LANGUAGES:
            _gather(_outermost(spec), schema, spec)
    return _ordered(schema)


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _schema(root: etree._Element) -> etree._Element:
    # What TEI's own rules are written in, and what others are the same in.
    binding = root.get(f"{_S}queryBinding") or "xslt2"
    return etree.Element(f"{_S}schema", {"queryBinding": binding}, nsmap={"sch": SCHEMATRON})


def _outermost(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of Schematron, and XSLT's keys and functions, that stand in no others."""
    for child in root.iterchildren("*"):
        if child.tag in (f"{_X}key", f"{_X}function") or str(child.tag).startswith(_S):
            yield child
        else:
            yield from _outermost(child)


def _gather(
    found: Iterator[etree._Element], schema: etree._Element, spec: etree._Element | None = None
) -> None:
    """Take elements up into a schema."""
    for element in found:
        made = copy(element)
        made.tail = None
        prefixes = element.nsmap
        for each in element.iter("*"):
            prefixes |= each.nsmap
        _declare(prefixes, schema)
        if made.tag in _CHECKS:
            # It is about what the constraint is about.
            made = _within("rule", made, {"context": _subject(element)})
        if made.tag == f"{_S}rule" and made.get("abstract") != "true":
            name = spec.get("ident", "") if spec is not None else ""
            made = _within("pattern", made, {"id": name} if name else {})
        schema.append(made)


def _within(name: str, element: etree._Element, attributes: dict[str, str]) -> etree._Element:
    made = etree.Element(f"{_S}{name}", attributes)
    made.append(element)
    return made


def _subject(check: etree._Element) -> str:
    """The context of a check that has no rule: the element or attribute that is specified."""
    attribute = next(check.iterancestors(f"{_T}attDef"), None)
    element = next(check.iterancestors(f"{_T}elementSpec"), None)
    name = "*" if element is None else element.get("ident", "*")
    if attribute is None:
        return f"tei:{name}"
    return f"tei:{name}/@{attribute.get('ident')}"


def _declare(prefixes: dict[str | None, str], schema: etree._Element) -> None:
    """Let prefixes mean in expressions what they mean where these stand."""
    known = {ns.get("prefix") for ns in schema.iterchildren(f"{_S}ns")}
    for prefix, uri in {"tei": TEI, **prefixes}.items():
        if prefix and prefix not in known:
            etree.SubElement(schema, f"{_S}ns", prefix=prefix, uri=uri)


def _ordered(schema: etree._Element) -> etree._Element:
    """A schema whose own declarations of namespaces win over those taken from around it."""
    declared = {ns.get("prefix"): ns for ns in schema.iterchildren(f"{_S}ns")}
    for ns in [*schema.iterchildren(f"{_S}ns")]:
        if declared[ns.get("prefix")] is not ns:
            schema.remove(ns)
    return schema
