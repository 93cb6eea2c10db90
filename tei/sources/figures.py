"""Pictures: captions, credits, and the names in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from tei.language.scripts import HAN
from tei.model import Byline, Figure, Head, Label, Mark, Paragraph, Responsible, Span, blocks
from tei.sources import crediting, headlines
from tei.sources.kinds import PICTURE, PLACE, POSITION
from tei.sources.lines import INLINE, part, rend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Version
    from tei.sources.crediting import Credit

_REPORTERS = re.compile(rf"(?:新华社|本报)?记者[ \u3000]*(?P<names>[{HAN}、 \u3000]+?)(?:摄影|摄)")
_NAME = re.compile(rf"[{HAN}·]{{2,4}}")
#: A credit set off by wide space at the end of a paragraph.
_CREDIT_BEHIND = re.compile(
    rf"(?:(?<!\t)\t++|(?<![ \u3000])[ \u3000]{{2,}}+|(?<=[。！？”])\u3000)"
    rf"(?P<credit>(?:新华社|本报)?(?:记者)?[ \u3000]*+[{HAN}、 \u3000]{{0,16}}(?:摄影|摄|新华社发)"
    rf"|(?:Photo(?:graph)?s?|Illustration|Drawing|Picture)s? by .{{1,60}}|{crediting.ENGLISH})$"
)

#: The start of a sentence that says where on the page its picture is.
_PICTURED = re.compile(
    rf"(?:^|[。！？”]\s*|[.!?”\"]\s+)"
    rf"(?P<there>{POSITION.pattern}|(?:The )?{PLACE}{PICTURE} (?:shows|is)\b(?! (?:by|from)\b))",
    re.IGNORECASE,
)

#: Where somebody or something is in a picture, or which of several shows it: （左二）, (center).
_SHOWN = re.compile(
    rf"[（(](?P<there>[左右前后上中下]{{1,2}}排?(?:起?第?[一二三四五六七八九十])?|{PLACE})[）)]",
    re.IGNORECASE,
)


def captioned(
    lines: Sequence[Piece], twin: Figure | None, twin_marks: Sequence[Mark]
) -> tuple[Figure, list[Mark]]:
    """A figure from its label and the captions below.

    Args:
        lines: the label first.
        twin: the original's figure, where this one translates it.
        twin_marks: the marks of the original.
    """
    label = lines[0]
    content: list[Label | Head | Paragraph | Byline] = [
        Label(label.value, label.span, rend(label.indent))
    ]
    marks: list[Mark] = []
    echo = headlines.key("".join(_captions(twin))) if twin else ""
    for line in lines[1:]:
        if echo and headlines.key(line.value) == echo:
            content.append(Head(line.value, line.span, rend(line.indent), "original"))
            continue
        below = isinstance(content[-1], Head)
        credit = crediting.credit(line.value, _roles(twin, twin_marks) if twin else (), below=below)
        content.extend(_divided(line, credit))
        if credit:
            marks.extend(_mark(line, name, credit.role) for name in credit.names)
    return Figure(tuple(content), Span(label.span.start, lines[-1].span.end)), marks


def described(
    lines: Sequence[Piece], authors: Sequence[str], title: str
) -> tuple[list[Paragraph | Figure], list[Mark]]:
    """A figure from a paragraph about it and the credits below.

    There are several where several sentences begin with where on the page each picture is; what
    stands before the first of these is a paragraph, and the credits are the last one's.

    Args:
        lines: the paragraph first.
        authors: the header's, who may be the photographers.
        title: the header's, which a paragraph may begin with: 作茧自缚（原载…）.
    """
    first, *others = lines
    begins = [match.start("there") for match in _PICTURED.finditer(first.value)]
    if len(begins) <= 1:
        figure, marks = _described(lines, authors, title)
        return [figure], marks
    made: list[Paragraph | Figure] = []
    if begins[0]:
        text, where = part(first, 0, begins[0]), _part(first, 0, begins[0])
        made.append(Paragraph(text, where, rend(first.indent)))
    marks = []
    for start, end in pairwise([*begins, len(first.value)]):
        shown = replace(first, value=part(first, start, end), span=_part(first, start, end))
        below = others if end == len(first.value) else []
        figure, found = _described([shown, *below], authors, title, goes_on=start > 0)
        made.append(figure)
        marks += found
    return made, marks


def _described(
    lines: Sequence[Piece], authors: Sequence[str], title: str, *, goes_on: bool = False
) -> tuple[Figure, list[Mark]]:
    """One figure; it may go on in the line of what stands before it."""
    first = lines[0]
    indent = INLINE if goes_on else rend(first.indent)
    content: list[Label | Head | Paragraph | Byline] = []
    start, end = 0, len(first.value)
    if match := POSITION.match(first.value):
        start = match.end()
        label = part(first, 0, start)
        content.append(Label(label, _part(first, 0, start), indent, "position"))
    elif title and first.value.startswith((f"{title}（", f"{title} (")):
        start = len(title) + first.value[len(title) :].startswith(" ")
        head = first.value[:start]
        content.append(Head(head, _part(first, 0, start), indent, cert="high"))
    credit = _CREDIT_BEHIND.search(first.value, start + 1)
    if credit:
        end = credit.start("credit")
    if start < end:
        text, where = part(first, start, end), _part(first, start, end)
        content.append(Paragraph(text, where, INLINE if start else indent))
    if credit:
        content.append(Byline(first.value[end:], _part(first, end, len(first.value)), INLINE))
    marks = [
        Mark(_part(first, *match.span("there")), "seg", (("type", "position"),))
        for match in _SHOWN.finditer(first.value, start, end)
    ]
    for line in lines[1:]:
        content.append(Byline(line.value, line.span, rend(line.indent)))
        marks.extend(_reporters(line, authors))
    return Figure(tuple(content), Span(first.span.start, lines[-1].span.end)), marks


def _part(line: Piece, start: int, end: int) -> Span:
    """Where a part of a line stands."""
    return Span(line.span.start + start, line.span.start + end)


def _captions(figure: Figure) -> Iterator[str]:
    return (item.text for item in figure.content if isinstance(item, (Head, Byline)))


def _divided(line: Piece, credit: Credit | None) -> Iterator[Head | Byline]:
    """A caption, and the credit divided from it."""
    if credit is None:
        yield Head(line.value, line.span, rend(line.indent))
        return
    cut = credit.start
    if cut:
        yield Head(line.value[:cut], _part(line, 0, cut), rend(line.indent))
    yield Byline(
        line.value[cut:],
        _part(line, cut, len(line.value)),
        INLINE if cut else rend(line.indent),
    )


def _reporters(line: Piece, authors: Sequence[str]) -> Iterator[Mark]:
    """The photographers in a line of credit."""
    if match := _REPORTERS.search(line.value):
        start = match.start("names")
        for name in _NAME.finditer(match.group("names")):
            yield _mark(line, (start + name.start(), start + name.end()), "photographer")
        return
    for author in authors:
        start = line.value.find(author)
        if start >= 0:
            yield _mark(line, (start, start + len(author)), "photographer")


def _mark(line: Piece, where: tuple[int, int], role: str) -> Mark:
    start = line.span.start
    return Mark(Span(start + where[0], start + where[1]), "name", (("role", role),))


def _roles(figure: Figure, marks: Sequence[Mark]) -> list[str]:
    return [dict(mark.attributes)["role"] for mark in _names(figure, marks)]


def _names(figure: Figure, marks: Sequence[Mark]) -> list[Mark]:
    """The names in a figure, of all marks of its version in their order."""
    first, last = (bisect_left(marks, place, key=_start) for place in figure.span)
    return [mark for mark in marks[first:last] if mark.element == "name"]


def _start(mark: Mark) -> int:
    return mark.span.start


def responsible(text: str, versions: Mapping[str, Version]) -> Iterator[Responsible]:
    """The makers of the pictures; the names of two versions go together by figure and order."""
    columns = []
    for version in versions.values():
        figures = [b for b in blocks(version.content) if isinstance(b, Figure)]
        columns.append(
            [
                [
                    (version.lang, dict(mark.attributes)["role"], text[slice(*mark.span)])
                    for mark in _names(figure, version.marks)
                ]
                for figure in figures
            ]
        )
    said: list[Responsible] = []
    known: set[tuple[str, str, str]] = set()
    for row in zip_longest(*columns, fillvalue=()):
        for together in zip_longest(*row):
            # Who is credited twice, perhaps in one language alone, is one person.
            named = [name for name in together if name and name not in known]
            for role in dict.fromkeys(role for _, role, _ in named):
                names = tuple((lang, name) for lang, said_role, name in named if said_role == role)
                said.append(Responsible(role, names))
            known.update(named)
    yield from said
