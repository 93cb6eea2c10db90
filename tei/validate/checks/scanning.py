"""The characters of a document as they are written, in its text and in its attributes.

A stream of decoded text, in which what is no text of the document's own is blank: comments,
instructions, examples of markup, and what declares characters.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.diagnostics import Lines
from tei.xml.events import encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from tei.diagnostics import Code, Diagnostic, Location

#: So many characters are looked at together, and so many at most.
_PIECE = 1 << 18
_LIMIT = 1 << 22
#: So many bytes tell the encoding.
_HEAD = 1024
#: Elements whose characters are not the document's own.
_FOREIGN = "charDecl code eg egXML".split()
_HIDDEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<(?:[\w.-]+:)?(" + "|".join(_FOREIGN) + r")(?:\s[^<>]*)?(?<!/)>"
    r".*?</(?:[\w.-]+:)?\1\s*>",
    re.DOTALL,
)
#: How these begin and end.
_PAIRS = (("<!--", "-->"), ("<?", "?>"), *((f"<{name}", f"</{name}") for name in _FOREIGN))
_VISIBLE = re.compile("[^\n]")


class Suspect(NamedTuple):
    """What is wrong at a place.

    Attributes:
        offset: where it begins, in the text that was looked at.
        length: of what is wrong, so that nothing else is said of it.
        code: what kind of finding it is.
        key: what places with the same fault have in common.
        tell: makes the finding for a place.
    """

    offset: int
    length: int
    code: Code
    key: str
    tell: Callable[[Location], Diagnostic]


class Look(NamedTuple):
    """What looks for suspects.

    Attributes:
        needs: a pattern of the characters of which one must be there for it to find anything. It is
            compiled when the first text comes that is not all ASCII; most documents have none.
        at: finds what is wrong in a text.
    """

    needs: str
    at: Callable[[str], Iterable[Suspect]]


def suspects(source: bytes | Path, looks: Sequence[Look]) -> Iterator[tuple[Suspect, int, int]]:
    """What is wrong with the characters of a well-formed document, each with its line and column.

    Args:
        source: the document, or the file that it is in.
        looks: what looks for suspects in a text. What an earlier one found, a later does not see.

    Raises:
        FileUnreadable: `source` cannot be read.
    """
    with files.opened(source) as file:
        line, column = 1, 1
        for piece in _pieces(file):
            if not piece.isascii() or "&#" in piece:
                yield from _suspects(piece, looks, line, column)
            lines = piece.count("\n")
            line += lines
            column = len(piece) - piece.rfind("\n") if lines else column + len(piece)


def _suspects(
    piece: str, looks: Sequence[Look], line: int, column: int
) -> Iterator[tuple[Suspect, int, int]]:
    """The suspects in a piece that begins at a line and column."""
    lines: Lines | None = None
    letters = "".join(set(piece))
    looks = [look for look in looks if re.search(look.needs, letters)]
    if not looks:
        return
    text = _HIDDEN.sub(lambda hidden: _VISIBLE.sub(" ", hidden[0]), piece)
    for look in looks:
        found = sorted(look.at(text), key=lambda suspect: suspect.offset)
        if not found:
            continue
        lines = lines or Lines(piece)
        end, parts = 0, []
        for suspect in found:
            down, right = lines.position(suspect.offset)
            yield suspect, line + down - 1, right + (column - 1 if down == 1 else 0)
            parts += [text[end : suspect.offset], " " * suspect.length]
            end = suspect.offset + suspect.length
        text = "".join([*parts, text[end:]])


def _pieces(file: BinaryIO) -> Iterator[str]:
    """The document, cut between two tags, where that can be."""
    name = encoding(file.read(_HEAD))
    file.seek(0)
    name = "utf-8-sig" if name.lower().replace("_", "-") in {"utf-8", "utf8"} else name
    rest = ""
    with io.TextIOWrapper(file, encoding=name, newline=None) as text:
        while more := text.read(_PIECE):
            piece = rest + more
            cut = len(piece) if len(piece) > _LIMIT else _cut(piece)
            yield piece[:cut]
            rest = piece[cut:]
    yield rest


def _cut(piece: str) -> int:
    """Where to cut: behind the last tag, and before what is not ended."""
    cut = piece.rfind(">") + 1
    for begin, end in _PAIRS:
        last = piece.rfind(begin, 0, cut)
        if last >= 0 and piece.find(end, last) < 0:
            cut = last
    return cut
