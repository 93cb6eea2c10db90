"""What each line of a half is: the evidence of the line itself and of its neighbours.

A line for which there is no evidence is a paragraph. The kinds are

    p        a paragraph                    head      the heading of a part
    label    words that announce a figure   caption   a line of its caption
    figure   a paragraph about a picture    credit    who made the picture
    l        a line of verse                stanza    the same, where a group of lines begins
    list 1   the first item of a list       item 1    another; in the lists in it: list 2, item 2
    more 1   a paragraph in an item         row       a row of a table
    signed   who signs                      dated     a paragraph that a dateline opens
    salute   whom a letter addresses        leave     how it takes leave
    date     when it was written            note      that the text goes on elsewhere
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from tei.language import datelines
from tei.language.scripts import HAN
from tei.layout import BLANK_LINE
from tei.sources import crediting, headlines, letters, lists
from tei.sources.lines import ends_in_punctuation, ends_sentence, set_right, size, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.layout import Piece

#: （附图片） and (Attached picture).
LABEL = re.compile(
    r"[（(](?:附?(?:图片|照片|插图|漫画|图)[^（）()]{0,4}"
    r"|(?:attached\s+|with\s+)?(?:picture|photo|photograph|image|illustration|cartoon)s?"
    r"(?:\s+attached)?)[）)]",
    re.IGNORECASE,
)
#: Where a picture is, and what it is.
PLACE = r"(?:(?:top|bottom|upper|lower|left|right|center|centre|middle)[ -]?){1,2}"
PICTURE = r"\s+(?:image|photo|photograph|picture)"
#: 左下图： and Bottom Left Image: at the start of a caption.
POSITION = re.compile(
    r"(?:[左右上中下]{1,2}|[一二三四五六七八九十])图\s*[：:]\s*"
    rf"|{PLACE}{PICTURE}\s*:\s*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"(?:新华社|本报)?(?:记者)?[ \u3000]*[{HAN}、 \u3000]{{0,16}}(?:摄影|摄|新华社发|新华社稿)"
    r"|(?=.*(?:News Agency|photo)).{0,30}\b(?:photo(?:graph(?:ed|s)?)?|agency|reporter)\b.{0,60}",
    re.IGNORECASE,
)
_AGENCY = r"\b(?:News|Agency|Dispatch|Telegram|Report)\b"
#: A report's agency, place and perhaps day, or its place and day, with the separator after them.
DATELINE = re.compile(
    "|".join(
        (
            r"【[^【】]{2,40}[电讯]】\s*",
            rf"【[^【】]{{0,60}}{_AGENCY}[^【】]{{0,60}}】\s*",
            rf"(?:本报|[{HAN}]{{2,6}}社)[^，。：；！？]{{1,16}}[电讯][\s:：]+",
            rf"[A-Z][^.;:—]{{0,60}}{_AGENCY}[^.;:—]{{0,40}}(?:—+|--|:)\s*",
            f"{datelines.PLAIN.pattern}{datelines.SENTENCE}",
        )
    )
)
_BRACKETED = re.compile(rf"[（(](?:[{HAN}·]{{1,6}}|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,2}})[）)]")
#: White space between cells; but two spaces between sentences are a typist's.
_TYPED = r"(?:(?<=[^\W\d_][.!?])|(?<=[.!?][”’\"')]))[ ]{2}[^\W\d_“‘\"'(]"
_GAP = re.compile(rf"(?!{_TYPED})(?<=\S)(?:[ \u3000]{{2,}}+|\t[ \u3000]*+)(?=\S)")
_ANNOUNCES = ("：", ":")
_LIST_MARKS = ("；", ";")

#: Sizes in Chinese characters.
_CAPTION = 60
_VERSE = 46
_HEADING = 22
_BELOW_HEADING = 15
_SIGNATURE = 40
_CAPTION_LINES = 3
_COLLAPSED_CELLS = 6
_QUATRAIN = 4


class Genre(Enum):
    """What the titles say of the whole text."""

    REPORT = 0
    PICTURE = 1
    VERSE = 2
    QUOTATION = 3


_GENRES = {
    Genre.PICTURE: re.compile(
        r"^(?:图片|照片|漫画|image|picture|photo)s?$"
        r"|[（(](?:图片|照片|漫画|图|picture|image|photo|cartoon)s?[）)]$",
        re.IGNORECASE,
    ),
    # A speech is no verse (贺词), nor is Qufu (曲阜) or Song Qingling.
    Genre.VERSE: re.compile(
        r"诗|谣(?!言)|(?<![致祝贺悼题])词|歌(?![颂唱])|曲(?!阜)|快板"
        r"|\b(?:poem|song(?! (?-i:[A-Z]))|ballad|ode|tune|rhyme|verse)s?\b",
        re.IGNORECASE,
    ),
    # The whole title: that quotations are on sale is a report.
    Genre.QUOTATION: re.compile(
        rf"^[{HAN}]{{0,4}}语录(?:[（(][^（）()]*[）)])?$"
        r"|^(?:\S+ ){0,2}quotations?$|^quotations? from \S+(?: \S+){0,2}$",
        re.IGNORECASE,
    ),
}


def genre(titles: Sequence[str]) -> Genre:
    """The genre that one of the titles names."""
    for found, pattern in _GENRES.items():
        if any(pattern.search(title) for title in titles):
            return found
    return Genre.REPORT


def is_heading(line: Piece) -> bool:
    """Whether a line is as short as a heading, and no sentence."""
    return size(line) <= _HEADING and not ends_in_punctuation(line)


def kinds(lines: Sequence[Piece], of: Genre, authors: Sequence[str]) -> list[str]:
    """The kind of each line.

    Args:
        lines: a half without its headline.
        of: the genre of the whole.
        authors: those that the header names; a line that repeats one is a signature.
    """
    found = ["p"] * len(lines)
    _captions(lines, found)
    if of is Genre.PICTURE:
        found = ["figure" if kind == "p" else kind for kind in found]
    _credits(lines, found)
    if of is Genre.VERSE and _is_verse(lines):
        return _verse(lines)
    _rows(lines, found)
    _items(lines, found)
    _signatures(lines, found, [headlines.key(author) for author in authors])
    for index, line in enumerate(lines):
        if found[index] == "p" and DATELINE.match(line.value):
            found[index] = "dated"
    _headings(lines, found)
    letters.mark(lines, found)
    return found


def _captions(lines: Sequence[Piece], found: list[str]) -> None:
    left = 0
    for index, line in enumerate(lines):
        if LABEL.fullmatch(line.value):
            found[index] = "label"
            left = _CAPTION_LINES
        elif left and _is_caption(line, below=found[index - 1] == "caption"):
            found[index] = "caption"
            left -= 1
        else:
            left = 0
            if POSITION.match(line.value):
                found[index] = "figure"


def _is_caption(line: Piece, *, below: bool) -> bool:
    """Whether a line is short and no sentence, but for one that ends with who made the picture."""
    short = size(line) <= _CAPTION
    return short and (not ends_sentence(line) or bool(crediting.credit(line.value, below=below)))


def _credits(lines: Sequence[Piece], found: list[str]) -> None:
    for index, line in enumerate(lines):
        after = index and found[index - 1] in ("figure", "credit")
        if not after or found[index] == "caption":
            continue
        credit = crediting.credit(line.value, below=True) if size(line) <= _CAPTION else None
        if _CREDIT.fullmatch(line.value) or (credit and not credit.start):
            found[index] = "credit"


def _is_verse(lines: Sequence[Piece]) -> bool:
    """Whether most lines are short, and many of them end within a sentence."""
    short = [line for line in lines if size(line) <= _VERSE]
    go_on = sum(not ends_sentence(line) for line in short)
    return len(short) >= max(_QUATRAIN, 0.6 * len(lines)) and go_on * 3 >= len(short)


def _verse(lines: Sequence[Piece]) -> list[str]:
    """Verse; a line below a blank one, or further to the left than most, begins a group.

    Where a blank line stands above every line, it divides nothing.
    """
    widths = [width(line.indent) for line in lines]
    usual, _ = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    apart = not all(line.before == BLANK_LINE for line in lines[1:])
    found = []
    for index, (line, value) in enumerate(zip(lines, widths, strict=True)):
        if value >= usual:
            found.append("stanza" if index and apart and line.before == BLANK_LINE else "l")
        elif ends_in_punctuation(line) or size(line) > _HEADING:
            found.append("stanza")
        else:
            found.append("head")
    return found


def _rows(lines: Sequence[Piece], found: list[str]) -> None:
    counts = [_gaps(line) if k == "p" else 0 for line, k in zip(lines, found, strict=True)]
    for index, count in enumerate(counts):
        before = index and counts[index - 1] == count
        after = index + 1 < len(counts) and counts[index + 1] == count
        if (count >= 1 and (before or after) and count > 1) or count >= _COLLAPSED_CELLS:
            found[index] = "row"


def _gaps(line: Piece) -> int:
    """How many wide gaps a line has; few have any of the white space that makes one."""
    value = line.value
    wide = "  " in value or "\t" in value or "\u3000" in value
    return len(_GAP.findall(value)) if wide else 0


def _items(lines: Sequence[Piece], found: list[str]) -> None:
    """Lines with numbers in front, or between semicolons under a line that announces them."""
    lists.mark(lines, found)
    for index, line in enumerate(lines[:-1]):
        if found[index] == "p" and line.value.endswith(_ANNOUNCES):
            end = index + 1
            while (
                end < len(lines)
                and found[end] == "p"
                and lines[end].value.endswith((*_LIST_MARKS, "。", "."))
            ):
                end += 1
            if any(item.value.endswith(_LIST_MARKS) for item in lines[index + 1 : end]):
                found[index + 1 : end] = ["list 1", *["item 1"] * (end - index - 2)]


def _signatures(lines: Sequence[Piece], found: list[str], authors: list[str]) -> None:
    known = set(authors)
    for index, line in enumerate(lines):
        if found[index] != "p" or not index:
            continue
        key = headlines.key(line.value) if authors else ""
        # A name, and at most so many characters behind it.
        by_name = any(key[: len(key) - more] in known for more in range(min(7, len(key))))
        right = set_right(line) and size(line) <= _SIGNATURE and not ends_sentence(line)
        if by_name or right or (line.indent and _BRACKETED.fullmatch(line.value)):
            found[index] = "signed"


def _headings(lines: Sequence[Piece], found: list[str]) -> None:
    """Short lines without punctuation above text, where there are several or one signs above."""
    candidates = [
        index
        for index in range(len(lines) - 1)
        if found[index] == "p"
        and found[index + 1] in ("p", "dated", "list 1")
        and is_heading(lines[index])
        and size(lines[index + 1]) >= max(_BELOW_HEADING, 2 * size(lines[index]))
        and (ends_in_punctuation(lines[index + 1]) or ends_sentence(lines[index + 1]))
    ]
    after_signature = [i for i in candidates if i and found[i - 1] == "signed"]
    for index in candidates if len(candidates) > 1 else after_signature:
        found[index] = "head"
