"""The lines of a source made into its versions.

What a line is, is judged from the original and each translation together: where both have the same
number of lines, the translation is divided as the original is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tei.language.scripts import is_han
from tei.model import Byline, Division, Figure, Head, Paragraph, Span, Version, blocks
from tei.names import ORIGINAL
from tei.sources import figures, glossary, headlines, lists
from tei.sources import verse as verse_lines
from tei.sources.kinds import Genre, genre, kinds
from tei.sources.lines import rend
from tei.sources.sections import Assembly, flattened, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Block, Header, Mark, Responsible, Role, Title

#: Kinds that are judged from how a line looks; the others have words that say so.
_JUDGED = {"p", "head", *lists.ROLES, "l", "stanza", "signed", "salute", "leave", "date"}
#: Those that no full stop ends: the translation may have its lines in another order.
_NO_SENTENCES = {"head", "signed", "salute", "leave", "date"}
_FULL_STOPS = (".", "。")


def versions(
    text: str,
    lines: Mapping[str, Sequence[Piece]],
    header: Header,
    roles: Mapping[str, Role],
    verse: Collection[str] = (),
) -> tuple[tuple[Version, ...], tuple[Responsible, ...]]:
    """The versions in the order of the source, and who made the pictures in them.

    A source without any text has a version where it has a title.

    Args:
        text: the source.
        lines: the lines of text in each language.
        header: the source's header, whose titles and authors the text may repeat.
        roles: what each language is to the document, the original first.
        verse: languages whose text is verse, whatever the titles say.
    """
    of = genre([part.text for title in header.titles for part in title.parts])
    has_text = any(lines.values())
    made: dict[str, Version] = {}
    original: _Half | None = None
    original_lang = next((lang for lang, role in roles.items() if role == ORIGINAL), "")
    for lang, role in roles.items():
        title = next((t for t in header.titles if t.lang == lang), None)
        if not lines[lang] and (has_text or title is None):
            continue
        authors = [name for of_lang, name in header.authors if of_lang == lang]
        of_half = Genre.VERSE if lang in verse else of
        half = _Half(lines[lang], title, authors, of_half, original)
        content = half.content(original_lang)
        half.version = made[lang] = Version(lang, role, content, tuple(sorted(half.marks)))
        if role == ORIGINAL:
            original = half
    for lang, version in made.items():
        if original_lang in made and version.type != ORIGINAL:
            made[original_lang], made[lang] = verse_lines.divided(made[original_lang], version)
    in_order = sorted(made.values(), key=_begins)
    return tuple(in_order), tuple(figures.responsible(text, made))


def _begins(version: Version) -> Span:
    """Where the text of a version begins; where it has none, its title."""
    printed = [block for block in version.content if not getattr(block, "from_title", False)]
    return (printed or version.content)[0].span


class _Half:
    """One half of a source on its way to a version."""

    version: Version | None = None

    def __init__(
        self,
        lines: Sequence[Piece],
        title: Title | None,
        authors: Sequence[str],
        of: Genre,
        original: _Half | None,
    ) -> None:
        self.lines = lines
        self.title = title
        self.authors = authors
        self.genre = of
        self.original = original
        self.body: Sequence[Piece] = ()
        self.kinds: list[str] = []
        self.marks: list[Mark] = []

    def content(self, original_lang: str) -> tuple[Block, ...]:
        lines = self.lines
        before: list[Division] = []
        after: list[Division] = []
        if self.original:
            start, end = glossary.where(lines)
            if start < end:
                division, marks = glossary.division(lines[start:end], original_lang)
                after.append(division)
                self.marks += marks
                if end < len(lines):
                    after.append(_paragraphs(lines[end:], "section"))
                lines = lines[:start]
            echo = self._echo(lines)
            if echo:
                before.append(_paragraphs(lines[:echo], "echo", original_lang))
                lines = lines[echo:]
        top = list(self._top(lines))
        self.body = lines[sum(not getattr(block, "from_title", False) for block in top) :]
        twins, twin_marks = self._twins()
        parts = self.title.parts if self.title else ()
        title = headlines.without_remark("".join(part.text for part in parts))
        assembly = Assembly(self.authors, title, twins, twin_marks)
        printed = [block for block in top if not getattr(block, "from_title", False)]
        if not self.body and printed and self.genre is Genre.PICTURE:
            shown = [block for block in top if block not in printed]
            # A caption has no main and sub titles.
            captions = [replace(b, type="") if isinstance(b, Head) else b for b in printed]
            figure = Figure(tuple(captions), Span(printed[0].span.start, printed[-1].span.end))
            assembly.sections[0].content.extend([*shown, figure])
        else:
            assembly.sections[0].content.extend(top)
        self.kinds = self._kinds()
        assembly.add(self.body, self.kinds)
        if self.genre is Genre.QUOTATION:
            quoted(assembly.sections)
        self.marks += assembly.marks
        return tuple(flattened(assembly.sections, before, after))

    def _echo(self, lines: Sequence[Piece]) -> int:
        """How many lines at the start only repeat the original."""
        assert self.original is not None  # noqa: S101 - asked for a translation only
        count = 0
        while count < len(lines) and is_han(lines[count].value):
            count += 1
        if not count:
            return 0
        known = {headlines.key(line.value) for line in self.original.lines}
        repeated = sum(headlines.key(line.value) in known for line in lines[:count])
        return count if count < len(lines) and repeated * 5 >= count * 4 else 0

    def _top(self, lines: Sequence[Piece]) -> Iterator[Head | Byline]:
        """The headline, shown from the header where the text does not repeat it, and the byline."""
        parts = self.title.parts if self.title else ()
        types = headlines.types_at_top([line.value for line in lines], parts)
        one = len(parts) == 1
        for line, of_type in zip(lines, types, strict=False):
            yield Head(line.value, line.span, rend(line.indent), "" if one else of_type)
        if self.title and not types:
            for part in parts:
                of_type = "" if one else part.type
                yield Head(part.text, self.title.span, type=of_type, from_title=True)
        by = headlines.key("".join(self.authors))
        if by and len(types) < len(lines):
            line = lines[len(types)]
            if headlines.key(line.value) in (by, f"by{by}"):
                yield Byline(line.value, line.span, rend(line.indent))

    def _kinds(self) -> list[str]:
        """What the lines are: as in the original, where there are as many."""
        own = kinds(self.body, self.genre, self.authors)
        if self.original and len(self.original.kinds) == len(own):
            return list(map(self._kind, self.body, own, self.original.kinds))
        return own

    @staticmethod
    def _kind(line: Piece, own: str, originals: str) -> str:
        """What a line is, by its own look and by the original's line in its place."""
        if originals in _NO_SENTENCES and line.value.endswith(_FULL_STOPS):
            return own
        return originals if {lists.role(own), lists.role(originals)} <= _JUDGED else own

    def _twins(self) -> tuple[list[Figure], Sequence[Mark]]:
        version = self.original.version if self.original else None
        if version is None:
            return [], ()
        return [b for b in blocks(version.content) if isinstance(b, Figure)], version.marks


def _paragraphs(lines: Sequence[Piece], of_type: str, lang: str = "") -> Division:
    content = tuple(Paragraph(line.value, line.span, rend(line.indent)) for line in lines)
    return Division(content, Span(lines[0].span.start, lines[-1].span.end), of_type, lang)
