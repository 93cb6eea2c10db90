"""Lines and their kinds put together as TEI has it: blocks, and parts where a part ends.

TEI's order is strict: nothing can follow a signature but the next part, no heading or dateline
can stand below a paragraph unless it opens a part, and no text can follow a part outside one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tei.model import (
    Bibl,
    Byline,
    Cit,
    Dateline,
    Division,
    Figure,
    Head,
    Line,
    LineGroup,
    Mark,
    Note,
    Paragraph,
    Quote,
    Salute,
    Signed,
    Span,
    Table,
)
from tei.sources import figures, letters, lists, tables
from tei.sources.kinds import DATELINE
from tei.sources.lines import INLINE, part, rend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.layout import Piece
    from tei.model import Block, Certainty

#: A signature that has stayed at the end of its paragraph: ……生活。　（枫）
_RUN_ON = re.compile(r".*[。！？”][ \u3000]+(?P<name>[（(][^（）()，。]{1,8}[）)])")

#: Where a quotation is from, at its end: 《组织起来》 behind its full stop; From "Organize!".
_ORIGIN = re.compile(
    r"(?:^|[。！？”’]\s*|[.!?”\"’]\s+)(?P<origin>(?:(?:—+|--)\s?)?[（(]?"
    r"(?:《[^《》]{1,40}》[^《》。！？，；]{0,16}|From [“\"《][^“”\"]{1,100}[”\"》]\.?)[）)]?)$"
)

#: What goes on with a line of each kind, and makes one block with it.
_FOLLOWING = {
    "label": ("caption",),
    "figure": ("credit",),
    "row": ("row",),
    "l": ("l",),
    "stanza": ("l",),
}

#: Blocks that stand above a text.
_ABOVE_THE_TEXT = (Head, Byline, Dateline, Salute, Figure, Note)


@dataclass(slots=True)
class Section:
    """Blocks in the making; `closed` once something stands that only another part can follow."""

    content: list[Block] = field(default_factory=list)
    type: str = "section"
    cert: Certainty = ""
    closed: bool = False

    def division(self) -> Division:
        """The section as a part of its own."""
        span = Span(self.content[0].span.start, self.content[-1].span.end)
        return Division(tuple(self.content), span, self.type, cert=self.cert)


class Assembly:
    """The sections of a half, line by line."""

    def __init__(
        self,
        authors: Sequence[str],
        title: str,
        twins: Sequence[Figure],
        marks: Sequence[Mark],
    ) -> None:
        """Begin with nothing.

        Args:
            authors: the header's, in this language.
            title: likewise.
            twins: the original's figures, where this is a translation.
            marks: the original's marks.
        """
        self.sections = [Section()]
        self.marks: list[Mark] = []
        self.authors = authors
        self.title = title
        self.twins = iter(twins)
        self.twin_marks = marks
        self.items = False

    def add(self, lines: Sequence[Piece], kinds: Sequence[str]) -> None:
        """Put lines of the given kinds at the end."""
        self.items = kinds.count("dated") > 1
        at = 0
        while at < len(lines):
            end = at + 1
            follow = _FOLLOWING.get(kinds[at], ())
            if kinds[at] == "head" and "l" in kinds[at + 1 : at + 2]:
                follow = ("l",)
            if lists.role(kinds[at]) in ("list", "item"):
                while end < len(lines) and lists.role(kinds[end]) in lists.ROLES:
                    end += 1
                for made in lists.lists(lines[at:end], kinds[at:end]):
                    self._block(made)
            else:
                while end < len(lines) and kinds[end] in follow:
                    end += 1
                self._run(kinds[at], lines[at:end], first=at == 0)
            at = end

    def _run(self, kind: str, lines: Sequence[Piece], *, first: bool) -> None:
        line = lines[0]
        if kind == "label":
            twin = next(self.twins, None)
            self._figure(*figures.captioned(lines, twin, self.twin_marks))
        elif kind == "figure":
            made, marks = figures.described(lines, self.authors, self.title)
            for block in made:
                if isinstance(block, Figure):
                    next(self.twins, None)
                    self._figure(block, [])
                else:
                    self._block(block)
            self.marks.extend(marks)
        elif kind in ("row", "l", "stanza") or len(lines) > 1:
            self._block(_group(kind, lines))
        elif kind == "head":
            self._open("item", "medium")
            self._block(Head(line.value, line.span, rend(line.indent), cert="medium"))
        elif kind == "dated":
            self._dated(line, first=first)
        elif kind == "p" or lists.role(kind) == "more":
            self._paragraph(line)
        else:
            self._around(kind, line)

    def _around(self, kind: str, line: Piece) -> None:
        """What stands above, below or beside a text."""
        where = (line.value, line.span, rend(line.indent))
        match kind:
            case "salute":
                self._block(Salute(*where, "high"))
            case "leave":
                self._close(Salute(*where, "high"))
            case "date":
                self._close(Dateline(*where, "high"))
            case "signed":
                self._signed(line)
            case "credit":
                self._close(Byline(*where))
            case _:
                self._beside(Note(*where))

    def _dated(self, line: Piece, *, first: bool) -> None:
        """A paragraph that a dateline opens: lifted where TEI lets it stand, marked elsewhere."""
        match = DATELINE.match(line.value)
        if match is None or match.end() == len(line.value):
            self._paragraph(line)
            return
        middle = line.span.start + match.end()
        if self.items:
            self._open("item", "")
        elif not first and not _opens(self.sections[-1]):
            self._paragraph(line)
            self.marks.append(
                Mark(
                    Span(line.span.start, line.span.start + len(match.group().rstrip())),
                    "seg",
                    (("type", "dateline"),),
                )
            )
            return
        # Brackets and 电 leave no doubt; English words may mean something else.
        cert: Certainty = "high" if match.group()[0].isascii() else ""
        span = Span(line.span.start, middle)
        self._block(Dateline(part(line, 0, match.end()), span, rend(line.indent), cert))
        text = line.value[match.end() :]
        self._block(Paragraph(text, Span(middle, line.span.end), INLINE))

    def _paragraph(self, line: Piece) -> None:
        bracketed = line.value.endswith(("）", ")"))
        match = _RUN_ON.fullmatch(line.value) if bracketed else None
        if match is None:
            self._block(Paragraph(line.value, line.span, rend(line.indent)))
            return
        cut = match.start("name")
        middle = line.span.start + cut
        self._block(Paragraph(line.value[:cut], Span(line.span.start, middle), rend(line.indent)))
        self._close(Signed(line.value[cut:], Span(middle, line.span.end), INLINE, "high"))

    def _block(self, block: Block) -> None:
        if self.sections[-1].closed:
            self._open("section", "")
        self.sections[-1].content.append(block)

    def _signed(self, line: Piece) -> None:
        """A signature, and the date that stands behind it on its line."""
        match = letters.SIGNED_AND_DATED.fullmatch(line.value)
        start = line.span.start
        cut = match.start("date") if match else len(line.value)
        span = Span(start, start + cut)
        self._close(Signed(line.value[:cut], span, rend(line.indent), "high"))
        if match:
            span = Span(start + cut, line.span.end)
            self._close(Dateline(match["date"], span, INLINE, "high"))

    def _figure(self, figure: Figure, marks: Iterable[Mark]) -> None:
        self._beside(figure)
        self.marks.extend(marks)

    def _beside(self, block: Figure | Note) -> None:
        """What may stand anywhere, below a signature too."""
        self.sections[-1].content.append(block)

    def _close(self, block: Byline | Salute | Signed | Dateline) -> None:
        section = self.sections[-1]
        if all(isinstance(b, _ABOVE_THE_TEXT) for b in section.content):
            # TEI has no signature without a text to sign; above the text there is the byline.
            above = block if isinstance(block, (Dateline, Salute)) else None
            section.content.append(above or Byline(block.text, block.span, block.rend))
            return
        section.content.append(block)
        section.closed = True

    def _open(self, of_type: str, cert: Certainty) -> None:
        self.sections.append(Section(type=of_type, cert=cert))


def flattened(
    sections: Sequence[Section], before: Sequence[Division], after: Sequence[Division]
) -> Iterator[Block]:
    """The content of a version: the first section's blocks, then parts; or parts alone.

    Args:
        sections: in their order.
        before: parts that stand before them.
        after: parts that stand after them.
    """
    full = [section for section in sections if section.content]
    parts = len(full) + len(after) > 1
    yield from before
    if parts and not before and full and full[0].closed:
        # The headline is the whole text's, not the first part's.
        while full[0].content and _opens(full[0], 1):
            yield full[0].content.pop(0)
    for number, section in enumerate(full):
        if number or before or (parts and section.closed):
            yield section.division()
        else:
            yield from section.content
    yield from after


def quoted(sections: Iterable[Section]) -> None:
    """Make quotations of the paragraphs of a text that is nothing but quotations.

    Each ends with where it is from, if that is said, or with the text.
    """
    for section in sections:
        content: list[Block] = []
        paragraphs: list[Paragraph] = []
        for block in section.content:
            if not isinstance(block, Paragraph):
                content += [*_quotation(paragraphs), block]
                paragraphs = []
                continue
            said, origin = _origin(block)
            if origin and (said or paragraphs):
                [quote] = _quotation([*paragraphs, *([said] if said else [])])
                span = Span(quote.span.start, origin.span.end)
                content.append(Cit((quote, origin), span, "high"))
                paragraphs = []
            else:
                paragraphs.append(block)
        section.content = [*content, *_quotation(paragraphs)]


def _quotation(paragraphs: Sequence[Paragraph]) -> list[Quote]:
    if not paragraphs:
        return []
    span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    return [Quote(tuple(paragraphs), span)]


def _origin(block: Paragraph) -> tuple[Paragraph | None, Bibl | None]:
    """What a paragraph of a quotation quotes, and the words at its end that say where from."""
    match = _ORIGIN.search(block.text)
    if match is None:
        return block, None
    cut = match.start("origin")
    middle = block.span.start + cut
    origin = Bibl(block.text[cut:], Span(middle, block.span.end), INLINE if cut else block.rend)
    said = replace(block, text=block.text[:cut], span=Span(block.span.start, middle))
    return said if cut else None, origin


def _opens(section: Section, count: int | None = None) -> bool:
    """Whether the first blocks, or all, are headlines and bylines."""
    return all(isinstance(block, (Head, Byline)) for block in section.content[:count])


def _group(kind: str, lines: Sequence[Piece]) -> Table | LineGroup:
    """The block that lines of one kind make together."""
    span = _span(lines)
    if kind == "row":
        made = tuple(row for line in lines for row in tables.rows(line))
        return Table(made, span, "medium" if len(made) > len(lines) else "high")
    if kind != "head":
        return LineGroup(tuple(map(_verse, lines)), span, "high")
    line = lines[0]
    head = Head(line.value, line.span, rend(line.indent), cert="high")
    return LineGroup((head, *map(_verse, lines[1:])), span, "high")


def _verse(line: Piece) -> Line:
    return Line(line.value, line.span, rend(line.indent))


def _span(lines: Sequence[Piece]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)
