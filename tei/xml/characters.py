"""Characters in words: what to write for an entity, and how one is shown that nobody sees."""

from __future__ import annotations

import re
from html.entities import html5
from unicodedata import category

#: What XML forbids (1.0, section 2.2, production Char).
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Entities that need no declaration.
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
#: The first letters of Unicode's categories for what leaves no mark on the paper by itself.
_INVISIBLE = "CZM"


def sign(character: str) -> str:
    """What stands for a character that XML cannot hold: Unicode's picture of it, or U+FFFD."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"  # noqa: PLR2004 - the C0 controls


def shown(character: str) -> str:
    """A character itself, or its number where it cannot be seen."""
    visible = category(character)[0] not in _INVISIBLE
    return character if visible else f"U+{ord(character):04X}"


def instead(entity: str) -> str:
    """What to write for an entity that nothing declares.

    Args:
        entity: its name.
    """
    if (small := entity.lower()) in OWN:
        return f"write &{small};"
    text = html5.get(f"{entity};") or html5.get(f"{small};")
    if text is None:
        return f"write the character that is meant, or &amp;{entity}; if the & is one"
    if all(category(character)[0] not in _INVISIBLE for character in text):
        return f"write {text}"
    return "write " + "".join(f"&#{ord(character)};" for character in text)
