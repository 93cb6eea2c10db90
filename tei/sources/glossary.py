"""The glossary of names at the end of a translation: a term, and what it is called in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language.scripts import HAN
from tei.model import Division, Head, Item, Label, List, Mark, Span
from tei.sources.lines import rend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.layout import Piece

_TITLE = re.compile(r"named entities|glossary|names", re.IGNORECASE)
_PART = r"[^ \t\u3000]"
_WORD = rf"{_PART}*[{HAN}]{_PART}*"
_ENTRY = re.compile(rf"[{HAN}]{_PART}*(?: {_WORD})*(?:\u3000+|(?=[ \t]))[ \t]*(?P<rest>{_PART}.*)")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(
    rf"(?=[^()（）]*[{_TONES}])(?P<pinyin>[^()（）]*[^()（）\s])\s*(?P<gloss>[(（].*[)）])",
    re.IGNORECASE,
)


def where(lines: Sequence[Piece]) -> tuple[int, int]:
    """The first line of the glossary of a translation, and the first after it; (0, 0) for none."""
    for index, line in enumerate(lines):
        if not _TITLE.fullmatch(line.value):
            continue
        end = index + 1
        while end < len(lines) and _ENTRY.fullmatch(lines[end].value):
            end += 1
        if end > index + 1:
            return index, end
    return 0, 0


def division(lines: Sequence[Piece], lang: str) -> tuple[Division, list[Mark]]:
    """The glossary of `lines`, its heading first; `lang` is that of the terms."""
    heading = lines[0]
    entries: list[Label | Item] = []
    marks: list[Mark] = []
    for line in lines[1:]:
        match = _ENTRY.fullmatch(line.value)
        assert match is not None  # noqa: S101 - that is how the lines were found
        offset = line.span.start
        term = Span(offset, offset + match.start("rest"))
        rest = Span(offset + match.start("rest"), offset + match.end("rest"))
        entries += [
            Label(line.value[: match.start("rest")], term, rend(line.indent), lang=lang),
            Item(match["rest"], rest),
        ]
        if parts := _PINYIN.fullmatch(match["rest"]):
            pinyin = (("xml:lang", f"{lang.partition('-')[0]}-Latn-pinyin"),)
            for name, element, attributes in (("pinyin", "term", pinyin), ("gloss", "gloss", ())):
                start, end = parts.span(name)
                marks.append(Mark(Span(rest.start + start, rest.start + end), element, attributes))
    listed = List(tuple(entries), Span(lines[1].span.start, lines[-1].span.end), "gloss")
    span = Span(heading.span.start, lines[-1].span.end)
    head = Head(heading.value, heading.span, rend(heading.indent))
    return Division((head, listed), span, "glossary"), marks
