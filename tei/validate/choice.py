"""What one document is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tei.validate import findings

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic

#: What can be done where a schema is of no use.
ANOTHER = "name another with --schema"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a document is held against.

    Attributes:
        schemas: files; may be none.
        label: what they are called together.
        findings: why there is no schema, or no grammar.
        left: what the document names besides, and why it is not held against that.
        is_own: whether the document names them.
    """

    schemas: tuple[Path, ...] = ()
    label: str = ""
    findings: tuple[Diagnostic, ...] = ()
    left: tuple[str, ...] = ()
    is_own: bool = False


def unusable(path: str, choice: Choice, reason: str) -> Diagnostic:
    """The finding that a schema which a document names itself cannot be used."""
    message = f"the schema that it names cannot be used: {reason}"
    return findings.no_schema(path, message, f"mend {choice.label}, or {ANOTHER}")
