"""Chinese numerals: 二十七万五千, 一九五八, 四三．○○, ２７.５万."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

#: Digits, also in financial (壹) and traditional forms (兩). ○ (U+25CB) and 〇 (U+3007) are both
#: printed for nought.
_DIGITS = {
    **dict.fromkeys("0〇○◯零", 0),
    **dict.fromkeys("1一壹弌", 1),
    **dict.fromkeys("2二两兩贰貳弍", 2),
    **dict.fromkeys("3三叁參叄弎", 3),
    **dict.fromkeys("4四肆", 4),
    **dict.fromkeys("5五伍", 5),
    **dict.fromkeys("6六陆陸", 6),
    **dict.fromkeys("7七柒", 7),
    **dict.fromkeys("8八捌", 8),
    **dict.fromkeys("9九玖", 9),
}
_UNITS = {
    **dict.fromkeys("十拾", "十"),
    **dict.fromkeys("百佰", "百"),
    **dict.fromkeys("千仟", "千"),
    **dict.fromkeys("万萬", "万"),
    **dict.fromkeys("亿億", "亿"),
    "兆": "兆",
    "廿": "2十",
    "卅": "3十",
    "卌": "4十",
}

#: The characters of a numeral, for the class of a pattern.
CHINESE = "".join(sorted({*_DIGITS, *_UNITS} - set("0123456789")))
#: Those among them that write numbers by place, and Arabic ones.
DIGIT = "".join(sorted(set(_DIGITS) - set("0123456789")))
ARABIC = "0-9０-９"
ARABIC_DIGITS = frozenset("0123456789０１２３４５６７８９")
#: All that can be in a numeral, without decimals.
NUMERAL = f"{CHINESE}{ARABIC}"
#: What stands between the ends of a range: 三至五万, 十四—十六日.
TO = "(?:[至到~～]|[—－–-]{1,2})"

#: What one unit is worth. 兆 is 10¹² in newspapers (二十五兆 is 25 trillion).
WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}

#: Longer ones are no numerals: 10¹³ with all its digits has 27 characters.
LONGEST = 40

_PLAIN = str.maketrans(
    {
        **{character: str(digit) for character, digit in _DIGITS.items()},
        **{full: str(digit) for digit, full in enumerate("０１２３４５６７８９")},
        **_UNITS,
        "，": ",",
        **dict.fromkeys("．点點·", "."),
    }
)
#: 两 behind a number is a weight (十两), not a digit; but 十万两千.
_LIANG = re.compile("[两兩](?![百佰千仟万萬亿億])")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")
#: What is below ten thousand: 三千二百一十, 一百零五, 十五.
_SECTION = re.compile(
    r"(?:(?P<k>\d)千)?(?P<z1>0)?(?:(?P<h>\d)百)?(?P<z2>0)?(?:(?P<t>\d?)十)?(?P<z3>0)?(?P<o>\d)?"
)
_DECIMAL = re.compile(r"(\d+|[\d十百千万亿]+)\.(\d+)([十百千]?[万亿]?)")


def plain(text: str) -> str:
    """`text` with each digit as ASCII and each unit in its usual form: 貳拾 is ``2十``."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=4096)
def value(text: str) -> Decimal | None:
    """What the numeral `text` is worth; None where it is none, or not well formed.

    Reads values by place (一九五八, 1,234), with units (二十七万五千, 27万5千), with both
    (２７.５万), with decimals behind 点 or a full stop, and the spoken short form: 二万五 is 25000.
    """
    if not 0 < len(text) <= LONGEST or (len(text) > 1 and _LIANG.search(text)):
        return None
    numeral = plain(text)
    if "," in numeral:
        numeral, kept = _THOUSANDS.sub(lambda group: group[0].replace(",", ""), numeral), numeral
        if "," in numeral or numeral == kept:
            return None
    if "." in numeral:
        match = _DECIMAL.fullmatch(numeral)
        if not match:
            return None
        whole = _whole(match[1])
        if whole is None:
            return None
        scale = 1
        for unit in match[3]:
            scale *= WORTH[unit]
        found = (whole + Decimal(f"0.{match[2]}")) * scale
    else:
        number = _whole(numeral)
        if number is None:
            return None
        found = Decimal(number)
    return found


def place(text: str) -> Decimal | None:
    """The worth of the last place that is said: 100 in 三百, 1000 in 二万五千, 0.1 in 3.5."""
    found = value(text)
    return None if found is None else last_place(found)


def last_place(number: Decimal) -> Decimal:
    """The worth of the last digit of `number` that is not nought; 1 for nought itself."""
    if not number:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - a finite number
    return Decimal(1).scaleb(exponent)


def _whole(numeral: str) -> int | None:  # noqa: PLR0911 - many are none
    """A whole number: digits with units, as `plain` writes them."""
    # 四万万 is 400 million; 亿 for it is younger.
    numeral = numeral.replace("万万", "亿")
    for unit in "兆亿万":
        if unit in numeral:
            break
    else:
        return _section(numeral)
    worth = WORTH[unit]
    before, _, after = numeral.partition(unit)
    if before[:1] == "0" or not before:
        return None
    times = _whole(before)
    if not times:
        return None
    if not after:
        return times * worth
    if len(after) == 1 and after.isdigit():
        # 二万五. A nought would be said in front of a single one: 二万零五.
        return times * worth + int(after) * worth // 10
    if after.isdigit() and after[0] != "0" and 10 ** len(after) != worth:
        return None  # 27万50; but 3万5000 is written
    rest = _whole(after.lstrip("0") or "0")
    if rest is None or rest >= worth:
        return None
    return times * worth + rest


def _section(numeral: str) -> int | None:
    if numeral.isdigit():
        # By place. 〇五 alone is a part of something longer.
        return int(numeral) if numeral[0] != "0" or len(numeral) == 1 else None
    if match := re.fullmatch(r"(\d+)([十百千])", numeral):
        # 27百 is nothing that is said, 5百 and 五百 are.
        return int(match[1]) * WORTH[match[2]] if len(match[1]) == 1 and match[1] != "0" else None
    match = _SECTION.fullmatch(numeral)
    if not match or "0" in (match["k"], match["h"], match["t"], match["o"]):
        return None
    thousands, hundreds, tens, ones = (
        None if match[group] is None else int(match[group] or 1) for group in "khto"
    )
    if ones is not None and tens is None and match["z3"] is match["z2"] is None:
        if hundreds is not None:
            ones *= 10  # 一百五
        elif thousands is not None and match["z1"] is None:
            ones *= 100  # 三千二
    return 1000 * (thousands or 0) + 100 * (hundreds or 0) + 10 * (tens or 0) + (ones or 0)
