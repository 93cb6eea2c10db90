"""Whether a TEI file follows its schemas: RELAX NG, XSD 1.1 and Schematron, by the file's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tei import codes
from tei.validate import findings, grammar_rules, relax_ng
from tei.validate.schemas import GRAMMAR, XSD, Schema, labels, language
from tei.validate.schemas import RULES as SCHEMATRON
from tei.validate.schemas import of_edition as edition_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from tei.diagnostics import Diagnostic

__all__ = ["RULES", "check", "edition_schemas", "validate"]

RULES = (*findings.RULES, *grammar_rules.RULES)


def check(source: bytes | Path, path: str, schemas: Sequence[Path] = ()) -> list[Diagnostic]:
    """As `validate`, and by the rules beyond schemas, in the order of the document.

    Without `schemas` it is held against those of an edition.
    """
    # Imported here: schemas alone need none of it.
    from tei.validate.checks import examined  # noqa: PLC0415

    found = validate(source, path, schemas or edition_schemas())
    return examined(source, path, [*found], is_of_edition=not schemas)


def validate(
    source: bytes | Path,
    path: str,
    schemas: Sequence[Path | Schema],
    tree: etree._ElementTree | None = None,
    catalogs: Sequence[Path] = (),
) -> Iterator[Diagnostic]:
    """What is wrong with a document by each of `schemas`.

    A grammar in RELAX NG is followed by the Schematron rules that stand in it.

    Args:
        source: the document, or the file that it is in. By a grammar in RELAX NG it is read as a
            stream, in memory that does not grow with it; XSD and rules need all of it.
        path: named in the findings.
        schemas: files or parts of files; ``.rng``, ``.xsd``, ``.sch`` or ``.odd`` says which
            language they are in.
        tree: the document, where it has been read already.
        catalogs: what addresses are looked up in first that schemas take in.

    Raises:
        UsageError: a schema is in another language.
        SchemaUnusable: a schema cannot be read or compiled.
        FileUnreadable: `source` cannot be read.
    """
    document = _Document(source, path, tree, tuple(catalogs))
    asked = [*map(Schema.of, schemas)]
    names = labels(schema.path for schema in asked)
    for schema in asked:
        name = names.get(schema.path, "")
        for finding in document.by(schema):
            yield replace(finding, schema=name) if name else finding


class _Document:
    """A document, of which no more is read than schemas ask for."""

    def __init__(
        self,
        source: bytes | Path,
        path: str,
        tree: etree._ElementTree | None,
        catalogs: tuple[Path, ...],
    ) -> None:
        self._source, self._path, self._tree, self._catalogs = source, path, tree, catalogs
        self._was_followed = self._is_unreadable = False

    def by(self, schema: Schema) -> Iterator[Diagnostic]:
        """What is wrong with it by one schema."""
        kind = schema.language or language(schema.path)
        if kind == SCHEMATRON:
            yield from self._by_rules(schema)
            return
        if kind == XSD and self._is_unreadable:
            return
        for finding in self._by_grammar(kind, schema.path):
            self._is_unreadable |= finding.code is codes.MALFORMED_XML
            yield finding
        self._was_followed = not self._is_unreadable
        is_whole = kind == GRAMMAR and not schema.language
        if is_whole and relax_ng.has_rules(schema.path, self._catalogs):
            yield from self._by_rules(schema)

    def _by_grammar(self, kind: str, schema: Path) -> Iterator[Diagnostic]:
        if kind == GRAMMAR:
            return relax_ng.check(self._source, self._path, schema, self._catalogs)
        from tei.validate import xsd  # noqa: PLC0415 - few documents are held against it

        return xsd.check(self._source, self._path, schema)

    def _by_rules(self, schema: Schema) -> Iterator[Diagnostic]:
        # Imported here, and below: a grammar needs no tree, and lxml takes as long as a small
        # document.
        from tei.validate import documents  # noqa: PLC0415

        if self._is_unreadable:
            return
        if self._tree is None:
            reason = documents.obstacle(self._source)
            made, found = (None, []) if reason else documents.read(self._source, self._path)
            if made is None and (reason or self._was_followed):
                # It is XML all the same.
                reason = reason or found[0].message
                yield findings.not_held(self._path, reason, schema.path.name)
                return
            yield from found
            self._tree, self._is_unreadable = made, made is None
        if self._tree is None:
            return
        from tei.validate import schematron  # noqa: PLC0415

        yield from schematron.check(self._tree, self._path, schema, self._source, self._catalogs)
