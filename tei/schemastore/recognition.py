"""What a file is that is said to be a schema: its language, and whether it stands alone."""

from __future__ import annotations

import re
from io import BytesIO

from tei.errors import MalformedXml, SchemaUnusable
from tei.names import RELAX_NG, SCHEMATRON, XSD
from tei.xml.events import SEPARATOR, Events

_LANGUAGES = {RELAX_NG: ".rng", XSD: ".xsd", SCHEMATRON: ".sch"}
#: The elements that take in another file, and the attribute that names it.
_INCLUSIONS = {
    f"{namespace}{SEPARATOR}{name}": attribute
    for namespace, attribute, names in (
        (RELAX_NG, "href", "include externalRef"),
        (XSD, "schemaLocation", "include import redefine override"),
        (SCHEMATRON, "href", "include extends"),
    )
    for name in names.split()
}
#: What TEI's Stylesheets write at the beginning of a schema.
_RELEASE = re.compile(rb"TEI Edition: P5 Version ([0-9]+(?:\.[0-9]+)*[A-Za-z]*)")
_BEGINNING = 4096


def release_of_tei(data: bytes) -> str:
    """The release of TEI that a schema was made from, as it says itself; empty for none."""
    found = _RELEASE.search(data[:_BEGINNING])
    return found[1].decode("ascii") if found else ""


def language(data: bytes, name: str) -> str:
    """The language of a schema that stands alone, as the end of a file's name.

    Args:
        data: the file.
        name: what it is called in messages.

    Raises:
        SchemaUnusable: it is no schema, or takes in other files.
    """
    events = Events(BytesIO(data))
    root = ""
    taken_in = ""

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal root, taken_in
        root = root or tag
        if not taken_in and (attribute := _INCLUSIONS.get(tag)) in attributes[::2]:
            taken_in = dict(zip(attributes[::2], attributes[1::2], strict=True))[attribute or ""]

    events.parser.StartElementHandler = start
    try:
        for _ in events.feed():
            pass
    except MalformedXml as error:
        message = f"{name}: this is no schema: line {error.line}: {error}"
        raise SchemaUnusable(message) from None
    namespace, _, local = root.rpartition(SEPARATOR)
    if namespace not in _LANGUAGES:
        message = f"{name}: this is no schema: it begins with the element {local}"
        raise SchemaUnusable(message)
    if taken_in:
        message = (
            f"{name}: it takes in another file, {taken_in}, and a schema is kept as one file;"
            " name it by its path: --schema FILE"
        )
        raise SchemaUnusable(message)
    return _LANGUAGES[namespace]
