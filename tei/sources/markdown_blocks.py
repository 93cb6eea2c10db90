"""The blocks of a Markdown text as TEI has them: divisions, lists, quotations, tables, verse."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile, groupby
from typing import TYPE_CHECKING

from tei.model import (
    Cell,
    Division,
    Head,
    Item,
    Label,
    Line,
    LineGroup,
    List,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
)
from tei.sources import headlines
from tei.sources.lines import INLINE, joined, rend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.layout import Piece
    from tei.model import Block, Title
    from tei.sources.markdown_lines import Stretch


def titled(stretches: Sequence[Stretch], *, has_title: bool) -> tuple[Piece | None, list[Stretch]]:
    """The title that a text begins with, if its first block is a heading, and the blocks.

    The title is a field of the header then, and the text shows it, as it does where a source has
    its title in a field alone. A text with a title elsewhere keeps its heading, as a headline.
    """
    blocks = list(dropwhile(lambda stretch: stretch.kind == "rule", stretches))
    if not blocks or blocks[0].kind != "heading":
        return None, blocks
    first, *rest = blocks
    if has_title or len(first.pieces) > 1:
        return None, [replace(first, kind="headline"), *rest]
    return replace(first.pieces[0], name="title", indent=""), rest


def content(stretches: Sequence[Stretch], title: Title | None) -> tuple[Block, ...]:
    """The blocks of a version.

    Args:
        stretches: its text, in order; headlines come first.
        title: a title of the header that is shown above it, unless a headline repeats it.
    """
    heads = [stretch for stretch in stretches if stretch.kind == "headline"]
    root = _Division(0)
    if title and not _repeats(heads, title):
        root.content.append(Head(title.parts[0].text, title.span, from_title=True))
    open_ = [root]
    for kind, run in groupby(stretches, key=block_of):
        together = list(run)
        if kind[0] == "heading":
            for stretch in together:
                while open_[-1].level >= stretch.level:
                    open_.pop().close()
                inner = _Division(stretch.level, open_[-1])
                inner.content.append(_head(stretch))
                open_.append(inner)
        else:
            open_[-1].content.extend(_blocks(together))
    while len(open_) > 1:
        open_.pop().close()
    return tuple(root.content)


class _Division:
    """A division in the making."""

    def __init__(self, level: int, outer: _Division | None = None) -> None:
        self.level = level
        self.outer = outer
        self.content: list[Block] = []

    def close(self) -> None:
        """Put it into the division that holds it."""
        assert self.outer is not None  # noqa: S101 - the outermost is never closed
        span = Span(self.content[0].span.start, self.content[-1].span.end)
        self.outer.content.append(Division(tuple(self.content), span))


def _repeats(heads: Sequence[Stretch], title: Title) -> bool:
    """Whether one of the headlines is the title once more."""
    key = headlines.key(title.parts[0].text)
    return any(headlines.key(joined(head.pieces).value) == key for head in heads)


def block_of(stretch: Stretch) -> tuple[str, int]:
    """What stretches share that are one block in the TEI, or several of one kind."""
    if stretch.kind in ("item", "more"):
        return "item", 0
    return stretch.kind, stretch.level if stretch.kind in ("quote", "row") else 0


def _blocks(together: Sequence[Stretch]) -> Iterator[Block]:
    """The blocks that stretches of one kind make."""
    match together[0].kind:
        case "rule":
            pass
        case "headline":
            yield from map(_head, together)
        case "item" | "more":
            yield from _lists(together)
        case "quote":
            yield Quote(tuple(map(_paragraph, together)), _span(together))
        case "row":
            yield Table(tuple(map(_row, together)), _span(together))
        case _:
            yield from map(_paragraph, together)


def _head(stretch: Stretch) -> Head:
    text = joined(stretch.pieces)
    return Head(text.value, text.span, rend(text.indent))


def _paragraph(stretch: Stretch) -> Paragraph | LineGroup:
    if stretch.is_verse:
        lines = tuple(Line(p.value, p.span, rend(p.indent)) for p in stretch.pieces)
        return LineGroup(lines, _span([stretch]))
    text = joined(stretch.pieces)
    return Paragraph(text.value, text.span, rend(text.indent))


def _row(stretch: Stretch) -> Row:
    cells = tuple(Cell(p.value, p.span) for p in stretch.pieces)
    return Row(cells, _span([stretch]), role="label" if stretch.mark == "label" else "")


def _lists(run: Sequence[Stretch]) -> Iterator[List]:
    """The lists of items that stand as deep as the first, with what is deeper in them.

    Another mark begins another list (CommonMark 5.3).
    """
    level = run[0].level
    entries: list[tuple[Stretch, list[Stretch]]] = []
    for stretch in run:
        if stretch.kind == "item" and stretch.level <= level:
            entries.append((stretch, []))
        else:
            entries[-1][1].append(stretch)
    made = [(stretch, *_entry(stretch, inside)) for stretch, inside in entries]
    full = [(stretch.mark, label, item) for stretch, label, item in made if item]
    for (_, labelled), group in groupby(full, key=lambda entry: (entry[0], entry[1] is not None)):
        content: list[Label | Item] = []
        for _, label, item in group:
            content.extend([label, item] if label else [item])
        span = Span(content[0].span.start, content[-1].span.end)
        yield List(tuple(content), span, "ordered" if labelled else "bulleted")


def _entry(stretch: Stretch, inside: Sequence[Stretch]) -> tuple[Label | None, Item | None]:
    """An item with its number; an item that has neither text nor anything in it is none."""
    parts: list[Paragraph | LineGroup | List] = []
    for deeper, run in groupby(inside, key=lambda s: s.kind == "item" or s.level > stretch.level):
        together = list(run)
        parts.extend(_lists(together) if deeper else map(_paragraph, together))
    number, own = stretch.label, list(stretch.pieces)
    if number and not own and not parts:
        # A number alone is all that the item says.
        own, number = [number], None
    label = Label(number.value, number.span) if number else None
    if own and (stretch.is_verse or any(not isinstance(part, List) for part in parts)):
        first = _paragraph(stretch)
        parts.insert(0, _going_on(first) if label and not own[0].indent else first)
        own = []
    if own:
        text = joined(own)
        return label, Item(text.value, text.span, rend(text.indent), content=tuple(parts))
    if not parts:
        return None, None
    start = parts[0].span.start
    return label, Item("", Span(start, start), content=tuple(parts))


def _going_on(block: Paragraph | LineGroup) -> Paragraph | LineGroup:
    """A block that begins in the line of the number before it."""
    if isinstance(block, Paragraph):
        return replace(block, rend=INLINE)
    first, *others = block.content
    return replace(block, content=(replace(first, rend=INLINE), *others))


def _span(stretches: Sequence[Stretch]) -> Span:
    return Span(stretches[0].pieces[0].span.start, stretches[-1].pieces[-1].span.end)
