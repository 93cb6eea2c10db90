"""XML in: one parser for everything, with the same limits for everybody.

No network, no file but the one asked for, no entities, libxml2's own limits on depth (256) and
on the size of one text (10 MB): what is read may come from anybody.
"""

from __future__ import annotations

from functools import cache, partial
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from tei.errors import MalformedXml, XmlRefused

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import BinaryIO

#: A text has fewer bytes in UTF-8, or it cannot be read (XML_MAX_TEXT_LENGTH of libxml2).
LONGEST = 10_000_000
#: So many bytes are read at a time, where not all are wanted.
_PIECE = 1 << 14
#: What may stand before the first tag: byte order marks, white space, UTF-16's zeros.
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"

#: What libxml2 stops at though the document is well-formed: an identifier that is no name, or is
#: there twice (xml:id 1.0, section 4), and a namespace that is no address. Grammars judge these.
_BESIDE_XML = frozenset(
    (
        etree.ErrorTypes.DTD_XMLID_VALUE,
        etree.ErrorTypes.DTD_ID_REDEFINED,
        etree.ErrorTypes.WAR_NS_URI,
    )
)

_DEPTH = "elements stand more than 255 deep in one another, which is refused for safety"
_LENGTH = "a text in it is 10 MB long or longer, which is refused for safety"


def _new_parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=True,
        recover=recover,
    )


_parser = cache(_new_parser)


def parse(data: bytes) -> etree._ElementTree:
    """The document in `data`.

    Raises:
        MalformedXml: it is not well-formed.
        XmlRefused: it declares or has entities, or goes beyond a limit.
    """
    try:
        return _parsed(data)
    except MalformedXml as error:
        # Imported here: a document without faults needs no words.
        from tei.xml.malformed import explained  # noqa: PLC0415

        raise explained(BytesIO(data), error) from None


def _root(data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        if error.code not in _BESIDE_XML:
            raise
        parser = _new_parser(recover=True)
        root = etree.fromstring(data, parser)
        for entry in parser.error_log:
            if entry.type not in _BESIDE_XML:
                place = entry.line, entry.column
                raise etree.XMLSyntaxError(entry.message, entry.type, *place) from None
        return root


def _parsed(data: bytes) -> etree._ElementTree:
    try:
        root = _root(data)
    except etree.XMLSyntaxError as error:
        message = (error.msg or "it is empty").partition(", line ")[0].strip()
        line, column = error.position
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            # libxml2 advises a flag of its own.
            message = _DEPTH if "depth" in message else _LENGTH
            raise XmlRefused(message, line, column) from None
        message = f"the file is not well-formed XML: {message}"
        raise MalformedXml(message, line, column) from None
    except ValueError as error:
        raise MalformedXml(str(error)) from None
    tree = root.getroottree()
    dtd = tree.docinfo.internalDTD
    if dtd is not None:
        if dtd.entities():
            raise MalformedXml("it declares entities, which are refused for safety", 1, 1)
        # One that an external DTD would declare; that DTD is not read.
        for entity in root.iter(etree.Entity):
            message = f"it has the entity {entity.text}, which nothing declares here"
            # lxml knows no line of an entity.
            parent = entity.getparent()
            raise MalformedXml(message, parent.sourceline or 0 if parent is not None else 0)
    return tree


def beginning(file: BinaryIO, roots: Collection[str], last: str) -> etree._Element | None:
    """The root element of a document with what stands in it as far as the first `last` element.

    For a look at a file, not for judging it: what is not well-formed is read past as far as that is
    possible. The rest of the file is not read.

    Args:
        file: at its beginning.
        roots: names of root elements; under any other nothing is read.
        last: the name of an element.

    Returns:
        The root, or None where there is no element at all.
    """
    parser = etree.XMLPullParser(
        ("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    root: etree._Element | None = None
    first = file.read(_PIECE)
    if not first.lstrip(_BEFORE_XML).startswith(b"<"):
        return None
    for piece in chain([first], iter(partial(file.read, _PIECE), b"")):
        try:
            parser.feed(piece)
        except etree.XMLSyntaxError:
            break
        for event, element in parser.read_events():
            root = element if root is None else root
            if root.tag not in roots or (event == "end" and element.tag == last):
                return root
    return root
