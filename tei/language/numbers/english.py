"""Numbers in English text: which of the forms are numbers where they stand, and their bounds."""

from __future__ import annotations

import re

from tei.language.dates import english as dates
from tei.language.numbers.english_figures import Figure, beginnings, figures
from tei.language.numbers.english_measures import COUNTED, UNITS
from tei.language.numbers.number import Number, outside
from tei.language.numerals.english import ONES, TENS
from tei.language.starts import matches

_LEAST = (
    "more than|over|above|at least|no fewer than|no less than|not less than|not fewer than"
    "|upwards of|upward of|in excess of|exceed|exceeds|exceeded|exceeding|surpassed|surpassing"
    "|greater than|higher than|a minimum of"
)
_MOST = (
    "nearly|almost|close to|up to|at most|no more than|not more than|not exceeding|not exceed"
    "|less than|fewer than|lower than|under|below|a maximum of"
)
_ABOUT = "about|around|some|approximately|roughly|an estimated"
_BEFORE = re.compile(
    rf"\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<about>{_ABOUT}))\s+(?:[$£¥]\s?)?$",
    re.IGNORECASE,
)
#: What these end with.
_BEFORE_ENDS = tuple(
    {words.rpartition(" ")[2] for words in f"{_LEAST}|{_MOST}|{_ABOUT}".split("|")}
)
#: With a small number in words these may mean something else: "talk about two things".
_LOOSE = frozenset("about around some over above under below".split())
_OR_MORE = re.compile(r"\s+(?:or\s+more|and\s+(?:above|over|more))\b|[\s-]odd\b|\+", re.IGNORECASE)
_OR_SO = re.compile(r"\s+or\s+(?:so|thereabouts)\b", re.IGNORECASE)

#: Units in front of which "one" is a number (as 一 is in Chinese).
_UNIT = re.compile(rf"[\s-](?:{UNITS})\b", re.IGNORECASE)
_COUNTED = re.compile(rf"[\s-](?:{COUNTED})\b", re.IGNORECASE)
_ONLY = re.compile(r"(?<!\bthe\s)\bonly\s+$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|its|their|our|his|her|this|that)\s+$", re.IGNORECASE)
_HALF_OF = re.compile(
    r"\s+(?:of\s+)?(?:the|this|that|these|those|its|their|our|all|them|us|it)\b|\s+an?\b",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(
    r"\b(?:first|second|latter|last|other|better|upper|lower|left|right|eastern|western|northern"
    r"|southern|third|(?:the|this|that|a)(?:\s+\w+)?)\s+$",
    re.IGNORECASE,
)
#: Numbers of things, and times of day.
_THINGS = (
    "number|page|chapter|article|section|volume|room|route|highway|telephone|phone|box|lane|building"
    "|type|model|zip|code|door|pier|figure"
)
_LABELLED = re.compile(
    rf"(?:\b(?:Nos?|pp?|vol|art|ch|sec|tel|ext|fig)\.\s*|\b(?:{_THINGS})\s+"
    r"(?:no\.\s*|number\s+)?|[A-Za-z]-|\d[-:.]|:)$",
    re.IGNORECASE,
)
_LABELLED_ENDS = (".", "-", ":", *_THINGS.split("|"))
_OF_SOMETHING = re.compile(
    r"[A-Za-z_]|:\d|/\d|\.\d|,\d"
    r"|\s+(?:[A-Z][\w’']*\s+){1,3}(?:Road|Street|Avenue|Lane|Alley)\b"
)
_CLOCK = re.compile(r"\s*(?:[ap]\.m\.|o[’']clock)")
#: "at five", "half past ten".
_HOURS = frozenset([*ONES, "ten", "eleven", "twelve"])
_AT = re.compile(r"\b(?:at|past|till|until|by|of)\s+$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s-]|(?:I|he|she|it|they|we|you|the|in|and|or|to|for|on|as|when|this|that)\b)"
)
_CENTURY = re.compile(r"[\s-]centur", re.IGNORECASE)
_LABEL = re.compile(r"[.)](?:\s|$)")
_MONTH = re.compile(r"\b(?:May|October|July|August|March)\s+$")
_NAME = re.compile(
    r"\b(?:Eighth\s+Route|New\s+Fourth|(?:a|one)\s+hundred\s+(?:flowers|schools)|second[\s-]hand"
    rf"|(?:{'|'.join(ONES)})[\s-]and[\s-](?:{'|'.join(TENS)})"
    r"|(?:\d|hundred|thousand|ten|two|five)\s+(?:thousand|million|billion)s"
    r"|third\s+part(?:y|ies)|hundred\s+(?:flowers|schools)|seventh\s+heaven)\b",
    re.IGNORECASE,
)
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")
_DAYS_OF_MONTH, _YEARS = 31, range(1000, 2100)
_LEFT, _FAR = 24, 80


def numbers(text: str) -> list[Number]:
    """The numbers in English `text`."""
    starts = beginnings(text)
    forms = figures(text, starts)
    if not forms:
        return []
    found = [number for figure in forms if (number := _number(text, figure))]
    taken = [name.span() for name in matches(_NAME, text, starts)]
    if any(_may_be_dated(figure) for figure in forms):
        taken += ((shape.start, shape.end) for shape in dates.shapes(text))
    return list(outside(sorted(taken), found))


def _may_be_dated(figure: Figure) -> bool:
    """Whether `figure` may be a part of a date: the 14th, 1958, the first ten days of March."""
    if figure.words[0].isdigit():
        return figure.low <= _DAYS_OF_MONTH or _YEARS[0] <= figure.low <= _YEARS[-1]
    return figure.kind == "ordinal" or figure.words == "ten"


def _number(  # noqa: PLR0911 - one a bound
    text: str, figure: Figure
) -> Number | None:
    """What `figure` says where it stands; None where it is no number there."""
    start, end = figure.start, figure.end
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _FAR]
    if not _is_number(figure, left, right):
        return None
    low, high = figure.low, figure.high
    if not figure.exact or figure.kind == "ordinal":
        if low == high:
            return Number(start, end, low, kind=figure.kind)
        return Number(start, end, None, low, high, figure.kind)
    # Whether words end with one of a few is soon seen.
    ends = left.rstrip().rstrip("$£¥").rstrip().lower().endswith(_BEFORE_ENDS)
    before = _BEFORE.search(left) if ends else None
    small = figure.words in ONES
    if before and not (small and before[0].split()[0].lower() in _LOOSE):
        start -= len(before[0])
        if before["least"]:
            return Number(start, end, None, low, None, figure.kind)
        if before["most"]:
            return Number(start, end, None, None, high, figure.kind)
        return Number(start, end, low, kind=figure.kind, approximate=True)
    if more := _OR_MORE.match(right):
        return Number(start, end + more.end(), None, low, None, figure.kind)
    if about := _OR_SO.match(right):
        return Number(start, end + about.end(), low, kind=figure.kind, approximate=True)
    return Number(start, end, low, kind=figure.kind)


def _is_number(  # noqa: PLR0911 - one a kind
    figure: Figure, left: str, right: str
) -> bool:
    alone = not left.strip() and not right.strip()
    words = figure.words
    if _CLOCK.match(right) or (words in _HOURS and _AT.search(left) and _NO_NOUN.match(right)):
        return False
    if words == "two" and left.endswith(" or "):
        return False  # a day or two
    if figure.kind == "ordinal":
        if _CENTURY.match(right) or _MONTH.search(left):
            return False
        return words not in {"first", "second", "third"} or alone or bool(_DETERMINED.search(left))
    if words == "half":
        return alone or bool(_HALF_OF.match(right) and not _OTHER_HALF.search(left))
    if words[0].isdigit():
        return _is_arabic_number(words, left, right)
    if words == "one" and figure.kind == "cardinal":
        if figure.low != 1:
            return True  # one and a half
        return alone or bool(_UNIT.match(right) or _ONLY.search(left))
    return True


def _is_arabic_number(words: str, left: str, right: str) -> bool:
    labelled = left.rstrip().lower().endswith(_LABELLED_ENDS) and _LABELLED.search(left)
    if labelled or _OF_SOMETHING.match(right):
        return False
    if (not left.strip(" \t") or left.endswith("\n")) and _LABEL.match(right) and words.isdigit():
        return False
    if left.endswith("(") and right.startswith(")") and words.isdigit():
        return False
    if not _YEAR.fullmatch(words):
        return True
    return bool(_UNIT.match(right) or _COUNTED.match(right) or _BEFORE.search(left))
