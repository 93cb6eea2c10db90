"""Text that is left in the other language."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language.scripts import HAN
from tei.validate.checks.across import findings
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.validate.checks.across.pairs import Pair, Side

#: Names and terms stand in parentheses behind their translation.
_IN_PARENTHESES = re.compile(r"[(（\[［【][^()（）\[\]【】]*[)）\]］】]|[“\"「][^“”\"「」]*[”\"」]")
_HAN_RUN = re.compile(f"[{HAN}][{HAN}，、；：]*[{HAN}]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
#: Possessive, and only from where a word begins: in a text without spaces nothing is tried twice.
_ENGLISH_RUN = re.compile(
    r"(?<![A-Za-z’'-])[A-Za-z][A-Za-z’'-]*+(?:[ ,;:]++[A-Za-z][A-Za-z’'-]*+){4,}+"
)
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A clause, and not a name: so many characters, or with the mark that ends a sentence.
_CLAUSE = 6
_SENTENCE_END = re.compile("[。！？]")
#: So many words are no name, or list of names, that two languages write alike.
_WORDS = 6
#: So much of it is quoted in a message, in characters.
_QUOTED = 40


def found(pair: Pair) -> Iterator[Found]:
    """What a pair leaves in the other language."""
    for side, other in ((pair.one, pair.other), (pair.other, pair.one)):
        if words := _left(side, other):
            tell = partial(findings.untranslated, words=words[:_QUOTED])
            yield Found(codes.UNTRANSLATED, side.hits[:1], tell, other.hits[:1])
            return
    text = pair.one.text
    if text == pair.other.text and len(_WORD.findall(text)) >= _WORDS and not _is_name(text):
        tell = partial(findings.untranslated, words=pair.other.text[:_QUOTED])
        yield Found(codes.UNTRANSLATED, pair.other.hits[:1], tell, pair.one.hits[:1])


def _left(side: Side, other: Side) -> str:
    """What `side` leaves in the language of `other`; empty for nothing."""
    if other.language == "zh" and side.language == "en":
        return _chinese(side.text)
    if other.language == "en" and side.language == "zh":
        return _english(_IN_PARENTHESES.sub(" ", side.text))
    return ""


def _chinese(text: str) -> str:
    run = max(_HAN_RUN.findall(_IN_PARENTHESES.sub(" ", text)), key=len, default="")
    is_sentence = not _LATIN.search(text) and _SENTENCE_END.search(text) and _HAN.search(text)
    return text if is_sentence else run if len(run) >= _CLAUSE else ""


def _english(text: str) -> str:
    run = _ENGLISH_RUN.search(text)
    if not run or _is_name(run[0]):
        return ""
    return run[0]


def _is_name(words: str) -> bool:
    """Whether most words begin with a capital, as those of names and titles do."""
    each = _WORD.findall(words)
    capitals = sum(1 for word in each if word[0].isupper())
    return capitals > len(each) - capitals
