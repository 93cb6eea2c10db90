"""Sentences. `sentencex` does the work; what it gets wrong in this corpus is mended here."""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from tei.language.tags import primary
from tei.language.wrapping import BROKEN, WRAPPED
from tei.model import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Which sentencex: another version may divide a text otherwise.
SEGMENTER_VERSION = version("sentencex")

#: So many characters are looked at together: sentencex takes time with the square of a text that
#: has quotation marks which nothing closes. Few paragraphs are as long.
_STRETCH = 10_000

#: A Chinese full stop with all marks behind it. Nothing in the pattern may fail, so that a long run
#: of marks is gone through once.
_CHINESE_END = re.compile("[。！？][。！？”’」』）》]*")
#: Sentences that begin with a digit or a Latin letter: 使它们更加完整。17日，……
_LATIN = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
#: Sentences that end with closing marks (“下雨了。”大家……) where no comma goes on with them.
_CLOSED = "”’」』）"
_GOES_ON = re.compile(r"[，、；：\s]")

#: Abbreviations that a number follows: Vol. 2.
_BEFORE_NUMBER = re.compile(r"\b(?:Vol|No|Nos|pp?|Art|Arts|Fig|Ch|Sec|Par)\.\s*$", re.IGNORECASE)

#: The number of a paragraph: 1. and Article 1.
_NUMBER_IN_FRONT = re.compile(r"\s*(?:(?:Article|Chapter|Section)\s+)?[0-9０-９]{1,3}[．.]\s*")

#: A full-width decimal point: 四三．○○.
_DECIMAL = re.compile("[0-9０-９〇○零一二三四五六七八九十百千万][．.]$")
_NUMERAL = re.compile("[0-9０-９〇○零一二三四五六七八九十百千万]")

_CLOSING = "”’」』）》)]"
_SPACE = " \t\n"
_NO_SPACE = re.compile(f"[^{_SPACE}]")


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand, as half-open ranges of offsets.

    The ranges leave out the ASCII white space around each sentence and nothing else.

    Args:
        text: one paragraph.
        lang: its language tag; only the primary subtag is looked at.
    """
    cuts = {0, len(text), *_boundaries(text, primary(lang))}
    if not text.isascii():
        cuts.update(_chinese_ends(text))
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


def _boundaries(text: str, lang: str) -> Iterator[int]:
    """Where sentencex ends a sentence, stretch by stretch; each begins with a sentence."""
    start = 0
    while start < len(text):
        stop = start + _STRETCH
        found = get_sentence_boundaries(lang, text[start:stop])
        # The end of a stretch is not that of a sentence.
        ends = [end for found in found if start < (end := start + found["end_index"]) < stop]
        yield from ends
        start = ends[-1] if ends and stop < len(text) else stop


def _chinese_ends(text: str) -> Iterator[int]:
    """Where Chinese sentences end that sentencex goes on with."""
    for match in _CHINESE_END.finditer(text):
        end = match.end()
        if _LATIN.match(text, end):
            yield end
        elif end < len(text) and not _GOES_ON.match(text, end):
            marks = match.group().rstrip(_CLOSED)
            if marks[-1] != "》" and len(marks) < len(match.group()):
                yield end


def _joined(text: str, cut: int) -> bool:
    """Whether what stands before and after `cut` is one sentence after all."""
    if cut in (0, len(text)):
        return False
    following = _NO_SPACE.search(text, cut)
    before, after = text[max(0, cut - 12) : cut], following.group() if following else ""
    if after in _CLOSING:
        return True
    if _NUMBER_IN_FRONT.fullmatch(text, 0, cut):
        return True
    if after.isdigit() and _BEFORE_NUMBER.search(before):
        return True
    return bool(_NUMERAL.match(text[cut : cut + 1]) and _DECIMAL.search(before))
