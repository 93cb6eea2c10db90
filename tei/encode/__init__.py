"""A `Document` as TEI P5: header, parallel divisions, links.

`docs/encoding.md` gives the reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import names
from tei.encode.body import body
from tei.encode.entries import entries
from tei.encode.header import header, named
from tei.encode.identifiers import Identifiers, document_id, identifier
from tei.encode.links import links
from tei.xml.writing import Element
from tei.xml.writing import document as written

if TYPE_CHECKING:
    from tei.language.names import Authority
    from tei.model import Document
    from tei.settings import Settings

__all__ = ["Identifiers", "document_id", "encode", "identifier", "named"]

#: What a TEI file is checked against, named in front of it: editors read these instructions.
MODELS = (
    (f"{names.SCHEMA_FOLDER}/edition.rng", names.RELAX_NG),
    (f"{names.SCHEMA_FOLDER}/edition.sch", names.SCHEMATRON),
)


def encode(document: Document, settings: Settings, authority: Authority) -> bytes:
    """`document` as a TEI file in UTF-8, the same bytes for the same arguments.

    Args:
        document: the document.
        settings: the edition's.
        authority: has the entries that its names refer to.
    """
    ids = Identifiers(document)
    added = [*entries(document, authority, ids), *links(document, ids)]
    root = Element(
        "TEI",
        {"xml:id": ids.document, "xml:lang": "en"},
        header(document, settings, ids),
        Element(
            "text", {"decls": f"#{ids.of('availability-markup')}"}, body(document, settings, ids)
        ),
        Element("standOff", {}, *added) if added else None,
    )
    return written(root, MODELS)
