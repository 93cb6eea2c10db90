"""XSD 1.1 by xmlschema. A schema is compiled once per process."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

import xmlschema
from lxml import etree

from tei.diagnostics import Location
from tei.errors import SchemaUnusable
from tei.names import TEI
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.diagnostics import Diagnostic


def check(tree: etree._ElementTree, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What XSD 1.1 finds."""
    # xmlschema takes a comment in an element that holds text alone for a child.
    plain = deepcopy(tree)
    etree.strip_tags(plain, etree.Comment, etree.ProcessingInstruction)
    for error in _compiled(schema).iter_errors(plain):  # type: ignore[arg-type] # it reads lxml too
        location = Location(path, error.sourceline or 0)
        reason = _plain(error.reason or error.message)
        yield findings.against_grammar(location, reason, schema.name)


@cache
def _compiled(schema: Path) -> xmlschema.XMLSchema11:
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
