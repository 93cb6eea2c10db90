"""Numbers that disagree between a text and its translation."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.language.numbers import Number, agree, numbers
from tei.language.numbers.chinese_figures import figures as chinese_figures
from tei.language.numbers.english_figures import figures as english_figures
from tei.validate.checks.across import findings
from tei.validate.checks.across.measures import measures, same
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.diagnostics import Diagnostic, Location
    from tei.language.numbers.chinese_figures import Figure as ChineseFigure
    from tei.language.numbers.english_figures import Figure as EnglishFigure
    from tei.language.numbers.number import Kind
    from tei.validate.checks.across.pairs import Pair, Side

_FIGURES: dict[str, Callable[[str], Sequence[ChineseFigure | EnglishFigure]]] = {
    "zh": chinese_figures,
    "en": english_figures,
}
#: Numbers as they were said of old, which nobody reads here: threescore and ten, twenty and five,
#: six hundred thousand and three thousand, the six hundredth year, the third part.
_ONE = "(?:one|two|three|four|five|six|seven|eight|nine)"
_OLD = re.compile(
    rf"\b(?:(?:three|four)score|an\s+hundred|hundredth|hundred\s+and\s+\w+ty\s+and"
    rf"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty\s+(?:years\s+old\s+)?and\s+{_ONE}(?:fold)?"
    rf"|thousand\s+and\s+(?:{_ONE}\s+(?:and\s+\w+ty\s+)?|an?\s+|\w+ty\s+)(?:hundred|thousand)"
    r"|(?:third|fourth|fifth|tenth)\s+part|tenth\s+deals?)\b",
    re.IGNORECASE,
)
#: Numbers that count nothing, for which the other language has other words.
_FIGURATIVE = {
    "zh": re.compile(
        "二百五(?![十百千万])|三百六十[五行]|一[百千万][个個]不|一[万萬]年|五百年前|十八[般层層]"
        "|三十六[计計]|二十四[史节節]|三十而立|八十老母|七老八十|半斤八[两兩]|三十年河[东西東]"
        "|[百千万萬]分之一?百(?![二三四五六七八九])|一百八十度|八百里|十里八|二十四小[时時]"
    ),
    "en": re.compile(
        r"\b(?:nine times (?:out of|in) ten|(?:ten|a million|a thousand) to one|hundred and one"
        r"|(?:a|one) (?:hundred|thousand|million) (?:times|per ?cent)|two[- ]faced|two by two"
        r"|forty winks|nine lives|eleventh hour|seven seas|four corners|on all fours)\b",
        re.IGNORECASE,
    ),
}
#: 增加三倍 is "increase threefold", and to four times as much.
_TIMES = re.compile("[多余]?倍")
#: 翻一番 is to double, 翻两番 to be four times as much: "twice" and "fourfold", not one and two.
_TURNS = re.compile("番")
#: So many to compare with so many are a table, and no sentence.
_MANY = 2_500
#: So many digits other than the noughts at both ends, and a number is no round one.
_ENOUGH = 3


class _Said(NamedTuple):
    """A number and the words that say it."""

    number: Number
    words: str


def found(pair: Pair) -> Iterator[Found]:
    """The numbers of a pair that disagree."""
    sides = pair.sides("zh", "en")
    if not sides:
        return
    chinese, english = sides
    source, target = _left(chinese, english)
    tell: Callable[[Location], Diagnostic]
    differing = [
        (here, there)
        for there in target
        for here in source
        if _is_share(here.number) is _is_share(there.number)
    ]
    if differing:
        # Bounds are more often said in other words.
        here, there = min(differing, key=lambda both: both[0].number.value is None)
        tell = partial(findings.number_differs, words=there.words, others=here.words)
        yield Found(codes.NUMBER_DIFFERS, english.hits[:1], tell, chinese.hits[:1])
        return
    for left, side, other in ((source, chinese, english), (target, english, chinese)):
        if lost := [said for said in left if _is_particular(said.number)]:
            tell = partial(findings.number_differs, words=lost[0].words, others="")
            yield Found(codes.NUMBER_DIFFERS, side.hits[:1], tell, other.hits[:1])


def _left(chinese: Side, english: Side) -> tuple[list[_Said], list[_Said]]:
    """The numbers of each side that agree with nothing on the other side."""
    if _OLD.search(english.text):
        return [], []
    ours, theirs = numbers(chinese.text, "zh"), numbers(english.text, "en")
    if not (ours or theirs) or len(ours) * len(theirs) > _MANY:
        return [], []
    measured = [
        (one.numbers, other.numbers)
        for one in measures(chinese.text, "zh", ours)
        for other in measures(english.text, "en", theirs)
        if same(one, other)
    ]
    known = {index for one, _ in measured for index in one}
    known_there = {index for _, other in measured for index in other}
    return (
        _alone(chinese, ours, known, theirs, english),
        _alone(english, theirs, known_there, ours, chinese),
    )


def _alone(
    side: Side, said: Sequence[Number], known: set[int], others: Sequence[Number], there: Side
) -> list[_Said]:
    figurative = [words.span() for words in _FIGURATIVE[side.language].finditer(side.text)]
    left = [
        number
        for index, number in enumerate(said)
        if index not in known
        and not any(start <= number.start < end for start, end in figurative)
        and number.kind != "ordinal"
        and not _TURNS.match(side.text, number.end)
        and not any(_may_be(number, other, side, there) for other in others)
    ]
    if not left:
        return []
    # What is no number for sure where it stands may be the one that is missing.
    forms = [*_forms(there.text, there.language), *_unmatched_around(there, side.language)]
    return [
        _Said(number, side.text[number.start : number.end])
        for number in left
        if not any(_is_share(number) is _is_share(form) and agree(number, form) for form in forms)
    ]


def _forms(text: str, lang: str) -> list[Number]:
    """All that has the form of a number."""
    return [_as_number(form) for form in _FIGURES[lang](text)]


def _unmatched_around(side: Side, other_language: str) -> Iterator[Number]:
    """What has the form of a number in the sentences beside, and none there to agree with."""
    for text, other in side.around:
        if forms := _forms(text, side.language):
            others = _forms(other, other_language)
            yield from (form for form in forms if not any(agree(form, each) for each in others))


def _as_number(form: ChineseFigure | EnglishFigure) -> Number:
    # 四代 is "the fourth generation".
    kind: Kind = "cardinal" if form.kind == "ordinal" else form.kind
    if form.exact:
        return Number(form.start, form.end, form.low, kind=kind)
    return Number(form.start, form.end, None, form.low, form.high, kind)


def _may_be(number: Number, other: Number, side: Side, there: Side) -> bool:
    """Whether two numbers can be the same."""
    if agree(number, other):
        return True
    chinese, text = (number, side.text) if side.language == "zh" else (other, there.text)
    if number.value is None or other.value is None or not _TIMES.match(text, chinese.end):
        return False
    # From 增加三倍 translators make "quadrupled", "three times" or "by 300 percent".
    return abs(Fraction(number.value) - Fraction(other.value)) == 1


def _is_share(number: Number) -> bool:
    return number.kind in {"percentage", "fraction"}


def _is_particular(number: Number) -> bool:
    """Whether nobody would leave out a number, or say it in other words."""
    if number.value is None or number.approximate or number.kind == "fraction":
        return False
    digits = f"{number.value:f}".replace(".", "").strip("0")
    return len(digits) >= _ENOUGH
