"""Dates in English text: March 14, 1958, from the 14th to the 16th, last October, yesterday."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from tei.language.datelines import PLAIN
from tei.language.dates.said import DECADES, HALVES, QUARTERS, TEN_DAYS, Said, Shape
from tei.language.dates.writing import MONTHS
from tei.language.numbers.english_measures import COUNTED, UNITS
from tei.language.numerals.english import ORDINALS
from tei.language.starts import matches, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NUMBER = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
#: Full names, and abbreviations where a number follows: "Mar" and "Jan" may be names.
_MONTH = (
    rf"(?:(?:{'|'.join(MONTHS)})\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s+\d)))"
)
_NTH = r"(?:[12]?1st|2?2nd|2?3rd|(?:1?[4-9]|1[0-3]|2[04-9]|30)th|31st)"
_D = rf"(?:{_NTH}|[12]?\d|3[01])(?![\d%]|[.,]\d|\w)"
_YEAR = r"(?:1\d{3}|20\d\d)(?!\d|[.,]\d|%)"
_TO = r"(?P<joint>\s*[-–—]\s*|\s+(?:to|through|until|till|and)\s+)(?:the\s+)?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?P<ofyear>this|last|next)\s+year\b))"
_NOT_INSIDE = r"(?<![\w$£#/-])(?<!\d[.,])"

_OR_MONTH = rf"(?:(?P<month>{_MONTH})|(?P<near>this|last|next)\s+month\b)"
_WHICH_MONTH = r"(?P<latest>last)\s+|(?P<ofyear>this)\s+|next\s+"
_ONE_OF_THREE = "first|second|middle|third|last|final"
_TIME_OF_MONTH = r"(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]+"

#: What the forms of a date begin with, and the forms, the longer ones first: what one has taken is
#: not looked at again.
_TABLE = rf"""
    word  (?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_D})(?:{_TO}(?P<day1>{_D}))?+{_OF_YEAR}?
    both  (?:[Tt]he\s+)?(?P<day>{_D})(?:{_TO}(?P<day1>{_D}))?+\s+(?:of\s+)?{_OR_MONTH}{_OF_YEAR}?
    the   [Tt]he\s+(?P<ten>{_ONE_OF_THREE})\s+ten\s+days\s+of\s+{_OR_MONTH}{_OF_YEAR}?
    the   [Tt]he\s+(?P<which>first|second|third|fourth)\s+(?P<part>quarter|half){_OF_YEAR}
    word  (?:{_TIME_OF_MONTH})?(?P<month>{_MONTH}){_OF_YEAR}
    word  (?:{_WHICH_MONTH}|{_TIME_OF_MONTH})?(?P<alone>{_MONTH})(?!\s+\d)
    the   [Tt]he\s+(?P<dayalone>{_NTH})\b(?:{_TO}(?P<day1>{_NTH})\b)?+
    digit (?P<dispatch>{_NTH})(?=\s*[:：】\]）)—–-])
    digit (?P<decade>1\d\d0|20\d0)[’']?s\b
    digit (?P<yearalone>{_YEAR})(?:{_TO}(?P<year1>{_YEAR}|\d\d(?!\d|[.,]\d|%)))?+
    the   [Tt]he\s+(?P<republic>\d{{1,2}})(?:st|nd|rd|th)\s+[Yy]ear\s+of\s+the\s+Republic\b
    the   (?P<relative>[Tt]he\s+year\s+before\s+last)\b
    the   (?P<relative>[Tt]he\s+day\s+(?:before\s+yesterday|after\s+tomorrow))\b
    word  (?P<relative>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast\s+night)\b
    word  (?P<whenyear>[Tt]his|[Ll]ast|[Nn]ext)\s+(?P<unit>year|month)\b
""".split()
_FORMS = [
    (begins, re.compile(rf"{_NOT_INSIDE}(?:{form})"))
    for begins, form in zip(_TABLE[::2], _TABLE[1::2], strict=True)
]
_ISO = re.compile(r"(?<![\d./-])([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
#: 14/3/1958 has one reading; 3/4/1958 has two.
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/.])(\d{1,2})\2([12]\d{3})(?![\d/-]|\.\d)")
_DIGIT = re.compile(r"\d")
_SEPARATED = re.compile(r"\d[-/.]\d")
#: What a date may begin with, and what must follow; a pattern that begins with single characters
#: is looked for faster.
_MONTH_WORD = one_of({*MONTHS, *(month[:3] for month in MONTHS), "Sept"})
_GOES_ON = one_of("to through until till and of this last next".split())
_FIRST_DIGIT = re.compile(
    r"\d(?<!\w\d)(?=(?<=[12])\d{3}(?!\d)|\d?(?:[snrt]|\s*[-–—]"
    rf"|\s+(?:(?:{_GOES_ON}|{_MONTH_WORD})\b)))"
)
_THE_DAY = re.compile(r"[Tt](?<!\w[Tt])he\s+\d\d?(?!\d)")
_FIRST_WORD = re.compile(
    rf"\b(?:(?P<the>[Tt]he)(?=\s+(?:(?:{_ONE_OF_THREE}|fourth)\s+(?:ten|quarter|half)\b"
    r"|year\s+before\b|day\s+(?:before|after)\b))"
    rf"|(?P<word>{_MONTH_WORD}|[Yy]esterday|[Tt](?:oday|onight|omorrow)"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext)(?=\s+(?:year|month|night|{_MONTH_WORD})\b)"
    rf"|(?:[Ee]arly|[Mm]id|[Ll]ate)(?=[\s-]+(?:{_MONTH_WORD})\b))\b)"
)
#: A month, or one of these, is in every date that begins with a word.
_IN_WORDS = "month year night esterday oday omorrow quarter half".split()
_IN_MONTHS = re.compile("|".join(month[:3] for month in MONTHS))
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z])|\n")

_BESIDE = {"last": -1, "this": 0, "next": 1}
_WHICH = {"first": 1, "second": 2, "middle": 2, "third": 3, "last": 3, "final": 3, "fourth": 4}
_RELATIVE = {
    "the year before last": Said(years=-2),
    "the day before yesterday": Said(days=-2),
    "the day after tomorrow": Said(days=2),
    "yesterday": Said(days=-1),
    "last night": Said(days=-1),
    "today": Said(days=0),
    "tonight": Said(days=0),
    "tomorrow": Said(days=1),
}

#: What a month that stands alone is preceded by: March and May are words too.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|between|before|after)\s+$"
    rf"|(?:{'|'.join(MONTHS)})\s+(?:to|through|and)\s+$",
    re.IGNORECASE,
)
#: The fifteenth of June: a day that is not read.
_DAY_OF = re.compile(rf"(?:{'|'.join(ORDINALS)}|day|month)\s+of\s+$")
#: What a day that stands alone is preceded by, where it is not the 14th of something else.
_BEFORE_DAY = re.compile(
    r"(?:^|[,.;:(—“\"]|\b(?:on|of|from|to|by|until|till|before|after|since|between|through|and|as))"
    r"\s*$",
    re.IGNORECASE,
)
_FUNCTION = (
    "to and or but at in by from with that which when where after before because as for on while "
    "he she it they we I there the a an this these his her their its our all said announced was "
    "were is are had has have will would"
)
_BEHIND_DAY = re.compile(
    rf"\s*(?:$|[^\w\s]|(?:{'|'.join(_FUNCTION.split())})\b|of\s+(?:this|last)\s+month)"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|during|before|after|year|early|late|spring of|summer of|autumn of"
    r"|fall of|winter of|end of|beginning of|half of)\s+$|\bmid-$",
    re.IGNORECASE,
)
_MAYBE_BEFORE_YEAR = re.compile(
    r"\b(?:of|from|to|and|between|with|than|for|over|through|the|a|our|at|under)\s+$", re.IGNORECASE
)
#: So many of these are no year.
_COUNTED = re.compile(
    rf"[\s-]*(?:{UNITS}|{COUNTED}|years|per\s?cent|million|thousand|billion"
    r"|(?!(?:and|in|to)\b)[a-z]+\s+(?:people|workers|cadres|peasants|members|students))\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is to|are to|scheduled|due|plans?|planned|expected)\b[^.!?;\n]{0,80}$"
)
_DISPATCH = re.compile(
    r"(?:Agency|Xinhua|Reuters?|TASS|AFP|[Dd]ispatch|[Tt]elegram)[^.!?;:\n]{0,60}$"
)
_BEHIND_DISPATCH = re.compile(r"\s*[:：】\]）)—–-]")
#: "today" may be these days: today's China, your today.
_NOWADAYS = re.compile(
    r"\b(?:of|until|till|to|in|into|even|and|than|like|for|from|since|our|your|the|a|China|world|by)\s+$",
    re.IGNORECASE,
)
_NOW = ("today", "tomorrow")
_HOUR = re.compile(r"\s+(?:morning|afternoon|evening|at\s+(?:\d|noon))")
_POSSESSIVE = re.compile(r"(?:\s+\w+)?[’']s?\b")
_LEFT = 100
_MONTHS = 12
#: Years that newspapers write of without saying that they are years.
_RECENT = range(1890, 2031)
#: The forms that may be no date; what stands around them says.
_ALONE = ("alone", "dayalone", "dispatch", "yearalone", "relative", "whenyear")
_THE = re.compile(r"\b[Tt]he\s+$")
_THE_OR_OF = re.compile(r"\b(?:[Tt]he|of)\s+$")
_OF_MONTH = re.compile(r"\s+of\s+[A-Z]")
_UP_TO = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until|till)\s+")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")


@lru_cache(maxsize=1 << 8)
def shapes(text: str) -> Sequence[Shape]:
    """What has the shape of a date in `text`, in its order."""
    starts = _beginnings(text)
    if not any(starts.values()) and not _SEPARATED.search(text):
        return ()
    stops = [stop.start() for stop in _STOP.finditer(text)]
    found: list[Shape] = []
    taken = bytearray(len(text))
    for shape in chain(_numeric(text, stops), _named(text, starts, stops)):
        if not taken.count(1, shape.start, shape.end):
            taken[shape.start : shape.end] = b"\1" * (shape.end - shape.start)
            found.append(shape)
    found.sort(key=lambda shape: shape.start)
    return tuple(_periods(text, found))


def _beginnings(text: str) -> dict[str, list[int]]:
    """Where a date may begin, by what it begins with."""
    found: dict[str, list[int]] = {"word": [], "digit": [], "the": [], "both": []}
    if _IN_MONTHS.search(text) or any(map(text.__contains__, _IN_WORDS)):
        for first in _FIRST_WORD.finditer(text):
            found[first.lastgroup or ""].append(first.start())
    if _DIGIT.search(text):
        found["digit"] = [first.start() for first in _FIRST_DIGIT.finditer(text)]
        the = [first.start() for first in _THE_DAY.finditer(text)]
        found["both"] = sorted(found["digit"] + the)
        found["the"] = sorted(found["the"] + the)
    return found


def _numeric(text: str, stops: Sequence[int]) -> Iterator[Shape]:
    if not _SEPARATED.search(text):
        return
    for date in _ISO.finditer(text):
        said: Said | None = Said(int(date[1]), int(date[3]), int(date[4]))
        yield Shape(*date.span(), said, sentence=bisect_left(stops, date.start()))
    for date in _NUMERIC.finditer(text):
        first, second, year = int(date[1]), int(date[3]), int(date[4])
        said = Said(year, second, first) if first > _MONTHS or first == second else None
        if second > _MONTHS:
            said = Said(year, first, second)
        yield Shape(*date.span(), said, sentence=bisect_left(stops, date.start()))


def _named(text: str, starts: Mapping[str, Sequence[int]], stops: Sequence[int]) -> Iterator[Shape]:
    opening = PLAIN.match(text)
    written = opening.end() if opening else 0
    for match in chain.from_iterable(
        matches(form, text, starts[begins]) for begins, form in _FORMS if starts[begins]
    ):
        said = match.groupdict()
        start, end = match.span()
        left, right = text[max(0, start - _LEFT) : start], text[end : end + _LEFT]
        kind = next((kind for kind in _ALONE if said.get(kind)), "")
        sure = _stands(kind, match[0], said, left, right)
        if sure is None:
            continue
        first = _said(said, match[0])
        last: Said | None = None
        if said.get("joint"):
            last = _last(said, first)
            joint = said["joint"].strip()
            if joint == "and" and (between := _BETWEEN.search(left)):
                start, joint = start - len(between[0]), "to"
            sure = sure and _follows(first, last, joint)
        yield Shape(
            start,
            end,
            first if sure else None,
            last,
            nowadays=match[0].lower() in _NOW and not _HOUR.match(right),
            ahead=bool(_AHEAD.search(left)),
            dateline=end <= written
            or bool(_BEHIND_DISPATCH.match(right) and _DISPATCH.search(left)),
            sentence=bisect_left(stops, start),
        )


def _stands(  # noqa: PLR0911 - one a form
    kind: str, words: str, said: dict[str, str], left: str, right: str
) -> bool | None:
    """Whether what stands around it lets it be a date; None where it is none, but a number."""
    match kind:
        case "alone":
            if words == said["alone"] and not _BEFORE_MONTH.search(left):
                return None
            return not (words.startswith("next") or _DAY_OF.search(left))
        case "dayalone":
            return bool(_BEFORE_DAY.search(left) and _BEHIND_DAY.match(right)) or None
        case "dispatch":
            return bool(_DISPATCH.search(left)) or None
        case "yearalone":
            return _is_year(said, left, right) or None
        case "relative":
            now = words.lower() in _NOW
            vague = _NOWADAYS if now else _THE_OR_OF
            return not (_POSSESSIVE.match(right) or vague.search(left))
        case "whenyear":
            # "the last year" is the twelve months until now.
            return not (_THE.search(left) or _OF_MONTH.match(right))
    return True


def _last(said: dict[str, str], first: Said) -> Said:
    """The end of a period whose ends share a month: March 14 to 16."""
    if year := said.get("year1"):
        return Said(year=int(said["yearalone"][: -len(year)] + year))
    if said.get("dayalone"):
        return Said(day=_day(said["day1"]))
    return replace(first, day=_day(said["day1"]))


def _follows(first: Said, last: Said, joint: str) -> bool:
    begin, end = (first.day or first.year or 0), (last.day or last.year or 0)
    return end == begin + 1 if joint == "and" else end > begin


def _said(said: dict[str, str], words: str) -> Said:
    """What the groups of a form say."""
    if relative := said.get("relative"):
        return _RELATIVE[" ".join(relative.lower().split())]
    if when := said.get("whenyear"):
        beside = _BESIDE[when.lower()]
        return Said(years=beside) if said["unit"] == "year" else Said(months=beside)
    if decade := said.get("decade"):
        return Said(year=int(decade), part=(1, DECADES))
    if republic := said.get("republic"):
        # The first year of the Republic was 1912.
        return Said(year=1911 + int(republic), rule="republican")
    day = said.get("day") or said.get("dayalone") or said.get("dispatch")
    month = said.get("month") or said.get("alone")
    year = said.get("year") or said.get("yearalone")
    beside_year, beside_month = said.get("ofyear"), said.get("near")
    part = None
    if ten := said.get("ten"):
        part = (_WHICH[ten], TEN_DAYS)
    elif which := said.get("which"):
        part = (_WHICH[which], HALVES if said["part"] == "half" else QUARTERS)
    return Said(
        year=int(year) if year else None,
        month=_NUMBER[month[:3]] if month else None,
        day=_day(day) if day else None,
        years=_BESIDE[beside_year] if beside_year else None,
        months=_BESIDE[beside_month] if beside_month else None,
        part=part,
        latest=bool(said.get("latest")) and words.startswith("last"),
    )


def _day(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _is_year(said: dict[str, str], left: str, right: str) -> bool:
    year = int(said["yearalone"])
    if _COUNTED.match(right):
        return False
    if said.get("year1"):
        # Numbers of this size would have a comma, and nobody counts on to 57.
        return year >= _RECENT[0]
    if _BEFORE_YEAR.search(left) or not (left.strip() or right.strip()):
        return True
    return year in _RECENT and bool(_MAYBE_BEFORE_YEAR.search(left))


def _periods(text: str, shapes: list[Shape]) -> Iterator[Shape]:
    """Two dates with "to" between them as one."""
    before: Shape | None = None
    for shape in shapes:
        if (
            before
            and before.first
            and shape.first
            and before.last is shape.last is None
            and _UP_TO.fullmatch(text, before.end, shape.start)
        ):
            before = replace(before, end=shape.end, last=shape.first)
            continue
        if before:
            yield before
        before = shape
    if before:
        yield before
