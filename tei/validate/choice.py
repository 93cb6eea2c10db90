"""What one document is held against."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tei.diagnostics import in_order
from tei.errors import SchemaUnusable
from tei.validate import findings, validate
from tei.validate.schemas import Schema, of_edition

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic

#: What can be done where a schema is of no use.
ANOTHER = "name another with --schema"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a document is held against.

    Attributes:
        schemas: may be none.
        label: what they are called together.
        findings: why there is no schema, or no grammar.
        left: what the document names besides, and why it is not held against that.
        is_own: whether the document names them.
        catalogs: what addresses are looked up in first that schemas take in.
    """

    schemas: tuple[Schema, ...] = ()
    label: str = ""
    findings: tuple[Diagnostic, ...] = ()
    left: tuple[str, ...] = ()
    is_own: bool = False
    catalogs: tuple[Path, ...] = ()

    @property
    def is_of_edition(self) -> bool:
        """Whether it is what an edition is held against."""
        return set(of_edition()) <= set(self.paths)

    @property
    def paths(self) -> list[Path]:
        """The files of the schemas."""
        return [*dict.fromkeys(schema.path for schema in self.schemas)]

    def without_rules(self) -> Choice:
        """The same without rules that stand in grammars."""
        return replace(self, schemas=tuple(schema.grammar for schema in self.schemas))


def held(source: bytes | Path, path: str, choice: Choice) -> list[Diagnostic]:
    """What is wrong with a document by what it is held against, in the order of the document.

    A schema that the document names itself and that cannot be used is a finding.

    Args:
        source: the document, or the file that it is in.
        path: named in the findings.
        choice: what it is held against; may be nothing.

    Raises:
        SchemaUnusable: another schema cannot be used.
        FileUnreadable: the document cannot be read.
    """
    found = list(choice.findings)
    try:
        for finding in validate(source, path, choice.schemas, catalogs=choice.catalogs):
            found.append(finding)  # noqa: PERF402 - what was found before an error stays
    except SchemaUnusable as error:
        if not choice.is_own:
            raise
        # Named as from its own folder: the message is the same on any computer.
        reason = str(error)
        for folder in {f"{schema.path.parent}{os.sep}" for schema in choice.schemas}:
            reason = reason.replace(folder, "")
        message = f"the schema that it names cannot be used: {reason}"
        found.append(findings.no_schema(path, message, f"mend {choice.label}, or {ANOTHER}"))
    return in_order(found)
