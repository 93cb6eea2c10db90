"""The lines of a half made into TEI's blocks: heads, byline, dateline, paragraphs, figures.

Only what is certain becomes something else than a paragraph.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from tei.language.scripts import HAN
from tei.model import (
    Byline,
    Dateline,
    Figure,
    Head,
    Label,
    Name,
    Paragraph,
    Responsible,
    Span,
    Version,
)
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import headlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Block, Header, Title

#: （附图片） and (Attached picture): the words that announce a figure.
_LABEL = re.compile(
    r"[（(](?:附?(?:图片|照片|插图|漫画|图)[^（）()]{0,4}"
    r"|(?:attached\s+|with\s+)?(?:picture|photo|photograph|image|illustration|cartoon)s?"
    r"(?:\s+attached)?)[）)]",
    re.IGNORECASE,
)

_AGENCY = r"\b(?:News|Agency|Dispatch|Telegram|Report)\b"
#: A report's agency, place and perhaps day, with the separator after them.
_DATELINE = re.compile(
    "|".join(
        (
            r"【[^【】]{2,40}[电讯]】[ \u3000]*",
            rf"【[^【】]{{0,60}}{_AGENCY}[^【】]{{0,60}}】\s*",
            rf"(?:本报|[{HAN}]{{2,6}}社)[^，。：；！？]{{1,16}}[电讯][ \u3000:：]+",
            rf"[A-Z][^.;:—]{{0,60}}{_AGENCY}[^.;:—]{{0,40}}(?:—+|--|:)\s*",
        )
    )
)

#: The verbs of a credit and the role that each gives, in Chinese and in English.
_DRAWN = "[Dd]rawing|[Ss]ketch|[Ww]oodcut|[Cc]artoon|[Pp]ainting"
_ROLES = {
    "illustrator": ("插图|插画", "[Ii]llustrat(?:ion|ed|or)"),
    "photographer": ("摄影|摄", "[Pp]hoto(?:graph(?:ed|er|y)?)?"),
    "artist": ("速写|木刻|漫画|作|绘|画", _DRAWN),
}
_CHINESE_CREDIT = re.compile(
    rf"(?P<caption>.*\S[ \u3000]+)(?P<name>[{HAN}·]{{2,4}})(?:"
    + "|".join(f"(?P<{role}>{chinese})" for role, (chinese, _) in _ROLES.items())
    + ")"
)

_ENGLISH_VERBS = {role: english for role, (_, english) in _ROLES.items()}

#: A Chinese name of two or three characters is two words in pinyin: 苗地, Miao Di.
_PINYIN_WORDS = 2

#: A caption is short, and no sentence of the report.
_CAPTION_LINES = 3
_CAPTION_LENGTH = 200
_SENTENCE_END = ("。", ".", "！", "!", "？", "?")


def versions(
    lines: Mapping[str, list[Piece]], header: Header, languages: Mapping[str, str]
) -> tuple[tuple[Version, ...], tuple[Responsible, ...]]:
    """The versions in the order of the source, and who made the pictures in them.

    A source without any text has a version where it has a title.

    Args:
        lines: the lines of text of each role, ``original`` and ``translation``.
        header: the source's header, whose titles and authors the text may repeat.
        languages: the language tag for each role.
    """
    made: list[Version] = []
    figures: dict[str, list[Figure]] = {ORIGINAL: []}
    has_text = any(lines.values())
    for role in (ORIGINAL, TRANSLATION):
        lang = languages[role]
        title = next((t for t in header.titles if t.lang == lang), None)
        if not lines[role] and (has_text or title is None):
            continue
        authors = [name for of_lang, name in header.authors if of_lang == lang]
        blocks = tuple(_blocks(lines[role], title, authors, figures[ORIGINAL]))
        figures[role] = [block for block in blocks if isinstance(block, Figure)]
        made.append(Version(lang, role, blocks))
    made.sort(key=lambda version: version.blocks[0].span)
    return tuple(made), tuple(_responsible(figures, languages))


def rend(indent: str) -> str:
    """How TEI's @rend says `indent`: ``indent(4sp)``, ``indent(2em)``, ``indent(1tab+4sp)``."""
    units = {"\u3000": "em", "\t": "tab"}
    runs: list[tuple[str, int]] = []
    for character in indent:
        unit = units.get(character, "sp")
        count = runs.pop()[1] if runs and runs[-1][0] == unit else 0
        runs.append((unit, count + 1))
    return f"indent({'+'.join(f'{count}{unit}' for unit, count in runs)})" if runs else ""


def _blocks(
    lines: Sequence[Piece], title: Title | None, authors: Sequence[str], twins: Sequence[Figure]
) -> Iterator[Block]:
    types = headlines.types_at_top([line.value for line in lines], title.parts if title else ())
    one = title is not None and len(title.parts) == 1
    for line, of_type in zip(lines, types, strict=False):
        yield Head(line.value, line.span, "" if one else of_type, rend(line.indent))
    if title and not types:
        for part in title.parts:
            yield Head(part.text, title.span, "" if one else part.type, from_title=True)
    index = len(types)
    by = headlines.key("".join(authors))
    if by and index < len(lines) and headlines.key(lines[index].value) in (by, f"by{by}"):
        line = lines[index]
        yield Byline((line.value,), line.span, rend(line.indent))
        index += 1
    at_top = True
    waiting = iter(twins)
    while index < len(lines):
        line = lines[index]
        if _LABEL.fullmatch(line.value):
            count = _caption_count(lines[index + 1 :])
            yield _figure(lines[index : index + 1 + count], next(waiting, None))
            index += 1 + count
        else:
            yield from _paragraph(line, at_top=at_top)
            at_top = False
            index += 1


def _paragraph(line: Piece, *, at_top: bool) -> Iterator[Dateline | Paragraph]:
    """A line, with the dateline lifted from it where it opens the text."""
    match = _DATELINE.match(line.value) if at_top else None
    if not match or match.end() == len(line.value):
        yield Paragraph(line.value, line.span, rend(line.indent))
        return
    middle = line.span.start + match.end()
    yield Dateline(match.group(), Span(line.span.start, middle), rend(line.indent))
    yield Paragraph(line.value[match.end() :], Span(middle, line.span.end))


def _caption_count(lines: Sequence[Piece]) -> int:
    """How many of `lines` are the captions of a figure whose label stands above them."""
    count = 0
    for line in lines[:_CAPTION_LINES]:
        long = len(line.value) > _CAPTION_LENGTH or line.value.endswith(_SENTENCE_END)
        if long or _LABEL.fullmatch(line.value):
            break
        count += 1
    return count


def _figure(lines: Sequence[Piece], twin: Figure | None) -> Figure:
    """A figure from its label and captions; `twin` is the original's, where this translates it."""
    label = lines[0]
    content: list[Label | Head | Byline] = [Label(label.value, label.span, rend(label.indent))]
    echo = _caption_key(twin) if twin else ""
    for line in lines[1:]:
        if echo and headlines.key(line.value) == echo:
            content.append(Head(line.value, line.span, "original", rend(line.indent)))
        else:
            content.extend(_caption(line, twin))
    return Figure(tuple(content), Span(label.span.start, lines[-1].span.end))


def _caption_key(figure: Figure) -> str:
    texts = []
    for item in figure.content:
        if isinstance(item, Head):
            texts.append(item.text)
        elif isinstance(item, Byline):
            texts.extend(part if isinstance(part, str) else part.text for part in item.content)
    return headlines.key("".join(texts))


def _caption(line: Piece, twin: Figure | None) -> Iterator[Head | Byline]:
    """A caption, with the credit divided from it where there is one."""
    role, name = "", Span(0, 0)
    if match := _CHINESE_CREDIT.fullmatch(line.value):
        role, name = str(match.lastgroup), Span(*match.span("name"))
    elif twin:
        for credit in names_in(twin):
            pattern = (
                rf"(?:[A-Z][\w'’-]*\s+){{{_PINYIN_WORDS}}}(?={_ENGLISH_VERBS[credit.role]}\W*$)"
            )
            if match := re.search(pattern, line.value):
                role = credit.role
                name = Span(match.start(), match.start() + len(match.group().rstrip()))
    if not role:
        yield Head(line.value, line.span, "", rend(line.indent))
        return
    middle = line.span.start + name.start
    if name.start:
        yield Head(line.value[: name.start], Span(line.span.start, middle), "", rend(line.indent))
    credit_parts = (Name(line.value[name.start : name.end], role), line.value[name.end :])
    yield Byline(credit_parts, Span(middle, line.span.end), "" if name.start else rend(line.indent))


def names_in(figure: Figure) -> list[Name]:
    """Who is named in a figure's credits."""
    return [
        part
        for item in figure.content
        if isinstance(item, Byline)
        for part in item.content
        if isinstance(part, Name)
    ]


def _responsible(
    figures: Mapping[str, list[Figure]], languages: Mapping[str, str]
) -> Iterator[Responsible]:
    """The makers of the pictures; the figures of two versions go together by their order."""
    columns = {role: [names_in(figure) for figure in of_role] for role, of_role in figures.items()}
    said = set()
    for row in zip_longest(*columns.values(), fillvalue=()):
        for together in zip_longest(*row):
            names = tuple(
                (languages[role], name.text)
                for role, name in zip(columns, together, strict=True)
                if name
            )
            role = next(name.role for name in together if name)
            if (role, names) not in said:
                said.add((role, names))
                yield Responsible(role, names)
