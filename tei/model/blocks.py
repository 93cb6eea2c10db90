"""The text of a document: blocks with their place in the source. Names are TEI's.

Text is what the source has, character for character, without the line's own indentation; `rend`
says what that was. A text is as long as its span; where it has several lines,
`tei.language.wrapping` says what stands between them. A `Span` is a half-open range of offsets in
the decoded source text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Certainty: TypeAlias = Literal["", "high", "medium", "low", "unknown"]
Role: TypeAlias = Literal["original", "translation"]
#: The levels of alignment, in the order of their groups of links.
Level: TypeAlias = Literal["division", "paragraph", "item", "line", "row", "sentence", "figure"]


class Span(NamedTuple):
    """Offsets in the decoded source text, in characters, `end` exclusive."""

    start: int
    end: int


class Mark(NamedTuple):
    """A TEI element within running text: where it stands, its name, its attributes."""

    span: Span
    element: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Container:
    """A block that holds blocks, in the order of the source."""

    content: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """A headline or a caption, or one part of it.

    Attributes:
        text: its characters.
        span: where it stands in the source.
        rend: the indentation of its line.
        type: ``main`` and ``sub`` for the parts of a headline; ``original`` for the original's
            caption given once more in a translation; empty otherwise.
        cert: how sure it is that this is a head; empty where nothing was guessed.
        from_title: the text is the title field, which the source gives once, above the text.
    """

    text: str
    span: Span
    rend: str = ""
    type: str = ""
    cert: Certainty = ""
    from_title: bool = False


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who made the text or the picture."""

    text: str
    span: Span
    rend: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report comes from, lifted from the paragraph that it opens, with its separator.

    At the end of a letter: when it was written.
    """

    text: str
    span: Span
    rend: str = ""
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Salute:
    """Whom a letter addresses, or how it takes leave."""

    text: str
    span: Span
    rend: str = ""
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs."""

    text: str
    span: Span
    rend: str = ""
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the source on its own text, such as that it goes on elsewhere."""

    text: str
    span: Span
    rend: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that announce a figure, or the term of a glossary.

    Attributes:
        text: its characters.
        span: where it stands in the source.
        rend: the indentation of its line.
        type: ``position`` for 左图; empty otherwise.
        lang: its language where that is not the version's.
    """

    text: str
    span: Span
    rend: str = ""
    type: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `space` is the white space that stands before it in its paragraph."""

    text: str
    span: Span
    space: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `sentences` is empty until it has been segmented."""

    text: str
    span: Span
    rend: str = ""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, segmented like a paragraph.

    Attributes:
        text: its characters; empty where it has paragraphs instead.
        span: where they stand in the source.
        rend: the indentation of its line.
        sentences: empty until it has been segmented.
        content: its paragraphs, or what it holds after its text.
    """

    text: str
    span: Span
    rend: str = ""
    sentences: tuple[Sentence, ...] = ()
    content: tuple[Paragraph | LineGroup | List, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of verse."""

    text: str
    span: Span
    rend: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row(Container):
    """A row of a table; `role` is ``label`` for one that names the columns."""

    content: tuple[Cell, ...]
    span: Span
    rend: str = ""
    role: Literal["", "label"] = ""


@dataclass(frozen=True, slots=True)
class Table(Container):
    """A table."""

    content: tuple[Row, ...]
    span: Span
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class LineGroup(Container):
    """Lines of verse that belong together, perhaps under a head of their own."""

    content: tuple[Head | Line, ...]
    span: Span
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class List(Container):
    """A list.

    Attributes:
        content: its items; with labels before them, all have one.
        span: from its first item to its last.
        type: ``gloss`` for terms (labels) with what they mean (items); ``ordered`` where the labels
            are numbers; ``bulleted`` where the source has marks that all are the same.
    """

    content: tuple[Label | Item, ...]
    span: Span
    type: str = ""
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Figure(Container):
    """A picture: its label, captions and credit, in the order of the source."""

    content: tuple[Label | Head | Paragraph | Byline, ...]
    span: Span
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Quote(Container):
    """A quotation that is a block of its own."""

    content: tuple[Paragraph | LineGroup, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Bibl:
    """Words that say where a quotation is from."""

    text: str
    span: Span
    rend: str = ""


@dataclass(frozen=True, slots=True)
class Cit(Container):
    """A quotation with where it is from."""

    content: tuple[Quote | Bibl, ...]
    span: Span
    cert: Certainty = ""


@dataclass(frozen=True, slots=True)
class Division(Container):
    """A part of a version.

    Attributes:
        content: its blocks.
        span: from its first block to its last.
        type: ``section``; ``item`` of several texts under one heading; ``echo``, the original
            given once more in a translation; ``glossary``.
        lang: its language where that is not the version's.
        cert: how sure it is that a part begins here.
    """

    content: tuple[Block, ...]
    span: Span
    type: str = "section"
    lang: str = ""
    cert: Certainty = ""


#: Blocks that hold running text, and blocks that hold blocks.
Textual: TypeAlias = (
    Head
    | Byline
    | Bibl
    | Dateline
    | Salute
    | Signed
    | Note
    | Label
    | Paragraph
    | Item
    | Line
    | Cell
)
Block: TypeAlias = Textual | Container

#: The blocks that each level of alignment links; sentences stand in paragraphs and items.
UNITS: Mapping[Level, type[Block]] = MappingProxyType(
    {
        "division": Division,
        "paragraph": Paragraph,
        "item": Item,
        "line": Line,
        "row": Row,
        "figure": Figure,
    }
)


#: Types of inner divisions that have no counterpart in the other languages.
UNLINKED = frozenset({"echo", "glossary"})


@dataclass(frozen=True, slots=True)
class Version:
    """The text in one language: the original or a translation of it.

    Attributes:
        lang: its language.
        type: what it is to the document.
        content: its blocks.
        marks: elements within its running text, in the order of the source.
    """

    lang: str
    type: Role
    content: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()


def blocks(content: Iterable[Block], *, linked: bool = False) -> Iterator[Block]:
    """All blocks, each before what it holds, in the order of the source.

    Args:
        content: the blocks to begin with.
        linked: leave out divisions that have no counterpart: echoes and glossaries.
    """
    for block in content:
        if linked and isinstance(block, Division) and block.type in UNLINKED:
            continue
        yield block
        if isinstance(block, (Container, Item)):
            yield from blocks(block.content, linked=linked)


def replaced(block: Block, function: Callable[[Textual], Textual]) -> Block:
    """`block` with `function` done to it, or to every block with text that it holds."""
    if isinstance(block, Container):
        # The function keeps the type of what it is given, so the content stays of its kind.
        content: Any = tuple(replaced(inner, function) for inner in block.content)
        return replace(block, content=content)
    if isinstance(block, Item) and block.content:
        inside: Any = tuple(replaced(inner, function) for inner in block.content)
        block = replace(block, content=inside)
    return function(block)
