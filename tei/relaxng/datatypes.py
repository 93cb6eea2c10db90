"""Datatypes: RELAX NG's own two, and those of XML Schema Part 2 (2nd edition, 2004) with facets.

A type is known by a string: ``string`` and ``token`` are RELAX NG's own (specification, section
6.2.9), ``xsd:NAME`` are XML Schema's. ID, IDREF and IDREFS of RELAX NG DTD Compatibility are XML
Schema's.

How values are written is said in `lexical`, what they mean and what narrows a type in `facets`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from tei.relaxng import facets, lexical

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
#: Types whose values mean something only where they stand, or in the document as a whole.
BOUND = frozenset({f"{XSD}{n}" for n in ("QName", "NOTATION", "ID", "IDREF", "IDREFS")})


def exists(of_type: str) -> bool:
    """Whether there is such a type."""
    if of_type.startswith(XSD):
        return of_type.removeprefix(XSD) in lexical.NAMES
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
    written = lexical.test(name)
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
