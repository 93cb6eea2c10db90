"""Numbers in Chinese text: which of the forms are numbers where they stand, and their bounds."""

from __future__ import annotations

import re
from decimal import Decimal

from tei.language.dates import chinese as dates
from tei.language.numbers.chinese_decimals import is_hour, with_tenths
from tei.language.numbers.chinese_figures import Figure, figures
from tei.language.numbers.measures import (
    AND_A_HALF,
    AND_MORE,
    LABELLED,
    MEASURES,
    NAMES,
    UNITS,
)
from tei.language.numbers.number import Number, outside
from tei.language.numerals.chinese import ARABIC_DIGITS, plain

_AT_LEAST = (
    "(?:超[过過出]|[至最]少|不少[于於]|不下[于於]?|不止|[多高大][于於]|起[码碼]|不低[于於]"
    "|已?逾)[了有]?"
)
_AT_MOST = (
    "(?:[至最]多|不(?:到|足|[要得能会會应應可]?超[过過]|多[于於]|[满滿])|[少低小][于於]|[将將]近|接近|未[满滿]"
    "|(?<![最附靠邻鄰远遠亲親新逼临臨])近)[了有]?"
)
_ROUGHLY = "(?:大|(?<![条條节節制契公合])[约約])[约約]?[有计計]?"
#: What these end with.
_ENDS = frozenset("过過出少于於下止码碼逾多到足满滿近大约約计計了有")
_LEAST, _MOST, _ABOUT = (re.compile(f"{said}$") for said in (_AT_LEAST, _AT_MOST, _ROUGHLY))
_BEHIND = re.compile("(?P<least>以上|以外)|(?P<most>以下)|左右|上下")
#: 近三年: the last three years.
_TIME = re.compile("[年天日周代]|[个個]月|世[纪紀]")
_ONLY = re.compile("(?:[只仅僅]有?|唯有)$")
_SOME_ONES = re.compile("[个個人名次种種项項条條家户戶]")
_SUBJECTS = re.compile("[点點](?:意[见見]|建[议議]|要求|希望|[办辦]法|[经經][验驗])")
_LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_COUNTED_IN_LETTERS = re.compile("(?i:cc|c\\.c|kg|km|cm|mm|kw|℃|x|m)(?![a-z])")
_NO_NUMBER_BEFORE = re.compile(
    "[A-Za-zＡ-Ｚａ-ｚ№#%/-]$|[.．:：·][0-9０-９]?$|(?:[电電][话話]|信箱|[邮郵][编編]|[门門]牌|代[号號]|型[号號])[^。，；]{0,6}$"
)
_WORD = re.compile("[0-9A-Za-z]")
_HUNDRED = 100
_YEARS = range(1800, 2101)
_NO_NUMBER_BEHIND = re.compile("[:：·/-][0-9０-９]")
_LABEL_BEHIND = re.compile("[.．、)）](?![0-9０-９])")
#: “八一”, （十九）, 〔2〕: names, labels and notes.
_ENCLOSED = re.compile(r"[“‘「『][”’」』]|[(（〔［【\[][)）〕］】\]]")
#: Digits that are a year, or two, if nothing is counted: 1958, 1956—1967.
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}(?:[至到~～—－–-]{1,2}(?:1[89]|20)[0-9]{2})?")
_LEFT = 12


def numbers(text: str) -> list[Number]:
    """The numbers in Chinese `text`."""
    found = figures(text)
    if not found:
        return []
    names = [name.span() for name in NAMES.finditer(text)]
    read = [
        number
        for figure in with_tenths(text, found)
        if not any(start <= figure.start and figure.end <= end for start, end in names)
        and (number := _number(text, figure))
    ]
    if not read:
        return []
    return list(outside(((shape.start, shape.end) for shape in dates.shapes(text)), read))


def _number(text: str, figure: Figure) -> Number | None:
    """What `figure` says where it stands; None where it is no number there."""
    start, end = figure.start, figure.end
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _LEFT]
    counted = UNITS.match(right) or MEASURES.match(right) or _SUBJECTS.match(right)
    if figure.short and not counted and figure.kind == "cardinal":
        return None
    if not _is_number(figure, left, right, counted):
        return None
    low, high, kind = figure.low, figure.high, figure.kind
    if low != high:
        return Number(start, end, None, low, high, kind)
    if kind == "ordinal":
        return Number(start, end, low, kind=kind)
    behind = end
    if counted:
        behind += counted.end()
        if kind == "cardinal" and AND_A_HALF.match(text, behind) and isinstance(low, Decimal):
            low, end = low + Decimal("0.5"), behind + 1
            behind = end
        elif kind == "cardinal" and AND_MORE.match(text, behind):
            return Number(start, behind + 1, None, low, None, kind)
    return _bounded(text, Number(start, end, low, None, None, kind, figure.approximate), behind)


def _bounded(  # noqa: PLR0911 - one a bound
    text: str, number: Number, behind: int
) -> Number:
    """`number` with the words in front, or at `behind`, that make it a bound or a rough one.

    Where what is counted stands between, they do not become a part of it: 三百人以上.
    """
    value, start, end = number.value, number.start, number.end
    left = text[max(0, start - _LEFT) : start]
    least = most = about = None
    if left[-1:] in _ENDS:
        least, most, about = _LEAST.search(left), _MOST.search(left), _ABOUT.search(left)
    if most and (least is None or len(most[0]) > len(least[0])):
        if most[0] != "近" or not _TIME.match(text, end):
            return Number(start - len(most[0]), end, None, None, value, number.kind)
    elif least:
        return Number(start - len(least[0]), end, None, value, None, number.kind)
    elif about:
        return Number(start - len(about[0]), end, value, kind=number.kind, approximate=True)
    said = _BEHIND.match(text, behind)
    if not said:
        return number
    if behind == end:
        end = said.end()
    match said.lastgroup:
        case "least":
            return Number(start, end, None, value, None, number.kind)
        case "most":
            return Number(start, end, None, None, value, number.kind)
    return Number(start, end, value, kind=number.kind, approximate=True)


def _is_number(figure: Figure, left: str, right: str, counted: re.Match[str] | None) -> bool:
    if figure.kind != "cardinal":
        arabic = figure.words[0] in ARABIC_DIGITS and figure.kind != "ordinal"
        return not (arabic and (_NO_NUMBER_BEFORE.search(left) or _WORD.match(right)))
    minutes = right[:1] == "分" and left[-1:] in {"时", "時", "点", "點"}
    if (
        minutes
        or left.endswith("公元")
        or LABELLED.match(right)
        or _ENCLOSED.match(left[-1:] + right[:1])
        or is_hour(figure, left, right)
    ):
        return False
    if figure.words[0] in ARABIC_DIGITS:
        return _is_arabic_number(figure.words, left, right, counted)
    if figure.short:
        return bool(counted and _is_counted(figure.words, left, right, counted))
    at_start = figure.start <= _LEFT and not left.strip() and figure.low % 1 == 0
    if at_start and figure.low < _HUNDRED and (not right.strip() or right[0] in "、．.)）"):
        return False  # The number of a section, or of an item.
    return not (right[:1] == "年" and figure.exact and int(figure.low) in _YEARS)


def _is_counted(words: str, left: str, right: str, counted: re.Match[str]) -> bool:
    """Whether a numeral of one character, or by place, is a number before what is counted."""
    if plain(words) != "1":
        # 五六年 may be 1956, 两三年 may not.
        return not (right[0] == "年" and len(words) > 1 and words[0] not in "两兩一")
    # 一个 is hardly more than an article, 一年 and 一次 are as often "the whole year", "once".
    behind = right[counted.end() :]
    if behind[:1] == words or left.endswith(words + right[: counted.end()]):
        return False  # 一寸一寸地.
    return bool(
        UNITS.match(right)
        or AND_A_HALF.match(behind)
        or AND_MORE.match(behind)
        or (_ONLY.search(left) and _SOME_ONES.match(right))
    )


def _is_arabic_number(words: str, left: str, right: str, counted: re.Match[str] | None) -> bool:
    if _NO_NUMBER_BEFORE.search(left) or _NO_NUMBER_BEHIND.match(right):
        return False
    if _LETTER.match(right) and not _COUNTED_IN_LETTERS.match(right):
        return False
    if not left.strip() and _LABEL_BEHIND.match(right):
        return False
    digits = plain(words)
    return bool(counted) or not _YEAR.fullmatch(digits)
