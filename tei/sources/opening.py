"""The files of a document opened: which format they are in, and their text as one."""

from __future__ import annotations

import difflib
import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

from tei.bibliography import is_tei
from tei.diagnostics import Location
from tei.errors import UsageError
from tei.model import Anchor, SourceFile, SourceText
from tei.sources import findings, front_matter
from tei.sources.decoding import Decoded, decode
from tei.sources.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.diagnostics import Diagnostic
    from tei.sources.reading import Format, SourceBytes

#: So many bytes of a file tell a format that is no plain text.
_HEAD = 4096
#: The format of several files, and of one whose name says its language and nothing else does.
_SEVERAL = "pair"


class Opened(NamedTuple):
    """A document's files before they are read.

    Attributes:
        form: their format; None where it is not known.
        source: their text; None where there is none to be had.
        signs: (offset, character) of each sign in the text that stands for a character XML cannot
            hold.
        diagnostics: what was found.
    """

    form: Format | None
    source: SourceText | None
    signs: tuple[tuple[int, str], ...]
    diagnostics: list[Diagnostic]


def opened(sources: Sequence[SourceBytes]) -> Opened:
    """The text of the files that a document is made of, and their format.

    Raises:
        UsageError: there is no such format or encoding.
        FileUnreadable: a file cannot be read.
    """
    form = format_named(sources[0].form or (_SEVERAL if len(sources) > 1 else ""))
    found: list[Diagnostic] = []
    files: list[SourceFile] = []
    texts: list[str] = []
    signs: list[tuple[int, str]] = []
    start = 0
    for source in sources:
        data = source.bytes()
        if is_tei(io.BytesIO(data)):
            return Opened(None, None, (), [*found, findings.already_tei(source.path)])
        decoded, form = _decoded(source, data, form)
        found.extend(decoded.diagnostics)
        if decoded.text is None:
            return Opened(None, None, (), found)
        if form is None:
            found.extend(_broken(source.path, decoded.text))
            return Opened(None, None, (), [*found, findings.unknown_format(source.path)])
        files.append(
            SourceFile(
                source.path,
                source.name,
                hashlib.sha256(data).hexdigest(),
                source.record,
                source.lang,
                start,
                tuple(Anchor(start + offset, *place) for offset, *place in decoded.anchors),
            )
        )
        texts.append(decoded.text)
        signs.extend((start + offset, character) for offset, character in decoded.replaced)
        start += len(decoded.text) + 1
    return Opened(form, SourceText("\n".join(texts), tuple(files)), tuple(signs), found)


def _broken(path: str, text: str) -> Iterator[Diagnostic]:
    """Front matter that might have named the language."""
    place, line = front_matter.broken(text)
    if line:
        location = Location(path, 1 + text.count("\n", 0, place), 1)
        yield findings.broken_front_matter(location, line)


def format_named(name: str) -> Format | None:
    """The format of that name; None for an empty one, where the content shall tell.

    Raises:
        UsageError: there is no such format.
    """
    if name and name not in FORMATS:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(FORMATS)}"
        message = f"there is no source format {name!r}; {hint}"
        raise UsageError(message)
    return FORMATS[name] if name else None


def _decoded(
    source: SourceBytes, data: bytes, form: Format | None
) -> tuple[Decoded, Format | None]:
    """The text of one file; and the format, recognised by the content where nobody has named it."""
    if form is not None:
        return form.decode(data, source.path, source.encoding), form
    head = data[:_HEAD].decode("utf-8", errors="replace")
    for candidate in FORMATS.values():
        if candidate.decode is not decode and candidate.recognise(head):
            return candidate.decode(data, source.path, source.encoding), candidate
    decoded = decode(data, source.path, source.encoding)
    for candidate in FORMATS.values():
        if candidate.decode is decode and decoded.text and candidate.recognise(decoded.text):
            return decoded, candidate
    return decoded, FORMATS[_SEVERAL] if source.lang else None
