"""An edition's folder: its documents, what stands beside them, and what no source stands for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tei import files, resources, site
from tei.corpus import batch, ledger
from tei.corpus.report import Report
from tei.corpus.sources import Found
from tei.diagnostics import Severity
from tei.names import INDEX_PAGE, NAME_PAGES, SCHEMA_FOLDER
from tei.pipeline import Job, Outcome
from tei.pipeline.findings import orphaned_tei, same_document, same_identity
from tei.pipeline.taking import signed
from tei.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tei.corpus.batch import Work
    from tei.corpus.ledger import Ledger, Row
    from tei.diagnostics import Diagnostic

INDEX = f"html/{INDEX_PAGE}.html"


def build(
    found: Iterable[Found | Diagnostic], out: Path, workers: int = 0, *, fail_fast: bool = False
) -> Iterator[Outcome]:
    """Build an edition: its documents, their schemas, the list of contents, the indexes, a report.

    Args:
        found: the documents to make, and findings in the place of some.
        out: the edition's folder.
        workers: how many processes; 0 for as many as are worth their start.
        fail_fast: stop after the first document with an error.

    Yields:
        An outcome for each document, in their order; one more for each file that was left over.

    Raises:
        FileUnreadable: something beside the documents cannot be written.
    """
    with ledger.opened(out) as book, Report(out / "report") as report:
        edition = _Edition(out, book)
        stopped = False
        for outcome in batch.run(edition.work(found), workers):
            added = edition.add(outcome)
            report.add(added.diagnostics)
            yield added
            if fail_fast and any(d.severity is Severity.ERROR for d in outcome.diagnostics):
                stopped = True
                break
        if not stopped:
            for outcome in edition.left_over():
                report.add(outcome.diagnostics)
                yield outcome
        copy_schemas(out / "tei")
        settings = edition.settings or Settings()
        book.index.tidy()
        kinds = book.index.kinds()
        files.write(out / INDEX, site.index(_listed(book), book.count(), settings, kinds))
        for kind, name in NAME_PAGES.items():
            page = out / "html" / f"{name}.html"
            if kind in kinds:
                files.write(page, site.names(kind, _naming(book, kind), kinds, settings))
            else:
                page.unlink(missing_ok=True)


class _Edition:
    """An edition while it is built."""

    def __init__(self, out: Path, book: Ledger) -> None:
        self.out = out
        self.ledger = book
        self.settings: Settings | None = None
        self.paths = book.notes("paths")
        self.sources = book.notes("sources")
        # The document that each TEI file belongs to, and the one that asks for it.
        self.owners = book.notes("owners")
        self.claimants = book.notes("claimants")
        self.renamed: list[Row] = []

    def work(self, found: Iterable[Found | Diagnostic]) -> Iterator[Work]:
        """A job for each document; the second of two with one identity is a finding."""
        for item in found:
            if not isinstance(item, Found):
                yield item
                continue
            self.settings = self.settings or item.settings
            if (other := self.paths.get(item.identity)) is not None:
                yield same_identity(item.path, other)
                continue
            self.paths[item.identity] = item.path
            # A file that was not listed has been looked into for one record.
            seen = [source.path for source in item.inputs if item.is_listed]
            for path in (item.path, *seen):
                self.sources[self.ledger.seen_from_here(path)] = path
            if item.rivals:
                yield same_document(item.path, item.rivals)
                continue
            yield self._job(item)

    def _job(self, item: Found) -> Job:
        row = self.ledger.get(item.identity)
        if item.master:
            tei = f"tei/{item.master.name}.xml"
            self.claimants[tei] = item.identity
            if (row is None or row.tei != tei) and (self.out / tei).exists():
                # The document may have had another identity, when its source was still there.
                row = self.ledger.with_tei(tei)
        written = row.written if row else ""
        return Job(
            item.inputs,
            item.identity,
            str(self.out),
            item.settings,
            written,
            item.master,
            item.reserved,
            row.tei if row else "",
            item.links,
        )

    def add(self, outcome: Outcome) -> Outcome:
        """Remember what became of a document, and remove what it was called before.

        Returns:
            The outcome, with a finding where an editor's file was left.
        """
        if outcome.record is None:
            # What cannot be read on may have lost records that are there.
            self.sources.discard(self.ledger.seen_from_here(outcome.path))
            return outcome
        self.owners[outcome.tei] = outcome.identity
        before = self.ledger.get(outcome.identity)
        problems = sum(d.severity is not Severity.INFO for d in outcome.diagnostics)
        self.ledger.put(outcome, problems)
        if before is None or before.tei == outcome.tei:
            return outcome
        if self.claimants.get(before.tei) not in (None, before.identity):
            # Another document is about to take its name, or has just done so.
            self.renamed.append(before)
            return outcome
        # What an editor has said of its links has gone into the new one.
        found = self._remove(before, with_links=True)
        return replace(outcome, diagnostics=(*outcome.diagnostics, *found))

    def left_over(self) -> Iterator[Outcome]:
        """Remove the documents whose sources are gone; an outcome for each that an editor had."""
        renamed = ((row, self._remove(row, with_links=True)) for row in self.renamed)
        gone = ((row, self._remove(row)) for row in self._gone())
        for row, found in chain(renamed, gone):
            if found:
                yield Outcome(row.tei, diagnostics=found)

    def _gone(self) -> Iterator[Row]:
        # A row that has been read may be deleted before the next one is.
        for row in self.ledger.rows():
            if self._is_gone(row):
                self.ledger.forget(row.identity)
                yield row

    def _is_gone(self, row: Row) -> bool:
        if self._is_anothers(row):
            return True
        gone = row.source in self.sources or not (self.out / row.source).exists()
        return row.identity not in self.paths and gone

    def _is_anothers(self, row: Row) -> bool:
        """Whether the files of a row are another document's by now."""
        return self.owners.get(row.tei) not in (None, row.identity)

    def _remove(self, row: Row, *, with_links: bool = False) -> tuple[Diagnostic, ...]:
        """Remove a document's files; a finding where its TEI was left because it is an editor's.

        Args:
            row: the document.
            with_links: remove it though an editor has set links in it.
        """
        if self._is_anothers(row):
            return ()
        tei = self.out / row.tei
        data = files.read(tei) if tei.is_file() else None
        edited = data is not None and (
            hashlib.sha256(data).hexdigest() != row.written
            or (not with_links and signed(data, row.tei) is not None)
        )
        if not edited:
            tei.unlink(missing_ok=True)
        (self.out / row.html).unlink(missing_ok=True)
        return (orphaned_tei(row.tei, row.source),) if edited else ()


def copy_schemas(folder: Path) -> None:
    """Put the schemas where the TEI files of `folder` look for them."""
    for schema in sorted(resources.home("schemas").iterdir()):
        if schema.suffix in (".rng", ".sch"):
            files.write(folder / SCHEMA_FOLDER / schema.name, files.read(schema))


def _naming(book: Ledger, kind: str) -> Iterator[site.Place]:
    for named, identity in book.index.listed(kind):
        row = book.get(identity)
        assert row is not None  # noqa: S101 - the index has none but those of documents
        yield site.Place(named, row.record, row.html.removeprefix("html/"))


def _listed(book: Ledger) -> Iterator[site.Entry]:
    for row in book.rows():
        yield site.Entry(row.record, row.html.removeprefix("html/"), f"../{row.tei}", row.problems)
