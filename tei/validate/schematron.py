"""Schematron by `tei.schematron`. A schema is read once per process.

The rules run without the network, and without files but those below the document's own folder: a
schema may come from anybody, and a rule can say ``document('/etc/passwd')``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei.diagnostics import Location, Severity
from tei.errors import SchemaUnusable
from tei.schematron import SchemaFault, Validator, read
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from tei.diagnostics import Diagnostic

#: What the roles in use mean (ISO/IEC 19757-3:2016 leaves them open); all others are errors.
_SEVERITIES = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
    "informational": Severity.INFO,
}


def check(
    tree: etree._ElementTree, path: str, schema: Path, source: bytes | Path = b""
) -> Iterator[Diagnostic]:
    """What the rules of a Schematron schema find.

    Args:
        tree: the document.
        path: named in the findings.
        schema: the schema.
        source: what the tree was read from; without it the findings have lines, but no columns, and
            no rule can read another file.

    Raises:
        SchemaUnusable: the schema cannot be read.
    """
    base = source.parent if isinstance(source, Path) else None
    data = source.read_bytes() if isinstance(source, Path) else source
    for found in _prepared(schema).findings(tree, data or None, base):
        location = Location(path, found.line, found.column)
        name = found.check or found.rule or found.pattern
        if found.is_unrun:
            yield findings.unrunnable_rule(location, found.message, schema.name, name)
            continue
        severity = _SEVERITIES.get(found.role.strip().lower(), Severity.ERROR)
        message = found.message.rstrip(".")
        yield findings.against_rule(location, message, severity, found.check, schema.name)


@cache
def _prepared(schema: Path) -> Validator:
    try:
        return Validator(read(schema))
    except (OSError, SchemaFault, KeyError) as error:
        message = f"{schema}: not a usable Schematron schema: {error}"
        raise SchemaUnusable(message) from None
