"""One document all the way to its files: what the batch sends to a worker, and what comes back."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files, render
from tei.bibliography import record
from tei.errors import FileUnreadable
from tei.names import TEI
from tei.pipeline import findings, stages
from tei.validate import edition_schemas, parsed, parsed_tei, validate

if TYPE_CHECKING:
    from tei.bibliography import Record
    from tei.diagnostics import Diagnostic
    from tei.settings import Settings
    from tei.sources import SourceBytes


@dataclass(frozen=True, slots=True)
class Job:
    """One document to build.

    Attributes:
        inputs: its source: a file, a record of one, or a file for each language.
        identity: its path in the edition.
        out: the folder that gets ``tei/`` and ``html/``.
        settings: the edition's.
        written: the SHA-256 of the TEI that was written for it last; empty where nobody knows.
    """

    inputs: tuple[SourceBytes, ...]
    identity: str
    out: str
    settings: Settings
    written: str = ""

    @property
    def path(self) -> str:
        """What findings about all of it name."""
        return self.inputs[0].path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        path: the source file.
        identity: the document's path in the edition; empty where there is no document.
        tei: the TEI file, seen from the output folder; empty for none.
        html: likewise the page.
        record: what a list says of the document; None for none.
        diagnostics: what was found.
        written: the SHA-256 of the TEI file, where it is the encoder's; empty for an editor's.
        trace: where the tool failed, for its developers; empty otherwise.
    """

    path: str
    identity: str = ""
    tei: str = ""
    html: str = ""
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    written: str = ""
    trace: str = ""


def build(job: Job) -> Outcome:
    """Encode, verify, validate, write and render one source. Never raises for a bad document."""
    try:
        return _build(job)
    except FileUnreadable as error:
        reason = str(error).removeprefix(f"{job.path}: ")
        return _without_tei(job, findings.unreadable_file(job.path, reason))
    except Exception as error:  # noqa: BLE001 - one document never stops a batch
        return failed(job, error)


def failed(job: Job, error: Exception) -> Outcome:
    """The outcome of a job that the tool failed on."""
    trace = "".join(traceback.format_exception(error))
    return _without_tei(job, findings.internal_error(job.path, error), trace=trace)


def _without_tei(job: Job, *found: Diagnostic, trace: str = "") -> Outcome:
    return Outcome(job.path, job.identity, diagnostics=found, trace=trace)


def _build(job: Job) -> Outcome:
    encoded = stages.encode(job.inputs, job.identity, job.settings)
    if not encoded.identifier:
        return _without_tei(job, *encoded.diagnostics)
    edited = _edited(Path(job.out) / "tei" / f"{encoded.identifier}.xml", job.written)
    if edited is not None:
        return _taken_over(job, encoded.identifier, edited)
    if encoded.tei is None:
        return _without_tei(job, *encoded.diagnostics)
    written = hashlib.sha256(encoded.tei).hexdigest()
    return _finished(job, encoded.identifier, encoded.tei, encoded.diagnostics, written)


def _edited(path: Path, written: str) -> bytes | None:
    """The TEI at `path`, if it is an editor's by now; None where there is none or it is ours."""
    if not path.is_file():
        return None
    data = files.read(path)
    if written:
        return None if hashlib.sha256(data).hexdigest() == written else data
    # Nobody remembers what was written, but an editor leaves a name.
    tree, _ = parsed(data, str(path))
    if tree is None:
        return data
    encoder = f"#{tree.getroot().get('{http://www.w3.org/XML/1998/namespace}id')}-encoder"
    changes = tree.iterfind(f"{{{TEI}}}teiHeader/{{{TEI}}}revisionDesc/{{{TEI}}}change")
    return data if any(change.get("who") != encoder for change in changes) else None


def _taken_over(job: Job, identifier: str, tei: bytes) -> Outcome:
    """An editor's TEI: compared with its source, checked and shown, not written over."""
    name = f"tei/{identifier}.xml"
    found = [findings.edited_tei(name, job.path)]
    _, differences = stages.verify(tei, name, job.inputs, job.settings)
    return _finished(job, identifier, tei, [*found, *differences], "")


def _finished(
    job: Job, identifier: str, tei: bytes, before: list[Diagnostic], written: str
) -> Outcome:
    """The TEI validated, written where it is the encoder's, and rendered."""
    name, page_name = f"tei/{identifier}.xml", f"html/{identifier}.html"
    tree, unreadable = parsed_tei(tei, name)
    if tree is None:
        told = [found for found in unreadable if found not in before]
        return _without_tei(job, *before, *told)
    found = [*before, *validate(tree, name, edition_schemas())]
    out = Path(job.out)
    if written:
        files.write(out / name, tei)
    page = render.page(tree, name, f"../{name}", "index.html")
    files.write(out / page_name, page.html)
    return Outcome(
        job.path,
        job.identity,
        name,
        page_name,
        record(tree),
        (*found, *page.diagnostics),
        written,
    )
