"""What is wrong with the encoding of a document: bytes that are no characters in it."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from tei.xml.characters import FORBIDDEN
from tei.xml.malformed.scene import Fault

if TYPE_CHECKING:
    from tei.xml.malformed.scene import Scene

_SAID = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)""")
#: A byte that is none in the document's encoding (PEP 383).
_SURROGATES = range(0xDC80, 0xDD00)
_UTF_8 = "UTF-8"
_LATIN = "windows-1252"


def wrong_byte(scene: Scene, said: str, beginning: bytes) -> Fault | None:
    """The byte that expat stopped at, where it is none in the document's encoding."""
    found = scene.text[scene.at : scene.at + 1]
    if not found or ord(found) not in _SURROGATES:
        return None
    return undecodable(scene, said, bytes([ord(found) - 0xDC00]), beginning)


def undecodable(scene: Scene, said: str, found: bytes, beginning: bytes) -> Fault:
    """Bytes that are no character in the encoding of the document.

    Args:
        scene: of the fault, up to these bytes.
        said: the encoding.
        found: the bytes.
        beginning: of the document.
    """
    name = said.upper() if said.lower().startswith(("utf", "us-")) else said
    name = name.removesuffix("-LE").removesuffix("-BE")
    numbers = found.hex(" ").upper()
    subject = f"the bytes {numbers} are" if len(found) > 1 else f"the byte {numbers} is"
    return Fault(scene.at, f"{subject} not {name}", _instead(name, found, beginning))


def _instead(name: str, found: bytes, beginning: bytes) -> str:
    if name == _UTF_8:
        character = found[:1].decode(_LATIN, "ignore")
        advice = f'if it is meant for {character}, say encoding="{_LATIN}" in the XML declaration'
        return f"{advice}, or save the file as {_UTF_8}" if character else f"save it as {_UTF_8}"
    if not beginning.isascii() and _is_utf_8(beginning):
        return f'say encoding="{_UTF_8}", which the file seems to be in'
    return f"save the file as {_UTF_8}, and say so in the XML declaration"


def _is_utf_8(data: bytes) -> bool:
    try:
        getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def unknown(text: str, said: str) -> Fault:
    """An encoding whose name nobody knows."""
    return Fault(_place(text), f"the encoding {said} is not known", _advice(text))


def is_wrong(text: str, used: str) -> bool:
    """Whether a document that begins as one of bytes says that its characters have more."""
    said = _SAID.match(text)
    wide = ("utf-16", "utf-32", "utf16", "utf32", "ucs-2", "ucs-4")
    return used == "utf-8" and said is not None and said[1].lower().startswith(wide)


def wrong(text: str) -> Fault:
    """A document in one encoding that says it is in another."""
    said = _SAID.match(text)
    name = said[1] if said else "another encoding"
    return Fault(_place(text), f"the file says that it is in {name}, and it is not", _advice(text))


def _place(text: str) -> int:
    said = _SAID.match(text)
    return said.start(1) if said else 0


def _advice(text: str) -> str:
    """What to say instead, by how the text looks in UTF-8."""
    if FORBIDDEN.search(text):
        return "say the encoding that the file is in"
    return f'say encoding="{_UTF_8}", which the file seems to be in'
