"""Plain texts to be aligned: their sentences, and where these stand."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tei.language.segmentation import divided
from tei.model import Mark, Sentence, SourceFile, Span
from tei.xml.characters import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = "\N{REPLACEMENT CHARACTER}"


class Text(NamedTuple):
    """A plain text.

    Attributes:
        file: where it was read from.
        lang: its language, as the user named it.
        text: its characters; a sign stands for each that XML cannot hold.
        signs: where those stand, and what they were.
        units: its sentences; empty lines are some where each line is one.
        paragraphs: the number of the paragraph of each.
        is_lines: whether each line is a sentence.
    """

    file: SourceFile
    lang: str
    text: str
    signs: tuple[Mark, ...]
    units: tuple[Sentence, ...]
    paragraphs: tuple[int, ...]
    is_lines: bool

    @property
    def sentences(self) -> list[str]:
        """The characters of each sentence."""
        return [unit.text for unit in self.units]


def text_of(path: str, data: bytes, lang: str, *, lines: bool) -> Text:
    """The text in a file.

    Args:
        path: what it is called.
        data: its bytes, in UTF-8.
        lang: its language.
        lines: whether each line is a sentence; otherwise each is a paragraph.

    Raises:
        UnicodeDecodeError: it is not in UTF-8.
    """
    text = data.decode("utf-8-sig")
    # What ends a line for Python is one character, but for CR LF.
    text = text.replace("\r\n", "\n") if lines else "\n".join(text.splitlines())
    signs = tuple(
        Mark(Span(found.start(), found.end()), "g", (("ref", f"{ord(found.group()):04x}"),))
        for found in FORBIDDEN.finditer(text)
    )
    text = FORBIDDEN.sub(_SIGN, text)
    pairs = list(_units(text, lang, lines=lines))
    return Text(
        SourceFile(path, PurePath(path).name, hashlib.sha256(data).hexdigest(), lang=lang),
        lang,
        text,
        signs,
        tuple(unit for _, unit in pairs),
        tuple(number for number, _ in pairs),
        lines,
    )


def _units(text: str, lang: str, *, lines: bool) -> Iterator[tuple[int, Sentence]]:
    """Each sentence with the number of its paragraph."""
    start = number = 0
    # A line feed ends a line; after the last one there is none.
    for line in text.removesuffix("\n").split("\n") if text else ():
        if lines:
            number += not line.strip()
            yield number, Sentence(line, Span(start, start + len(line)), "\n")
        else:
            number += 1
            yield from ((number, sentence) for sentence in divided(line, start, lang))
        start += len(line) + 1
