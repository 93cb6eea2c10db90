"""What is wrong with the value of an attribute: quotation marks missing, curly or too many."""

from __future__ import annotations

import re

from tei.xml.malformed.scene import Fault
from tei.xml.malformed.text import less_than

#: Quotation marks that are none of XML's.
_CURLY = "“”„‟‘’‚‛«»‹›″′`´＂＇"
_CURLY_VALUE = re.compile(rf"[{_CURLY}]+([^<>\"'{_CURLY}]*)[{_CURLY}\"']*")
_CURLY_END = re.compile(rf"([^<>{_CURLY}]*)[{_CURLY}](?=[ \t\r\n]|/?>)")
_UNQUOTED = re.compile(r"""(?:/(?!>)|[^\s"'<>/])*""")
#: How a tag goes on behind a value.
_GOES_ON = re.compile(r"""[ \t\r\n]*[/?]?>|[ \t\r\n]+[\w:.-]+[ \t\r\n]*=[ \t\r\n]*["']""")
_EQUALS = re.compile(r"[ \t\r\n]*=")
#: The next attribute, in a value that should have ended before it.
_SWALLOWED = re.compile(r"[ \t\r\n][\w:.-]++[ \t\r\n]*+=[ \t\r\n]*+$")
#: No value is shown that is longer.
_SHORT = 40
#: No name of an attribute is longer.
_LONG = 200


def no_quotes(text: str, name: re.Match[str], at: int) -> Fault:
    """The fault of a value that does not begin with a quotation mark."""
    if curly := _CURLY_VALUE.match(text, at):
        message = f"the quotation marks around the value of @{name[0]} must be straight"
        return Fault(at, message, _example(name[0], curly[1]))
    value = _UNQUOTED.match(text, at)
    if value is None or not value[0]:
        return Fault(name.start(), f"@{name[0]} has no value", _example(name[0], "…"))
    message = f"the value of @{name[0]} must stand in quotation marks"
    return Fault(name.start(), message, _example(name[0], value[0]))


def in_value(text: str, name: str, start: int, end: int) -> Fault:
    """The fault of a value that has a < in it, or no end.

    Args:
        text: that the tag is in.
        name: of the attribute.
        start: where its quotation mark opens.
        end: where the next such mark stands; negative where there is none.
    """
    less = text.find("<", start)
    value = text[start + 1 : less if less >= 0 else len(text)]
    if end >= 0 and ">" not in value and _GOES_ON.match(text, end + 1):
        return less_than(text, less)
    if curly := _CURLY_END.match(value):
        message = f"the quotation marks around the value of @{name} must be straight"
        return Fault(start + 1 + len(curly[1]), message, _example(name, curly[1]))
    return _unclosed(name, start, value.partition(">")[0].removesuffix("/"))


def value_ended(text: str, at: int, name: re.Match[str]) -> Fault:
    """The fault of a name that stands right behind the quotation mark of a value.

    Args:
        text: that the tag is in.
        at: where the name stands.
        name: that stands there.
    """
    mark = at - 1
    quote = text[mark]
    start = text.rfind(quote, 0, mark)
    before = text[max(start - _LONG, 0) : start].rstrip(" \t\r\n=")
    attribute = re.split(r"[\s\"'<]", before)[-1]
    if swallowed := _SWALLOWED.search(text, max(start + 1, mark - _LONG), mark):
        return _unclosed(attribute, start, text[start + 1 : swallowed.start()])
    if _EQUALS.match(text, name.end()):
        return Fault(at, f"a space is missing before {name[0]}", f"write a space before {name[0]}")
    written = "&quot;" if quote == '"' else "&apos;"
    message = f"{quote} in the value of @{attribute} must be written {written}"
    return Fault(mark, message, f"write {written}")


def _unclosed(name: str, start: int, value: str) -> Fault:
    message = f"the quotation mark before the value of @{name} is not closed"
    return Fault(start, message, _example(name, value))


def _example(name: str, value: str) -> str:
    value = value.strip()
    if not value or len(value) > _SHORT or "\n" in value:
        value = "…"
    return f'write {name}="{value}"'
