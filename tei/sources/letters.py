"""The lines of a letter around its text: salutations, leave-taking, dates; remarks of the press.

What each says is known by its words, and by where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.layout import Piece

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DIGITS = "[0-9０-９〇○零一二三四五六七八九十廿卅元]"
#: A day, perhaps with its year; in English the month first or last.
DATE = (
    rf"(?:(?:公元|民国)?{_DIGITS}{{2,4}}年)?[ \u3000]?{_DIGITS}{{1,3}}月[ \u3000]?"
    rf"(?:{_DIGITS}{{1,3}}[日号]|[初中末]旬?)?(?:[ \u3000]?[上下]午|[晨晚夜])?"
    rf"|(?:{_MONTHS})\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+[0-9]{{4}})?\.?"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:,?\s+[0-9]{{4}})?\.?"
)
_DATE = re.compile(rf"[（(]?(?:{DATE})[）)]?(?:[ \u3000]*[于在][^，。]{{1,10}})?")
#: A signature with the date behind it on its line.
SIGNED_AND_DATED = re.compile(rf"(?P<name>.*\S)[^\S\n\v]+(?P<date>{DATE})")

_SALUTATION = re.compile(
    r"[^，。；！？：]{0,24}(?:同志|同志们|先生|女士|主席|总理|部长|将军|司令员?|书记|编辑|编辑部|报社|阁下"
    r"|诸公|各位|诸位|代表|朋友们|公署|委员会)[^，。；！？：]{0,8}[：:]"
    r"|(?:Dear|To|Respected|Esteemed|Honou?red|Comrades?|Mr\.|Mrs\.|Chairman|President|Premier|Editors?"
    r"|Commander|General)\b[^.;!?:]{0,80}[:,]"
)
_LEAVE = re.compile(
    r"(?:此致|敬礼|谨致|致以|顺致|敬祝|即颂|并颂|顺颂|专此|祝你?们?)[^，。；：]{0,16}[！!。]?"
    r"|(?:With (?:best|warm|revolutionary|communist|my|our|high|kind)|Best|Sincerely"
    r"|Respectfully|Yours|Salutations?|Saluting|Salute|Greetings|Regards"
    r"|(?:I|We) (?:hereby )?salute)\b[^.;:]{0,60}[!.,]?"
)
_CONTINUED = re.compile(
    r"[（(]?(?:(?:上接|下转|转入?|接)第?[0-9０-９一二三四五六七八九十]{1,3}版[^。]{0,12}"
    r"|未完|待续|续完|完|未完待续|续)[）)]?"
    r"|[（(](?:to be )?continued?(?: (?:from|on|to) [^()（）]{1,40})?[）)]|[（(](?:the )?end[）)]",
    re.IGNORECASE,
)
#: The brackets or the page say that 完 and 续 are no words of the text.
_BARE = re.compile("未完|待续|续完|完|未完待续|续", re.IGNORECASE)

#: What may stand between a signature and what belongs to it.
_CLOSING = ("signed", "date", "leave")


def mark(lines: Sequence[Piece], found: list[str]) -> None:
    """Give its kind to each line of a letter that is a paragraph or a signature so far.

    Args:
        lines: a half without its headline.
        found: the kind of each line; changed.
    """
    opening = True
    for index, line in enumerate(lines):
        value = line.value
        opening = opening and (not index or found[index - 1] == "salute")
        if found[index] not in ("p", "signed"):
            continue
        if _CONTINUED.fullmatch(value) and not _BARE.fullmatch(value):
            found[index] = "note"
        elif found[index] == "signed":
            found[index] = "date" if _DATE.fullmatch(value) else "signed"
        elif opening and _SALUTATION.fullmatch(value):
            found[index] = "salute"
        elif index and _DATE.fullmatch(value):
            found[index] = "date"
    _closings(lines, found)


def _closings(lines: Sequence[Piece], found: list[str]) -> None:
    """Leave-taking stands before a signature or at the end, and a date beside one of these."""
    for index in range(len(lines) - 1, 0, -1):
        after = found[index + 1] if index + 1 < len(lines) else "end"
        if (
            found[index] == "p"
            and after in (*_CLOSING, "end")
            and _LEAVE.fullmatch(lines[index].value)
        ):
            found[index] = "leave"
    for index, kind in enumerate(found):
        if kind == "date":
            beside = (found[index - 1], found[index + 1] if index + 1 < len(found) else "end")
            if not set(beside) & {"signed", "leave", "end"}:
                found[index] = "p"
