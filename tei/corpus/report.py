"""The report of a build: findings as text and as JSON, written as they come."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from tei import report
from tei.errors import FileUnreadable
from tei.files import reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO

    from tei.diagnostics import Diagnostic, Severity


class Report:
    """``findings.txt`` and ``findings.json``; the old ones stay until the new ones are whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[Severity] = Counter()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.text, self.json = (
                    stack.enter_context(self._opened(name)) for name in ("txt", "json")
                )
            except OSError as error:
                message = f"{self.folder}: cannot be written: {reason(error)}"
                raise FileUnreadable(message) from None
            self.stack = stack.pop_all()
        return self

    def _path(self, suffix: str, temporary: str = "") -> Path:
        return self.folder / f"findings.{suffix}{temporary}"

    def _opened(self, suffix: str) -> TextIO:
        return self._path(suffix, ".new").open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        )

    def add(self, found: Sequence[Diagnostic]) -> None:
        """Write findings at the end."""
        self.text.write(report.as_text(found))
        for diagnostic in found:
            before = ",\n" if self.counts.total() else "[\n"
            item = report.as_json([diagnostic]).strip()[1:-1].strip("\n")
            self.json.write(f"{before}{item}")
            self.counts[diagnostic.severity] += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.text.write(f"{report.summary(self.counts)}\n")
        self.json.write("\n]\n" if self.counts.total() else "[]\n")
        self.stack.close()
        for suffix in ("txt", "json"):
            if kind is None or kind is GeneratorExit:
                os.replace(self._path(suffix, ".new"), self._path(suffix))  # noqa: PTH105 - as files does
            else:
                self._path(suffix, ".new").unlink()
