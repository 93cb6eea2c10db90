"""What is wrong with the names in a tag: attributes twice, prefixes that are not declared."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from tei import names
from tei.xml.malformed.scene import NAME, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.xml.malformed.scene import Scene

_SVG = "http://www.w3.org/2000/svg"
_MATHML = "http://www.w3.org/1998/Math/MathML"
_MEI = "http://www.music-encoding.org/ns/mei"
#: The namespaces that prefixes are used for.
_USUAL = MappingProxyType(
    {
        "a": "http://relaxng.org/ns/compatibility/annotations/1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "m": _MATHML,
        "math": _MATHML,
        "mei": _MEI,
        "mml": _MATHML,
        "mods": "http://www.loc.gov/mods/v3",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "rng": names.RELAX_NG,
        "sch": names.SCHEMATRON,
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "svg": _SVG,
        "tei": names.TEI,
        "teix": "http://www.tei-c.org/ns/Examples",
        "egXML": "http://www.tei-c.org/ns/Examples",
        "xhtml": "http://www.w3.org/1999/xhtml",
        "html": "http://www.w3.org/1999/xhtml",
        "xi": "http://www.w3.org/2001/XInclude",
        "xlink": "http://www.w3.org/1999/xlink",
        "xs": "http://www.w3.org/2001/XMLSchema",
        "xsd": "http://www.w3.org/2001/XMLSchema",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsl": "http://www.w3.org/1999/XSL/Transform",
    }
)
_ATTRIBUTE = re.compile(r"""[ \t\r\n]+([^\s=/>"']+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")


def twice(scene: Scene) -> Fault | None:
    """An attribute that a tag has twice."""
    text, begin = scene.text, scene.token
    tag = NAME.findall(text, begin)[0]
    values: dict[str, str] = {}
    for match in _attributes(text, begin):
        name, value = match.groups()
        if name in values:
            one = value == values[name]
            advice = "remove one" if one else f"keep {name}={values[name]} or {name}={value}"
            return Fault(match.start(1), f"<{tag}> has @{name} twice", advice)
        values[name] = value
    message = f"<{tag}> has an attribute twice, under two prefixes for one namespace"
    return Fault(begin, message, "remove one")


def undeclared_prefix(scene: Scene) -> Fault | None:
    """A prefix that no namespace is declared for."""
    text, begin = scene.text, scene.token
    tag = NAME.findall(text, begin)[0]
    found = list(_attributes(text, begin))
    declared = {*scene.prefixes, "xml", "xmlns"}
    declared.update(match[1].removeprefix("xmlns:") for match in found)
    written = [(begin + 1, tag), *((match.start(1), match[1]) for match in found)]
    for at, name in written:
        prefix, colon, _ = name.partition(":")
        if colon and prefix not in declared:
            root = scene.open[0].name if scene.open else tag
            space = _USUAL.get(prefix)
            advice = f'add xmlns:{prefix}="{space or "…"}" to <{root}>'
            if space is None:
                advice += ", with the name of its namespace"
            return Fault(at, f"the prefix {prefix} is not declared", advice)
    return None


def bad_declaration(scene: Scene) -> Fault | None:
    """The declaration of a prefix that cannot be declared so."""
    for match in _attributes(scene.text, scene.token):
        name, value = match.groups()
        if name.startswith("xmlns:") and not value.strip("\"' \t\r\n"):
            message = f"@{name} must say the name of a namespace"
            return Fault(match.start(1), message, "remove it, or write the name")
        if name in ("xmlns:xml", "xmlns:xmlns"):
            message = f"the prefix {name.removeprefix('xmlns:')} is XML's own"
            return Fault(match.start(1), message, "remove the declaration")
        if name.startswith("xmlns") and value[1:-1] in (names.XML, "http://www.w3.org/2000/xmlns/"):
            message = f"the namespace {value[1:-1]} is XML's own"
            return Fault(match.start(1), message, "remove the declaration")
    return None


def _attributes(text: str, begin: int) -> Iterator[re.Match[str]]:
    """The attributes of the tag at a place, as they are written."""
    name = NAME.match(text, begin + 1)
    at = name.end() if name else begin + 1
    while match := _ATTRIBUTE.match(text, at):
        yield match
        at = match.end()
