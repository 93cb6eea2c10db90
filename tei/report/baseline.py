"""The baseline: findings that were there before, which are no reason to fail."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tei import files
from tei.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from tei.report.repository import Repository
    from tei.report.run import Finding

#: Of the file's form. Another one is not read.
_VERSION = 1
_KEYS = ("path", "code", "message", "fingerprint")


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that a file has.

    Attributes:
        entries: path, code, message and fingerprint of each.
    """

    entries: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline in a file.

        Raises:
            FileUnreadable: it cannot be read.
            UsageError: it is no baseline.
        """
        try:
            data: Any = json.loads(files.read(path))
            version = data["version"]
            entries = tuple(tuple(str(entry[key]) for key in _KEYS) for entry in data["findings"])
        except (ValueError, TypeError, LookupError, RecursionError):
            version = None
        if version != _VERSION:
            message = f"{path}: this is no baseline; --write-baseline {path} writes one"
            raise UsageError(message)
        return cls(entries)

    @classmethod
    def of(cls, findings: Iterable[Finding], repository: Repository) -> Baseline:
        """The baseline that has some findings, but for those that say that tei could not look."""
        return cls(
            tuple(
                (
                    repository.path(found.location.path),
                    found.code.id,
                    found.message,
                    finding.fingerprint,
                )
                for finding in findings
                if not (found := finding.diagnostic).code.is_of_run
            )
        )

    def __add__(self, other: Baseline) -> Baseline:
        return Baseline(self.entries + other.entries)

    def about(self, paths: Collection[str]) -> Baseline:
        """What it has of some files."""
        return Baseline(tuple(entry for entry in self.entries if entry[0] in paths))

    def without(self, paths: Collection[str]) -> Baseline:
        """What it has of all files but these."""
        return Baseline(tuple(entry for entry in self.entries if entry[0] not in paths))

    @property
    def fingerprints(self) -> set[str]:
        """The fingerprints of all."""
        return {entry[-1] for entry in self.entries}

    def as_bytes(self) -> bytes:
        """The file: one finding after another in a fixed order, so that changes can be read."""
        found = [dict(zip(_KEYS, entry, strict=True)) for entry in sorted(self.entries)]
        text = json.dumps({"version": _VERSION, "findings": found}, ensure_ascii=False, indent=2)
        return f"{text}\n".encode("utf-8", "backslashreplace")
