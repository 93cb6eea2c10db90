"""What stands in an edition's folder beside its documents: schemas, contents, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import files, report, resources, site
from tei.diagnostics import Severity
from tei.names import SCHEMA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.pipeline import Outcome
    from tei.settings import Settings

INDEX = "html/index.html"


def finish(
    out: Path,
    outcomes: Sequence[Outcome],
    settings: Settings,
    diagnostics: Sequence[Diagnostic] = (),
) -> None:
    """Write the schemas that the TEI files name, the list of contents, and the report.

    Args:
        out: the edition's folder.
        outcomes: of all its documents.
        settings: the edition's.
        diagnostics: what was found before there were outcomes.

    Raises:
        FileUnreadable: something cannot be written.
    """
    copy_schemas(out / "tei")
    listed = [
        (o.record, o.html.removeprefix("html/"), f"../{o.tei}", _problems(o))
        for o in outcomes
        if o.record
    ]
    files.write(out / INDEX, site.index(listed, settings))
    found = [*diagnostics, *(d for outcome in outcomes for d in outcome.diagnostics)]
    text = f"{report.as_text(found)}{report.summary(found)}\n"
    files.write(out / "report" / "findings.txt", text.encode(errors="backslashreplace"))
    files.write(
        out / "report" / "findings.json", report.as_json(found).encode(errors="backslashreplace")
    )


def copy_schemas(folder: Path) -> None:
    """Put the schemas where the TEI files of `folder` look for them."""
    for schema in sorted(resources.home("schemas").iterdir()):
        if schema.suffix in (".rng", ".sch"):
            files.write(folder / SCHEMA_FOLDER / schema.name, files.read(schema))


def _problems(outcome: Outcome) -> int:
    return sum(d.severity is not Severity.INFO for d in outcome.diagnostics)
