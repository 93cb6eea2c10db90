"""Who made a picture: 李明摄, Photo by Li Ming, Drawing: Li Ming."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei.language.names.kinds import is_person
from tei.language.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The words of a credit and the role that each gives: in Chinese, in English behind a name, and in
#: front of "by".
_ROLES = {
    "illustrator": ("插图|插画", "[Ii]llustrat(?:ion|ed|or)", "Illustrations?|Illustrated"),
    "photographer": (
        "摄影|摄",
        "[Pp]hoto(?:graph(?:ed|er|y)?)?",
        "Photo(?:graph)?s?|Photographed",
    ),
    "artist": (
        "速写|木刻|漫画|作|绘|画",
        "[Dd]rawing|[Ss]ketch|[Ww]oodcut|[Cc]artoon",
        "Drawings?|Drawn|Sketch(?:es|ed)?|Woodcuts?|Cartoons?",
    ),
}
_CHINESE = re.compile(
    rf"(?P<caption>.*\S[ \u3000]+)?(?P<name>[{HAN}·]{{2,4}})(?:"
    + "|".join(f"(?P<{role}>{chinese})" for role, (chinese, _, _) in _ROLES.items())
    + ")"
)
#: These end many other words: 工作, 壁画.
_AMBIGUOUS = ("作", "绘", "画")
_NAME = r"[A-Z][\w'’-]*(?:\s(?:[A-Z]\.|[A-Z][\w'’-]*)){0,3}"
_REPORTER = (
    r"(?:(?:[A-Z]\S*\s){0,5}(?:our\s)?(?:staff\s)?(?:reporter|correspondent|photographer)\s)?"
)
_MADE = "|".join(f"(?P<{role}>(?i:{made}))" for role, (_, _, made) in _ROLES.items())
#: In English: what it is, and names behind "by" or a colon.
ENGLISH = (
    rf"(?:{_MADE})\s?(?:(?i:by)\b:?|(?P<colon>:))\s?{_REPORTER}"
    rf"(?P<names>{_NAME}(?:(?:,|,?\sand)\s{_NAME}){{0,3}})"
)
_ALONE = re.compile(rf"[（(]?{ENGLISH}\.?[)）]?")
#: At the end of a caption it is set off by wide space, by a full stop, or by brackets.
_BEHIND = re.compile(
    rf"(?:(?<=\S)(?:[ \u3000]{{2,}}|\t\s*)|(?<=[.!?”\"])\s)(?P<credit>{ENGLISH}\.?)$"
    rf"|(?<=\S)\s(?P<enclosed>[（(]{ENGLISH.replace('?P<', '?P<in_')}\.?[)）])$"
)
_ONE_NAME = re.compile(_NAME)

#: A Chinese name of two or three characters is two words in pinyin: 苗地, Miao Di.
_PINYIN_WORDS = 2


class Credit(NamedTuple):
    """A credit in a line.

    Attributes:
        start: where it begins; 0 where it is all of the line.
        names: where the names in it stand.
        role: what they did: ``photographer``.
    """

    start: int
    names: tuple[tuple[int, int], ...]
    role: str


def credit(line: str, roles: Sequence[str] = (), *, below: bool = False) -> Credit | None:
    """The credit at the end of a caption, or that a line is.

    Args:
        line: a line below the words that announce a picture.
        roles: those of the original's credits, where this translates it.
        below: there is a caption above the line.
    """
    if match := _CHINESE.fullmatch(line):
        if not match["caption"]:
            of_person = below and match[str(match.lastgroup)] not in _AMBIGUOUS
            if not (of_person and is_person(match["name"])):
                return None
        return Credit(match.start("name"), (match.span("name"),), str(match.lastgroup))
    if match := _ALONE.fullmatch(line):
        # "Photo: Jiang Dam" may be a caption.
        return _english(match, 0, "", roles) if below or not match["colon"] else None
    if match := _BEHIND.search(line):
        group = "enclosed" if match["enclosed"] else "credit"
        return _english(match, match.start(group), "in_" if group == "enclosed" else "", roles)
    for role in roles:
        words = rf"(?:[A-Z][\w'’-]*\s+){{{_PINYIN_WORDS}}}(?=(?:{_ROLES[role][1]})\W*$)"
        if match := re.search(words, line):
            name = (match.start(), match.start() + len(match[0].rstrip()))
            return Credit(match.start(), (name,), role)
    return None


def _english(match: re.Match[str], start: int, prefix: str, roles: Sequence[str]) -> Credit:
    where = match.span(f"{prefix}names")
    names = tuple(name.span() for name in _ONE_NAME.finditer(match.string, *where))
    said = next(role for role in _ROLES if match[prefix + role])
    # What the original calls an illustration, a translation may call a drawing.
    return Credit(start, names, roles[0] if len(set(roles)) == 1 else said)
