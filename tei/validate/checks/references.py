"""What a pointer says, as text: which attributes hold pointers, and what each is made of.

Nothing is followed here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei.xml.names import is_ncname

if TYPE_CHECKING:
    from tei.validate.checks.walk import Element

#: Attributes that are pointers or lists of them on every element that has them: those with the
#: datatype ``teidata.pointer`` in the source of TEI P5, 4.9.0 and 4.12.0 (``attDef``), but for
#: ``xml:base`` and those that name a namespace.
_EVERYWHERE = """
    adj adjFrom adjTo ana calendar change children code copyOf corresp datcat datingMethod
    datingPoint decls domains edRef end exclude fVal facs feats filter follow fromUnit given hand
    inst lemmaRef mergedIn mutual next nymRef origin parent parts perf period prev property ref
    rendition replyTo resp sameAs scribeRef scriptRef select since source spanTo synch target
    targetDatcat targetEnd toUnit toWhom unitRef uri url valueDatcat who wit
""".split()
_NODES = frozenset("node root iNode leaf eTree triangle eLeaf".split())
_SPANS = frozenset("app arc rt span".split())
_SCHEMED = frozenset("keywords classCode catRef locus locusGrp occupation socecStatus".split())
#: Attributes that are pointers on these elements, and something else on others.
_ONLY_ON = {
    "from": _SPANS,
    "new": frozenset({"handShift"}),
    "scheme": _SCHEMED,
    "to": _SPANS,
    "value": _NODES,
}
#: Attributes that are pointers on all elements but these.
_NOT_ON = {
    "active": frozenset({"interaction"}),
    "class": frozenset({"attRef"}),
    "location": frozenset({"variantEncoding"}),
    "passive": frozenset({"interaction"}),
    "start": frozenset({"schemaSpec"}),
    "where": frozenset({"move"}),
}
#: Every attribute that may be a pointer.
POINTERS = (*_EVERYWHERE, *_ONLY_ON, *_NOT_ON)

#: Of a URI reference: scheme, path, query and fragment (RFC 3986, appendix B). A private scheme
#: may have an underscore, as names have.
_REFERENCE = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+._-]*):)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
)
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
#: Longer ones are not looked at.
_LONGEST = 4096


class Reference(NamedTuple):
    """The parts of a pointer.

    Attributes:
        scheme: before the first colon; empty for none.
        rest: all that stands behind the scheme's colon.
        path: as it is written.
        query: as it is written; None where there is no question mark.
        fragment: without escapes; None where there is no number sign.
    """

    scheme: str
    rest: str
    path: str
    query: str | None
    fragment: str | None


def is_pointer(element: Element, name: str) -> bool:
    """Whether an attribute of `POINTERS` is one on this element of TEI's."""
    if name in _ONLY_ON:
        return element.name in _ONLY_ON[name]
    return element.name not in _NOT_ON.get(name, ())


def reference(pointer: str) -> Reference | None:
    """The parts of a pointer; None for what is too long to be one."""
    match = _REFERENCE.fullmatch(pointer)
    if match is None or len(pointer) > _LONGEST:
        return None
    scheme, path, query, fragment = match.groups()
    rest = pointer[len(scheme) + 1 :] if scheme else pointer
    return Reference(
        scheme or "", rest, path, query, None if fragment is None else unescaped(fragment)
    )


def unescaped(text: str) -> str:
    """A part of a reference with its escapes read as UTF-8 (RFC 3986, section 2.1)."""
    if not _ESCAPE.search(text):
        return text
    # Imported here: few pointers have escapes.
    from urllib.parse import unquote  # noqa: PLC0415

    return unquote(text)


def identifier(fragment: str) -> str:
    """The identifier that a fragment stands for; empty where it says something else.

    The pointer schemes of the TEI Guidelines (section 16.2.4), those of XPointer, and the fragments
    of other media have parentheses, equals signs, slashes, colons or tildes. What else has none of
    them and is no name is meant for an identifier, and can be none.
    """
    if is_ncname(fragment):
        return fragment
    return "" if re.search(r"[()=/:~]", fragment) else fragment
