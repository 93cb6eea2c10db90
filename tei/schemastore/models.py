"""W3C Note "Associating Schemas with XML documents 1.0": what `xml-model` says."""

from __future__ import annotations

from typing import NamedTuple

from tei.names import RELAX_NG, SCHEMATRON, XSD
from tei.schemastore.names import suffix_of
from tei.xml.instructions import pseudo_attributes

TARGET = "xml-model"

_LANGUAGES = {RELAX_NG: ".rng", SCHEMATRON: ".sch", XSD: ".xsd"}
_TYPES = {"application/relax-ng-compact-syntax": ".rnc", "application/xml-dtd": ".dtd"}


class Model(NamedTuple):
    """A schema that a document names (section 3.1).

    Attributes:
        href: where it is.
        type: its media type; may be empty.
        schematypens: the namespace of its language; may be empty.
        phase: of Schematron; empty for the usual one.
    """

    href: str
    type: str = ""
    schematypens: str = ""
    phase: str = ""

    @property
    def language(self) -> str:
        """Its language, as the end of a file's name; of its own, where nothing else says it."""
        href = self.href.partition("#")[0].partition("?")[0]
        by_type = _TYPES.get(self.type.partition(";")[0].strip().lower())
        return by_type or _LANGUAGES.get(self.schematypens.strip()) or suffix_of(href)


def model(data: str) -> Model | None:
    """What an instruction says; None where it names no schema, and so says nothing."""
    found = pseudo_attributes(data)
    if not found.get("href", "").strip():
        return None
    return Model(found["href"].strip(), *(found.get(name, "") for name in Model._fields[1:]))
