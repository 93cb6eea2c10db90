"""One document all the way to its files: what the batch sends to a worker, and what comes back."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files, render
from tei.bibliography import named, record
from tei.diagnostics import Severity
from tei.errors import FileUnreadable
from tei.names import TEI
from tei.pipeline import corrections, findings, stages, taking
from tei.validate import edition_schemas, validate
from tei.validate.checks import Surroundings, adjusted, examined
from tei.validate.documents import parsed, parsed_tei
from tei.validate.findings import unreadable_file
from tei.validate.opening import opening

if TYPE_CHECKING:
    from lxml import etree

    from tei.bibliography import Named, Record
    from tei.diagnostics import Diagnostic
    from tei.pipeline.taking import Settled
    from tei.settings import Settings
    from tei.sources import SourceBytes


class Master(NamedTuple):
    """A TEI file among the sources: a document of the edition as it stands.

    Attributes:
        file: where its bytes are.
        name: what the document's files are called in the edition.
        missing: the names of the files that it was made from, where they are not at hand.
    """

    file: SourceBytes
    name: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One document to build.

    Attributes:
        inputs: its source: a file, a record of one, or a file for each language; nothing for TEI
            that has no source here.
        identity: its path in the edition.
        out: the folder that gets ``tei/`` and ``html/``.
        settings: the edition's.
        written: the SHA-256 of the TEI that was written for it last; empty where nobody knows.
        master: the TEI file that takes the place of its source; None where that is encoded.
        reserved: the identifier and the path of a TEI file, where the source may get the same one.
        before: the TEI that was written for it last, seen from there; empty where nobody knows.
        links: the file of an editor's corrections of links; empty for none.
    """

    inputs: tuple[SourceBytes, ...]
    identity: str
    out: str
    settings: Settings
    written: str = ""
    master: Master | None = None
    reserved: tuple[str, str] = ("", "")
    before: str = ""
    links: str = ""

    @property
    def path(self) -> str:
        """What findings about all of it name."""
        return self.master.file.path if self.master else self.inputs[0].path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        path: the source file, or the TEI file that takes its place.
        identity: the document's path in the edition; empty where there is no document.
        tei: the TEI file, seen from the output folder; empty for none.
        html: likewise the page.
        record: what a list says of the document; None for none.
        named: the persons, places and organisations that it names.
        diagnostics: what was found.
        written: the SHA-256 of the TEI file; empty where that is one that an editor has changed.
        trace: where the tool failed, for its developers; empty otherwise.
        signed: how many links of an editor were kept.
    """

    path: str
    identity: str = ""
    tei: str = ""
    html: str = ""
    record: Record | None = None
    named: tuple[Named, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    written: str = ""
    trace: str = ""
    signed: int = 0


def build(job: Job) -> Outcome:
    """Take one document through the stages to its files. Never raises for a bad document."""
    try:
        return _build(job)
    except FileUnreadable as error:
        return _without_tei(job, unreadable_file(job.path, str(error)))
    except Exception as error:  # noqa: BLE001 - one document never stops a batch
        return failed(job, error)


def failed(job: Job, error: Exception) -> Outcome:
    """The outcome of a job that the tool failed on."""
    trace = "".join(traceback.format_exception(error))
    return _without_tei(job, findings.internal_error(job.path, error), trace=trace)


def _without_tei(job: Job, *found: Diagnostic, trace: str = "") -> Outcome:
    return Outcome(job.path, job.identity, diagnostics=found, trace=trace)


def _build(job: Job) -> Outcome:
    if job.master:
        return _standing(job, job.master)
    links, found = corrections.of_file(job.links) if job.links else (None, [])
    encode = partial(stages.encode, job.inputs, job.identity, job.settings)
    encoded = encode(links)
    if not encoded.identifier:
        return _without_tei(job, *found, *encoded.diagnostics)
    reserved, by = job.reserved
    if encoded.identifier == reserved.lower():
        return _without_tei(job, findings.same_document(job.path, [by]))
    name = _file_name(encoded.identifier)
    anew = taking.Anew(links, encoded, encode)
    edited = _edited(Path(job.out) / name, job.written)
    if edited is not None:
        settled = taking.edited(edited, name, anew)
    else:
        settled = taking.written(_last(Path(job.out), name, job.before), name, anew)
    found += settled.findings
    encoded = settled.encoded
    if settled.standing is not None:
        return _staying(job, settled, found, unread=links is not None)
    found += encoded.diagnostics
    if encoded.tei is None:
        return _without_tei(job, *found)
    outcome = _finished(job, encoded.identifier, encoded.tei, found, write=True)
    return replace(outcome, signed=encoded.signed)


def _staying(job: Job, settled: Settled, found: list[Diagnostic], *, unread: bool) -> Outcome:
    """TEI of the edition that is not written over."""
    identifier, tei = settled.encoded.identifier, settled.standing or b""
    name = _file_name(identifier)
    if settled.findings:
        # All else in it is as the encoder writes it. What rules say of such links would only repeat
        # these findings, and say it worse.
        found.append(findings.edited_tei(name, job.path, findings.MEND_LINKS))
        tree, unreadable = parsed_tei(tei, name)
        found += unreadable
        return _shown(job, identifier, tree, found) if tree else _without_tei(job, *found)
    if unread:
        found.append(_unread(job, name))
    advice = findings.COPY_LINKS if taking.signed(tei, name) else findings.REMOVE
    found.append(findings.edited_tei(name, job.path, advice))
    found += stages.verify(tei, name, job.inputs, job.settings)[1]
    return _finished(job, identifier, tei, found)


def _standing(job: Job, master: Master) -> Outcome:
    """A TEI file among the sources: compared with its source, checked, shown, and copied."""
    tei = master.file.bytes()
    name = _file_name(master.name)
    edited = _edited(Path(job.out) / name, job.written)
    if edited not in (None, tei):
        return _without_tei(job, findings.same_document(job.path, [name]))
    found = [findings.edited_tei(job.path, job.inputs[0].path)] if job.inputs else []
    if job.links:
        found.append(_unread(job, job.path))
    tree, unreadable = parsed_tei(tei, job.path)
    if tree is None:
        return _without_tei(job, *found, *unreadable)
    if job.inputs and not master.missing:
        found += stages.verify(tei, job.path, job.inputs, job.settings)[1]
    else:
        found.append(findings.source_absent(job.path, master.missing))
    return _finished(job, master.name, tei, found, write=True)


def _unread(job: Job, tei: str) -> Diagnostic:
    """That a file of corrections does nothing, because there is TEI that stays as it is."""
    return findings.unread_corrections(
        job.links,
        f"{tei} takes the place of the source",
        "correct the links there; or put them all into this file, and remove that TEI",
    )


def _last(out: Path, *names: str) -> bytes:
    """The TEI that was written for a document last, under the first of its names; or nothing."""
    paths = (out / name for name in names if name)
    return next((files.read(path) for path in paths if path.is_file()), b"")


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


def _finished(
    job: Job, identifier: str, tei: bytes, before: list[Diagnostic], *, write: bool = False
) -> Outcome:
    """The TEI validated, written unless it is there already, and rendered."""
    name = _file_name(identifier)
    path = job.path if job.master else name
    tree, unreadable = parsed_tei(tei, path)
    if tree is None:
        told = [found for found in unreadable if found not in before]
        return _without_tei(job, *before, *told)
    # The schemas and the page are made for the edition's profile; that other TEI has more is no
    # fault of it.
    ours = job.master is None or opening(tei).is_of_edition
    out = Path(job.out)
    checked = (
        validate(tei, path, edition_schemas(), tree) if ours else [findings.other_profile(path)]
    )
    around = Surroundings.of(out / name)
    found = [*before, *examined(tei, path, [*checked], around, is_of_edition=ours)]
    if write:
        files.write(out / name, tei)
    written = hashlib.sha256(tei).hexdigest() if write else ""
    return replace(_shown(job, identifier, tree, found, ours=ours), written=written)


def _shown(
    job: Job,
    identifier: str,
    tree: etree._ElementTree,
    found: list[Diagnostic],
    *,
    ours: bool = True,
) -> Outcome:
    """The TEI rendered, and what was found."""
    name, page_name = _file_name(identifier), f"html/{identifier}.html"
    path = job.path if job.master else name
    page = render.page(tree, path, f"../{name}", "index.html")
    files.write(Path(job.out) / page_name, page.html)
    found += page.diagnostics if ours else map(_as_remark, page.diagnostics)
    told = adjusted(found, job.settings.rules)
    return Outcome(
        job.path,
        job.identity,
        name,
        page_name,
        record(tree),
        tuple(named(tree)),
        tuple(told),
    )


def _as_remark(finding: Diagnostic) -> Diagnostic:
    return replace(finding, severity=Severity.INFO)


def _file_name(identifier: str) -> str:
    """The TEI file of a document, seen from the edition's folder."""
    return f"tei/{identifier}.xml"
