"""Where TEI may say what its source says in another way: the facts, put in the TEI's own way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tei.fidelity import header
from tei.fidelity.header import canonical
from tei.fidelity.running import BREAK, WHITE_SPACE, Text, detail
from tei.language.tags import is_covered, refusal
from tei.layout import EDGE_SPACE, TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lxml import etree

    from tei.layout import Piece
    from tei.model import SourceText

_TITLE = "title"


def tags(langs: Collection[str], written: Collection[str]) -> dict[str, str]:
    """The TEI's tag for each language of a source, where that is another one.

    It says less or more than the source and the settings do, `zh` for `zh-Hans` (RFC 4647, section
    3.3.1), is in IANA's registry, and neither has another text that could be meant.
    """
    others = [tag for tag in written if tag not in langs and not refusal(tag)]
    alike = {
        lang: [tag for tag in others if is_covered(tag, lang) or is_covered(lang, tag)]
        for lang in langs
        if lang not in written
    }
    counts = Counter(tag for several in alike.values() for tag in several)
    return {lang: of[0] for lang, of in alike.items() if len(of) == 1 and counts[of[0]] == 1}


def with_titles_in_text(
    pieces: Sequence[Piece],
    source: SourceText,
    tree: etree._ElementTree,
    written: Mapping[str, Text],
) -> Sequence[Piece]:
    """The pieces, with a title as text that the TEI has as a line of its text.

    That a first line is the title is a guess of the reader's, and whoever made the TEI need not
    have made it. A title that the source calls so belongs in the header.
    """
    lines = {
        number: indent
        for number, piece in enumerate(pieces)
        if piece.name == _TITLE and (indent := _indentation(piece, source.text)) is not None
    }
    if not lines:
        return pieces
    named = {field.value for field in header.fields(tree) if field.name == _TITLE}
    found = list(pieces)
    for number, indent in lines.items():
        piece = found[number]
        is_named = canonical(_TITLE, piece.value) in named
        if not is_named and _begins_with(written.get(piece.lang, Text()), piece.value):
            found[number] = replace(piece, name=TEXT, indent=indent)
    return found


def _indentation(piece: Piece, text: str) -> str | None:
    """The white space before a piece that has a line of its own; None for another one."""
    start, end = piece.span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : len(text) if (line_end := text.find("\n", end)) < 0 else line_end]
    return None if (before + after).strip(EDGE_SPACE) else before


def _begins_with(text: Text, line: str) -> bool:
    known, characters = detail(text), WHITE_SPACE.sub("", line)
    return known.characters.startswith(characters) and known.gaps.get(len(characters)) == BREAK
