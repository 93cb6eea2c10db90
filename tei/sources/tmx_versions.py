"""The running text of a translation memory made into a version.

A memory has sentences, lines and headings one after the other. What they stood in is made again as
far as they say it: paragraphs, items and figures by the identifiers of these, groups of lines and
tables by what stands together, parts where something opens or closes one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tei.language.segmentation import divided
from tei.model import (
    Byline,
    Cell,
    Dateline,
    Figure,
    Head,
    Item,
    Label,
    Line,
    LineGroup,
    List,
    Paragraph,
    Row,
    Sentence,
    Signed,
    Span,
    Table,
    Version,
)
from tei.sources.sections import Section, flattened
from tei.sources.tmx_units import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.model import Block, Role
    from tei.sources.tmx_units import Running

#: The paragraph of a sentence that stood in a list, as `tei.encode.identifiers` names it.
_ITEM = re.compile(r".*-item-[0-9a-f]{6}(?:-[0-9]+)?")
#: What consists of sentences.
_DIVIDED = frozenset({"paragraph", "item"})
#: What stands in a paragraph that is a figure.
_IN_FIGURE = frozenset({"label", "head", "byline", "figure"})


@dataclass(slots=True)
class _Group:
    """Variants that make a block together.

    Attributes:
        kind: what they make: their level; ``item`` for sentences of an item, ``figure`` for what
            stands in a figure, ``paragraph`` for other sentences and for labels of nothing.
        members: the variants.
    """

    kind: str
    members: list[Running] = field(default_factory=list)

    @property
    def span(self) -> Span:
        first, last = self.members[0].variant, self.members[-1].variant
        before, after = self._edges
        return Span(first.span.start - len(before), last.span.end + len(after))

    @property
    def text(self) -> str:
        first, *others = self.members
        before, after = self._edges
        inner = first.variant.text + "".join(r.gap + r.variant.text for r in others)
        return f"{before}{inner}{after}"

    @property
    def _edges(self) -> tuple[str, str]:
        """The white space that belongs to it: sentences have it between them only."""
        return ("", "") if self.kind in _DIVIDED else self.members[0].variant.edges

    @property
    def paragraph(self) -> str:
        return self.members[0].variant.paragraph

    @property
    def inside(self) -> str:
        """The identifiers of what it stands in, where it has none of its own."""
        return " ".join(self.members[0].variant.names)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for member in self.members for sentence in _sentences(member))


def version(running: Sequence[Running], lang: str, role: Role) -> Version:
    """The version of one language.

    Args:
        running: its text; not empty.
        lang: its language.
        role: what it is to the document.
    """
    assembly = _Assembly(list(_groups(running)))
    return Version(lang, role, tuple(assembly.content()))


def _groups(running: Sequence[Running]) -> Iterator[_Group]:
    group: _Group | None = None
    for member in running:
        if group is not None and member.gap != "\n":
            group.members.append(member)
            continue
        if group is not None:
            yield group
        group = _Group(_kind(member), [member])
    if group is not None:
        yield group


def _kind(member: Running) -> str:
    level, paragraph = member.unit.level, member.variant.paragraph
    if level == SENTENCE:
        return "item" if _ITEM.fullmatch(paragraph) else "paragraph"
    if level in _IN_FIGURE and (paragraph or level == "figure"):
        return "figure"
    return "paragraph" if level == "label" else level


def _sentences(member: Running) -> Iterator[Sentence]:
    """The sentences of a segment: one, or as many as it was made of."""
    variant = member.variant
    space = member.gap.strip("\n")
    found = divided(variant.text, variant.span.start, variant.lang)
    if member.unit.level == SENTENCE and len(found) != len(variant.names):
        yield Sentence(variant.text, variant.span, space)
        return
    for number, sentence in enumerate(found):
        yield sentence if number else Sentence(sentence.text, sentence.span, space)


class _Assembly:
    """The sections of a version, group by group."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self.groups = groups
        self.sections = [Section()]
        #: What the headings of each section stood in.
        self.inside = ""
        #: For each figure, the last group that stands in it.
        self.last = {g.paragraph: n for n, g in enumerate(groups) if g.kind == "figure"}

    def content(self) -> Iterator[Block]:
        """The blocks of the version."""
        at = 0
        while at < len(self.groups):
            at = self._put(at)
        yield from flattened(self.sections, (), ())

    def _put(self, at: int) -> int:
        """Put the group at a place, with those that go with it; where the next one is."""
        group = self.groups[at]
        span, text = group.span, group.text
        match group.kind:
            case "figure":
                return self._figure(at)
            case "line" | "item" | "row":
                return self._run(at, None)
            case "head" if self._is_of_verse(at):
                return self._run(at + 1, Head(text, span))
            case "head":
                self._open(group)
                self.sections[-1].content.append(Head(text, span))
            case "dateline":
                self._open(group)
                self.sections[-1].content.append(Dateline(text, span))
            case "byline":
                self._close(Byline(text, span))
            case "signed":
                self._close(Signed(text, span))
            case _:
                self._block(Paragraph(text, span, sentences=group.sentences))
        return at + 1

    def _run(self, at: int, head: Head | None) -> int:
        """Put lines, items or rows that stand together."""
        kind = self.groups[at].kind
        end = at
        while end < len(self.groups) and self.groups[end].kind == kind:
            end += 1
        groups = self.groups[at:end]
        span = Span((head or groups[0]).span.start, groups[-1].span.end)
        if kind == "line":
            lines = tuple(Line(g.text, g.span) for g in groups)
            self._block(LineGroup((head, *lines) if head else lines, span))
        elif kind == "item":
            self._block(
                List(tuple(Item(g.text, g.span, sentences=g.sentences) for g in groups), span)
            )
        else:
            # Nothing says where one cell ends and the next begins.
            rows = tuple(Row((Cell(g.text, g.span),), g.span) for g in groups)
            self._block(Table(rows, span))
        return end

    def _figure(self, at: int) -> int:
        """Put a figure: what names it, and the paragraphs between."""
        name = self.groups[at].paragraph
        end = self.last[name] + 1 if name else at + 1
        within = self.groups[at:end]
        if any(g.kind != "paragraph" and (g.kind, g.paragraph) != ("figure", name) for g in within):
            end = at + 1
        content = tuple(_in_figure(group) for group in self.groups[at:end])
        span = Span(content[0].span.start, content[-1].span.end)
        # It may stand anywhere, below a signature too.
        self.sections[-1].content.append(Figure(content, span))
        return end

    def _is_of_verse(self, at: int) -> bool:
        """Whether a heading is that of the lines below it, and not of a part."""
        below = self.groups[at + 1].kind if at + 1 < len(self.groups) else ""
        return below == "line" and not self._opens() and not self._elsewhere(self.groups[at])

    def _opens(self) -> bool:
        """Whether the section has nothing yet that cannot stand above a heading."""
        opening = (Head, Byline, Dateline, Figure)
        return all(isinstance(block, opening) for block in self.sections[-1].content)

    def _elsewhere(self, group: _Group) -> bool:
        """Whether a heading stood in another part than the ones before it."""
        return bool(self.inside and group.inside and group.inside != self.inside)

    def _open(self, group: _Group) -> None:
        """Begin a part, if the heading cannot stand in the one that is open."""
        if self.sections[-1].content and (not self._opens() or self._elsewhere(group)):
            self.sections.append(Section())
        self.inside = group.inside

    def _close(self, block: Byline | Signed) -> None:
        section = self.sections[-1]
        if self._opens():
            # Nothing is signed yet: above the text there is the byline.
            section.content.append(Byline(block.text, block.span))
            return
        section.content.append(block)
        section.closed = True

    def _block(self, block: Block) -> None:
        if self.sections[-1].closed:
            self.sections.append(Section())
        self.sections[-1].content.append(block)


def _in_figure(group: _Group) -> Label | Head | Paragraph | Byline:
    level = group.members[0].unit.level
    if group.kind == "paragraph":
        return Paragraph(group.text, group.span, sentences=group.sentences)
    if level == "label":
        return Label(group.text, group.span)
    return Byline(group.text, group.span) if level == "byline" else Head(group.text, group.span)
