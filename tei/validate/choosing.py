"""Which schemas a document is held against where nobody named one.

Those that it names itself; else, for an edition of ours, its own; else ``tei_all``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tei.errors import SchemaUnusable
from tei.schemastore import names, store
from tei.schemastore.resolving import Resolver
from tei.validate import findings, relax_ng
from tei.validate.choice import ANOTHER, Choice
from tei.validate.opening import check_whole, not_tei, opening
from tei.validate.schemas import (
    GRAMMAR,
    LANGUAGES,
    RULES,
    XSD,
    Schema,
    of_edition,
    of_release,
    remedy,
)
from tei.xml.events import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.diagnostics import Diagnostic
    from tei.schemastore.models import Model
    from tei.validate.opening import Opening

_OTHERS = {".rnc": "in RELAX NG's compact syntax", ".dtd": "a DTD"}
_LANGUAGES = {GRAMMAR: "RELAX NG", XSD: "XSD", RULES: "Schematron"}
_RULES_OF_XSD = "is XSD, and rules within XSD are not carried out"


@dataclass(frozen=True, slots=True)
class _Named:
    """A schema that a document names.

    Attributes:
        href: as the document has it.
        is_rules: whether it has rules beyond a grammar.
        schema: itself, if it can be used.
        reason: why it cannot, as the end of a sentence that begins with `href`.
        remedy: what to do about that.
    """

    href: str
    is_rules: bool
    schema: Schema | None = None
    reason: str = ""
    remedy: str = ""

    @property
    def said(self) -> str:
        """Why it cannot be used, in words."""
        return f"{self.href} {self.reason}"


class Chooser:
    """Chooses for one document after the other."""

    def __init__(self, catalogs: Sequence[Path] = ()) -> None:
        """Look into `catalogs` first.

        Raises:
            FileUnreadable: one of them cannot be read.
            SchemaUnusable: one of them is no catalog.
        """
        self._resolver = Resolver(catalogs)
        self._catalogs = tuple(catalogs)

    def choice(self, source: bytes | Path, path: str) -> Choice:
        """What a document is held against.

        Args:
            source: the document, or the file that it is in.
            path: named in findings.

        Raises:
            FileUnreadable: `source` cannot be read.
            SchemaUnusable: a schema is not the one that the project locks.
            SettingsError: the project's lock file is damaged.
        """
        return replace(self._choice(source, path), catalogs=self._catalogs)

    def _choice(self, source: bytes | Path, path: str) -> Choice:
        begins = opening(source)
        document = source if isinstance(source, Path) else None
        own = [self._named(model, document) for model in begins.models]
        usable = tuple(dict.fromkeys(named.schema for named in own if named.schema))
        left = tuple(named.said for named in own if not named.schema)
        grammars = [named for named in own if not named.is_rules]
        has_grammar = any(named.schema for named in grammars)
        if has_grammar or (usable and not grammars and not begins.is_of_edition):
            return Choice(usable, _labels(usable), left=left, is_own=True)
        if grammars and not begins.is_of_edition:
            # Rules alone do not judge what was written for a grammar.
            why = ([] if usable else check_whole(source, path)) or [_missing(path, grammars[0])]
            others = tuple(entry for entry in left if entry != grammars[0].said)
            return Choice(usable, _labels(usable), tuple(why), others, is_own=True)
        return self._without(begins, source, path, left)

    def _without(
        self, begins: Opening, source: bytes | Path, path: str, left: tuple[str, ...]
    ) -> Choice:
        """The choice for a document that names no schema which can be used."""
        if begins.is_of_edition:
            return Choice(tuple(map(Schema, of_edition())), names.EDITION)
        found = of_release(self._resolver, names.Release(names.ALL)) if begins.is_tei else []
        if found:
            return Choice(tuple(found), _labels(found), left=left)
        why = check_whole(source, path)
        if not why and begins.is_tei:
            command = f"tei schema install {self._resolver.wanted(names.Release(names.ALL))}"
            reason = f"no schema is named for this TEI, and {names.ALL} is not installed"
            why = [findings.no_schema(path, reason, f"{command}, or {ANOTHER}")]
        elif not why:
            namespace, _, name = begins.root.rpartition(SEPARATOR)
            why = [not_tei(path, namespace, name, begins.line)]
        return Choice(findings=tuple(why))

    def _named(self, model: Model, document: Path | None) -> _Named:
        language, href = model.language, model.href
        is_rules = language == RULES
        if language not in LANGUAGES.values():
            reason = f"is {_OTHERS.get(language, 'in no language that tei knows')}"
            advice = remedy(href) if names.released(href) else ANOTHER
            return _Named(href, is_rules, None, reason, advice)
        path = self._resolver.referred(href, document)
        if path is None:
            return _Named(href, is_rules, None, *_absence(href))
        its_own = LANGUAGES.get(path.suffix.lower())
        if is_rules and its_own == GRAMMAR and not self._has_rules(path):
            return _Named(href, is_rules, None, "has no Schematron rules")
        if its_own == language or (is_rules and its_own == GRAMMAR):
            return _Named(href, is_rules, Schema(path, language, model.phase if is_rules else ""))
        if is_rules:
            return _Named(href, is_rules, None, _RULES_OF_XSD)
        reason = f"is not {_LANGUAGES[language]}, as the document says"
        return _Named(href, is_rules, None, reason, ANOTHER)

    def _has_rules(self, grammar: Path) -> bool:
        try:
            return relax_ng.has_rules(grammar, self._catalogs)
        except SchemaUnusable:
            # That is told when it is used.
            return True


def _absence(href: str) -> Iterator[str]:
    """Why a schema is not there, and what to do."""
    if names.is_address(href) and not href.lower().startswith("file:"):
        yield "is not at hand"
        yield f"{remedy(href)}, or {ANOTHER}"
    else:
        yield "is not there"
        yield ANOTHER


def _missing(path: str, named: _Named) -> Diagnostic:
    message = f"the schema that it names, {named.href}, {named.reason}"
    return findings.no_schema(path, message, named.remedy)


def _labels(schemas: Sequence[Schema]) -> str:
    return " and ".join(dict.fromkeys(store.label(schema.path) for schema in schemas))
