"""The closed table of what in a source is layout, and the walk that applies it.

A source format is stated as a small automaton: in each state a line must match one of its patterns
(the first that matches wins). A pattern's named groups are the text and the fields; *everything
else that it matches is layout*, with the reason that the entry gives. The reader builds its
document from the pieces, and the fidelity check compares the same pieces with the TEI, so nothing
between the two can declare a character to be layout.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tei.model import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

TEXT = "text"
_AS_IN_THE_TABLE: Mapping[str, str] = MappingProxyType({})

#: What may stand before a piece.
LINE_END, BLANK_LINE = "\n", "\n\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of line of a format.

    Attributes:
        state: in which state of the walk it may stand.
        pattern: matches the whole line, without its line end. A group named ``text`` is running
            text; any other named group is the header field of that name.
        then: the state after it; empty for no change.
        reason: why what the groups leave out is layout, for people.
        lang: whose text or fields the line has: the name of a language or of a role that the
            caller turns into one.
        divider: what stands between several values of one field, and is layout too.
    """

    state: str
    pattern: re.Pattern[str]
    then: str
    reason: str
    lang: str
    divider: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line that is text or a field.

    Attributes:
        name: ``text``, or the field's name.
        lang: the language of the half that it stands in.
        value: the characters, without white space at either end.
        span: where `value` stands.
        indent: the white space before `value` in its line (running text only).
        before: what stands between it and the text before it: `LINE_END`, `BLANK_LINE`, or, where
            the source only wraps a longer line, a space or nothing.
    """

    name: str
    lang: str
    value: str
    span: Span
    indent: str = ""
    before: str = LINE_END


#: The white space that is layout at the ends of a line or of a field: space, tab, line end, NBSP
#: and ideographic space.
EDGE_SPACE = " \t\n\u00a0\u3000"


def walk(
    text: str,
    table: Sequence[Layout],
    state: str,
    languages: Mapping[str, str] = _AS_IN_THE_TABLE,
    start: int = 0,
) -> Iterator[Piece]:
    """The pieces of `text`, which stands at the offset `start`, read by `table` from `state`.

    A blank line that no entry matches is layout everywhere; any other line that no entry matches
    is running text of the language that the walk is in, so that nothing is passed over.

    Args:
        text: what is read.
        table: the format's.
        state: the first one.
        languages: the language of each role that the table names instead of one.
        start: the offset at which `text` stands in the source.
    """
    by_state: dict[str, list[Layout]] = {}
    for entry in table:
        by_state.setdefault(entry.state, []).append(entry)
    lang = languages.get(table[0].lang, table[0].lang)
    offset = start
    before = ""
    for line in text.split("\n"):
        parts = [(TEXT, 0, line)]
        for entry in by_state.get(state, ()):
            if match := entry.pattern.fullmatch(line):
                lang = languages.get(entry.lang, entry.lang)
                state = entry.then or state
                parts = list(_parts(match, entry.divider))
                break
        if before and not line.strip(EDGE_SPACE):
            before = BLANK_LINE
        for name, begin, part in parts:
            if found := piece(name, lang, part, offset + begin):
                yield replace(found, before=before or LINE_END)
                before = LINE_END
        offset += len(line) + 1


def _parts(match: re.Match[str], divider: re.Pattern[str] | None) -> Iterator[tuple[str, int, str]]:
    """The name, the place and the characters of each value in a line."""
    for name, value in match.groupdict().items():
        for begin, part in divided(value, divider) if value else ():
            yield name, match.start(name) + begin, part


def divided(value: str, divider: re.Pattern[str] | None) -> Iterator[tuple[int, str]]:
    """The parts of `value` between what `divider` matches, each with its offset."""
    begin = 0
    for match in divider.finditer(value) if divider else ():
        yield begin, value[begin : match.start()]
        begin = match.end()
    yield begin, value[begin:]


def piece(name: str, lang: str, raw: str, start: int) -> Piece | None:
    """What `raw` is without the white space at its ends; None for white space alone."""
    left = raw.lstrip(EDGE_SPACE)
    value = left.rstrip(EDGE_SPACE)
    if not value:
        return None
    indent = raw[: len(raw) - len(left)]
    start += len(indent)
    return Piece(name, lang, value, Span(start, start + len(value)), indent)
