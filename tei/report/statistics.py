"""How often each kind of finding there is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tei.report.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.diagnostics import Diagnostic

#: What differs between messages of one kind: what stands in quotation marks, and numbers.
_PARTICULAR = re.compile(r"“[^”]*”|\"[^\"]*\"|\b[0-9]+\b")


def as_statistics(diagnostics: Iterable[Diagnostic]) -> str:
    """A table of codes and kinds of message, the most frequent first; empty without findings.

    Messages are of one kind where they differ in numbers and quotations only.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    files: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for diagnostic in diagnostics:
        code = diagnostic.code
        message = " ".join(_PARTICULAR.sub("…", diagnostic.message).split())
        kind = (str(diagnostic.severity), f"{code.id} {code.name}", printable(message))
        counts[kind] += 1
        files[kind].add(diagnostic.location.path)
    if not counts:
        return ""
    rows = [
        (str(count), str(len(files[kind])), *kind)
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    rows.insert(0, ("count", "files", "severity", "code", "kind"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  ".join(
            [
                *(cell.rjust(width) for cell, width in zip(row[:2], widths, strict=False)),
                *(cell.ljust(width) for cell, width in zip(row[2:4], widths[2:], strict=False)),
                row[4],
            ]
        )
        + "\n"
        for row in rows
    )
