"""Decimals in Chinese text: 三点五倍 is one and 八点一刻 is an hour, 一米七五 is 1.75.

What may be either is not read: 八点三个人 may be three people at eight.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tei.language.numbers.measures import LABELLED, MEASURES, NAMES, UNITS
from tei.language.numerals.chinese import ARABIC, ARABIC_DIGITS, DIGIT, NUMERAL, plain, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tei.language.numbers.chinese_figures import Figure

_POINT = re.compile(
    f"(?P<whole>[{NUMERAL}]+)[点點](?P<part>[{DIGIT}{ARABIC}]+)(?P<scale>[{NUMERAL}]*)"
)
#: Behind these 点 is an hour.
_TIME_OF_DAY = re.compile(
    "(?:[上下中正]午|[早晚][上间間晨饭飯]?|清早|[清凌]?晨|傍晚|[夜黑白][里裡裏间間晚天]|[深半午]夜|当晚|當晚)$"
)
#: What goes on from an hour, or up to one: 从八点到十点一小时.
_FROM_OR_TO = re.compile("[从從自由到至]$")
_LENGTH_OF_TIME = re.compile("小[时時]|[分秒][钟鐘]")
#: What has tenths, and is not counted at an hour.
_MEASURED = re.compile(
    f"(?:{UNITS.pattern})|度(?![过過])|克(?![服制])|[个個]百分[点點]", re.VERBOSE
)
_ON_AVERAGE = re.compile("平均[^。，；！？]{0,8}$")
#: Behind a decimal that counts nothing, and behind what is measured.
_STOP = r"[\s，。；：！？,;:!?…）)》」』”’〕】\]]"
_ENDS = re.compile(
    f"$|的|左右|上下|以[上下内內外]|{_STOP}|[高宽寬长長深厚粗]"
    f"|(?:、|[^，。]{{0,3}}[到至为為])(?=[{NUMERAL}]+[点點][{DIGIT}])"
)
_UNIT = re.compile(f"(?:{UNITS.pattern})|(?:{MEASURES.pattern})", re.VERBOSE)
#: The same behind a measure alone: 高一米五、宽一米二.
_ENDS_MEASURE = re.compile(
    f"{_ENDS.pattern}|、(?![{NUMERAL}])|[到至](?=[{NUMERAL}]+[公米尺寸丈元块塊度亩畝吨噸])"
)
#: Units that bare digits follow: the tenths of the unit, or of a smaller one (一斤二).
_DIVISIBLE = re.compile("[斤尺寸丈里吨噸担擔亩畝垧顷頃石斗升米元块塊度]$|公分$|立方$")
#: Those whose tenths they are.
_IN_TENTHS = re.compile("[公市]?[尺寸丈]|公里|公分|[厘毫]?米|[亩畝吨噸元块塊度]")
_TENTHS = re.compile(f"(?:(?:(?![两兩])[{DIGIT}]){{1,3}}|[{ARABIC}]{{1,2}})(?![{NUMERAL}几幾])")
#: With these behind them, digits are a number of their own: 三元五角, 五尺六月.
_OF_ITS_OWN = re.compile(
    f"[月号號角毛分秒厘钱錢点點成：:.．/／—－～~-]|{LABELLED.pattern}|{UNITS.pattern}|{MEASURES.pattern}",
    re.VERBOSE,
)

_HOURS, _PAIR = 24, 2
_NOUGHT = frozenset("0０零〇○")


def is_hour(figure: Figure, left: str, right: str) -> bool:
    """Whether 点 in a figure may be that of an hour: 八点一直, 六点一刻, 八点三个人.

    Args:
        figure: a cardinal number, or two with 至 between them.
        left: what stands in front of it.
        right: what stands behind it.
    """
    found = [*_POINT.finditer(figure.words)]
    if all(each["part"] in _NOUGHT or (value(each["whole"]) or 0) > _HOURS for each in found):
        return False
    part, scale = plain(found[-1]["part"]), found[-1]["scale"]
    if _TIME_OF_DAY.search(left):
        return True
    if _MEASURED.match(right):
        time = _LENGTH_OF_TIME.match(right)
        return bool(time and (part == "1" or _FROM_OR_TO.search(left)))
    if scale:
        # 十点五百人, 九点一万人; but 十二点八万.
        return plain(scale)[0] in "百千" or part == "1"
    if MEASURES.match(right):
        return not _ON_AVERAGE.search(left)
    arabic = figure.words[-1] in ARABIC_DIGITS
    minutes = arabic or (part[0] == "0" and len(part) == _PAIR)
    return bool(minutes or (len(part) <= _PAIR and not _ENDS.match(right)))


def with_tenths(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """`figures` of `text`, those that bare digits go on with as one: 一米七五.

    A figure is left out where it is not sure what it is worth with the digits.
    """
    taken = 0
    for figure in figures:
        if figure.start < taken:
            continue
        unit = figure.kind == "cardinal" and _UNIT.match(text, figure.end)
        digits = unit and _DIVISIBLE.search(unit[0]) and _tenths(text, unit.end())
        if not (unit and digits):
            yield figure
            continue
        taken = digits.end()
        worth = (
            _worth(figure, unit[0], plain(digits[0])) if _ENDS_MEASURE.match(text, taken) else None
        )
        if worth:
            yield replace(figure, end=taken, low=worth, high=worth, short=False)


def _tenths(text: str, begin: int) -> re.Match[str] | None:
    """The digits at `begin` that belong to the measure in front of them."""
    digits = None if NAMES.match(text, begin) else _TENTHS.match(text, begin)
    if not digits or _ENDS_MEASURE.match(text, digits.end()):
        return digits
    if plain(digits[0]) == "1" or _OF_ITS_OWN.match(text, digits.end()):
        return None  # 三尺一共, 三尺六寸.
    return digits


def _worth(figure: Figure, unit: str, digits: str) -> Decimal | None:
    """What a figure is worth with bare digits behind its unit; None where that is not sure."""
    if not isinstance(figure.low, Decimal) or not figure.exact or figure.low % 1:
        return None
    # 一米七八 may be either of two, and 一斤二 two liang, of which a jin had sixteen.
    either = len(digits) == _PAIR and (int(digits[1]) == int(digits[0]) + 1 or digits == "35")
    if either or digits[0] == "0" or len(digits) > _PAIR or not _IN_TENTHS.fullmatch(unit):
        return None
    return figure.low + Decimal(f"0.{digits}")
