"""The forms of numbers in Chinese text, wherever they stand: 三百多, 百分之三, 三至五万, 几十."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tei.language.numbers.measures import MEASURES
from tei.language.numbers.ranges import with_ranges
from tei.language.numerals.chinese import (
    ARABIC,
    ARABIC_DIGITS,
    DIGIT,
    LONGEST,
    NUMERAL,
    TO,
    WORTH,
    last_place,
    plain,
    value,
)
from tei.language.starts import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.language.numbers.number import Kind, Quantity

_SCALE = "十拾百佰千仟万萬亿億"
#: 几 is a digit that nobody knows, 数 too, in front of a unit: but not in 人数十万, 总数百分之五.
_SOME = f"[几幾]|(?<![总總人个個指次岁歲户戶代多少分级級倍])[数數](?=[{_SCALE}]+(?!分之))"
_POINT = f"(?:[.．点點]|(?<=[{ARABIC}])·)"
_HAN_POINT = re.compile("[点點]")
_RUN = (
    f"(?:(?:{_SOME})?+[{NUMERAL}几幾]++(?:(?:[,，][{ARABIC}]{{3}}(?![{ARABIC}]))++[万萬亿億]*+)?+"
    f"(?:{_POINT}(?=[{DIGIT}{ARABIC}])[{DIGIT}{ARABIC}]++[百千]?[万萬亿億]*+)?+)"
)
_FIGURE = re.compile(
    rf"""
      (?P<slash>[{ARABIC}]++[/／][{ARABIC}]++(?:[/／][{ARABIC}]++)*+)
    | (?P<half>^半$|(?<!一)一半(?![儿兒])|半[数數]
        |(?<![上下前后後大小多过過一])半(?=年|[个個]月|小[时時]|[公市]?[斤里尺]|[亩畝吨噸]))
    | (?P<nth>第)?(?P<run>{_RUN})(?:分之(?P<share>{_RUN}))?
      (?P<more>[多余餘来來])?(?P<scale>(?<=[多余餘来來])[万萬亿億]+)?(?P<sign>[%％‰])?
    """,
    re.VERBOSE,
)
_FIRST = re.compile(f"[{NUMERAL}几幾半数數第]")

_ONLY_DIGITS = re.compile(f"[{DIGIT}]+")
_PAIR = re.compile(f"(?<![{DIGIT}])([{DIGIT}])([{DIGIT}])(?![{DIGIT}])")
_WITH_SOME = re.compile(f"(.*?)[几幾数數]([{_SCALE}]*)")
_COEFFICIENT = re.compile(f"(.+?)([万萬亿億]+|(?<=^[{DIGIT}{ARABIC}])[{_SCALE}]+)")
_TENTHS = re.compile("成(?=[，。、；：）的半多左以到至，]|$)")

_TO = re.compile(TO)
_LONGEST_JOINT = 2
_FROM = re.compile("[由从從自]$")
_TEN, _HUNDRED, _PER_MILLE = 10, 100, 1000
_HALF = Fraction(1, 2)


@dataclass(slots=True)
class Figure:
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
        """Whether it says one number."""
        return self.low == self.high


def figures(text: str) -> list[Figure]:
    """What has the form of a number in `text`, in its order."""
    if not _FIRST.search(text):
        return []
    return list(with_ranges(_single(text), partial(_range, text)))


def _single(text: str) -> Iterator[Figure]:
    starts = (first.start() for first in _FIRST.finditer(text))
    for match in matches(_FIGURE, text, starts):
        figure: Figure | None
        if match["half"]:
            yield Figure(*match.span(), match[0], _HALF, _HALF, "fraction")
        elif match["slash"]:
            upper, _, lower = plain(match[0]).replace("／", "/").partition("/")
            # 1／3; not 5／3／58 and not 24／7.
            if lower.isdigit() and 0 < int(upper) < int(lower) <= _HUNDRED:
                share = Fraction(int(upper), int(lower))
                yield Figure(*match.span(), match[0], share, share, "fraction")
        elif match["nth"]:
            # 第三点一定 is the third point.
            words = _HAN_POINT.split(match["run"])[0]
            if nth := value(words):
                end = match.start("run") + len(words)
                yield Figure(match.start(), end, words, nth, nth, "ordinal")
        elif figure := _share(match) if match["share"] else _cardinal(text, match):
            yield figure


def _share(match: re.Match[str]) -> Figure | None:
    """百分之三, 千分之五, 三分之二."""
    whole, part = plain(match["run"]), match["share"]
    if len(whole) == 1 and whole in "百千万":
        parts = WORTH[whole]
        quantity = (Decimal(parts),) * 2 if plain(part) == whole else _quantity(part)
        if quantity is None:
            return None
        low: Decimal = quantity[0]
        high: Decimal | None = quantity[1]
        end = match.end("share")
        if match["more"] and (more := _and_more(part, low, match["more"], 1)):
            (low, high), end = more, match.end("more")
        kind: Kind = "percentage" if parts == _HUNDRED else "fraction"
        return Figure(
            match.start(), end, part, low / parts, None if high is None else high / parts, kind
        )
    lower, uppers = value(match["run"]), _quantity(part)
    if not lower or not uppers or lower % 1 or uppers[0] % 1:
        return None
    # 十分之八九 is eight or nine tenths.
    least, most = (Fraction(int(upper), int(lower)) for upper in uppers)
    return Figure(match.start(), match.end("share"), part, least, most, "fraction")


def _cardinal(text: str, match: re.Match[str]) -> Figure | None:
    run, more = match["run"], match["more"]
    start, end = match.span("run")
    if text[end - 1] in "千仟" and text[end : end + 1] in {"瓦", "瓩", "周", "卡"}:
        # 十二千瓦 is 12 kilowatts; 五千瓦 may be five of them, or 5000 watts.
        if _quantity(run):
            return None
        run, end, more = run[:-1], end - 1, None
    of_unit = more and plain(run) in {"百", "千", "万"}
    quantity = (Decimal(WORTH[plain(run)]),) * 2 if of_unit else _quantity(run)
    if quantity is None:
        return None
    short = (len(run) == 1 and run not in ARABIC_DIGITS) or bool(_ONLY_DIGITS.fullmatch(run))
    figure = Figure(start, end, run, *quantity, short=short)
    if more:
        _add_more(text, figure, match)
    if figure.high is None:
        return figure
    if match["sign"]:
        parts = _PER_MILLE if match["sign"] == "‰" else _HUNDRED
        figure.low, figure.high = figure.low / parts, figure.high / parts
        figure.kind, figure.end = "percentage" if parts == _HUNDRED else "fraction", match.end()
    elif _TENTHS.match(text, end) and run[0] not in ARABIC_DIGITS and figure.low <= _TEN:
        figure.low, figure.high, figure.kind = figure.low / _TEN, figure.high / _TEN, "fraction"
        figure.end, figure.short = end + 1, False
    return figure


def _add_more(text: str, figure: Figure, match: re.Match[str]) -> None:
    """Take in 多, 余 and 来 behind a numeral, and a unit behind these: 三十多万."""
    more, end = match["more"], match.end("scale" if match["scale"] else "more")
    scale = 1
    for unit in plain(match["scale"] or ""):
        scale *= WORTH[unit]
    if more in "来來":
        alone = match.span() == (0, len(text))
        if not (alone or match["scale"] or MEASURES.match(text, match.end("more"))):
            return
        figure.low = figure.high = figure.low * scale
        figure.approximate = True
    elif bounds := _and_more(figure.words, figure.low, more, scale):
        figure.low, figure.high = bounds
    else:
        return
    figure.end, figure.short = end, False


@lru_cache(maxsize=4096)
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


def _range(text: str, first: Figure, last: Figure) -> Figure | None:
    """Two figures with 至 between them as one: 三至五万, 七、八百, 3—5%."""
    if last.start - first.end > _LONGEST_JOINT:
        return None
    joint = text[first.end : last.start]
    listed = joint == "、" and len(first.words) == 1
    if not (listed or _TO.fullmatch(joint)) or not (first.exact and last.exact):
        return None
    if joint in "到至" and _FROM.search(text, max(0, first.start - 1), first.start):
        # 从三百到五百 may be a change.
        return None
    if "分之" in text[first.start : first.end] and last.kind == "cardinal":
        # 百分之三至五.
        share = last.low / _HUNDRED
        last = replace(last, low=share, high=share, kind="percentage", short=False)
    if first.kind == "ordinal" and last.kind == "cardinal":
        # 第三至五章.
        last = replace(last, kind="ordinal")
    elif first.kind not in {"cardinal", last.kind} or last.kind == "ordinal":
        return None
    low = _in_units_of(text, first, last)
    if low >= last.low or (listed and first.low + 1 != _leading(last)):
        return None
    return replace(last, start=first.start, words=f"{first.words}{joint}{last.words}", low=low)


def _in_units_of(text: str, first: Figure, last: Figure) -> Quantity:
    """The lower bound, with the unit that is only said behind the upper one: 三至五万, 3—5%."""
    if first.kind != last.kind:
        return first.low / (_TEN if text[last.end - 1] == "成" else _HUNDRED)
    if last.kind == "cardinal" and (scaled := _COEFFICIENT.fullmatch(last.words)):
        coefficient, said = value(scaled[1]), value(first.words)
        if coefficient and said is not None and said == first.low < coefficient:
            return said * (value(last.words) or 0) / coefficient
    return first.low


def _leading(figure: Figure) -> int:
    """The first digit of a figure: 4 in 四十."""
    first = plain(figure.words)[0]
    return int(first) if first.isdigit() else 0
