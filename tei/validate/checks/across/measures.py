"""Measures: 一千斤 and "500 kilograms" are the same, and so are 五元二角 and "5.2 yuan".

The Chinese units are those of 1929: two 市斤 to the kilogram, three 市尺 to the metre, fifteen 市亩
to the hectare.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tei.language.numerals.chinese import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.language.numbers import Number

#: So far apart may be what a translator has converted and rounded.
_ROUNDED = Fraction(6, 100)
#: 一米七七 is 1.77 metres, 五块三 and 五元三角 are 5.3 yuan.
_AND_DIGITS = re.compile(
    "(?<=[米元块塊斤丈尺])([零〇一二三四五六七八九]{1,3})(?![零〇一二三四五六七八九十百千万个個名位人尺寸分两兩])"
    "(?:[角毛](?:([一二三四五六七八九])分)?)?"
)
#: What may stand between the parts of one measure: 5 yuan and 2 jiao.
_JOINT = re.compile(r"(?:,?\s*(?:and\s+)?)?")

#: The units of each dimension, in kilograms, metres, square metres, yuan and days.
_CHINESE = {
    "mass": "公[担擔] 100 [担擔] 50 公斤 1 斤 1/2 [两兩] 1/20 [吨噸] 1000 克 1/1000",
    "length": "公里 1000 英里 1609 里 500 公尺|米 1 厘米|公分 1/100 毫米 1/1000 丈 10/3 英尺 .3048"
    " 尺 1/3 寸 1/30",
    "area": "平方公里 1000000 平方米|平方公尺 1 公[顷頃]|垧 10000 [顷頃] 1000000/15"
    " [亩畝] 10000/15",
    "money": "元|[块塊] 1 角|毛 1/10 分(?![钟鐘]) 1/100",
    "time": "年 365 [个個]?月 365/12 [个個]?星期|[周週] 7 天|日|[昼晝]夜 1 [个個]?小[时時] 1/24"
    " [个個]?[钟鐘][头頭] 1/24 分[钟鐘] 1/1440",
}
_ENGLISH = {
    "mass": "kilo(?:gram)?s?|kg 1 jin|catty|catties 1/2 liang|ounces? 1/20 tons?|tonnes? 1000"
    " dan|piculs? 50 quintals? 100 pounds? .4536 grams? 1/1000",
    "length": "kilomet(?:er|re)s?|km 1000 li 500 miles? 1609 met(?:er|re)s? 1 feet|foot .3048"
    " chi 1/3 zhang 10/3 cun 1/30 inch(?:es)? .0254 centimet(?:er|re)s?|cm 1/100"
    " millimet(?:er|re)s? 1/1000",
    "area": r"square\skilomet(?:er|re)s? 1000000 square\smet(?:er|re)s? 1 hectares? 10000"
    " acres? 4047 qing 1000000/15 mu 10000/15",
    "money": "yuan 1 jiao 1/10 fen|cents? 1/100",
    "time": "centur(?:y|ies) 36500 decades? 3650 years? 365 months? 365/12 weeks? 7 days? 1"
    " hours? 1/24 minutes? 1/1440",
}


class _Unit(NamedTuple):
    dimension: str
    worth: Fraction


class Measure(NamedTuple):
    """A number with its unit, or several that are one measure.

    Attributes:
        numbers: their places among the numbers.
        dimension: what is measured.
        least: how much it is, in the unit of the dimension; the lower bound of what is bounded.
        unit: the unit, in that of the dimension; the smallest of several.
    """

    numbers: tuple[int, ...]
    dimension: str
    least: Fraction
    unit: Fraction


def _table(units: dict[str, str], form: str) -> tuple[re.Pattern[str], list[_Unit]]:
    """The pattern of all units, a group for each, and what each group is worth."""
    written, worth = [], []
    for dimension, said in units.items():
        words = said.split()
        for unit, value in zip(words[::2], words[1::2], strict=True):
            written.append(unit)
            worth.append(_Unit(dimension, Fraction(value)))
    every = "|".join(f"({unit})" for unit in written)
    return re.compile(form.format(every), re.IGNORECASE), worth


_TABLES = {
    "zh": _table(_CHINESE, "[市华]?(?:{})[多余]?"),
    "en": _table(_ENGLISH, r"[\s-](?:{})\b"),
}


def measures(text: str, lang: str, numbers: Sequence[Number]) -> list[Measure]:
    """What is measured in `text`, in its order.

    Args:
        text: running text.
        lang: ``zh`` or ``en``.
        numbers: those in it.
    """
    pattern, worth = _TABLES[lang]
    found: list[Measure] = []
    end = -1
    for index, number in enumerate(numbers):
        # 一米七五 has its unit within.
        unit = pattern.match(text, number.end) or pattern.search(text, number.start, number.end)
        least = number.value if number.value is not None else number.at_least
        if not unit or least is None:
            continue
        dimension, times = worth[(unit.lastindex or 1) - 1]
        amount = Fraction(least)
        behind = _AND_DIGITS.match(text, unit.end()) if unit.start() >= number.end else None
        if behind:
            digits = plain("".join(filter(None, behind.groups())))
            amount += Fraction(int(digits), 10 ** len(digits))
        measure = Measure((index,), dimension, amount * times, times)
        before = found[-1] if found else None
        if before and before.dimension == dimension and before.least > measure.least:
            between = text[end : number.start]
            if _JOINT.fullmatch(between):
                numbers_of_it, least = (*before.numbers, index), before.least + measure.least
                measure = Measure(numbers_of_it, dimension, least, times)
                found.pop()
        found.append(measure)
        end = unit.end()
    return found


def same(one: Measure, other: Measure) -> bool:
    """Whether two measures can be the same; in other units, converted and rounded."""
    if one.unit == other.unit:
        return one.least == other.least
    apart = abs(one.least - other.least)
    return one.dimension == other.dimension and apart <= _ROUNDED * max(one.least, other.least)
