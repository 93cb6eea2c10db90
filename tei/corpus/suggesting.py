"""Names that documents have and authority files lack, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tei.diagnostics import Diagnostic
from tei.language.names import candidates, known, passages, review, terms, undecided
from tei.pipeline import aligned
from tei.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.corpus.sources import Found
    from tei.language.names import Passage


@dataclass(slots=True)
class Suggested:
    """A review, and what it was made of.

    Attributes:
        review: a spreadsheet (CSV in UTF-8) with the columns of an authority file.
        names: how many it has.
        documents: how many documents were read.
        passages: how many passages in Chinese they have with the English for it.
        diagnostics: what was found in the sources.
    """

    review: bytes = b""
    names: int = 0
    documents: int = 0
    passages: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def suggested(found: Iterable[Found | Diagnostic]) -> Suggested:
    """The names in documents that the authority files of the first document's edition lack.

    TEI without its source is passed over: its names are tagged, or are an editor's to tag.
    """
    made = Suggested()
    settings: Settings | None = None
    linked: list[Passage] = []
    listed: list[Passage] = []
    for item in found:
        if isinstance(item, Diagnostic):
            made.diagnostics.append(item)
            continue
        settings = settings or item.settings
        if not item.inputs:
            continue
        read = aligned(item.inputs, item.identity, item.settings)
        made.diagnostics += read.diagnostics
        if read.document is not None and read.source is not None:
            made.documents += 1
            linked += passages(read.document, read.source.locate)
            listed += terms(read.document, read.source.locate)
    settings = settings or Settings()
    authority = known(settings.names.authority)
    rows = [*candidates(linked, listed, authority), *undecided(linked, authority)]
    made.names, made.passages = len(rows), len(linked)
    made.review = review(rows, settings.languages.original, settings.languages.translation)
    return made
