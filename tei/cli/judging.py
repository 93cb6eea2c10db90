"""The documents of `tei validate`, each judged by itself: in this process, or in several."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import codes, files
from tei.cli import options
from tei.diagnostics import in_order
from tei.errors import FileUnreadable, SchemaUnusable, TeiError
from tei.names import SETTINGS_FILE
from tei.validate.choice import Choice, held
from tei.validate.findings import unreadable_file
from tei.validate.schemas import left_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.diagnostics import Diagnostic, Severity
    from tei.validate.checks.corpus import Corpus
    from tei.validate.choosing import Chooser
    from tei.validate.schemas import Schema

#: A worker costs about as much to start as so many bytes of TEI cost to validate.
_WORTH_A_WORKER = 4_000_000


class Document(NamedTuple):
    """A document to judge.

    Attributes:
        name: as the user gave it.
        source: where it is, or what it holds.
        schemas: what it is judged by; none where that is what it names itself.
        catalogs: what schemas are looked up in first that it or a schema names.
        has_rules: whether it is held against the rules within grammars and beyond schemas.
    """

    name: str
    source: bytes | Path
    schemas: tuple[Schema, ...] = ()
    catalogs: tuple[Path, ...] = ()
    has_rules: bool = True

    @classmethod
    def named(
        cls,
        name: str,
        schemas: tuple[Schema, ...],
        catalogs: tuple[Path, ...] = (),
        *,
        has_rules: bool = True,
    ) -> Document:
        """The document of a name; that a file cannot be read is told when its turn comes.

        Raises:
            FileUnreadable: standard input is closed.
        """
        try:
            return cls(name, options.source_of(name), schemas, catalogs, has_rules)
        except FileUnreadable:
            if name == options.STANDARD:
                raise
            return cls(name, Path(name), schemas, catalogs, has_rules)


class Verdict(NamedTuple):
    """What was found in a document.

    Attributes:
        findings: in the order of the document.
        choice: what it was judged by, if it could be read.
        is_read: whether it could be read.
        stop: why nothing can be judged, such as a schema that is none; empty otherwise.
        trace: where the tool failed, for its developers; empty otherwise.
        identifiers: those that no other document of the run may have, by their elements' numbers.
    """

    findings: Sequence[Diagnostic] = ()
    choice: Choice | None = None
    is_read: bool = True
    stop: str = ""
    trace: str = ""
    identifiers: Sequence[tuple[int, str]] = ()


def judged(documents: Sequence[Document], jobs: int) -> Iterator[Verdict]:
    """The verdict on every document, in their order.

    Args:
        documents: what to judge.
        jobs: how many processes; 0 for as many as are worth their start.

    Raises:
        SchemaUnusable: there can be none.
    """
    workers = min(jobs or _worth(documents), len(documents))
    if workers <= 1:
        verdicts: Iterator[Verdict] = map(_verdict, documents)
    else:
        # Imported here: it takes longer than a small document.
        from tei import pool  # noqa: PLC0415

        verdicts = pool.results(pool.Task(_verdict, _failed), documents, workers)
    corpus: Corpus | None = None
    for document, verdict in zip(documents, verdicts, strict=True):
        if verdict.stop:
            raise SchemaUnusable(verdict.stop)
        if not verdict.identifiers:
            yield verdict
            continue
        if corpus is None:
            # Imported here: most documents may have what identifiers they like.
            from tei.validate.checks.corpus import Corpus  # noqa: PLC0415

            corpus = Corpus()
        yield _compared(document, verdict, corpus)


def prepare(catalogs: tuple[Path, ...]) -> None:
    """Read what schemas are looked up in, so that what is wrong with it is told before all else.

    Raises:
        FileUnreadable: a catalog cannot be read.
        SchemaUnusable: it is none.
    """
    # What was known of the files of an earlier run may not hold any more.
    _chooser.cache_clear()
    _severities.cache_clear()
    _chooser(catalogs)


@cache
def _chooser(catalogs: tuple[Path, ...]) -> Chooser:
    """What chooses in this process."""
    # Imported here: what a document names is of use only without a schema.
    from tei.validate.choosing import Chooser  # noqa: PLC0415

    return Chooser(catalogs)


def _worth(documents: Sequence[Document]) -> int:
    size = 0
    for document in documents:
        try:
            size += os.stat(document.name).st_size  # noqa: PTH116 - many, and nothing else of them
        except (OSError, ValueError):
            continue
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_WORKER)


def _verdict(document: Document) -> Verdict:
    """The verdict on one document: whatever happens, it is one.

    Exceptions stay in their process, for not all of them can be sent to another.
    """
    name = document.name
    try:
        path = options.shown(name)
        if document.schemas:
            left = left_of(document.schemas)
            choice = Choice(document.schemas, left=left, catalogs=document.catalogs)
        else:
            choice = _chooser(document.catalogs).choice(document.source, path)
        choice = choice if document.has_rules else choice.without_rules()
        found = held(document.source, path, choice)
        if not document.has_rules:
            return Verdict(in_order(found), choice)
        return _with_rules(document, path, choice, found)
    except FileUnreadable as error:
        reason = str(error).removeprefix(f"{name}: ")
        return Verdict([unreadable_file(options.shown(name), reason)], is_read=False)
    except TeiError as error:
        return Verdict(stop=str(error))
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        return _failed(document, error)


def _with_rules(
    document: Document, path: str, choice: Choice, by_schemas: Sequence[Diagnostic]
) -> Verdict:
    """What schemas and rules find, as badly as the settings of the document's edition say."""
    # Imported here: without rules there is no need of them.
    from tei.validate.checks import Identifiers, Surroundings, adjusted, examined  # noqa: PLC0415

    file = document.source if isinstance(document.source, Path) else None
    ours = choice.is_of_edition
    severities = _severities(_folder(document))
    said = severities.get(codes.REPEATED_IN_CORPUS.id, "")
    # Of an edition, one of a document is enough, for the others begin with it.
    wanted = Identifiers(is_of_root=ours) if said or (ours and said is not None) else None
    around = Surroundings.of(file)
    found = examined(
        document.source, path, by_schemas, around, is_of_edition=ours, identifiers=wanted
    )
    identifiers = wanted.all if wanted else ()
    return Verdict(adjusted(found, severities), choice, identifiers=identifiers)


def _compared(document: Document, verdict: Verdict, corpus: Corpus) -> Verdict:
    """The verdict on a document beside those before it."""
    # Imported here: as above.
    from tei.validate.checks import adjusted  # noqa: PLC0415

    path = options.shown(document.name)
    repeated = list(corpus.repeated(path, document.source, verdict.identifiers))
    told = adjusted(repeated, _severities(_folder(document)))
    return verdict._replace(findings=in_order([*verdict.findings, *told]), identifiers=())


def _folder(document: Document) -> Path:
    """Where the settings of a document are looked for."""
    return document.source.parent.absolute() if isinstance(document.source, Path) else Path.cwd()


@cache
def _severities(folder: Path) -> Mapping[str, Severity | None]:
    """What the settings say that hold for a folder."""
    file = files.nearest(SETTINGS_FILE, folder)
    if file is None:
        return {}
    # Imported here: without settings there is no need of it.
    from tei.settings import load  # noqa: PLC0415

    return load(file).rules


def _failed(document: Document, error: Exception) -> Verdict:
    # Imported here: no run needs it that goes well.
    import traceback  # noqa: PLC0415

    from tei.pipeline.findings import internal_error  # noqa: PLC0415

    found = [internal_error(options.shown(document.name), error)]
    return Verdict(found, is_read=False, trace="".join(traceback.format_exception(error)))
