"""A document and its header: frozen, picklable, no XML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tei.model.blocks import Level, Span, Version
    from tei.model.source import SourceFile


class Part(NamedTuple):
    """One part of a headline.

    Attributes:
        text: its characters.
        type: ``main`` or ``sub``.
        space: the white space that stands before it in its title.
    """

    text: str
    type: str
    space: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in one language; more than one part where the source divides it."""

    lang: str
    parts: tuple[Part, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the source's header that has no element of its own."""

    name: str
    lang: str
    value: str


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody with a role in the source, named in one or more languages."""

    role: str
    names: tuple[tuple[str, str], ...]
    """(language, name)."""
    ref: str = ""
    """Where more can be read of them."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the source says of itself; what it leaves blank is empty here.

    Attributes:
        titles: in the source's order.
        authors: (language, name) in the source's order.
        date: the issue's date as the source writes it.
        page: the page, or the first and last joined by a hyphen.
        column: the name of the column (专栏); None where there is none.
        publication: (language, name) of what the text was printed in; empty where nobody says.
        publication_kind: what that is: ``newspaper``, ``journal`` or, if anything, ``publication``.
        responsible: who made what, other than the authors.
        other: fields without a home in the TEI header, kept as notes.
        guessed: the names of fields that the text does not say: ``date``, ``title``.
        status: how far the translation can be relied on, where the source says it; one of
            `tei.names.TRANSLATION_STATUS`.
    """

    titles: tuple[Title, ...] = ()
    authors: tuple[tuple[str, str], ...] = ()
    date: str = ""
    page: str = ""
    column: Field | None = None
    publication: tuple[tuple[str, str], ...] = ()
    publication_kind: str = "newspaper"
    responsible: tuple[Responsible, ...] = ()
    other: tuple[Field, ...] = ()
    guessed: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Units that say the same: indices into the two sides, in order, never empty.

    `cert` is the probability that the link is right, 0 to 1; None where nobody has given one.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    cert: float | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the units of one kind go together between the original and one translation.

    Indices count the units of that kind in document order, from 0, over the whole version.
    """

    level: Level
    translation: str
    links: tuple[Link, ...]
    unmatched_original: tuple[int, ...] = ()
    unmatched_translation: tuple[int, ...] = ()


class Correction(NamedTuple):
    """What an editor says of units: these go together, or one has no counterpart.

    Attributes:
        level: what they are.
        lang: the language of the translation.
        original: units of the original; empty where one of the translation has no counterpart.
        translation: units of the translation; empty likewise.
        resp: who says so: the ends of their identifiers, such as ``person-1``.
    """

    level: Level
    lang: str
    original: tuple[int, ...]
    translation: tuple[int, ...]
    resp: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a document was read from.

    Attributes:
        identity: its path in the edition, or its record key: what its identifier is made of.
        files: its files, or its record of a file.
    """

    identity: str
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One source document.

    Attributes:
        source: what it was read from.
        header: what the source says of itself.
        versions: the text, once for each language, in the order of the source; never empty.
        alignments: the links between the original and each translation.
        corrections: which of them an editor has made.
        editors: who of those is named nowhere else, by the ends of their identifiers.
        alignment_method: how those were made, in a sentence for the TEI header.
        segmentation: how the text was divided, likewise; empty for lines and rules.
        annotation: how dates, numbers and names were found in it, likewise; empty where none are
            marked.
    """

    source: Source
    header: Header
    versions: tuple[Version, ...]
    alignments: tuple[Alignment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    editors: tuple[tuple[str, Responsible], ...] = ()
    alignment_method: str = ""
    segmentation: str = ""
    annotation: str = ""

    def version(self, lang: str) -> Version:
        """The version in `lang`; KeyError where there is none."""
        for version in self.versions:
            if version.lang == lang:
                return version
        raise KeyError(lang)

    @property
    def original(self) -> Version | None:
        """The version in the original's language, if the source has it."""
        return next((v for v in self.versions if v.type == "original"), None)
