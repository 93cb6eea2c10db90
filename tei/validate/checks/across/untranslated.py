"""Text that is left in the other language."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language.scripts import HAN
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.across.pairs import Pair, Side

#: Names and terms stand in parentheses behind their translation.
_IN_PARENTHESES = re.compile(r"[(（\[［【][^()（）\[\]【】]*[)）\]］】]|[“\"「][^“”\"「」]*[”\"」]")
_HAN_RUN = re.compile(f"[{HAN}][{HAN}，、；：]*[{HAN}]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_ENGLISH_RUN = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[ ,;:]+[A-Za-z][A-Za-z’'-]*){4,}")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W\d_]+")
#: A clause, and not a name: so many characters, or with the mark that ends a sentence.
_CLAUSE = 6
_SENTENCE_END = re.compile("[。！？]")
#: So many words are no name, or list of names, that two languages write alike.
_WORDS = 6


def untranslated(location: Location, words: str) -> Diagnostic:
    """Text is left in the language of the other side.

    Why:
        A sentence, or a part of one, that nobody translated: it is told of six Chinese characters
        and more in an English sentence, or of five English words in a Chinese one, and where both
        sides are the same. Names and terms in parentheses or quotation marks are none, nor is what
        has an `xml:lang` of its own.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained. After the rain 社员们都到田里去补苗 and sang.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。雨后社员们都到田里去补苗，大家唱着歌。

            又下雨了。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained. After the rain the members went to the fields to fill the gaps and sang.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。雨后社员们都到田里去补苗，大家唱着歌。

            又下雨了。
    """
    return codes.UNTRANSLATED.at(
        location,
        f'"{words}" is in the language of the other side',
        help="translate it, or give what is meant to stay as it is an element with its xml:lang",
    )


def found(pair: Pair) -> Iterator[Found]:
    """What a pair leaves in the other language."""
    for side, other in ((pair.one, pair.other), (pair.other, pair.one)):
        if words := _left(side, other):
            tell = partial(untranslated, words=words[:40])
            yield Found(codes.UNTRANSLATED, side.hits[:1], tell, other.hits[:1])
            return
    if pair.one.text == pair.other.text and len(_WORD.findall(pair.one.text)) >= _WORDS:
        tell = partial(untranslated, words=pair.other.text[:40])
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
    return 2 * sum(word[0].isupper() for word in each) > len(each)


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.UNTRANSLATED, untranslated),)
