"""The steps of the pipeline on bytes in memory: what each command is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tei import align, fidelity, render, sources
from tei.annotate import annotate
from tei.diagnostics import Diagnostic, Severity
from tei.encode import Identifiers, document_id
from tei.encode import encode as encode_tei
from tei.fidelity import Facts
from tei.language import names
from tei.language.segmentation import divided
from tei.layout import TEXT
from tei.model import (
    Division,
    Document,
    Item,
    Mark,
    Paragraph,
    Source,
    Span,
    blocks,
    replaced,
)
from tei.names import ORIGINAL, TRANSLATION
from tei.pipeline.corrections import corrected, noted
from tei.pipeline.findings import text_too_long
from tei.validate.documents import parsed, parsed_tei
from tei.xml.parsing import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tei.align import Corrections
    from tei.model import Level, SourceText, Textual, Version
    from tei.settings import Settings
    from tei.sources import Format, SourceBytes


#: A character has so many bytes in UTF-8 at most.
_BYTES = 4


@dataclass(frozen=True, slots=True)
class Encoded:
    """What became of a source.

    Attributes:
        identifier: the document's; empty where the source could not be read.
        tei: the TEI file; None where there is none, or where it would not say what the source says.
        diagnostics: everything that was found, in the order of the stages.
        signed: how many of its links are an editor's.
    """

    identifier: str
    tei: bytes | None
    diagnostics: list[Diagnostic]
    signed: int = 0


class Aligned(NamedTuple):
    """What a source says, before it is annotated and encoded.

    Attributes:
        document: None where the source could not be read, or has no text that could be encoded.
        diagnostics: everything that was found.
        form: its format; None where nobody knows it.
        source: its files as one text; None where that cannot be had.
        signs: what stands for characters that XML cannot hold.
    """

    document: Document | None
    diagnostics: list[Diagnostic]
    form: Format | None
    source: SourceText | None
    signs: tuple[tuple[int, str], ...]


def encode(
    source_bytes: Sequence[SourceBytes],
    identity: str,
    settings: Settings,
    corrections: Corrections | None = None,
) -> Encoded:
    """A source as TEI, proven to say the same.

    Args:
        source_bytes: its file, or its files.
        identity: its path in the edition; the identifier is made from it.
        settings: the edition's.
        corrections: an editor's links; None for none.

    Raises:
        FileUnreadable, AuthorityUnusable: the authority files of the settings cannot be used.
    """
    read = aligned(source_bytes, identity, settings, corrections)
    found = read.diagnostics
    if read.document is None or read.source is None or read.form is None:
        return Encoded("", None, found)
    found.extend(align.findings(read.document, read.source.locate, _named(read.document)))
    authority = names.known(settings.names.authority)
    document = annotate(read.document, authority)
    identifier = document_id(document.source, document.header)
    tei = encode_tei(document, settings, authority)
    tree, unreadable = parsed(tei, f"{identifier}.xml")
    if tree is None:
        return Encoded(identifier, None, [*found, *unreadable])
    facts = _facts(read.form, read.source, read.signs, settings)
    losses = list(fidelity.verify(read.source, facts, tree, f"{identifier}.xml"))
    signed = len(document.corrections)
    return Encoded(identifier, None if has_errors(losses) else tei, found + losses, signed)


def aligned(
    source_bytes: Sequence[SourceBytes],
    identity: str,
    settings: Settings,
    corrections: Corrections | None = None,
) -> Aligned:
    """A source read, segmented and aligned; the arguments are those of `encode`."""
    form, source, signs, found = sources.opened(source_bytes)
    read = Aligned(None, found, form, source, signs)
    if form is None or source is None:
        return read
    reading = form.read(source, _languages(settings))
    found.extend(reading.diagnostics)
    if not reading.versions:
        return read
    versions = tuple(_segmented(_with_signs(version, signs)) for version in reading.versions)
    if too_long := list(_too_long(form, source, versions, _languages(settings))):
        found.extend(too_long)
        return read
    document = Document(
        Source(identity, source.files),
        reading.header,
        versions,
        reading.alignments,
        segmentation=reading.segmentation,
    )
    if corrections and corrections.signed:
        document, unusable = corrected(document, corrections, settings)
        found.extend(unusable)
    document = align.align(document)
    if corrections:
        document = noted(document, corrections)
    return read._replace(document=document)


def verify(
    tei: bytes, path: str, source_bytes: Sequence[SourceBytes], settings: Settings
) -> tuple[bool, list[Diagnostic]]:
    """Whether the two could be compared, and what a TEI file says otherwise than its source.

    Args:
        tei: the TEI file.
        path: its path, for findings.
        source_bytes: the source's file, or its files.
        settings: the edition's, for the languages of the source's halves.
    """
    tree, found = parsed_tei(tei, path)
    form, source, signs, of_source = sources.opened(source_bytes)
    found.extend(of_source)
    if tree is None or source is None or form is None:
        return False, found
    facts = _facts(form, source, signs, settings)
    return True, [*found, *fidelity.verify(source, facts, tree, path)]


def show(
    tei: bytes, path: str, tei_href: str, index_href: str = ""
) -> tuple[bytes | None, list[Diagnostic]]:
    """A TEI file as a page, or None where it cannot be read."""
    tree, found = parsed_tei(tei, path)
    if tree is None:
        return None, found
    page = render.page(tree, path, tei_href, index_href)
    return page.html, [*found, *page.diagnostics]


def memory(tei: bytes, path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """A TEI file as a translation memory, or None where it cannot be read or has no links."""
    tree, found = parsed_tei(tei, path)
    if tree is None:
        return None, found
    made = render.tmx(tree, path)
    return made.tmx, [*found, *made.diagnostics]


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _named(document: Document) -> Callable[[Level, str], list[str]]:
    """The identifiers of units by level and language, made when somebody asks for some."""
    ids = cache(partial(Identifiers, document))
    return lambda level, lang: ids().level(level, lang)


def _languages(settings: Settings) -> dict[str, str]:
    return {
        ORIGINAL: settings.languages.original,
        TRANSLATION: settings.languages.translation,
    }


def _facts(
    form: Format, source: SourceText, signs: tuple[tuple[int, str], ...], settings: Settings
) -> Facts:
    """What the reader says of a source, apart from what it made of it."""
    languages = _languages(settings)
    pieces = form.pieces(source, languages)
    facts = form.facts(source, pieces, languages)
    return Facts(pieces, form.roles(source, languages), facts, signs)


def _too_long(
    form: Format, source: SourceText, versions: Sequence[Version], languages: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """The sentences and fields that no XML parser would take; the rest need not be done then."""
    if len(source.text) * _BYTES < LONGEST:
        return
    fields = [piece for piece in form.pieces(source, languages) if piece.name != TEXT]
    texts = [(piece.value, piece.span) for piece in fields]
    for block in chain.from_iterable(blocks(version.content) for version in versions):
        units = getattr(block, "sentences", ()) or [block]
        texts.extend((getattr(unit, "text", ""), unit.span) for unit in units)
    for text, span in texts:
        if len(text) * _BYTES >= LONGEST and (length := len(text.encode())) >= LONGEST:
            yield text_too_long(source.locate(span.start), length)


def _with_signs(version: Version, signs: tuple[tuple[int, str], ...]) -> Version:
    """The version with a mark for each sign that stands for a character XML cannot hold."""
    marks = [
        Mark(Span(offset, offset + 1), "g", (("ref", f"{ord(character):04x}"),))
        for offset, character in signs
    ]
    return replace(version, marks=tuple(sorted([*version.marks, *marks]))) if marks else version


def _segmented(version: Version) -> Version:
    """The version with the sentences of its paragraphs and items, where its reader gives none."""
    content = []
    for block in version.content:
        glossary = isinstance(block, Division) and block.type == "glossary"
        lang = getattr(block, "lang", "") or version.lang
        segment = partial(_with_sentences, lang=lang)
        content.append(block if glossary else replaced(block, segment))
    return replace(version, content=tuple(content))


def _with_sentences(block: Textual, lang: str) -> Textual:
    if not isinstance(block, (Paragraph, Item)) or block.sentences:
        return block
    return replace(block, sentences=divided(block.text, block.span.start, lang))
