"""Names as XML 1.0 has them in its 2nd to 4th editions, which XML Schema and RELAX NG refer to.

The tables of letters are expat's: a character that is not ASCII belongs to a name where expat reads
it as part of one.
"""

from __future__ import annotations

import re
from functools import cache
from xml.parsers import expat

_ASCII_NAME = re.compile("[A-Za-z_][A-Za-z0-9_.-]*").fullmatch
_ASCII_START = re.compile("[A-Za-z_]").fullmatch
_ASCII_CHARACTER = re.compile("[A-Za-z0-9_.-]").fullmatch


@cache
def _starts(character: str) -> bool:
    """Whether a name can begin with a character."""
    if character.isascii():
        return _ASCII_START(character) is not None
    return _is_element(character)


@cache
def _goes_on(character: str) -> bool:
    """Whether a name can hold a character."""
    if character.isascii():
        return _ASCII_CHARACTER(character) is not None
    return _is_element("a" + character)


def _is_element(name: str) -> bool:
    try:
        data = f"<{name}/>".encode("utf-8", "surrogatepass")
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError:
        return False
    return True


def is_ncname(text: str) -> bool:
    """Whether a text is a name without a colon (Namespaces in XML, NCName)."""
    if text.isascii():
        return _ASCII_NAME(text) is not None
    return _starts(text[0]) and all(map(_goes_on, text))


def is_nmtoken(text: str) -> bool:
    """Whether a text is characters of names alone (XML 1.0, Nmtoken)."""
    return bool(text) and all(map(_goes_on, text.replace(":", "_")))


def is_name(text: str) -> bool:
    """Whether a text is a name, which may have colons anywhere (XML 1.0, Name)."""
    return is_ncname(text.replace(":", "_"))


def is_qname(text: str) -> bool:
    """Whether a text is a name, perhaps with a prefix (Namespaces in XML, QName)."""
    prefix, colon, local = text.rpartition(":")
    return is_ncname(local) and (not colon or is_ncname(prefix))
