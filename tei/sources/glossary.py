"""The glossary of names at the end of a translation: a term, and what it is called in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language.scripts import HAN
from tei.model import Division, Head, Item, Label, List, Mark, Paragraph, Span
from tei.sources.lines import rend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.layout import Piece

_TITLE = re.compile(r"named entities|glossary|names", re.IGNORECASE)
_WORD = rf"[^\s]*[{HAN}][^\s]*"
_ENTRY = re.compile(rf"(?P<term>[{HAN}]\S*(?: {_WORD})*)\s+(?P<rest>\S.*)")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(
    rf"(?P<pinyin>[^()（）]*[{_TONES}][^()（）]*?)\s*(?P<gloss>[(（].*[)）])", re.IGNORECASE
)


def start(lines: Sequence[Piece]) -> int:
    """Where the glossary begins among the lines of a translation; their number for none."""
    for index, line in enumerate(lines):
        rest = lines[index + 1 :]
        if _TITLE.fullmatch(line.value) and rest and _ENTRY.fullmatch(rest[0].value):
            return index
    return len(lines)


def division(lines: Sequence[Piece], lang: str) -> tuple[Division, list[Mark]]:
    """The glossary of `lines`, its heading first; `lang` is that of the terms."""
    heading = lines[0]
    content: list[Head | List | Paragraph] = [
        Head(heading.value, heading.span, rend(heading.indent))
    ]
    entries: list[Label | Item] = []
    marks: list[Mark] = []
    after: list[Paragraph] = []
    for line in lines[1:]:
        match = _ENTRY.fullmatch(line.value)
        if not match or after:
            after.append(Paragraph(line.value, line.span, rend(line.indent)))
            continue
        offset = line.span.start
        term = Span(offset + match.start("term"), offset + match.end("term"))
        rest = Span(offset + match.start("rest"), offset + match.end("rest"))
        entries += [
            Label(match["term"], term, rend(line.indent), lang),
            Item(match["rest"], rest),
        ]
        if parts := _PINYIN.fullmatch(match["rest"]):
            for name, element, attributes in (
                ("pinyin", "term", (("xml:lang", f"{lang.partition('-')[0]}-Latn-pinyin"),)),
                ("gloss", "gloss", ()),
            ):
                where = parts.span(name)
                span = Span(rest.start + where[0], rest.start + where[1])
                marks.append(Mark(span, element, attributes))
    if entries:
        content.append(
            List(tuple(entries), Span(entries[0].span.start, entries[-1].span.end), "gloss")
        )
    content.extend(after)
    span = Span(heading.span.start, lines[-1].span.end)
    return Division(tuple(content), span, "glossary"), marks
