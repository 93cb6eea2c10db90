"""Characters that must be written otherwise: & and <, and those that XML does not have at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.xml import characters
from tei.xml.malformed.scene import Fault

if TYPE_CHECKING:
    from tei.xml.malformed.scene import Scene

#: A reference as far as it goes.
_REFERENCE = re.compile(r"&(?:#[\w]*|[\w:.-]*)")
_ENTITY = re.compile(r"&([\w:.-]+);")
#: The words on both sides of a character.
_BEFORE = re.compile(r"""[^\s<>"'“”]{0,30}[ ]?$""")
_AFTER = re.compile(r"""[ ]?[^\s<>"'“”]{0,30}""")
_NEAR = 40
_BARE = re.compile(r"&(?!#?\w+;)")
#: What characters stand for that other programs leave in a text.
_MEANINGS = {
    "\x0b": "it breaks a line in a word processor",
    "\x0c": "it breaks a page in a plain text",
    "\0": "where there are many, the file has been damaged",
}
_NUMBER = re.compile("#(?:([0-9]+)|[xX]([0-9A-Fa-f]+))")
_CDATA_END = "]]>"


def forbidden(scene: Scene) -> Fault | None:
    """A character that XML does not have."""
    found = scene.text[scene.at : scene.at + 1]
    if not found or not characters.FORBIDDEN.match(found):
        return None
    message = f"the character U+{ord(found):04X} is not allowed in XML"
    meaning = _MEANINGS.get(found)
    return Fault(scene.at, message, f"remove it: {meaning}" if meaning else "remove it")


def of_text(scene: Scene) -> Fault | None:
    """The fault of a text, or of one in the value of an attribute."""
    text, at, token = scene.text, scene.at, scene.token
    if text.startswith(("<!", "<?"), token):
        return None
    # Where expat stops is the first character that cannot be part of a reference.
    begin = text.rfind("&", 0, at)
    if begin >= 0 and _REFERENCE.fullmatch(text, begin, at):
        return ampersand(text, begin)
    end = text.find(_CDATA_END, max(at - len(_CDATA_END), 0), at + len(_CDATA_END))
    if end >= 0 and not text.startswith("<", token):
        return Fault(end, "]]> cannot stand in a text", "write ]]&gt;")
    return None


def ampersand(text: str, at: int) -> Fault:
    """What is wrong with the & at a place: it begins no reference."""
    name = _REFERENCE.findall(text, at)[0][1:]
    after = text[at + 1 + len(name) : at + 2 + len(name)]
    if number := _NUMBER.match(name):
        written = f"#x{number[2]}" if number[2] else number[0]
        if written == name:
            return Fault(at, f"the ; after &{name} is missing", f"write &{name};")
        return Fault(at, f"&{name}; is not the number of a character", f"write &{written};")
    if name in characters.OWN and after not in ("", "="):
        return Fault(at, f"the ; after &{name} is missing", f"write &{name};")
    return Fault(at, "& must be written &amp;", _written(text, at, "&amp;"))


def less_than(text: str, at: int) -> Fault:
    """What is wrong with the < at a place: it begins no tag."""
    return Fault(at, "< must be written &lt;", _written(text, at, "&lt;"))


def undeclared(scene: Scene) -> Fault | None:
    """An entity that nothing declares."""
    # Of one in a value, expat tells where the tag begins.
    for found in _ENTITY.finditer(scene.text, scene.at):
        if (name := found[1]) not in characters.OWN:
            message = f"the entity &{name}; is not declared"
            return Fault(found.start(), message, characters.instead(name))
    return None


def no_character(scene: Scene) -> Fault:
    """A reference to a character that XML does not have."""
    at = scene.at
    reference = scene.text[at : scene.text.find(";", at) + 1]
    return Fault(at, f"{reference} is a character that is not allowed in XML", "remove it")


def _written(text: str, at: int, replaced: str) -> str:
    """The words around a character as they must be written."""
    before, after = _BEFORE.search(text[max(at - _NEAR, 0) : at]), _AFTER.match(text, at + 1)
    words = f"{before[0] if before else ''}{replaced}{after[0] if after else ''}".strip()
    return f"write {_BARE.sub('&amp;', words)}"
