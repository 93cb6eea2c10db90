"""A document read once more, up to its fault, with an eye on what is open and where it began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.errors import MalformedXml
from tei.xml.events import DEPTH, SEPARATOR, TOKEN, Events, is_known
from tei.xml.malformed.scene import Late, Open, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

#: So much of a text without tags is kept, in bytes.
_KEPT = 2 * TOKEN
#: The rest of a character of UTF-8, or of the end of a line.
_WITHIN = re.compile(rb"[\x80-\xbf]*+\n?")


class SecondReading(Events):
    """A document that is known to have a fault.

    Attributes:
        said: the encoding that it is read in.
        undecodable: the bytes that are none in that encoding, where it is not expat that decodes.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.said = self._said
        self.undecodable: UnicodeDecodeError | None = None
        self._open: list[Open] = []
        self._closed: Open | None = None
        self._prefixes: list[str] = []
        self._late: dict[Open, Late] = {}
        #: The last tag, and what is kept: from which byte, line and column on.
        self._last = self._first = (0, 1, 1)
        self._kept = b""
        self._pieces = self._keeping(self._pieces)
        self.parser.namespace_prefixes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.EndNamespaceDeclHandler = self._undeclare

    def error(self) -> MalformedXml | None:
        """The fault in expat's words; None where there is none."""
        try:
            for _ in self.feed():
                pass
        except MalformedXml as error:
            return error
        return None

    def scene(self) -> Scene:
        """What is around the fault."""
        # Of a faulty tag, the end may stand in the next piece.
        self._read_on()
        self._keep_from_last_tag()
        code = self.parser.ErrorCode
        start, line, column = self._first
        at = self.parser.ErrorByteIndex - start if code else len(self._kept)
        before = self._text(self._kept[:at])
        return Scene(
            before + self._text(self._kept[at:]),
            line,
            column,
            len(before),
            code,
            tuple(self._open),
            self._closed,
            frozenset(self._prefixes),
            self._late,
        )

    def _read_on(self) -> None:
        try:
            next(self._pieces, b"")
        except UnicodeError:
            # What stands behind the fault is looked at and not judged.
            return

    def _keeping(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces; everything from the last tag on is kept."""
        while True:
            try:
                piece = next(pieces, None)
            except UnicodeDecodeError as error:
                self.undecodable = error
                raise
            if piece is None:
                return
            self._keep_from_last_tag()
            if len(self._kept) > _KEPT:
                self._forget(len(self._kept) - TOKEN)
            self._kept += piece
            yield piece

    def _keep_from_last_tag(self) -> None:
        self._kept, self._first = self._kept[self._last[0] - self._first[0] :], self._last

    def _forget(self, count: int) -> None:
        """Keep less of a long text."""
        # Neither a character nor the end of a line is cut in two.
        whole = _WITHIN.match(self._kept, count)
        count = whole.end() if whole else count
        start, line, column = self._first
        line, column = self._moved(line, column, self._kept[:count])
        self._kept = self._kept[count:]
        self._last = self._first = (start + count, line, column)

    def _text(self, data: bytes) -> str:
        known = self._encoding if is_known(self._encoding) else "latin-1"
        return data.decode(known, "surrogateescape")

    def _start(self, name: str, _: object) -> None:
        if len(self._open) >= DEPTH:
            raise self.too_deep()
        line, column = self.place()
        self._last = (self.parser.CurrentByteIndex, line, column)
        # Namespace, name and prefix; namespace and name; or the name alone.
        parts = name.split(SEPARATOR)
        written = f"{parts[2]}:{parts[1]}" if len(parts) > 2 else parts[-1]  # noqa: PLR2004
        self._open.append(Open(written, line, column))

    def _end(self, _: str) -> None:
        line, column = self.place()
        self._last = (self.parser.CurrentByteIndex, line, column)
        ended = self._open.pop()
        self._late.pop(ended, None)
        if not self._open:
            self._closed = ended
        elif line != ended.line and column != ended.column:
            # It stands below another start tag of the name, and may have been meant for that.
            for outer in reversed(self._open):
                if outer.column == column and outer.name == ended.name:
                    self._late[outer] = Late(ended, line, column)
                    break

    def _declare(self, prefix: str | None, _: object) -> None:
        self._prefixes.append(prefix or "")

    def _undeclare(self, _: object) -> None:
        self._prefixes.pop()
