"""Lines that end within Chinese or Japanese text, which has no spaces to break it at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei import codes
from tei.language.scripts import HAN
from tei.validate.checks.scanning import Look, Suspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location

#: Ideographs, kana, and the punctuation that belongs to them.
_WIDE = f"{HAN}\u3001-\u3003\u3005-\u3011\u3014-\u301f\u3041-\u30ff\uff01-\uff60"
_BREAK = f"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])"
#: Korean has spaces, also where it is written with ideographs.
_HANGUL = "[\uac00-\ud7a3\u1100-\u11ff]"
_PRESERVED = "xml:space\\s*=\\s*[\"']preserve"


def break_in_chinese(location: Location) -> Diagnostic:
    """A line ends between two Chinese or Japanese characters.

    Why:
        To XML a line end is white space, and most programs that read the text make a space of it,
        in the middle of a sentence of a language that has none. If the line ends there in the
        source, `lb` says so; else the text can be one line of the file.

    Edit:
        >下雨了。 -> >下
        雨了。
    """
    return codes.BREAK_IN_CHINESE.at(
        location,
        "this line ends within Chinese or Japanese text, where programs will read a space",
        help="join the lines, or begin the next with <lb/> if the source has a line there",
    )


def look(text: str) -> Iterator[Suspect]:
    """Each line end between two such characters."""
    if not re.search(_HANGUL, text) and not re.search(_PRESERVED, text):
        for match in re.finditer(_BREAK, text):
            yield Suspect(match.start() - 1, 1, codes.BREAK_IN_CHINESE, "", break_in_chinese)


LOOK = Look(f"[{HAN}]", look)

RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.BREAK_IN_CHINESE, break_in_chinese),
)
