"""Grammars: RELAX NG by libxml2, XSD 1.1 by xmlschema. Compiled once per process."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from tei.diagnostics import Location
from tei.errors import SchemaUnusable
from tei.names import TEI
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xmlschema

    from tei.diagnostics import Diagnostic


def relax_ng(tree: etree._ElementTree, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What RELAX NG finds."""
    compiled = _relax_ng(schema)
    if compiled.validate(tree):
        return
    # libxml2 keeps one log for the schema: the last validation's entries stand in it alone.
    for entry in compiled.error_log:
        location = Location(path, entry.line)
        yield findings.against_grammar(location, _plain(entry.message), schema.name)


def xsd(tree: etree._ElementTree, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What XSD 1.1 finds."""
    # xmlschema takes a comment in an element that holds text alone for a child.
    plain = deepcopy(tree)
    etree.strip_tags(plain, etree.Comment, etree.ProcessingInstruction)
    for error in _xsd(schema).iter_errors(plain):  # type: ignore[arg-type] # it reads lxml too
        location = Location(path, error.sourceline or 0)
        reason = _plain(error.reason or error.message)
        yield findings.against_grammar(location, reason, schema.name)


@cache
def _relax_ng(schema: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(etree.parse(str(schema)))
    except (OSError, etree.LxmlError) as error:
        message = f"{schema}: not a usable RELAX NG schema: {error}"
        raise SchemaUnusable(message) from None


@cache
def _xsd(schema: Path) -> xmlschema.XMLSchema11:
    # Imported here: it takes longer than everything else together, and few runs need it.
    import xmlschema  # noqa: PLC0415

    try:
        return xmlschema.XMLSchema11(str(schema), defuse="never", allow="local")
    except (OSError, xmlschema.XMLSchemaException) as error:
        message = f"{schema}: not a usable XSD schema: {error}"
        raise SchemaUnusable(message) from None


def _plain(message: str) -> str:
    """An engine's message as one sentence of ours: without TEI's namespace and the full stop."""
    text = message.replace(f"{{{TEI}}}", "").strip().rstrip(".")
    text = re.sub(r"\s+", " ", text)
    return text[:1].lower() + text[1:]
