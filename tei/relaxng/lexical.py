"""How values of XML Schema's datatypes are written: the lexical spaces of Part 2, section 3.

Types are named without prefix; white space is as the type has it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING

from tei.relaxng import durations, moments, uris
from tei.xml import names as xml_names

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = r"[+-]?[0-9]+"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN"

_WRITTEN = {
    "boolean": "true|false|1|0",
    "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    "float": _FLOAT,
    "double": _FLOAT,
    "hexBinary": "(?:[0-9a-fA-F]{2})*",
    "base64Binary": (
        r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:[A-Za-z0-9+/] ?[AQgw] ?= ?="
        r"|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/])?"
    ),
    "language": "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
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
_TESTS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("string", "normalizedString", "token"), lambda _: True),
    # No DTD is read, so there is no unparsed entity that could be named.
    **dict.fromkeys(("ENTITY", "ENTITIES"), lambda _: False),
    **dict.fromkeys(("NCName", "ID", "IDREF"), xml_names.is_ncname),
    **dict.fromkeys(("QName", "NOTATION"), xml_names.is_qname),
    **{name: partial(moments.read, name) for name in moments.NAMES},
    "IDREFS": lambda value: all(map(xml_names.is_ncname, value.split(" "))),
    "NMTOKEN": xml_names.is_nmtoken,
    "NMTOKENS": lambda value: all(map(xml_names.is_nmtoken, value.split(" "))),
    "Name": xml_names.is_name,
    "anyURI": uris.is_uri,
    "duration": durations.read,
}
NAMES = frozenset({*_WRITTEN, *_INTEGERS, *_TESTS})


@cache
def test(of_type: str) -> Callable[[str], object]:
    """A test of whether a text is written as the values of a type in `NAMES` are."""
    if of_type in _TESTS:
        return _TESTS[of_type]
    if of_type in _WRITTEN:
        return re.compile(_WRITTEN[of_type]).fullmatch
    low, high = _INTEGERS[of_type]
    digits = re.compile(_DIGITS).fullmatch

    def is_written(value: str) -> bool:
        if not digits(value):
            return False
        number = Decimal(value)
        return (low is None or number >= low) and (high is None or number <= high)

    return is_written
