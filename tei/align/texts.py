"""Plain texts to be aligned: their sentences, and where these stand."""

from __future__ import annotations

import hashlib
from collections import deque
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tei.align.aligning import aligned
from tei.align.beads import Bead
from tei.language.segmentation import divided
from tei.model import Mark, Sentence, SourceFile, Span
from tei.xml.characters import FORBIDDEN, sign

if TYPE_CHECKING:
    from collections.abc import Iterator


class Text(NamedTuple):
    """A plain text.

    Attributes:
        file: where it was read from.
        lang: its language, as the user named it.
        text: its characters; a sign stands for each that XML cannot hold.
        signs: where those stand, and what they were.
        raw: its characters, those as well.
        units: its sentences, or its lines, of which some may be empty.
        paragraphs: the number of the paragraph of each.
        is_lines: whether each line is a sentence.
    """

    file: SourceFile
    lang: str
    text: str
    signs: tuple[Mark, ...]
    raw: str
    units: tuple[Sentence, ...]
    paragraphs: tuple[int, ...]
    is_lines: bool

    @property
    def sentences(self) -> list[str]:
        """The characters of each unit, as the file has them."""
        return [self.raw[slice(*unit.span)] for unit in self.units]

    @property
    def written(self) -> list[int]:
        """The numbers of the units that are not empty."""
        return [number for number, unit in enumerate(self.units) if unit.text.strip()]


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
    raw = data.decode("utf-8-sig").replace("\r\n", "\n")
    if not lines:
        raw = raw.replace("\r", "\n")
    signs = tuple(
        Mark(Span(found.start(), found.end()), "g", (("ref", f"{ord(found.group()):04x}"),))
        for found in FORBIDDEN.finditer(raw)
    )
    text = FORBIDDEN.sub(lambda found: sign(found.group()), raw) if signs else raw
    pairs = list(_units(text, lang, lines=lines))
    return Text(
        SourceFile(path, PurePath(path).name, hashlib.sha256(data).hexdigest(), lang=lang),
        lang,
        text,
        signs,
        raw,
        tuple(unit for _, unit in pairs),
        tuple(number for number, _ in pairs),
        lines,
    )


def beads(original: Text, translation: Text) -> list[Bead]:
    """Which of their units go together, in order: every unit in one bead, an empty one alone.

    Empty lines keep their numbers, for other programs count lines.
    """
    ours, theirs = original.written, translation.written
    found = aligned(
        [original.units[i].text for i in ours],
        [translation.units[j].text for j in theirs],
        (original.lang, translation.lang),
    )
    empty = [
        deque(sorted({*range(len(text.units))}.difference(written)))
        for text, written in ((original, ours), (translation, theirs))
    ]
    result: list[Bead] = []
    for bead in found:
        ends = tuple(ours[i] for i in bead.original), tuple(theirs[j] for j in bead.translation)
        while ends[0] and empty[0] and empty[0][0] < ends[0][0]:
            result.append(Bead((empty[0].popleft(),), (), 1.0))
        while ends[1] and empty[1] and empty[1][0] < ends[1][0]:
            result.append(Bead((), (empty[1].popleft(),), 1.0))
        result.append(Bead(*ends, bead.cert))
    result += (Bead((number,), (), 1.0) for number in empty[0])
    result += (Bead((), (number,), 1.0) for number in empty[1])
    return result


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
