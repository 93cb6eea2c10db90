"""Quotation marks that one side has and the other has lost."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.across import findings
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.validate.checks.across.pairs import Pair, Side

#: Words between quotation marks. What has no letter in it but numerals is a name of a day: “五一”.
_CHINESE = re.compile(
    "[“「『‘](?![一二三五六七八九十·．.]{2,5}[”」』’])([^“”「」『』‘’]{2,})[”」』’]"
)
_ENGLISH = re.compile('[“"«]([^“”"«»]+)[”"»]|(?<![\\w])[‘\']([^‘’\'"]+)[’\'](?![\\w])')
#: Speech, which the other language may report: 他问：“……” is "he asked whether".
_SPEECH = re.compile("[：，:]$")
_REPORTED = re.compile(
    r"\b(?:that|if|whether|who|what|where|when|how|why|asked|told|ordered|urged|called|to say)\b"
)
#: Few English words are said to be so called, or are speech behind a colon in Chinese.
_FEW = 2
#: Any mark that may be one of a quotation, or sets a title apart as the other side may by quoting.
_ANY_CHINESE = re.compile("[“”‘’「」『』《》〈〉＂＇\"']")
_ANY_ENGLISH = re.compile("[“”„\"«»]|(?<!\\w)[‘'’](?=\\w)|(?<=[.,!?])['’]")


def found(pair: Pair) -> Iterator[Found]:
    """The quotation marks that a pair has on one side alone."""
    sides = pair.sides("zh", "en")
    if not sides or any(side.is_marked for side in sides):
        return
    chinese, english = sides
    for side, other, quoted, marks in (
        (chinese, english, _CHINESE, _ANY_ENGLISH),
        (english, chinese, _ENGLISH, _ANY_CHINESE),
    ):
        match = quoted.search(side.text)
        if match and not marks.search(other.text) and not _is_said_otherwise(side, other, match):
            words = next(filter(None, match.groups()))
            tell = partial(findings.quotation_lost, words=_short(words))
            yield Found(codes.QUOTATION_LOST, side.hits[:1], tell, other.hits[:1])


def _is_said_otherwise(side: Side, other: Side, match: re.Match[str]) -> bool:
    """Whether the other language has its own way to say the same without marks."""
    if side.language == "zh":
        is_speech = _SPEECH.search(side.text[: match.start()])
        return bool(is_speech and _REPORTED.search(other.text))
    return "：" in other.text or len(match[0].split()) <= _FEW


def _short(words: str) -> str:
    return words if len(words) <= 30 else words[:29] + "…"  # noqa: PLR2004 - of a message
