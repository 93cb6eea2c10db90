"""Processing instructions whose data looks like attributes, as that of `xml-stylesheet` does.

W3C Recommendation "Associating Style Sheets with XML documents 1.0", section 3.
"""

from __future__ import annotations

import re

_PSEUDO = re.compile(r"""(?:^|\s)([^\s=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')(?=\s|$)""")
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|apos|quot));")
_LAST = 0x10FFFF
_LETTERS = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}


def pseudo_attributes(data: str) -> dict[str, str]:
    """The names and values in the data of an instruction; what is written otherwise is left out."""
    return {
        name: _REFERENCE.sub(_letter, double or single)
        for name, double, single in _PSEUDO.findall(data)
    }


def _letter(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _LETTERS[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if 0 < number <= _LAST else reference[0]
