"""The typical mistakes of `mistakes.toml`: as documents, and as `tei` tells them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei import report
from tei.validate import validate
from tei.validate.schemas import GRAMMAR, Schema

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic

_FILE = Path(__file__).with_suffix(".toml")
#: What the document is called in findings.
NAME = "rain.xml"


@dataclass(frozen=True)
class Mistake:
    """A change to a good document.

    Attributes:
        group: what kind of mistake it is.
        title: what it is.
        document: the changed document.
        mended: the document as the help says; empty where that is not one change.
        code: the name of the finding that it gives.
        place: its line and column.
        findings: how many it gives.
    """

    group: str
    title: str
    document: str
    mended: str
    code: str
    place: tuple[int, int]
    findings: int

    @property
    def line(self) -> str:
        """The line at fault."""
        return report.printable(self.document.split("\n")[self.place[0] - 1].strip())


def good() -> str:
    """The document that the mistakes are made in."""
    return str(tomllib.loads(_FILE.read_text(encoding="utf-8"))["document"])


def mistakes() -> list[Mistake]:
    """All mistakes, in their order."""
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = []
    for entry in read["mistake"]:
        document = _changed(read["document"], entry, "new")
        mended = _changed(read["document"], entry, "mended") if "mended" in entry else ""
        line, column = map(int, entry["place"].split(":"))
        found.append(
            Mistake(
                entry["group"],
                entry["title"],
                document,
                mended,
                entry["code"],
                (line, column),
                entry.get("findings", 1),
            )
        )
    return found


def _changed(document: str, entry: dict[str, Any], key: str) -> str:
    """The document with a mistake, or with what mends it."""
    olds, news = (entry[k] if isinstance(entry[k], list) else [entry[k]] for k in ("old", key))
    for old, new in zip(olds, news, strict=True):
        if old not in document:
            message = f"{entry['title']}: the document does not have {old!r}"
            raise ValueError(message)
        document = document.replace(old, new, 1)
    return document


def findings(document: str, schema: Path) -> list[Diagnostic]:
    """What is wrong with a document by a grammar, without the rules that stand in it."""
    found = validate(document.encode(), NAME, [Schema(schema, GRAMMAR)])
    return sorted(found, key=lambda d: (d.location.line, d.location.column))


def told(document: str, schema: Path) -> str:
    """The findings as `tei validate --no-rules` prints them."""
    found = findings(document, schema)
    lines = report.lines(found, lambda _: BytesIO(document.encode()))
    return report.as_text(found, lines)
