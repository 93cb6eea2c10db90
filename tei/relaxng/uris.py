"""anyURI of XML Schema Part 2 (section 3.2.17): what can be escaped to a URI reference.

The standard leaves the checking to processors. Here a value is allowed where Jing allows it: what
is no character of URIs is taken as escaped, and the rest is read as Java's ``java.net.URI`` reads
it, by RFC 2396 with the addresses of RFC 2732. An authority is any name or a bracketed address of
IPv6; it may be empty where more follows, and a path may be empty anywhere.
"""

from __future__ import annotations

import re
from functools import cache


def _without(characters: str) -> str:
    """Any number of characters but those, and of whole escapes."""
    return rf"(?:[^%{characters}]++|%[0-9a-fA-F]{{2}})*+"


_SCHEME = r"[a-zA-Z][a-zA-Z0-9+.\-]*:"
_USER = _without(r"@/?#\[\]")
_NAME = _without(r"/?#\[\]")
_PATH = _without(r"?#\[\]")
_ANY = _without("#")
_ADDRESS = (
    rf"(?:{_USER}@)?\[(?P<address>[0-9a-fA-F:.]+)(?:%[a-zA-Z0-9_.]+)?\]"
    r"(?::0*(?P<port>[0-9]{0,10}))?"
)
_HIERARCHY = rf"(?://(?=.)(?:{_ADDRESS}|{_NAME})(?![^/?#])|(?!//)){_PATH}(?:\?{_ANY})?"
#: Before a scheme's colon stands none of / ? and #; what has a scheme and no / is opaque.
_REFERENCE = (
    rf"(?:{_SCHEME}(?=[^/#]){_ANY}|(?:{_SCHEME}(?=/)|(?![^/?#]*:)){_HIERARCHY})(?:#{_ANY})?"
)

_MOST_PORT = 2**31 - 1
_GROUP = "[0-9a-fA-F]{1,4}"
_BYTE = "0*(?:[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
_IPV4 = rf"{_BYTE}(?:\.{_BYTE}){{3}}"
#: An address of IPv6 has as many groups of four digits; one of IPv4 takes the place of two.
_GROUPS = 8


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(_REFERENCE, re.DOTALL)


def is_uri(text: str) -> bool:
    """Whether a text is a reference to a URI, once it is escaped."""
    match = _reference().fullmatch(text)
    if match is None:
        return False
    address, port = match.group("address", "port")
    return address is None or (_is_ipv6(address) and int(port or 0) <= _MOST_PORT)


def _is_ipv6(address: str) -> bool:
    """Whether an address is one of IPv6 (RFC 2373, section 2.2)."""
    halves = [half.split(":") if half else [] for half in address.split("::")]
    groups = [group for half in halves for group in half]
    size = len(groups)
    if halves[-1] and re.fullmatch(_IPV4, groups[-1]):
        groups.pop()
        size += 1
    if not all(re.fullmatch(_GROUP, group) for group in groups):
        return False
    return size == _GROUPS if len(halves) == 1 else len(halves) == 2 and size < _GROUPS  # noqa: PLR2004 - before and after the zeros
