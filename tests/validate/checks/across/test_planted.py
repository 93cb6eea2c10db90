"""How much is found, and how much of it is right: errors planted in newspaper text.

Measured on the four tables, 409 sentences in each language:

=============== ======= ===== ====== ===== =========
kind            planted found recall false precision
=============== ======= ===== ====== ===== =========
number-differs      223   205    92%     0      100%
date-differs         40    35    88%     0      100%
quotation-lost       28    26    93%     0      100%
negation-lost        50    31    62%     0      100%
untranslated        103    98    95%     0      100%
two-renderings       33    33   100%     0      100%
=============== ======= ===== ====== ===== =========

False is what is found, of any kind, in sentences without a planted error, where errors are planted
in every other sentence and then in the rest.

The last table, of 108 sentences, was written when the rules stood. Before anything was mended
after it, 32 of its 44 numbers were found, 9 of 12 dates, 2 of 7 negations, 26 of 27 untranslated
sentences, and one sentence without an error was told (不得不承认): 9 in a thousand.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from linked import across, escaped, linked
from marked import cases

from tei.validate.checks import examined

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = ("industry", "farming", "affairs", "various")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DATED = re.compile(rf"\b({'|'.join(_MONTHS)})(?: (\d{{1,2}}))?(?:,? (1\d{{3}}))?\b(?! Day| I )")
_ONES = "one two three four five six seven eight nine".split()
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
#: The English clauses in which a word of denial can be dropped, and what is left then.
_DENIALS = (
    (re.compile(r"\bdid not (\w+)"), r"did \1"),
    (re.compile(r"\bdoes not (\w+)"), r"does \1"),
    (re.compile(r"\bdo not (\w+)"), r"do \1"),
    (re.compile(r"\b(was|were|is|are|will|has|have|had|could|should) not\b"), r"\1"),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\bnever (\w+)"), r"always \1"),
    (re.compile(r"\bhave no\b"), "have"),
)


#: Names of the tables, as a document's glossary would have them.
NAMES = {
    "王德山": "Wang Deshan", "李福成": "Li Fucheng", "张敏": "Zhang Min", "高明": "Gao Ming",
    "赵桂兰": "Zhao Guilan", "孟泰": "Meng Tai", "刘淑芬": "Liu Shufen", "陈永贵": "Chen Yonggui",
    "张凤英": "Zhang Fengying", "廖鲁言": "Liao Luyan", "郑凤荣": "Zheng Fengrong",
    "马秀英": "Ma Xiuying", "郭沫若": "Guo Moruo", "张学礼": "Zhang Xueli", "周恩来": "Zhou Enlai",
    "山东": "Shandong", "广东": "Guangdong", "河北": "Hebei", "湖南": "Hunan", "湖北": "Hubei",
    "江西": "Jiangxi", "四川": "Sichuan", "沈阳": "Shenyang", "天津": "Tianjin", "上海": "Shanghai",
    "南京": "Nanjing", "延安": "Yan'an", "莫斯科": "Moscow", "平壤": "Pyongyang", "巴东": "Padang",
    "纳赛尔": "Nasser", "杜勒斯": "Dulles", "麦克米伦": "Macmillan", "沃罗宁": "Voronin",
}  # fmt: skip


def sentences(table: str) -> list[tuple[str, str]]:
    """The pairs of a table."""
    path = Path(__file__).with_name(f"{table}.tsv")
    return [(one, other) for one, other in cases(path, 2)]


def another_number(one: str, other: str, turn: int) -> tuple[str, str] | None:
    """The English says another number: a digit or a word is changed, or a digit too many."""
    undated = _DATED.sub(lambda match: "_" * len(match[0]), other)
    numbers = [
        match
        for match in re.finditer(
            rf"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])|(?<=ty-)(?:{'|'.join(_ONES)})\b"
            rf"|(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])",
            undated,
        )
        if not re.search(r"\b(?:No\.|in|In|From|to|force) $", undated[: match.start()])
        or "," in match[0]
    ]
    if not numbers:
        return None
    match = numbers[turn % len(numbers)]
    said = match[0]
    if other[match.start() - 1] == "-":
        changed = _ONES[(_ONES.index(said) + 3) % len(_ONES)]
    elif said in _WORDS:
        changed = _WORDS[(_WORDS.index(said) + 3) % len(_WORDS)]
    elif turn % 3:
        changed = f"{(int(said[0]) + 2) % 9 + 1}{said[1:]}"
    else:
        changed = f"{int(said.replace(',', '').split('.')[0]) * 10:,}"
    return one, other[: match.start()] + changed + other[match.end() :]


def another_date(one: str, other: str, turn: int) -> tuple[str, str] | None:
    """The English names another day, month or year."""
    match = _DATED.search(other)
    if match is None:
        day = re.search(r"\b(\d{1,2})th\b", other)
        if not day or "周年" in one:
            return None
        return one, f"{other[: day.start()]}{int(day[1]) % 15 + 4}th{other[day.end() :]}"
    month, day_of_month, year = match.groups()
    if day_of_month and turn % 2:
        changed = match[0].replace(day_of_month, str(int(day_of_month) % 28 + 1))
    elif year and turn % 2:
        changed = match[0].replace(year, str(int(year) + 1))
    else:
        changed = match[0].replace(month, _MONTHS[(_MONTHS.index(month) + 2) % 12])
    return one, other[: match.start()] + changed + other[match.end() :]


def no_quotation(one: str, other: str, _: int) -> tuple[str, str] | None:
    """The English has lost its quotation marks."""
    return (one, other.replace('"', "")) if '"' in other and "“" in one else None


def no_denial(one: str, other: str, _: int) -> tuple[str, str] | None:
    """The English has lost its negation."""
    for denial, left in _DENIALS:
        if denial.search(other):
            return one, denial.sub(left, other, count=1)
    return None


def not_translated(one: str, other: str, turn: int) -> tuple[str, str] | None:
    """The English is Chinese, as a whole or from the middle on; or the Chinese is English."""
    if turn % 4:
        return None
    if turn % 3 == 0:
        return one, one
    if turn % 3 == 1:
        return other, other
    words = other.split()
    return one, " ".join(words[: len(words) // 2]) + " " + one[len(one) // 2 :]


def another_spelling(one: str, other: str, turn: int) -> tuple[str, str] | None:
    """The English spells a name with a letter too few, too many or another."""
    for name, rendering in NAMES.items():
        if name in one and rendering in other:
            at = len(rendering) - 1 - turn % 2
            changed = rendering[:at] + ("", "h", "o")[turn % 3] + rendering[at + (turn % 3 != 1) :]
            return (one, other.replace(rendering, changed)) if changed != rendering else None
    return None


class Measured(NamedTuple):
    """How many errors there were, and what was found of them and beside them."""

    planted: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        return self.found / self.planted

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false)


PLANTED: dict[str, Callable[[str, str, int], tuple[str, str] | None]] = {
    "number-differs": another_number,
    "date-differs": another_date,
    "quotation-lost": no_quotation,
    "negation-lost": no_denial,
    "untranslated": not_translated,
    "two-renderings": another_spelling,
}


@cache
def measured(name: str) -> Measured:
    """Errors of one kind in every second sentence that can have one, then in the others."""
    count: Counter[str] = Counter()
    for table in TABLES:
        for parity in range(2):
            pairs, wrong = [], set()
            for turn, (one, other) in enumerate(sentences(table)):
                changed = PLANTED[name](one, other, turn) if turn % 2 == parity else None
                if changed:
                    wrong.add(turn)
                pairs.append(changed or (one, other))
            source, missed = linked(escaped(pairs), glossary=NAMES), set(wrong)
            lines = source.decode().splitlines()
            for finding in examined(source, "a.xml"):
                if finding.code.id[3:5] != "57":
                    continue
                written = lines[finding.location.line - 1]
                place = re.search(r'<s xml:id="..(\d+)', written)
                assert place
                number = int(place[1])
                if number not in wrong:
                    count["false"] += 1
                elif finding.code.name == name:
                    missed.discard(number)
            count["planted"] += len(wrong)
            count["found"] += len(wrong) - len(missed)
    return Measured(count["planted"], count["found"], count["false"])


#: The least recall and precision of each, a little below what was measured.
LEAST = {
    "number-differs": (0.90, 0.98),
    "date-differs": (0.85, 0.94),
    "quotation-lost": (0.90, 0.93),
    "negation-lost": (0.60, 0.93),
    "untranslated": (0.93, 0.97),
    "two-renderings": (0.96, 0.93),
}
#: So many findings in a thousand sentences without a planted error are let pass.
MOST_IN_CLEAN_TEXT = 5


def test_more_than_two_hundred_errors_are_planted() -> None:
    assert sum(measured(name).planted for name in PLANTED) > 200


@pytest.mark.parametrize("name", LEAST)
def test_most_errors_are_found_and_little_else(name: str) -> None:
    recall, precision = LEAST[name]
    assert measured(name).recall >= recall
    assert measured(name).precision >= precision


def test_hardly_anything_is_found_in_clean_text() -> None:
    tables = [sentences(table) for table in TABLES]
    found = sum(len(across(escaped(table))) for table in tables)
    assert 1000 * found <= MOST_IN_CLEAN_TEXT * sum(map(len, tables))
