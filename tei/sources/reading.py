"""`SourceBytes`, `Format`, `Reading`: what goes into a reader and what comes out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.sources.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece
    from tei.model import Alignment, Header, SourceText, Version
    from tei.sources.decoding import Decoded


class SourceBytes(NamedTuple):
    """A source before anything has been read from it: a file, or one record of a file.

    Attributes:
        path: as the user wrote it, for findings; a record's is ``file#record``.
        data: its bytes; None for those of the file `path`.
        encoding: how its text is encoded; None for UTF-8.
        form: the format, by its name; empty where the content shall tell.
        record: the record's key; empty for a whole file.
        lang: its language, where its name says so.
    """

    path: str
    data: bytes | None = None
    encoding: str | None = None
    form: str = ""
    record: str = ""
    lang: str = ""

    @property
    def name(self) -> str:
        """The name of the file alone."""
        path = self.path.removesuffix(f"#{self.record}") if self.record else self.path
        if self.data is not None and not self.record:
            path = path.rpartition("#")[2]  # of a file in an archive
        return files.as_text(Path(path).name)

    def bytes(self) -> bytes:
        """Its bytes.

        Raises:
            FileUnreadable: the file cannot be read.
        """
        return files.read(Path(self.path)) if self.data is None else self.data


class Reading(NamedTuple):
    """A source's header and text, and what was found wrong with it.

    Attributes:
        header: what it says of itself.
        versions: the text, in the order of the source.
        diagnostics: what was found.
        alignments: links that the source itself has, each with all units of its level; of sentences
            perhaps only some.
        segmentation: how the source divides its text, in a sentence for the TEI header; empty for
            lines.
    """

    header: Header
    versions: tuple[Version, ...]
    diagnostics: list[Diagnostic]
    alignments: tuple[Alignment, ...] = ()
    segmentation: str = ""


class Format(NamedTuple):
    """A source format: how to know it, read it, and say what in it is layout.

    `languages` is the language tag that the settings give to each role, ``original`` and
    ``translation``.

    Attributes:
        recognise: whether a text, or the beginning of a file, is in this format.
        read: the document.
        pieces: its text and fields, for the fidelity check, which must not trust the reader.
        roles: the role of each language in it.
        facts: (name, language, value) of what is known beside the text: the newspaper, and what
            the file's name says.
        decode: bytes to text; `tei.sources.decoding.decode` for formats that are plain text.
        records: the records of a file; None where a file is one document.
        suffixes: what the names of files end with that are looked into for records.
    """

    recognise: Callable[[str], bool]
    read: Callable[[SourceText, Mapping[str, str]], Reading]
    pieces: Callable[[SourceText, Mapping[str, str]], list[Piece]]
    roles: Callable[[SourceText, Mapping[str, str]], dict[str, str]]
    facts: Callable[[SourceText, Sequence[Piece], Mapping[str, str]], list[tuple[str, str, str]]]
    decode: Callable[[bytes, str, str | None], Decoded] = decode
    records: Callable[[BinaryIO, str, str | None], Iterator[SourceBytes | Diagnostic]] | None = None
    suffixes: tuple[str, ...] = ()
