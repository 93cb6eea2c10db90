"""Characters that are none of the text: left over, for private use, or lost."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks import mojibake
from tei.validate.checks.scanning import Look, Suspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

#: C1 controls, line separators, the byte order mark, annotations, noncharacters (Unicode 16,
#: sections 23.1, 23.2, 23.7 and 23.8), what stands for what was lost, and what is for private use.
_ODD = (
    "[\x80-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffd"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000dffff\U000efffe-\U0010ffff]"
)
_REFERENCE = re.compile("&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}));")
_LAST = 0x10FFFF
#: Embeddings, overrides and isolates, and what ends them (Unicode Standard Annex 9, section 2).
_EMBEDDING = "[\u202a-\u202e\u2066-\u2069]"
_EMBEDDING_END, _ISOLATE_END = "\u202c", "\u2069"
_ISOLATES = "\u2066\u2067\u2068"
#: Tags of what is a paragraph to the bidirectional algorithm, or stands apart like one.
_BLOCK = re.compile(
    r"</?(?:[\w.-]+:)?(?:TEI|ab|cell|div|head|item|l|org|p|person|place)(?:\s[^<>]*)?>"
)
#: A character of which an element `g` says what it is.
_IN_G = re.compile(r"<(?:[\w.-]+:)?g\s[^<>]*>[^<]*\Z")
_NEAR = 300
#: What the declaration of a character may call it: the character, or ``U+E304``.
_CODE_POINT = re.compile("U\\+([0-9A-Fa-f]{4,6})")

_C1 = range(0x80, 0xA0)
#: What is wrong with single characters, and what to do about it.
_OTHERS = {
    "\ufeff": ("is a byte order mark, and stands within the document", "remove it"),
    "\ufffc": ("stands for an object that was not copied", "put there what it stands for"),
    "\u2028": (
        "is a line separator, which XML takes for no line end",
        "remove it; where a line of the text ends, write <lb/>",
    ),
    "\u2029": ("is a paragraph separator, which XML does not know", "end the paragraph there"),
}
_REPLACEMENT = "\ufffd"


def replacement_character(location: Location) -> Diagnostic:
    """The text has U+FFFD, which a program writes where it could not read a character.

    Why:
        What stood there is lost in this file: a file was opened in the wrong encoding, and what did
        not fit was replaced for good. Only an earlier copy, or the source, still has it.

    Edit:
        It rained -> It r�ined
    """
    return codes.REPLACEMENT_CHARACTER.at(
        location,
        "U+FFFD stands for a character that was lost when the text was converted",
        help="put the character back from the source or an earlier copy of the file",
    )


def private_character(location: Location, number: int) -> Diagnostic:
    """The text has a character for private use that the document does not declare.

    Why:
        Nobody knows from the file what it is: it means what some font has at that place. Write the
        character that Unicode has, or `g` with a `ref` to a `char` or `glyph` in `charDecl` that
        describes it and has the character in a `mapping` (Guidelines, sections 5.4 and 5.5).

    Edit:
        It rained -> It r&#xE000;ined
    """
    return codes.PRIVATE_CHARACTER.at(
        location,
        f"U+{number:04X} is for private use, and no charDecl says what it is",
        help="write the character of Unicode, or describe it in charDecl, with a mapping to it",
    )


def stray_character(location: Location, what: str, advice: str) -> Diagnostic:
    """The text has a character that is no part of any text.

    Why:
        A control character of U+0080 to U+009F is most often one of Windows-1252, which has
        quotation marks and dashes at these places; a byte order mark within the text is the seam of
        two files; a line separator is a line break that should be an `lb`. Noncharacters, and what
        marks annotations and objects, are for programs. An embedding or override of the direction
        of writing that does not end where its paragraph does turns the text around in some programs
        and not in others, so that what is read is not what is written.

    Edit:
        It rained -> It &#x93;rained&#x94;
    """
    return codes.STRAY_CHARACTER.at(location, what, help=advice)


class Characters:
    """What is no character of a text, unless the document declares it.

    Attributes:
        declared: private characters that a `charDecl` has.
    """

    def __init__(self, walk: Walk) -> None:
        self.declared: set[str] = set()
        for name in ("mapping", "value"):
            walk.on_end(name, self._declare, with_text=True)
        for name in ("localProp", "unicodeProp"):
            walk.on_start(name, self._declare)

    def _declare(self, element: Element) -> None:
        said = element.text + element.attributes.get("value", "")
        self.declared.update(c for c in said if unicodedata.category(c) == "Co")
        for number in _CODE_POINT.findall(said):
            if int(number, 16) <= _LAST:
                self.declared.add(chr(int(number, 16)))

    def looks(self) -> tuple[Look, ...]:
        """What looks for them, when all of the document has been seen."""
        return Look(_ODD, self._characters), Look("&", self._references)

    def _characters(self, text: str) -> Iterator[Suspect]:
        for match in re.finditer(_ODD, text):
            yield from self._suspects(text, match, match[0])

    def _references(self, text: str) -> Iterator[Suspect]:
        for match in _REFERENCE.finditer(text):
            number = int(match[1], 16) if match[1] else int(match[2])
            if number <= _LAST and re.match(_ODD, chr(number)):
                yield from self._suspects(text, match, chr(number))

    def _suspects(self, text: str, match: re.Match[str], odd: str) -> Iterator[Suspect]:
        start, end = match.span()
        if odd == _REPLACEMENT:
            yield Suspect(
                start, end - start, codes.REPLACEMENT_CHARACTER, odd, replacement_character
            )
        elif unicodedata.category(odd) == "Co":
            is_said = odd in self.declared or _IN_G.search(text[max(0, start - _NEAR) : start])
            if not is_said:
                tell = partial(private_character, number=ord(odd))
                yield Suspect(start, end - start, codes.PRIVATE_CHARACTER, odd, tell)
        elif ord(odd) in _C1 and (meant := mojibake.decoded(text[start - 1 : start] + odd)):
            # A reference that mojibake in letters alone does not see.
            seen = text[start - 1 : end]
            wrong = partial(mojibake.mojibake, seen=seen, meant=meant)
            yield Suspect(start - 1, len(seen), codes.MOJIBAKE, "", wrong)
        else:
            what, advice = _stray(odd)
            tell = partial(stray_character, what=what, advice=advice)
            yield Suspect(start, end - start, codes.STRAY_CHARACTER, odd, tell)


def _stray(odd: str) -> tuple[str, str]:
    """What is wrong with a character, and what to do about it."""
    number = f"U+{ord(odd):04X}"
    if ord(odd) in _C1:
        meant = bytes([ord(odd)]).decode("cp1252", "ignore")
        if meant:
            what = f'{number} is a control character; in Windows-1252 "{meant}" has this number'
            return what, f'write "{meant}" (U+{ord(meant):04X}), if that is what the source has'
        return f"{number} is a control character", "remove it, or put what the source has there"
    if odd in _OTHERS:
        return f"{number} {_OTHERS[odd][0]}", _OTHERS[odd][1]
    if unicodedata.category(odd) == "Cn":
        return f"{number} is no character of Unicode", "remove it"
    return f"{number} marks an annotation for programs", "remove it, and encode what it marks"


def unpaired(text: str) -> Iterator[Suspect]:
    """Embeddings, overrides and isolates that do not end in their paragraph, or do not begin there.

    Only what stands between two tags of paragraphs is looked at, so that all of it is.
    """
    tags = _BLOCK.finditer(text)
    embedding = re.compile(_EMBEDDING)
    for before, after in pairwise(tags):
        waiting: list[re.Match[str]] = []
        for match in embedding.finditer(text, before.end(), after.start()):
            if match[0] not in (_EMBEDDING_END, _ISOLATE_END):
                waiting.append(match)
            elif waiting and (waiting[-1][0] in _ISOLATES) == (match[0] == _ISOLATE_END):
                waiting.pop()
            else:
                yield _unpaired(match, "ends a direction of writing that did not begin")
        for match in waiting:
            yield _unpaired(match, "begins a direction of writing that does not end")


def _unpaired(match: re.Match[str], what: str) -> Suspect:
    what = f"U+{ord(match[0]):04X} {what} in this paragraph"
    advice = "remove it, or put its other half where it belongs"
    tell = partial(stray_character, what=what, advice=advice)
    return Suspect(match.start(), 1, codes.STRAY_CHARACTER, what, tell)


UNPAIRED = Look(_EMBEDDING, unpaired)

RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.REPLACEMENT_CHARACTER, replacement_character),
    (codes.PRIVATE_CHARACTER, private_character),
    (codes.STRAY_CHARACTER, stray_character),
)
