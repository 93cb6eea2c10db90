"""What a document was read from: files or records of files, and the text in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Lines, Location

if TYPE_CHECKING:
    from collections.abc import Iterator


class Anchor(NamedTuple):
    """Where a stretch of text begins in its file.

    Attributes:
        offset: in the document's text.
        line: 1-based; 0 where the text has no line of its own in the file.
        column: 1-based, in characters; 0 where it is not known.
    """

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, or one record of a file.

    Attributes:
        path: what findings call it; a record's is ``file#record``.
        name: the file's name alone.
        sha256: of the file's or the record's bytes, in hexadecimal.
        record: the key of the record; empty for a whole file.
        lang: the language of all of it, where the file's name says so.
        start: where its text begins in the document's text.
        anchors: places in the file, where its lines are not those of its text; in order.
    """

    path: str
    name: str
    sha256: str
    record: str = ""
    lang: str = ""
    start: int = 0
    anchors: tuple[Anchor, ...] = ()


@dataclass(slots=True)
class SourceText:
    r"""The text of a document as its files have it, one after the other with ``\n`` between.

    Attributes:
        text: decoded.
        files: in their order; never empty.
    """

    text: str
    files: tuple[SourceFile, ...]
    _lines: Lines | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        """What findings about the whole document name: its first file."""
        return self.files[0].path

    def parts(self) -> Iterator[tuple[SourceFile, int, int]]:
        """Each file with where its text begins and ends."""
        ends = [file.start - 1 for file in self.files[1:]] + [len(self.text)]
        for file, end in zip(self.files, ends, strict=True):
            yield file, file.start, end

    def locate(self, offset: int) -> Location:
        """Where an offset of the text is."""
        file = self.files[bisect_right([f.start for f in self.files], offset) - 1]
        if file.anchors:
            number = bisect_right(file.anchors, (offset, 1 << 62, 0)) - 1
            anchor, line, column = file.anchors[max(0, number)]
            return Location(file.path, line, column + offset - anchor if column else 0)
        if self._lines is None:
            self._lines = Lines(self.text)
        line, column = self._lines.position(offset)
        before = self._lines.position(file.start)[0] - 1
        return Location(file.path, line - before, column)
