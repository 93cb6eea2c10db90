"""Text in UTF-8 that was read as Windows-1252 or Latin-1: ``Ã©`` for ``é``."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.scanning import Look, Suspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location

#: What Windows-1252, or Latin-1 where that has nothing, makes of each byte.
_SHOWN = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
#: The byte that each of these characters was: C1 controls are what Latin-1 makes of theirs.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    shown: byte for byte, shown in _SHOWN.items()
}
_LATER = "".join(shown for shown, byte in _BYTES.items() if byte in range(0x80, 0xC0))
#: Sequences of UTF-8 (Unicode 16, table 3-7) as they look then, one after the other.
_RUN = f"(?:[Â-ß][{_LATER}]|[à-ï][{_LATER}]{{2}}|[ð-ô][{_LATER}]{{3}})+"
#: Where one may begin: to look for that is faster.
_BEGINNING = f"[Â-ô][{_LATER}]"
_SEQUENCE = f"[Â-ß][{_LATER}]|[à-ï][{_LATER}]{{2}}|[ð-ô][{_LATER}]{{3}}"
#: What can stand behind a letter in text that is in order: punctuation, signs, superscripts, and
#: letters.
_USUAL_LATER = frozenset(
    later
    for later, byte in _BYTES.items()
    if _SHOWN[byte] in "‚„…†‡‹›‘’“”•–—™\xa0¡©ª«\xad®°¹²³´·º»¿ŠŒŽšœžŸƒ"
)
#: Letters that begin so many words in UTF-8 that two of them tell.
_COMMON = "ÂÃ"
#: Signs that stand alone, as they look then.
_SIGNS = frozenset(("Â©", "Â®", "Â°", "Â«"))


def mojibake(location: Location, seen: str, meant: str) -> Diagnostic:
    """Characters of the text look like UTF-8 that was read in another encoding.

    Why:
        Every character beyond ASCII became two or three, of which the first is most often `Ã`, `Â`
        or `â`. It happened when a file, or a part of it, was opened as Windows-1252 or Latin-1 and
        saved as UTF-8. Nothing is lost: read the file as UTF-8, save it as Windows-1252, and it is
        UTF-8 again, unless other parts of it were in order.

    Edit:
        It rained -> It rainÃ©d
    """
    return codes.MOJIBAKE.at(
        location,
        f'"{seen}" looks like UTF-8 that was read as Windows-1252, and was probably "{meant}"',
        help=f'write "{meant}", and look for the program that read the text in the wrong encoding',
    )


def look(text: str) -> Iterator[Suspect]:
    """Each run of such characters that is certain to be one."""
    end = 0
    run = re.compile(_RUN)
    for beginning in re.finditer(_BEGINNING, text):
        match = run.match(text, beginning.start()) if beginning.start() >= end else None
        if match is None:
            continue
        end = match.end()
        seen = match[0]
        meant = decoded(seen)
        if meant and _is_certain(text, match):
            # It may have happened twice.
            meant = _twice(meant)
            tell = partial(mojibake, seen=seen, meant=meant)
            yield Suspect(match.start(), len(seen), codes.MOJIBAKE, "", tell)


def decoded(seen: str) -> str:
    """What these characters were; empty where it was nothing that anybody writes."""
    try:
        meant = bytes(_BYTES[character] for character in seen).decode()
    except (KeyError, UnicodeDecodeError):
        return ""
    return meant if all(_is_written(character) for character in meant) else ""


def _twice(meant: str) -> str:
    once = re.sub(_RUN, lambda match: decoded(match[0]) or match[0], meant)
    # What is left of Windows-1252 as a C1 control is what that has there.
    return once.translate(_SHOWN)


def _is_written(character: str) -> bool:
    # A C1 control is what the first of two rounds left.
    return unicodedata.category(character) not in {"Cn", "Co", "Cs"}


def _is_certain(text: str, match: re.Match[str]) -> bool:
    """Whether a run cannot be a letter with punctuation behind it, as in ``CAFÉ»``."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    sequences = re.findall(_SEQUENCE, match[0])
    if any(_is_strange(sequence) for sequence in sequences):
        # Of a single capital and a sign, a neighbour must say that it is within a word.
        return (
            len(sequences) > 1
            or len(sequences[0]) > 2  # noqa: PLR2004 - a letter and two that are none
            or sequences[0][0] in _COMMON
            or (sequences[0][0].isupper() and (before.islower() or after.islower()))
        )
    first = sequences[0]
    if first[0] in _COMMON and (len(sequences) > 1 or (first in _SIGNS and not before.isalpha())):
        return True
    if len(first) > 2:  # noqa: PLR2004 - likewise
        return match[0] == "ï»¿"
    # A capital within a word in lower case.
    is_within = before.islower() and first[0].isupper()
    return is_within and (first[0] in _COMMON or after.islower())


def _is_strange(sequence: str) -> bool:
    return not _USUAL_LATER.issuperset(sequence[1:])


LOOK = Look("[Â-ô]", look)

RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.MOJIBAKE, mojibake),)
