"""Markdown line by line: what each line is, and which lines go together.

The block structure of CommonMark 0.31.2 and the tables of GitHub Flavored Markdown, as far as TEI
has the same; what is not recognised is text, its marks included. So are the marks within a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from tei.language.wrapping import joint
from tei.layout import EDGE_SPACE, LINE_END, TEXT, Layout, Piece, piece
from tei.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind: TypeAlias = Literal[
    "heading", "headline", "paragraph", "code", "item", "more", "quote", "row", "rule"
]


@dataclass(slots=True)
class Stretch:
    """Lines that are one block, or one line of a list or a table.

    Attributes:
        kind: ``heading``, and ``headline`` for that of the whole text; ``paragraph``; ``code``, a
            line of it; ``item``, and ``more`` for another paragraph of it; ``quote``, a paragraph
            of a quotation; ``row`` of a table; ``rule``, which has no text.
        pieces: its lines; the cells of a row, also the empty ones.
        level: of a heading, 1 to 6; how deep an item stands; which quotation or table it is.
        mark: what an item begins with; ``label`` for a row that names the columns.
        label: the number of an item.
        lang: the language that the attributes of a heading give.
    """

    kind: Kind
    pieces: list[Piece]
    level: int = 0
    mark: str = ""
    label: Piece | None = None
    lang: str = ""

    @property
    def is_verse(self) -> bool:
        """Whether every line but the last ends in a hard line break."""
        return len(self.pieces) > 1 and all(p.before == LINE_END for p in self.pieces[1:])


_SMALL = r"[ ]{0,3}"
_ATTRIBUTES = r"\{[^{}]*\blang\s*=\s*[\"']?([A-Za-z0-9-]+)[\"']?[^{}]*\}"
#: The line below the first row of a table, which makes it one.
_DELIMITERS = rf"{_SMALL}\|(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?"
_SPACE = "the white space around a line, and the end of a line that its paragraph goes on after"


def _entry(states: str, pattern: str, then: str, reason: str) -> Iterator[Layout]:
    for state in states.split():
        yield Layout(state, re.compile(pattern), then, reason, "")


#: The closed table of Markdown, in the order in which its entries are tried. A state is what the
#: line before belongs to; ``-gap`` is below a blank line in it. The sections are CommonMark's.
LAYOUT: tuple[Layout, ...] = (
    *_entry(
        "block paragraph list list-gap quote quote-gap",
        rf"[{EDGE_SPACE}]*",
        "blank",
        "blank lines (4.9)",
    ),
    *_entry(
        "block paragraph list list-gap quote quote-gap",
        rf"{_SMALL}(#{{1,6}})(?:[ \t]+(?P<text>[^ \t].*?))?(?:[ \t]*{_ATTRIBUTES})?"
        r"(?:[ \t]+#+)?[ \t]*",
        "heading",
        "the marks of a heading (4.2), and the attributes that give its language",
    ),
    *_entry(
        "paragraph",
        rf"{_SMALL}([=-])\1*[ \t]*",
        "underline",
        "the line under a heading (4.3)",
    ),
    *_entry(
        "block paragraph list list-gap quote quote-gap",
        rf"{_SMALL}([*_-])[ \t]*(?:\1[ \t]*){{2,}}",
        "rule",
        "rules between paragraphs (4.1)",
    ),
    *_entry(
        "block paragraph list list-gap quote quote-gap",
        rf"{_SMALL}(`{{3,}}(?=[^`]*$)|~{{3,}}).*",
        "fence",
        "the white space around a line of code (4.5); the fences are text",
    ),
    *_entry(
        "block paragraph list list-gap quote quote-gap",
        rf"((?:{_SMALL}>[ ]?)+)(?P<text>.*)",
        "quote",
        "the marks of a quotation (5.1)",
    ),
    # What interrupts a paragraph is an item with text, and a number one (5.2).
    *_entry(
        "paragraph",
        rf"({_SMALL})(?P<label>1[.)])([ \t]+)(?P<text>\S.*)",
        "item",
        "the white space around an item's number (5.2)",
    ),
    *_entry(
        "paragraph",
        rf"({_SMALL})([*+-])([ \t]+)(?P<text>\S.*)",
        "item",
        "the mark of an item (5.2)",
    ),
    *_entry(
        "block quote quote-gap",
        rf"({_SMALL})(?P<label>[0-9]{{1,9}}[.)])(?:([ \t]+)(?P<text>.*))?",
        "item",
        "the white space around an item's number (5.2)",
    ),
    *_entry(
        "block quote quote-gap",
        rf"({_SMALL})([*+-])(?:([ \t]+)(?P<text>.*))?",
        "item",
        "the mark of an item (5.2)",
    ),
    *_entry(
        "list list-gap",
        r"([ \t]*)(?P<label>[0-9]{1,9}[.)])(?:([ \t]+)(?P<text>.*))?",
        "item",
        "the white space around an item's number (5.2)",
    ),
    *_entry(
        "list list-gap",
        r"([ \t]*)([*+-])(?:([ \t]+)(?P<text>.*))?",
        "item",
        "the mark of an item (5.2)",
    ),
    *_entry(
        "block paragraph list-gap quote-gap table",
        rf"{_SMALL}\|(?P<text>.*)",
        "row",
        "the lines between the cells of a table",
    ),
    *_entry("delimiters", _DELIMITERS, "delimiters", "the line below the first row of a table"),
    *_entry("quote", r"(?P<text>.*)", "lazy", _SPACE),
    *_entry("list list-gap", r"([ \t]*)(?P<text>.*)", "in-list", _SPACE),
    *_entry("block paragraph quote-gap", r"(?P<text>.*)", "paragraph", _SPACE),
)
_BY_STATE: dict[str, list[Layout]] = {}
for _one in LAYOUT:
    _BY_STATE.setdefault(_one.state, []).append(_one)

#: One that no other escapes.
_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_PIPE = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])[ \t]")
_TAB = 4
#: Items stand no deeper in one another than this: a TEI element has 255 around it at most.
_DEEPEST = 100


def scan(text: str, start: int = 0) -> list[Stretch]:
    """The blocks of a text that stands at the offset `start`, in order."""
    scanner = _Scanner()
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        scanner.take(line, start, following)
        start += len(line) + 1
    return [_settled(stretch) for stretch in scanner.found if stretch.pieces or stretch.mark]


def _settled(stretch: Stretch) -> Stretch:
    """A block without the indentation of lines, where these are no verse."""
    if not stretch.is_verse or stretch.kind in ("item", "more"):
        stretch.pieces[1:] = [replace(line, indent="") for line in stretch.pieces[1:]]
    return stretch


class _Scanner:
    """Reads lines one after the other."""

    def __init__(self) -> None:
        self.found: list[Stretch] = []
        self.state = "block"
        self.line = self.before = self.fence = ""
        #: Where the text of each open item begins, in columns.
        self.items: list[int] = []
        self.quotations = self.tables = 0
        self.depth = 0
        self.readers: dict[str, Callable[[re.Match[str], int], None]] = {
            "blank": self._blank,
            "rule": self._rule,
            "fence": self._fence,
            "heading": self._heading,
            "underline": self._underline,
            "quote": self._quote,
            "item": self._item,
            "row": self._row,
            "delimiters": self._delimiters,
            "in-list": self._in_list,
            "lazy": self._lazy,
            "paragraph": self._paragraph,
        }

    def take(self, line: str, offset: int, following: str) -> None:
        """Read the line at `offset`; `following` is the next."""
        self.before, self.line = self.line, line
        if self.fence:
            self._code(offset)
            return
        for entry in _BY_STATE[self.state]:
            match = entry.pattern.fullmatch(line)
            if match and (entry.then != "row" or self.state == "table" or _heads(line, following)):
                self.readers[entry.then](match, offset)
                return
        # Only a table can end without a blank line.
        self.state = "block"
        self.take(line, offset, following)

    def _add(self, stretch: Stretch, state: str) -> None:
        self.found.append(stretch)
        self.state = state

    def _blank(self, match: re.Match[str], offset: int) -> None:
        del match, offset
        self.state = "list-gap" if self.state.startswith("list") else "block"

    def _rule(self, match: re.Match[str], offset: int) -> None:
        del offset
        self._add(Stretch("rule", [], mark=match[1]), "block")

    def _delimiters(self, match: re.Match[str], offset: int) -> None:
        del match, offset
        self.state = "table"

    def _underline(self, match: re.Match[str], offset: int) -> None:
        del offset
        stretch = self.found[-1]
        stretch.kind, stretch.level = "heading", 1 if match[1] == "=" else 2
        self.state = "block"

    def _paragraph(self, match: re.Match[str], offset: int) -> None:
        if self.state == "paragraph":
            self._goes_on(match["text"], offset + match.start("text"))
        else:
            pieces = _pieces(match["text"], offset + match.start("text"))
            self._add(Stretch("paragraph", pieces), "paragraph")

    def _lazy(self, match: re.Match[str], offset: int) -> None:
        self._goes_on(match["text"], offset + match.start("text"))

    def _goes_on(self, raw: str, offset: int) -> None:
        """A line that goes on with the block before: joined, or after a hard break (6.7)."""
        pieces = self.found[-1].pieces
        hard = self.before.endswith("  ")
        if _BACKSLASH.search(self.before) and (shorter := _without_backslash(pieces[-1])):
            hard = True
            pieces[-1] = shorter
        last = pieces[-1]
        for line in _pieces(raw, offset):
            if hard:
                pieces.append(line)
            else:
                before = joint(last.value, line.value)
                pieces.append(replace(line, indent="", before=before))

    def _heading(self, match: re.Match[str], offset: int) -> None:
        pieces = _pieces(match["text"] or "", offset + match.start("text"))
        stretch = Stretch("heading", pieces, len(match[1]), lang=match[3] or "")
        self.state = "block"
        if pieces:
            self._add(stretch, "block")

    def _fence(self, match: re.Match[str], offset: int) -> None:
        self.fence = match[1]
        self._add(Stretch("code", _pieces(self.line, offset)), "block")

    def _code(self, offset: int) -> None:
        """A line of code; a fence at least as long as the first ends it (4.5)."""
        if pieces := _pieces(self.line, offset):
            self._add(Stretch("code", pieces), "block")
        if re.fullmatch(rf"{_SMALL}{self.fence}{self.fence[0]}*[ \t]*", self.line):
            self.fence = ""

    def _quote(self, match: re.Match[str], offset: int) -> None:
        raw = match["text"]
        depth = match[1].count(">")
        if not self.state.startswith("quote") or depth != self.depth:
            self.quotations += 1
            self.state, self.depth = "quote-gap", depth
        if not raw.strip(EDGE_SPACE):
            self.state = "quote-gap"
        elif self.state == "quote" and not _ITEM.match(raw):
            self._goes_on(raw, offset + match.start("text"))
        else:
            pieces = _pieces(raw, offset + match.start("text"))
            self._add(Stretch("quote", pieces, self.quotations), "quote")

    def _item(self, match: re.Match[str], offset: int) -> None:
        if not self.state.startswith("list"):
            self.items = []
        column = _columns(match[1])
        while self.items and column < self.items[-1]:
            self.items.pop()
        del self.items[_DEEPEST - 1 :]
        space = _columns(match[3] or "") if (match["text"] or "").strip(EDGE_SPACE) else 1
        self.items.append(column + len(match[2]) + (space if space <= _TAB else 1))
        number = match.groupdict().get("label")
        label = piece(TEXT, "", match[2], offset + match.start(2)) if number else None
        pieces = _pieces(match["text"] or "", offset + match.start("text"))
        if label and pieces:
            pieces[0] = replace(pieces[0], before="")  # the space is the mark's
        self._add(Stretch("item", pieces, len(self.items), match[2][-1], label), "list")

    def _in_list(self, match: re.Match[str], offset: int) -> None:
        """A line in a list that begins no item: it goes on with one, or ends the list (5.2)."""
        columns = _columns(match[1])
        place = offset + match.start("text")
        if self.state == "list" and self.found[-1].pieces:
            self._goes_on(match["text"], place)
            return
        while self.items and columns < self.items[-1]:
            self.items.pop()
        if not self.items:
            self._add(Stretch("paragraph", _pieces(self.line, offset)), "paragraph")
        elif self.state == "list" and len(self.items) == self.found[-1].level:
            pieces = _pieces(match["text"], place)
            if self.found[-1].label:
                # The text of an item begins on the line below its mark.
                pieces = [replace(one, before="") for one in pieces]
            self.found[-1].pieces = pieces
        else:
            self._add(Stretch("more", _pieces(match["text"], place), len(self.items)), "list")

    def _row(self, match: re.Match[str], offset: int) -> None:
        heads = self.state != "table"
        self.tables += heads
        cells = list(_cells(match["text"], offset + match.start("text")))
        begins = next((number for number, cell in enumerate(cells, 1) if cell.value), 1)
        cells[begins:] = [replace(cell, before="") for cell in cells[begins:]]
        stretch = Stretch("row", cells, self.tables, "label" if heads else "data")
        self._add(stretch, "delimiters" if heads else "table")


def _pieces(raw: str, offset: int) -> list[Piece]:
    found = piece(TEXT, "", raw, offset)
    return [found] if found else []


def _without_backslash(last: Piece) -> Piece | None:
    """A line without the mark of a hard break; None where it has nothing else."""
    shorter = piece(last.name, last.lang, last.value[:-1], last.span.start)
    return replace(last, value=shorter.value, span=shorter.span) if shorter else None


def _columns(space: str) -> int:
    """The width of white space, with tabs to every fourth column (2.2)."""
    return len(space.expandtabs(_TAB))


def _heads(line: str, following: str) -> bool:
    """Whether a row is the first of a table: as many delimiters stand below it."""
    if not re.fullmatch(_DELIMITERS, following) or "-" not in following:
        return False
    counts = {len(list(_cells(row.partition("|")[2], 0))) for row in (line, following)}
    return len(counts) == 1


def _cells(row: str, offset: int) -> Iterator[Piece]:
    """The cells of a row, without the first line and perhaps the last; some are empty."""
    begin = 0
    ends = [match.start() for match in _PIPE.finditer(row)]
    if not ends or row[ends[-1] + 1 :].strip(EDGE_SPACE):
        ends.append(len(row))
    for end in ends:
        found = piece(TEXT, "", row[begin:end], offset + begin)
        place = offset + end
        yield replace(found, indent="") if found else Piece(TEXT, "", "", Span(place, place))
        begin = end + 1
