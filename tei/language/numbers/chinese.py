"""Numbers in Chinese text: 一百四十九, 三百多, 百分之三, 三至五万, １，２３４, 第七十一."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tei.language.dates import chinese as dates
from tei.language.numbers.measures import (
    AND_A_HALF,
    AND_MORE,
    LABELLED,
    MEASURES,
    NAMES,
    UNITS,
)
from tei.language.numbers.number import Number, outside
from tei.language.numerals.chinese import (
    ARABIC,
    CHINESE,
    DIGIT,
    LONGEST,
    WORTH,
    last_place,
    plain,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.language.numbers.number import Kind, Quantity

_SCALE = "十拾百佰千仟万萬亿億"
#: 几 is a digit that nobody knows, 数 too, in front of a unit: but not in 人数十万, 总数百分之五.
_SOME = f"[几幾]|(?<![总總人个個指次岁歲户戶代多少分级級倍])[数數](?=[{_SCALE}]+(?!分之))"
_RUN = (
    f"(?:(?:{_SOME})?+[{CHINESE}{ARABIC}几幾]++(?:[,，][{ARABIC}]{{3}}(?![{ARABIC}]))*+"
    f"(?:(?:[.．点點]|(?<=[{ARABIC}])·)(?=[{DIGIT}{ARABIC}])[{DIGIT}{ARABIC}]++[百千]?[万萬亿億]*+)?+)"
)
_FIGURE = re.compile(
    rf"""
      (?P<slash>[{ARABIC}]++[/／][{ARABIC}]++(?:[/／][{ARABIC}]++)*+)
    | (?P<half>^半$|(?<!一)一半(?![儿兒])|半[数數]|(?<![上下前后後大小多过過一])半(?=年|[个個]月|小[时時]|[公市]?[斤里尺]|[亩畝吨噸]))
    | (?P<nth>第)?(?P<run>{_RUN})(?:分之(?P<share>{_RUN}))?
      (?P<more>[多余餘来來])?(?P<scale>(?<=[多余餘来來])[万萬亿億]+)?(?P<sign>[%％‰])?
    """,
    re.VERBOSE,
)
_HAS_ONE = re.compile(f"[{CHINESE}{ARABIC}几幾半数數]")

_ARABIC = "0123456789０１２３４５６７８９"
_ONLY_DIGITS = re.compile(f"[{DIGIT}]+")
_PAIR = re.compile(f"(?<![{DIGIT}])([{DIGIT}])([{DIGIT}])(?![{DIGIT}])")
_WITH_SOME = re.compile(f"(.*?)[几幾数數]([{_SCALE}]*)")
_COEFFICIENT = re.compile(f"(.+?)([万萬亿億]+|(?<=^[{DIGIT}{ARABIC}])[{_SCALE}]+)")
_TENTHS = re.compile("成(?=[，。、；：）的半多左以到至，]|$)")

_TO = re.compile("[至到~～]|[—－–-]{1,2}")
_FROM = re.compile("[由从從自]$")
_AT_LEAST = "(?:超[过過出]|[至最]少|不少[于於]|不下[于於]?|不止|[多高大][于於]|起[码碼]|不低[于於]|已?逾)[了有]?"
_AT_MOST = (
    "(?:[至最]多|不(?:到|足|超[过過]|多[于於]|[满滿])|[少低小][于於]|[将將]近|接近|未[满滿]"
    "|(?<![最附靠邻鄰远遠亲親新逼临臨])近)[了有]?"
)
_ROUGHLY = "(?:大|(?<![条條节節制契公合])[约約])[约約]?[有计計]?"
_LEAST, _MOST, _ABOUT = (re.compile(f"{said}$") for said in (_AT_LEAST, _AT_MOST, _ROUGHLY))
_ALONE = re.compile(rf"\s*(?:{_AT_LEAST}|{_AT_MOST}|{_ROUGHLY})?")
_NO_LESS, _NO_MORE = re.compile("以上|以外"), re.compile("以下")
_MORE_OR_LESS = re.compile("左右|上下")
#: 近三年: the last three years.
_TIME = re.compile("[年天日周代]|[个個]月|世[纪紀]")
_ONLY = re.compile("(?:[只仅僅]有?|唯有)$")
_SOME_ONES = re.compile("[个個人名次种種项項条條家户戶]")
_SUBJECTS = re.compile("[点點](?:意[见見]|建[议議]|要求|希望|[办辦]法|[经經][验驗])")
_LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_COUNTED_IN_LETTERS = re.compile("(?i:cc|c\\.c|kg|km|cm|mm|kw|℃|x|m)(?![a-z])")
_NO_NUMBER_BEFORE = re.compile(
    "[A-Za-zＡ-Ｚａ-ｚ№#/-]$|[.．:：·][0-9０-９]?$|(?:[电電][话話]|信箱|[邮郵][编編]|[门門]牌|代[号號]|型[号號])[^。，；]{0,6}$"
)
_NO_NUMBER_BEHIND = re.compile("[:：·/-][0-9０-９]")
_LABEL_BEHIND = re.compile("[.．、)）](?![0-9０-９])")
_QUOTED = re.compile("[“‘「『][”’」』]")
#: Digits that are a year, or two, if nothing is counted: 1958, 1956—1967.
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}(?:[至到~～—－–-]{1,2}(?:1[89]|20)[0-9]{2})?")
_HUNDRED, _PER_MILLE = 100, 1000
_HALF = Fraction(1, 2)
_LEFT = 12


@dataclass(slots=True)
class _Figure:
    """A number as it is written; whether it may be read depends on what is around it."""

    start: int
    end: int
    #: The numeral without what stands before and behind.
    words: str
    low: Quantity
    #: None where only a lower bound is said.
    high: Quantity | None
    kind: Kind = "cardinal"
    approximate: bool = False
    #: It is no number unless something counted follows: it is short, or by place.
    short: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high


def numbers(text: str) -> list[Number]:
    """The numbers in Chinese `text`."""
    if not _HAS_ONE.search(text):
        return []
    figures = list(_ranges(text, _figures(text)))
    if not figures:
        return []
    names = [name.span() for name in NAMES.finditer(text)]
    found = [
        number
        for figure in figures
        if not any(start <= figure.start and figure.end <= end for start, end in names)
        and (number := _number(text, figure))
    ]
    return list(outside(((shape.start, shape.end) for shape in dates.shapes(text)), found))


def _figures(text: str) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(text):
        figure: _Figure | None
        if match["half"]:
            yield _Figure(*match.span(), match[0], _HALF, _HALF, "fraction")
        elif match["slash"]:
            upper, _, lower = plain(match[0]).replace("／", "/").partition("/")
            # 1／3; not 5／3／58 and not 24／7.
            if lower.isdigit() and 0 < int(upper) < int(lower) <= _HUNDRED:
                share = Fraction(int(upper), int(lower))
                yield _Figure(*match.span(), match[0], share, share, "fraction")
        elif match["nth"]:
            if nth := value(match["run"]):
                yield _Figure(match.start(), match.end("run"), match["run"], nth, nth, "ordinal")
        elif figure := _share(match) if match["share"] else _cardinal(text, match):
            yield figure


def _share(match: re.Match[str]) -> _Figure | None:
    """百分之三, 千分之五, 三分之二."""
    whole, part = plain(match["run"]), match["share"]
    if len(whole) == 1 and whole in "百千万":
        parts = WORTH[whole]
        quantity = (Decimal(parts),) * 2 if plain(part) == whole else _quantity(part)
        if quantity is None:
            return None
        low, high = quantity
        end = match.end("share")
        if match["more"] and (more := _and_more(part, low, match["more"], 1)):
            (low, high), end = more, match.end("more")
        kind: Kind = "percentage" if parts == _HUNDRED else "fraction"
        return _Figure(
            match.start(), end, part, low / parts, None if high is None else high / parts, kind
        )
    lower, upper = value(match["run"]), value(part)
    if not lower or not upper or lower % 1 or upper % 1:
        return None
    share = Fraction(int(upper), int(lower))
    return _Figure(match.start(), match.end("share"), part, share, share, "fraction")


def _cardinal(text: str, match: re.Match[str]) -> _Figure | None:
    run, more = match["run"], match["more"]
    start, end = match.span("run")
    if text[end - 1] in "千仟" and text[end : end + 1] in {"瓦", "瓩", "周", "卡"}:
        # 十二千瓦 is 12 kilowatts; 五千瓦 may be five of them, or 5000 watts.
        if _quantity(run):
            return None
        run, end, more = run[:-1], end - 1, None
    if more and plain(run) in {"百", "千", "万"}:
        quantity: tuple[Decimal, Decimal | None] | None = (Decimal(WORTH[plain(run)]),) * 2
    else:
        quantity = _quantity(run)
        more = more if quantity else None
    if quantity is None:
        return None
    low, high = quantity
    short = (len(run) == 1 and run not in _ARABIC) or bool(_ONLY_DIGITS.fullmatch(run))
    approximate = False
    scale = 1
    for unit in plain(match["scale"] or ""):
        scale *= WORTH[unit]
    if more and more in "来來":
        whole = match.start() == 0 and match.end() == len(text)
        if whole or match["scale"] or MEASURES.match(text, match.end("more")):
            low, high, approximate = low * scale, low * scale, True
            end, short = match.end("scale") if match["scale"] else match.end("more"), False
    elif more and (bounds := _and_more(run, low, more, scale)):
        (low, high), short = bounds, False
        end = match.end("scale") if match["scale"] else match.end("more")
    figure = _Figure(start, end, run, low, high, approximate=approximate, short=short)
    if match["sign"] and high is not None:
        parts = _PER_MILLE if match["sign"] == "‰" else _HUNDRED
        figure.low, figure.high = low / parts, high / parts
        figure.kind, figure.end = "percentage" if parts == _HUNDRED else "fraction", match.end()
    elif _TENTHS.match(text, end) and run[0] not in _ARABIC and low <= 10 and high:  # noqa: PLR2004
        figure.low, figure.high, figure.kind = low / 10, high / 10, "fraction"
        figure.end, figure.short = end + 1, False
    return figure


def _quantity(words: str) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest number that `words` can be; None where they are none."""
    if len(words) > LONGEST:
        return None
    if some := _WITH_SOME.fullmatch(words):
        return _some(some[1], some[2])
    pair = _PAIR.search(words)
    if _ONLY_DIGITS.fullmatch(words):
        if len(words) == 1 and plain(words) == "0":
            return None
        if len(words) == 2:  # noqa: PLR2004 - 三四个; by place, 二五人 is not written
            return _pair(words, pair)
    exact = value(words)
    return (exact, exact) if exact is not None else _pair(words, pair)


def _pair(words: str, pair: re.Match[str] | None) -> tuple[Decimal, Decimal] | None:
    """Two digits side by side that are either: 三四十, 十五六, 两三个, 三五个."""
    if not pair:
        return None
    first, second = (int(plain(digit)) for digit in pair.groups())
    if not (0 < first == second - 1 or pair[0] == "三五"):
        return None
    before, behind = words[: pair.start()], words[pair.end() :]
    low = value(f"{before}{first}{behind}")
    high = value(f"{before}{second}{behind}")
    return None if low is None or high is None else (low, high)


def _some(before: str, scale: str) -> tuple[Decimal, Decimal] | None:
    """几 as a digit: 几十 is 20 to 99, 十几 is 11 to 19, 十几万 is 110,000 to 199,999."""
    place = Decimal(1)
    for unit in plain(scale):
        place *= WORTH[unit]
    if not before:
        return (2 * place, 10 * place - 1) if scale else None
    low, high = value(f"{before}一{scale}"), value(f"{before}九{scale}")
    return None if low is None or high is None else (low, high + place - 1)


def _and_more(
    words: str, low: Quantity, more: str, scale: int
) -> tuple[Decimal, Decimal | None] | None:
    """三百多 is 300 to 399, 三十多万 300,000 to 399,999; None where 多 belongs to what follows."""
    last = plain(words)[-1]
    if more in "来來" or not isinstance(low, Decimal) or (last.isdigit() and last != "0"):
        return None
    step = last_place(low) * scale
    return low * scale, low * scale + step - 1 if step > 1 else None


def _ranges(text: str, figures: Iterator[_Figure]) -> Iterator[_Figure]:
    """Two figures with 至 between them as one: 三至五万, 七、八百, 3—5%."""
    first: _Figure | None = None
    for figure in figures:
        if first:
            both = _range(text, first, figure)
            if both:
                first = both
                continue
            yield first
        first = figure
    if first:
        yield first


def _range(text: str, first: _Figure, last: _Figure) -> _Figure | None:
    joint = text[first.end : last.start]
    listed = joint == "、" and len(first.words) == 1
    if not (listed or _TO.fullmatch(joint)) or not (first.exact and last.exact):
        return None
    shares = (
        first.kind == "percentage"
        and last.kind == "cardinal"
        and "分之" in text[first.start : first.end]
    )
    if shares:
        last = replace(last, low=last.low / _HUNDRED, high=last.low / _HUNDRED, kind=first.kind)
    if first.kind not in {"cardinal", last.kind} or last.kind == "ordinal":
        return None
    if joint in "到至" and _FROM.search(text, max(0, first.start - 1), first.start):
        # 从三百到五百 may be a change.
        return None
    low = first.low
    if first.kind != last.kind:
        parts = 10 if text[last.end - 1] == "成" else _HUNDRED
        low = low / parts
    elif first.kind == "cardinal" and (scaled := _COEFFICIENT.fullmatch(last.words)):
        coefficient = value(scaled[1])
        if coefficient is not None and low < coefficient and low == value(first.words):
            low *= last.low / coefficient
    if low >= last.low or (listed and first.low + 1 != _leading(last)):
        return None
    short = last.short and not shares
    return replace(
        last, start=first.start, words=f"{first.words}{joint}{last.words}", low=low, short=short
    )


def _leading(figure: _Figure) -> int:
    """The first digit of a figure: 4 in 四十."""
    first = plain(figure.words)[0]
    return int(first) if first.isdigit() else 0


def _number(text: str, figure: _Figure) -> Number | None:  # noqa: C901, PLR0912
    """What `figure` says where it stands; None where it is no number there."""
    start, end = figure.start, figure.end
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _LEFT]
    counted = UNITS.match(right) or MEASURES.match(right) or _SUBJECTS.match(right)
    if not _is_number(figure, left, right, counted):
        return None
    low, high = figure.low, figure.high
    approximate = figure.approximate
    if figure.kind in {"ordinal"} or not figure.exact:
        bounded = not figure.exact
    else:
        bounded = False
        behind = right[counted.end() :] if counted else right
        if counted and figure.kind == "cardinal" and AND_A_HALF.match(behind) and low % 1 == 0:
            low = high = low + Decimal("0.5")
            end += counted.end() + 1
            behind = behind[1:]
        elif counted and figure.kind == "cardinal" and AND_MORE.match(behind):
            high = None
            end += counted.end() + 1
        least, most = _LEAST.search(left), _MOST.search(left)
        if most and (least is None or len(most[0]) > len(least[0])):
            if most[0][0] != "近" or not _TIME.match(right):
                return Number(start - len(most[0]), end, None, None, high, figure.kind)
        elif least:
            start, high = start - len(least[0]), None
        if least or most:
            pass
        elif about := _ABOUT.search(left):
            start, approximate = start - len(about[0]), True
        elif said := _NO_LESS.match(behind) or _NO_MORE.match(behind):
            if not counted:
                end += said.end()
            if said.re is _NO_MORE:
                return Number(start, end, None, None, high, figure.kind)
            high = None
        elif said := _MORE_OR_LESS.match(behind):
            approximate = True
            if not counted:
                end += said.end()
    if low == high and not bounded:
        return Number(start, end, low, None, None, figure.kind, approximate)
    return Number(start, end, None, low, high, figure.kind)


def _is_number(figure: _Figure, left: str, right: str, counted: re.Match[str] | None) -> bool:
    if figure.kind != "cardinal":
        return not (figure.words[0] in _ARABIC and _NO_NUMBER_BEFORE.search(left))
    if LABELLED.match(right) or _QUOTED.match(left[-1:] + right[:1]):
        return False
    words = figure.words
    if words[0] in _ARABIC:
        return _is_arabic_number(words, left, right, counted)
    if not figure.short or (_ALONE.fullmatch(left) and not right.strip()):
        return True
    if not counted:
        return False
    if plain(words) == "1":
        # 一个 is hardly more than an article, 一年 and 一次 are as often "the whole year", "once".
        behind = right[counted.end() :]
        return bool(
            UNITS.match(right)
            or AND_A_HALF.match(behind)
            or AND_MORE.match(behind)
            or (_ONLY.search(left) and _SOME_ONES.match(right))
        )
    # 五六年 may be 1956, 两三年 may not.
    return not (right[0] == "年" and len(words) > 1 and words[0] not in "两兩一")


def _is_arabic_number(words: str, left: str, right: str, counted: re.Match[str] | None) -> bool:
    if _NO_NUMBER_BEFORE.search(left) or _NO_NUMBER_BEHIND.match(right):
        return False
    if _LETTER.match(right) and not _COUNTED_IN_LETTERS.match(right):
        return False
    if not left.strip() and _LABEL_BEHIND.match(right):
        return False
    if left[-1:] in {"(", "（"} and right[:1] in {")", "）"}:
        return False
    digits = plain(words)
    return bool(counted) or not _YEAR.fullmatch(digits)
