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
from tei.schematron import DEFAULT, SchemaFault, UnknownPhase, Validator, prepared
from tei.validate import findings, relax_ng
from tei.validate.schemas import FROM_ODD, GRAMMAR, LANGUAGES, ODD, Schema, finder

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
    tree: etree._ElementTree,
    path: str,
    schema: Schema,
    source: bytes | Path = b"",
    catalogs: tuple[Path, ...] = (),
) -> Iterator[Diagnostic]:
    """What the rules of a Schematron schema find.

    Args:
        tree: the document.
        path: named in the findings.
        schema: Schematron, or RELAX NG or an ODD in which it stands.
        source: what the tree was read from; without it the findings have lines, but no columns, and
            no rule can read another file.
        catalogs: what addresses are looked up in first that the schema takes in.

    Raises:
        SchemaUnusable: the schema cannot be read, or has not the phase that is wanted.
    """
    base = source.parent if isinstance(source, Path) else None
    data = source.read_bytes() if isinstance(source, Path) else source
    name_of_schema = schema.path.name
    for found in _prepared(schema, catalogs).findings(tree, data or None, base):
        location = Location(path, found.line, found.column)
        name = found.check or found.rule or found.pattern
        if found.is_unrun:
            yield findings.unrunnable_rule(location, found.message, name_of_schema, name)
            continue
        severity = _SEVERITIES.get(found.role.strip().lower(), Severity.ERROR)
        message = found.message.rstrip(".")
        yield findings.against_rule(location, message, severity, found.check, name_of_schema)


@cache
def _prepared(schema: Schema, catalogs: tuple[Path, ...]) -> Validator:
    path = schema.path
    is_grammar = LANGUAGES.get(path.suffix.lower()) == GRAMMAR
    others = relax_ng.taken_in(path, catalogs) if is_grammar else []
    try:
        return prepared(path, schema.phase or DEFAULT, others, finder(catalogs))
    except (OSError, SchemaFault) as error:
        is_odd = path.suffix.lower() == ODD
        advice = f"; make RELAX NG of it first, {FROM_ODD}" if is_odd else ""
        reason = str(error).removeprefix(f"{path}: ")
        message = f"{path}: not a usable Schematron schema: {reason}{advice}"
        raise SchemaUnusable(message) from None
    except UnknownPhase as error:
        message = f"{path}: {error}"
        raise SchemaUnusable(message) from None
