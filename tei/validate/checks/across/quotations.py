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
#: Speech, which English may report: 他问：“……” is "he asked whether". It has lost its marks where
#: it begins like speech: "he said, We shall", "his answer was: We shall".
_SPEECH = re.compile("[：，:]$")
_SPOKEN = re.compile(
    r":\s+[A-Z]|\b(?:said|says?|saying|asked|asks?|answer(?:ed|s)?|repl(?:ied|ies|y)|w(?:ro|ri)tes?"
    r"|shout(?:ed|s|ing)?|exclaim(?:ed|s)?|declare[ds]?|added|adds?|told\s\w+)\s*,\s+[A-Z]"
)
#: A term in Chinese, which English may set apart by its capitals: “文革”, the Cultural Revolution.
_TERM = 4
_NAME = re.compile(r"(?<=[\w,;:]\s)[A-Z][\w’'-]+(?:\s(?:(?:and|of|the)\s)*[A-Z][\w’'-]+)+")
#: What English sets apart by capitals alone: an inscription.
_CAPITALS = re.compile(r"\b[A-Z]{2,}\s[A-Z]{2,}\b")
#: English words that are speech, and no phrase that a translator has set apart.
_SENTENCE = re.compile(r"[A-Z]\S*\s\S+\s\S")
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
    words = next(filter(None, match.groups()))
    if side.language == "en":
        return "：" in other.text or not _SENTENCE.match(words)
    if _CAPITALS.search(other.text):
        return True
    if _SPEECH.search(side.text[: match.start()]):
        return not _SPOKEN.search(other.text)
    return len(words) <= _TERM and bool(_NAME.search(other.text))


def _short(words: str) -> str:
    return words if len(words) <= 30 else words[:29] + "…"  # noqa: PLR2004 - of a message
