"""Whether a TEI file follows its schemas: RELAX NG, XSD 1.1 and Schematron, by the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes, files
from tei.validate import checks, findings, grammar_rules, relax_ng
from tei.validate.schemas import language
from tei.validate.schemas import of_edition as edition_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from tei.diagnostics import Diagnostic

__all__ = ["RULES", "check", "edition_schemas", "validate"]

RULES = (*findings.RULES, *grammar_rules.RULES, *checks.RULES)


def check(source: bytes | Path, path: str, schemas: Sequence[Path] = ()) -> list[Diagnostic]:
    """As `validate`, and by the rules beyond schemas, in the order of the document.

    Without `schemas` it is held against those of an edition.
    """
    found = validate(source, path, schemas or edition_schemas())
    return checks.examined(source, path, [*found], is_of_edition=not schemas)


def validate(
    source: bytes | Path,
    path: str,
    schemas: Sequence[Path],
    tree: etree._ElementTree | None = None,
) -> Iterator[Diagnostic]:
    """What is wrong with a document by each of `schemas`.

    Args:
        source: the document, or the file that it is in. By RELAX NG alone it is read as a stream,
            in memory that does not grow with it.
        path: named in the findings.
        schemas: files; ``.rng``, ``.xsd`` or ``.sch`` says which language they are in.
        tree: the document, where it has been read already.

    Raises:
        UsageError: a schema is in another language.
        SchemaUnusable: a schema cannot be read or compiled.
        FileUnreadable: `source` cannot be read.
    """
    unreadable: list[Diagnostic] = []
    for schema in schemas:
        kind = language(schema)
        if kind == ".rng":
            for finding in relax_ng.check(source, path, schema):
                unreadable += [finding] if finding.code is codes.MALFORMED_XML else []
                yield finding
        elif not unreadable:
            if tree is None:
                tree, unreadable = _parsed(source, path)
                yield from unreadable
            if tree is not None:
                yield from _of_tree(kind, tree, path, schema, source)


def _parsed(source: bytes | Path, path: str) -> tuple[etree._ElementTree | None, list[Diagnostic]]:
    # Imported here, and below: a grammar needs no tree, and lxml takes as long as a small document.
    from tei.validate.documents import parsed  # noqa: PLC0415

    return parsed(source if isinstance(source, bytes) else files.read(source), path)


def _of_tree(
    kind: str, tree: etree._ElementTree, path: str, schema: Path, source: bytes | Path
) -> Iterator[Diagnostic]:
    if kind == ".xsd":
        from tei.validate import xsd  # noqa: PLC0415

        return xsd.check(tree, path, schema)
    from tei.validate import schematron  # noqa: PLC0415

    return schematron.check(tree, path, schema, source)
