"""Datatypes: RELAX NG's own two, and those of XML Schema Part 2 (2nd edition, 2004) with facets.

A type is known by a string: ``string`` and ``token`` are RELAX NG's own (specification, section
6.2.9), ``xsd:NAME`` are XML Schema's. ID, IDREF and IDREFS of RELAX NG DTD Compatibility are XML
Schema's.

Where the standard leaves it open, a value is allowed where Jing allows it: any text that could be
escaped to a URI is an anyURI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import TypeAlias

from tei.relaxng import facets, moments, xml_names

#: The namespaces of prefixes where a value stands.
Context: TypeAlias = Mapping[str, str]

WHITE_SPACE = " \t\r\n"
XSD = "xsd:"
#: The identifiers of the datatype libraries, and what the types of each begin with here.
LIBRARIES = {
    "": "",
    "http://www.w3.org/2001/XMLSchema-datatypes": XSD,
    "http://relaxng.org/ns/compatibility/datatypes/1.0": XSD,
}

_SPACES = re.compile(r"[ \t\r\n]+")
_DIGITS = r"[+-]?[0-9]+"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN"

_LEXICAL = {
    "boolean": "true|false|1|0",
    "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    "float": _FLOAT,
    "double": _FLOAT,
    "duration": (
        r"-?P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
        r"(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]*)?S)?)?"
    ),
    "hexBinary": "(?:[0-9a-fA-F]{2})*",
    "base64Binary": (
        r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:[A-Za-z0-9+/] ?[AQgw] ?= ?="
        r"|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/])?"
    ),
    "language": "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    # At most one fragment, whole escapes, and a scheme where a colon comes before / ? and #.
    "anyURI": (
        r"(?:[a-zA-Z][a-zA-Z0-9+.\-]*:(?=.)|(?![^/?#]*:))"
        r"(?:[^%#]|%[0-9a-fA-F]{2})*(?:#(?:[^%#]|%[0-9a-fA-F]{2})*)?"
    ),
}
#: Derived from integer, with the least and the greatest value (sections 3.3.13 to 3.3.25).
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_STRINGS = ("string", "normalizedString", "token")
#: No DTD is read, so there is no unparsed entity that could be named.
_ENTITIES = ("ENTITY", "ENTITIES")
_NAMED: dict[str, Callable[[str], bool]] = {
    "Name": xml_names.is_name,
    "NCName": xml_names.is_ncname,
    "ID": xml_names.is_ncname,
    "IDREF": xml_names.is_ncname,
    "IDREFS": lambda value: all(map(xml_names.is_ncname, value.split(" "))),
    "NMTOKEN": xml_names.is_nmtoken,
    "NMTOKENS": lambda value: all(map(xml_names.is_nmtoken, value.split(" "))),
    "QName": xml_names.is_qname,
    "NOTATION": xml_names.is_qname,
}
NAMES = frozenset({*_LEXICAL, *_INTEGERS, *_STRINGS, *_ENTITIES, *_NAMED, *moments.NAMES})
#: Types whose values mean something only where they stand, or in the document as a whole.
BOUND = frozenset({f"{XSD}{n}" for n in ("QName", "NOTATION", "ID", "IDREF", "IDREFS")})


def exists(of_type: str) -> bool:
    """Whether there is such a type."""
    if of_type.startswith(XSD):
        return of_type.removeprefix(XSD) in NAMES
    return of_type in ("string", "token")


def words(text: str) -> list[str]:
    """The words of a list (specification, section 6.2.7), divided by XML's white space alone."""
    return [word for word in _SPACES.split(text) if word]


def collapsed(text: str) -> str:
    """`text` with each white space as one space, and none at the ends."""
    if not _SPACES.search(text):
        return text
    return _SPACES.sub(" ", text).strip(" ")


def normalized(of_type: str, text: str) -> str:
    """`text` as the type reads white space (XML Schema Part 2, section 4.3.6)."""
    if of_type in ("string", "xsd:string"):
        return text
    if of_type == "xsd:normalizedString":
        return re.sub(r"[\t\r\n]", " ", text)
    return collapsed(text)


def allows(
    of_type: str, parameters: tuple[tuple[str, str], ...], text: str, context: Context
) -> bool:
    """Whether `text` is a value of a type, within its parameters.

    Args:
        of_type: of `exists`.
        parameters: facets, name and value, which `facets.check` has let pass.
        text: as it stands in the document.
        context: what prefixes mean there.
    """
    return test(of_type, parameters)(text, context)


@cache
def test(of_type: str, parameters: tuple[tuple[str, str], ...]) -> Callable[[str, Context], bool]:
    """As `allows`, for one type and its parameters."""
    if not of_type.startswith(XSD):
        return lambda _text, _context: True
    name = of_type.removeprefix(XSD)
    written = _lexical(name)
    tests = [facets.test(name, facet, limit) for facet, limit in parameters]
    is_named = name in ("QName", "NOTATION")

    def allowed(text: str, context: Context) -> bool:
        value = normalized(of_type, text)
        if not written(value):
            return False
        if is_named and ":" in value and value.split(":")[0] not in context:
            return False
        return all(fits(value) for fits in tests)

    return allowed


@cache
def _lexical(name: str) -> Callable[[str], object]:
    """A test of the way that values of a type are written."""
    if name in _STRINGS or name in _ENTITIES:
        return lambda _: name in _STRINGS
    if name in _NAMED:
        return _NAMED[name]
    if name in _INTEGERS:
        low, high = _INTEGERS[name]
        digits = re.compile(_DIGITS).fullmatch

        def fits(value: str) -> bool:
            if not digits(value):
                return False
            number = Decimal(value)
            return (low is None or number >= low) and (high is None or number <= high)

        return fits
    if name in moments.NAMES:
        return partial(moments.read, name)
    return re.compile(_LEXICAL[name], re.DOTALL).fullmatch


def equal(of_type: str, literal: str, namespace: str, text: str, context: Context) -> bool:
    """Whether `text` is the value that the schema names.

    Args:
        of_type: of `exists`.
        literal: the value as it stands in the schema.
        namespace: of the value there, where it is a qualified name.
        text: as it stands in the document.
        context: what prefixes mean there.
    """
    if of_type == "token":
        return collapsed(text) == collapsed(literal)
    if of_type == "string":
        return text == literal
    if not allows(of_type, (), text, context):
        return False
    name = of_type.removeprefix(XSD)
    if name in ("QName", "NOTATION"):
        prefix, _, local = collapsed(text).rpartition(":")
        return (context.get(prefix, ""), local) == (namespace, collapsed(literal).split(":")[-1])
    value, other = normalized(of_type, text), normalized(of_type, literal)
    return value == other or facets.value(name, value) == facets.value(name, other)
