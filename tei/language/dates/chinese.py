"""Dates in Chinese text: 一九五八年三月十四日, 14日到16日, 去年十月, 三月上旬, 昨天."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tei.language.dates.said import DECADES, HALVES, QUARTERS, TEN_DAYS, Said, Shape, together
from tei.language.numerals.chinese import ARABIC, DIGIT, NUMERAL, TO, plain, value
from tei.language.starts import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NOT_INSIDE = rf"(?<![{NUMERAL}/A-Za-z])(?<![0-9０-９][.．,])"
#: Behind these, 明, 前, 今, 去 and 本 are the end of another word: 说明日本, 目前日益, 过去年月.
_NOT_AFTER = {
    "明": "说說表证證声聲文光发發透黎英聪聰阐闡指标標申简簡鲜鮮",
    "前": "放战戰以之从從先目日月天期眼当當",
    "今": "迄",
    "去": "过過除失",
    "本": "日资資基成根样樣剧劇版书書",
    "昨": "",
}
#: What joins two days: 十四至十六日, 十四、十五日.
_JOINT = f"(?:{TO}|、)"
_N = f"(?:[{ARABIC}]{{1,2}}|[〇○零一二三四五六七八九十廿卅]{{1,3}})"
#: A year in full, of the last thousand years.
_YEAR = f"[1１一][{ARABIC}{DIGIT}]{{3}}"
#: 五八年. Neighbours (五六年) may be five or six years, 三五年 three to five.
_SHORT = (
    "(?!三五|一二|二三|三四|四五|五六|六七|七八|八九)[一二三四五六七八九][〇○零一二三四五六七八九]"
)
#: What 年 begins that is no year: 一年级, 年产量, 年代.
_NO_YEAR = "(?![级級产產轻輕龄齡纪紀均代])"


def _word(characters: str) -> str:
    """A pattern of the first character of 去年, 明天 and others, where it is one."""
    return "(?:{})".format(
        "|".join(
            f"(?<![{_NOT_AFTER[first]}]){first}" if _NOT_AFTER[first] else first
            for first in characters
        )
    )


_PIECE = re.compile(
    rf"""
      (?P<decade>{_NOT_INSIDE}(?:[1１][{ARABIC}]{{2}}[0０]|[二三四五六七八九]十|[{ARABIC}][0０]
                 |一[八九][{DIGIT}][〇○零])年代)
    | (?:公元)?(?P<year>{_NOT_INSIDE}{_YEAR})年度?{_NO_YEAR}
    | 民[国國](?P<republic>{_N}|元)年
    | (?P<short>{_NOT_INSIDE}{_SHORT})年(?![代来來以間间内內之中多前后後半]){_NO_YEAR}
    | (?P<years>{_word("去明前今本")})年{_NO_YEAR}
    | 的?(?P<half>[上下])半年
    | 的?第?(?P<quarter>[一二三四1-4１-４])季度
    | (?P<newyear>元旦)
    | (?P<edge>年?[初底末])
    | {_NOT_INSIDE}(?P<month>{_N}|元)月份?
    | (?<![以之])(?:(?P<months>[上下本])个?|[这這][个個]?)月份?
    | (?P<tens>[上中下])旬
    | {_NOT_INSIDE}(?P<day>{_N})[两兩]?[日号號]
    | (?P<days>{_word("昨今明前")}(?=[日天晚晨夜]))(?<!前(?=[晚晨夜])).
    """,
    re.VERBOSE,
)
#: What a piece may begin with, and what must follow; a pattern that begins with single characters
#: is looked for faster.
_FIRST = re.compile(
    rf"""
    [{NUMERAL}公民去明前今本的上下中第元年初底末这這昨]
    (?=(?<=[{NUMERAL}])(?<![{NUMERAL}].)[{NUMERAL}]{{0,6}}[年月日号號]
    | (?<=[一二三四1-4１-４])季 | (?<=第)[一二三四1-4１-４] | (?<=的)[上下第一二三四1-4１-４]
    | (?<=[去明前今本昨])[年月日天晚晨夜个] | (?<=[上下])(?:半|个?月|旬) | (?<=中)旬
    | (?<=公)元 | (?<=民)[国國] | (?<=元)[旦月] | (?<=[这這])[个個]?月 | (?<=年)[初底末]
    | (?<=[初底末])
    )
    """,
    re.VERBOSE,
)
_HAS_ONE = re.compile("[年月日号號天晚晨夜]|[0-9][-/.．][0-9]")
#: Left of a day, a month or a year that has one more in front: 十四至十六日, 一九五三—一九五七年.
_ONE_MORE = re.compile(f"{_NOT_INSIDE}({_YEAR}|{_N})(?P<joint>{_JOINT})$")
_UP_TO = re.compile(rf"\s?{TO}\s?")
_ISO = re.compile(r"(?<![\d.．/-])([12]\d{3})([-/.．])(\d{1,2})\2(\d{1,2})(?![\d/-]|[.．]\d)")
_SEPARATED = re.compile(r"\d[-/.．]\d")
_STOP = re.compile("[。！？!?；;\n]")
_FULL = 4
_MONTHS, _DAYS_OF_MONTH, _TEN = 12, 31, 10

_YEARS = {"去": -1, "明": 1, "前": -2, "今": 0, "本": 0}
_DAYS = {"昨": -1, "今": 0, "明": 1, "前": -2}
_ORDER = {"上": 1, "中": 2, "下": 3}
_BESIDE = {"上": -1, "本": 0, "下": 1, None: 0}

#: What makes the month or the day behind it an uncertain one: another calendar, 每月, 同月, 年 of
#: an era (光绪二十四年), a span (连续五日), an ordinal.
_UNREAD_BEFORE = re.compile(
    "(?:[农農阴陰旧舊夏][历曆]|[年月闰閏每第逢达達约約满滿续續近几幾数數头頭前这這]"
    "|(?<![中联聯])共|[历歷][时時]|[经經][过過]|用了)$"
)
#: 十月革命, 八月十五 (by the moon), 五月之久, 三月刊.
_UNREAD_MONTH = re.compile(
    f"[革党黨刊报報号號余餘多]|社会主义|社會主義|[怀懷]胎|提[纲綱]|之久|[{NUMERAL}]"
)
#: 五日内, 十日来: so many days. Numbers are read there.
_SPAN = re.compile("[之以]?[内內]|以?[来來](?!自)|之久|[间間]|一次|一期|余|餘|多")
#: Yen, a walk of a day, so many days and nights, and what nobody knows (五日后: five days later, or
#: after the fifth). 三日夜里 is the night of the third.
_UNSURE = re.compile(
    f"[之以]?[前后後]|[元游遊工]|夜(?![里裡裏间間晚]|[{NUMERAL}]+[时時点點])|本(?![报報社刊市省县縣厂廠校院团團队隊会會站])"
)
#: 早一日 is a day earlier; 于一日, 新华社一日电 are on the first.
_ON_THE = re.compile("[于於在从從自至到社京报報]$")
_AHEAD = re.compile("(?:[将將拟擬]|[定预預][于於定计計]|[准準][备備])[^。，；！？\n]{0,12}$")
_DISPATCH = re.compile("[专專急]?[电電](?![影话話报報])|[讯訊]")
#: 今天 may be these days: 到今天, 今天的中国. 今天上午 is not.
_NOWADAYS = re.compile("[的到至在从從像如比于於和与與]$")
_HOUR = re.compile("[上中下]午|早|清晨|凌晨|晚|夜")
_MOON = re.compile("[农農阴陰旧舊夏][历曆]$")
#: 二三日: the 23rd, or two or three days.
_NEIGHBOURS = re.compile("一二|二三")
#: “十月”, on either side of the month.
_NAME = re.compile("[“‘「『][”’」』]$")
#: So many characters on either side are looked at.
_LEFT = 16


#: Which kinds of pieces follow which, and which are nothing alone.
_OF_YEAR = ("month", "half", "quarter", "newyear", "edge")
_OF_MONTH = ("day", "tens", "edge")
_AFTER = {
    **dict.fromkeys(("year", "republic", "short", "years"), _OF_YEAR),
    **dict.fromkeys(("month", "months"), _OF_MONTH),
}
_BOUND = {"half", "quarter", "newyear", "edge", "tens"}


@dataclass(slots=True)
class _Piece:
    """A part of a date, or several that make one."""

    start: int
    end: int
    kind: str
    said: Said
    last: Said | None = None
    #: Both ends stand side by side: 十四、十五日.
    listed: bool = False
    #: The kind of the last of them.
    ends_with: str = ""

    def __post_init__(self) -> None:
        self.ends_with = self.kind


@lru_cache(maxsize=1 << 8)
def shapes(text: str) -> Sequence[Shape]:
    """What has the shape of a date in `text`, in its order."""
    if not _HAS_ONE.search(text):
        return ()
    pieces = [*_periods(text, _whole(text, _pieces(text)))]
    stops = [stop.start() for stop in _STOP.finditer(text)] if pieces else []
    found = [shape for piece in pieces if (shape := _shape(text, piece, stops))]
    if _SEPARATED.search(text):
        found += (
            Shape(date.start(), date.end(), Said(int(date[1]), int(date[3]), int(date[4])))
            for date in _ISO.finditer(text)
        )
    return tuple(sorted(found, key=lambda shape: shape.start))


def _pieces(text: str) -> Iterator[_Piece]:
    starts = (first.start() for first in _FIRST.finditer(text))
    for match in matches(_PIECE, text, starts):
        kind = match.lastgroup or "months"
        said = _said(kind, match[kind])
        if said is None:
            continue
        piece = _Piece(match.start(), match.end(), kind, said)
        if kind in {"year", "month", "day"}:
            _take_one_more(text, piece)
        yield piece


def _said(kind: str, word: str) -> Said | None:  # noqa: C901, PLR0911 - one a kind
    match kind:
        case "year" | "short":
            return Said(year=_number(word))
        case "republic":
            # The first year of the Republic was 1912.
            return Said(year=1911 + _number(word), rule="republican")
        case "years":
            return Said(years=_YEARS[word])
        case "decade":
            return Said(year=_number(word[:-2]), part=(1, DECADES))
        case "half":
            return Said(part=(1 if word == "上" else 2, HALVES))
        case "quarter":
            return Said(part=(_number(word), QUARTERS))
        case "newyear":
            return Said(month=1, day=1)
        case "month":
            return Said(month=_number(word)) if 1 <= _number(word) <= _MONTHS else None
        case "months":
            return Said(months=_BESIDE[word])
        case "tens":
            return Said(part=(_ORDER[word], TEN_DAYS))
        case "day":
            return Said(day=_number(word)) if 1 <= _number(word) <= _DAYS_OF_MONTH else None
        case "days":
            return Said(days=_DAYS[word])
    return Said()


def _number(word: str) -> int:
    """The number that `word` writes; 0 where it is none."""
    digits = plain(word)
    if digits == "元":
        return 1
    return int(digits) if digits.isdigit() else int(value(word) or 0)


def _take_one_more(text: str, piece: _Piece) -> None:
    """Take in what stands in front without its unit: 十四至十六日."""
    before = _ONE_MORE.search(text[max(0, piece.start - _LEFT) : piece.start])
    if not before:
        return
    said = _said(piece.kind, before[1])
    field = piece.kind
    if before[0] == "一到" or text.endswith("、", 0, piece.start - len(before[0])):
        return  # 一到二月: as soon as it is February. 三、四、五月 is a list.
    if said is None or (field == "year") is not (len(before[1]) == _FULL):
        return
    first, last = getattr(said, field), getattr(piece.said, field)
    follows = last == first + 1 if before["joint"] == "、" else last > first
    if follows:
        piece.listed = before["joint"] == "、"
        piece.start -= len(before[0])
        piece.said, piece.last = said, piece.said


def _whole(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Pieces that follow each other as one: 去年, 十月 and 初."""
    whole: _Piece | None = None
    for piece in pieces:
        if (
            whole
            and piece.kind in _AFTER.get(whole.ends_with, ())
            and whole.last is None
            and text[whole.end : piece.start] in {"", " "}
        ):
            whole.said = together(whole.said, piece.said)
            whole.last = piece.last
            whole.end, whole.ends_with = piece.end, piece.kind
            continue
        if whole:
            yield whole
        whole = None if piece.kind in _BOUND else piece
    if whole:
        yield whole


def _periods(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Two dates with 至 between them as one."""
    first: _Piece | None = None
    for piece in pieces:
        if (
            first
            and first.last is piece.last is None
            and _UP_TO.fullmatch(text, first.end, piece.start)
        ):
            first.last, first.end, first.ends_with = piece.said, piece.end, piece.ends_with
            continue
        if first:
            yield first
        first = piece
    if first:
        yield first


def _shape(text: str, piece: _Piece, stops: list[int]) -> Shape | None:
    """`piece` as a shape; one that is not to be read where what stands around it says so."""
    start, end, kind = piece.start, piece.end, piece.kind
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _LEFT]
    unsure = False
    if kind == "day":
        if text[end - 1] in "号號":
            # 三号 without its month is the number of something.
            return None
        if _SPAN.match(right):
            return None
        neighbours = _NEIGHBOURS.fullmatch(text, start, end - 1) is not None
        unsure = bool(_UNSURE.match(right)) or neighbours
        unsure = unsure or (text[start : end - 1] == "一" and not _ON_THE.search(left))
        unsure = unsure or (piece.listed and (piece.said.day or 0) <= _TEN)
    elif kind == "month" and piece.ends_with == "month":
        unsure = bool(_UNREAD_MONTH.match(right)) or bool(_NAME.search(left + right[:1]))
    elif kind == "days":
        unsure = bool(_NOWADAYS.search(left)) or right[:1] == "的"
    if kind in {"day", "month"}:
        unsure = unsure or bool(_UNREAD_BEFORE.search(left))
    return Shape(
        start,
        end,
        None if unsure or _MOON.search(left) else piece.said,
        piece.last,
        nowadays=piece.said.days in {0, 1}
        and not (text[end - 1] in "晚晨夜" or _HOUR.match(right)),
        ahead=bool(_AHEAD.search(left)),
        dateline=bool(_DISPATCH.match(right)),
        sentence=bisect_left(stops, start),
    )
