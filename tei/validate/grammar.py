"""Grammars: RELAX NG by `tei.relaxng`, XSD 1.1 by xmlschema. Compiled once per process."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from tei import files
from tei.diagnostics import Location
from tei.errors import MalformedXml, SchemaUnusable
from tei.names import TEI
from tei.relaxng import Automaton, Vocabulary, compiled, faults
from tei.validate import findings, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xmlschema

    from tei.diagnostics import Diagnostic


def relax_ng(source: bytes | Path, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What RELAX NG finds, as the document is read.

    Args:
        source: the document, or the file that it is in.
        path: named in the findings.
        schema: in RELAX NG's XML syntax.

    Raises:
        SchemaUnusable: the schema cannot be read or is not correct.
        FileUnreadable: `source` cannot be read.
    """
    automaton, vocabulary = _relax_ng(schema)
    with files.opened(source) as file:
        try:
            for fault in faults(automaton, file):
                yield wording.finding(fault, path, vocabulary)
        except MalformedXml as error:
            yield findings.malformed_xml(path, error)


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
def _relax_ng(schema: Path) -> tuple[Automaton, Vocabulary]:
    try:
        grammar = compiled(schema)
    except OSError as error:
        message = f"{schema}: not a usable RELAX NG schema: {error.strerror or error}"
        raise SchemaUnusable(message) from None
    return Automaton(grammar), Vocabulary(grammar)


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
