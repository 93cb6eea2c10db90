"""XML in: one parser for everything, with the same limits for everybody.

No network, no file but the one asked for, no entities, libxml2's own limits on depth (256) and
on the size of one text (10 MB): what is read may come from anybody.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from tei.errors import MalformedXml


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=True
    )


def parse(data: bytes) -> etree._ElementTree:
    """The document in `data`.

    Raises:
        MalformedXml: it is not well-formed, or it declares or has entities.
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        message = (error.msg or "it is empty").partition(", line ")[0].strip()
        line, column = error.position
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
