"""What is wrong with a document that is not well-formed, in words for whoever mends it.

A parser tells where it could not go on. Here the document is read once more, up to that place, and
what is found there is said: what is wrong, where that begins, and what to write instead. This knows
XML, and no vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import errors

from tei.errors import MalformedXml, XmlRefused
from tei.xml import characters
from tei.xml.events import is_known
from tei.xml.malformed import document, encodings, formats, names, nesting, tags, text
from tei.xml.malformed.reading import SecondReading
from tei.xml.malformed.scene import moved

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from tei.xml.malformed.scene import Fault, Scene

#: So many bytes tell what a file is.
_BEGINNING = 1 << 16

_UNCLOSED = errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN]
#: What is wrong where expat knows what it is.
_KNOWN: dict[str, Callable[[Scene], Fault | None]] = {
    errors.XML_ERROR_TAG_MISMATCH: nesting.mismatched,
    errors.XML_ERROR_NO_ELEMENTS: document.cut_off,
    errors.XML_ERROR_PARTIAL_CHAR: document.cut_off,
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: names.twice,
    errors.XML_ERROR_UNBOUND_PREFIX: names.undeclared_prefix,
    errors.XML_ERROR_UNDECLARING_PREFIX: names.bad_declaration,
    errors.XML_ERROR_RESERVED_PREFIX_XML: names.bad_declaration,
    errors.XML_ERROR_RESERVED_PREFIX_XMLNS: names.bad_declaration,
    errors.XML_ERROR_RESERVED_NAMESPACE_URI: names.bad_declaration,
    errors.XML_ERROR_UNDEFINED_ENTITY: text.undeclared,
    errors.XML_ERROR_BAD_CHAR_REF: text.no_character,
    errors.XML_ERROR_MISPLACED_XML_PI: document.misplaced_declaration,
    errors.XML_ERROR_XML_DECL: tags.declaration,
    errors.XML_ERROR_TEXT_DECL: tags.declaration,
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: tags.unclosed_cdata,
}


def explained(file: BinaryIO, error: MalformedXml) -> MalformedXml:
    """The error that a document was refused with, in words.

    Args:
        file: the document; it is read once more, if that can be done.
        error: what a parser said of it.
    """
    if not file.seekable():
        return error
    file.seek(0)
    beginning = file.read(_BEGINNING)
    file.seek(0)
    reading = SecondReading(file)
    found = reading.error()
    if found is None or isinstance(found, XmlRefused):
        return found or error
    bad = reading.undecodable
    scene = reading.scene()
    if not scene.open and not scene.closed:
        known = is_known(reading.said)
        seen = beginning.decode(reading.said if known else "utf-8", "replace").lstrip("\ufeff")
        fault = formats.no_xml(beginning, seen)
        if fault is None and not known:
            fault = encodings.unknown(seen, reading.said)
        if fault is None and encodings.is_wrong(seen, reading.said):
            fault = encodings.wrong(seen)
        if fault is not None:
            return MalformedXml(fault.message, *moved(1, 1, seen[: fault.at]), fault.help)
    if bad is not None:
        wrong = bad.object[bad.start : bad.end]
        fault = encodings.undecodable(scene, reading.said, wrong, beginning)
    else:
        fault = _fault(scene, reading.said, beginning)
    if fault is None:
        stopped = scene.text[scene.at : scene.at + 1]
        why = f"{characters.shown(stopped)} cannot stand here" if stopped else str(found)
        message = f"the file is not well-formed XML: {why}"
        return MalformedXml(message, found.line, found.column)
    return MalformedXml(fault.message, *scene.place(fault.at), fault.help)


def _fault(scene: Scene, said: str, beginning: bytes) -> Fault | None:
    """What is wrong at the place where expat stopped."""
    known = _KNOWN.get(errors.messages.get(scene.code, ""))
    if known:
        return known(scene)
    if fault := encodings.wrong_byte(scene, said, beginning) or text.forbidden(scene):
        return fault
    if scene.code == _UNCLOSED and scene.open and scene.text.startswith("&", scene.at):
        # The end of the file is the end of a reference.
        return nesting.cut_off(scene)
    if scene.closed:
        return document.behind_root(scene)
    if not scene.open and (fault := document.before_root(scene)):
        return fault
    return text.of_text(scene) or tags.of_markup(scene)
