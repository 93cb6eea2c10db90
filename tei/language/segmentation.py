"""Sentences. `sentencex` does the work; what it gets wrong in this corpus is mended here."""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import pairwise

from sentencex import get_sentence_boundaries

from tei.language.wrapping import BROKEN, WRAPPED
from tei.model import Sentence, Span

#: Which sentencex: another version may divide a text otherwise.
SEGMENTER_VERSION = version("sentencex")

#: Chinese sentences that begin with a digit or a Latin letter (使它们更加完整。17日，……), and those
#: that end with closing marks (“下雨了。”大家……) where no comma goes on with them. Both begin with
#: the same characters, outside the brackets: so the rest is not tried everywhere.
_CHINESE_END = re.compile(
    r"[。！？](?:[。！？”’」』）》]*(?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
    r"|[。！？]*[”’」』）]+(?=[^”’」』）》，。、；：！？\s]))"
)

#: Abbreviations that a number follows: Vol. 2.
_BEFORE_NUMBER = re.compile(r"\b(?:Vol|No|Nos|pp?|Art|Arts|Fig|Ch|Sec|Par)\.\s*$", re.IGNORECASE)

#: The number of a paragraph: 1. and Article 1.
_NUMBER_IN_FRONT = re.compile(r"\s*(?:(?:Article|Chapter|Section)\s+)?[0-9０-９]{1,3}[．.]\s*")

#: A full-width decimal point: 四三．○○.
_DECIMAL = re.compile("[0-9０-９〇○零一二三四五六七八九十百千万][．.]$")
_NUMERAL = re.compile("[0-9０-９〇○零一二三四五六七八九十百千万]")

_CLOSING = "”’」』）》)]"
_SPACE = " \t\n"


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand, as half-open ranges of offsets.

    The ranges leave out the ASCII white space around each sentence and nothing else.

    Args:
        text: one paragraph.
        lang: its language tag; only the primary subtag is looked at.
    """
    cuts = {0, len(text)}
    for boundary in get_sentence_boundaries(lang.partition("-")[0], text):
        cuts.add(boundary["end_index"])
    if not text.isascii():
        cuts.update(match.end() for match in _CHINESE_END.finditer(text))
    ordered = sorted(cut for cut in cuts if not _joined(text, cut))
    found = []
    for start, end in pairwise(ordered):
        raw = text[start:end]
        stripped = raw.strip(_SPACE)
        if stripped:
            begin = start + len(raw) - len(raw.lstrip(_SPACE))
            found.append((begin, begin + len(stripped)))
    return found


def divided(text: str, start: int, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, each with the white space before it.

    Args:
        text: the paragraph.
        start: where it stands in the source.
        lang: its language tag.
    """
    found = []
    before = 0
    for begin, end in sentences(text.replace(BROKEN, WRAPPED), lang):
        span = Span(start + begin, start + end)
        found.append(Sentence(text[begin:end], span, text[before:begin]))
        before = end
    return tuple(found)


def _joined(text: str, cut: int) -> bool:
    """Whether what stands before and after `cut` is one sentence after all."""
    if cut in (0, len(text)):
        return False
    before, after = text[max(0, cut - 12) : cut], text[cut:].lstrip(_SPACE)[:1]
    if after in _CLOSING:
        return True
    if _NUMBER_IN_FRONT.fullmatch(text, 0, cut):
        return True
    if after.isdigit() and _BEFORE_NUMBER.search(before):
        return True
    return bool(_NUMERAL.match(text[cut : cut + 1]) and _DECIMAL.search(before))
