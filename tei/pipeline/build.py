"""One source all the way to its files: what the batch sends to a worker, and what comes back."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files, render
from tei.bibliography import record
from tei.errors import FileUnreadable
from tei.pipeline import findings, stages
from tei.validate import edition_schemas, parsed, validate

if TYPE_CHECKING:
    from tei.bibliography import Record
    from tei.diagnostics import Diagnostic
    from tei.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """One source to build.

    Attributes:
        path: the source file, as the user wrote it.
        identity: its path in the edition.
        out: the folder that gets ``tei/`` and ``html/``.
        settings: the edition's.
        encoding: of the source; None for UTF-8.
    """

    path: str
    identity: str
    out: str
    settings: Settings
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        path: the source file.
        tei: the TEI file that was written, seen from the output folder; empty for none.
        html: likewise the page.
        record: what a list says of the document; None for none.
        diagnostics: what was found.
        trace: where the tool failed, for its developers; empty otherwise.
    """

    path: str
    tei: str
    html: str
    record: Record | None
    diagnostics: tuple[Diagnostic, ...]
    trace: str = ""


def build(job: Job) -> Outcome:
    """Encode, verify, validate, write and render one source. Never raises for a bad document."""
    try:
        return _build(job)
    except FileUnreadable as error:
        reason = str(error).removeprefix(f"{job.path}: ")
        return _failed(job, findings.unreadable_file(job.path, reason))
    except Exception as error:  # noqa: BLE001 - one document never stops a batch
        trace = traceback.format_exc()
        return _failed(job, findings.internal_error(job.path, error), trace)


def _build(job: Job) -> Outcome:
    source = stages.SourceBytes(job.path, files.read(Path(job.path)), job.encoding)
    encoded = stages.encode(source, job.identity, job.settings)
    found = list(encoded.diagnostics)
    if encoded.tei is None:
        return Outcome(job.path, "", "", None, tuple(found))
    tei_name = f"tei/{encoded.identifier}.xml"
    html_name = f"html/{encoded.identifier}.html"
    tree, unreadable = parsed(encoded.tei, tei_name)
    assert tree is not None, unreadable  # noqa: S101 - it was compared with its source
    found.extend(validate(tree, tei_name, edition_schemas()))
    out = Path(job.out)
    files.write(out / tei_name, encoded.tei)
    page = render.page(tree, tei_name, f"../{tei_name}", "index.html")
    found.extend(page.diagnostics)
    files.write(out / html_name, page.html)
    return Outcome(job.path, tei_name, html_name, record(tree), tuple(found))


def _failed(job: Job, diagnostic: Diagnostic, trace: str = "") -> Outcome:
    return Outcome(job.path, "", "", None, (diagnostic,), trace)
