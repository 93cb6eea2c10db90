r"""How bytes become text: UTF-8 unless told otherwise, line ends as ``\n``, nothing replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei.errors import UsageError
from tei.model import Anchor, SourceFile, SourceText
from tei.sources import findings
from tei.xml.characters import FORBIDDEN, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.diagnostics import Diagnostic

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"

#: What XML 1.0 can hold (section 2.2, production Char).
_LEGAL = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
#: How letters with accents stand in a text of one byte a letter: alone, or two beside others. In
#: GB18030 the bytes above ASCII go in pairs, many in a row.
_RUN = re.compile(rb"[\x80-\xff]+")
_ACCENTED = re.compile(
    rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])"
    rb"|(?<=[A-Za-z])[\x80-\xff]{2}(?![\x80-\xff])"
    rb"|(?<![\x80-\xff])[\x80-\xff]{2}(?=[A-Za-z])"
)
_LETTER = re.compile(rb"[A-Za-z]")
_WESTERN = "Windows-1252"
_SAMPLE = 65536


class Decoded(NamedTuple):
    r"""A source's text, and what was found.

    Attributes:
        text: with ``\\n`` at line ends, without a byte order mark, and with a sign in the place of
            each character that XML cannot hold; None where there is none to be had.
        replaced: (offset, character) of each of those.
        diagnostics: what was found.
        anchors: (offset, line, column) in the file, where its lines are not those of the text.
    """

    text: str | None
    replaced: tuple[tuple[int, str], ...]
    diagnostics: list[Diagnostic]
    anchors: tuple[tuple[int, int, int], ...] = ()


def known_encoding(name: str) -> str:
    """The name of an encoding, if there is one of that name.

    Raises:
        UsageError: there is none.
    """
    try:
        b"a".decode(name)
    except UnicodeDecodeError:
        pass  # one byte is too short for it
    except (LookupError, ValueError):
        # Python has codecs that are no encodings of text: undefined, idna, rot13.
        message = f"there is no encoding of text named {name!r}; try utf-16 or gb18030"
        raise UsageError(message) from None
    return name


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text of `data`.

    Args:
        data: a source file's bytes.
        path: named in the findings.
        encoding: a Python codec's name; None for UTF-8, where anything else is reported with
            what it looks like.

    Raises:
        UsageError: `encoding` is no known encoding.
    """
    text, found = _strictly(data, path, encoding)
    if text is None:
        return Decoded(None, (), found)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Decoded(None, (), [*found, findings.empty_source(path)])
    decoded = signed(text, path)
    return decoded._replace(diagnostics=[*found, *decoded.diagnostics])


def signed(
    text: str,
    path: str,
    allowed: str = "",
    anchors: tuple[tuple[int, int, int], ...] = (),
    done: Sequence[tuple[int, str]] = (),
) -> Decoded:
    r"""`text` with signs for the characters that XML cannot hold, and findings that say so.

    Args:
        text: with ``\n`` at line ends.
        path: named in the findings.
        allowed: characters that are left as they are all the same.
        anchors: as `Decoded` has them.
        done: (offset, character) of those for which a sign stands already.
    """
    if _LEGAL.fullmatch(text):  # as almost every text is, and this says so soonest
        return Decoded(text, (), [], anchors)
    file = SourceFile(path, "", "", anchors=tuple(map(Anchor._make, anchors)))
    places = SourceText(text, (file,))
    illegal = [
        (match.start(), match.group())
        for match in FORBIDDEN.finditer(text)
        if match.group() not in allowed
    ]
    replaced = tuple(sorted([*illegal, *done]))
    first: dict[str, int] = {}
    for offset, character in replaced:
        first.setdefault(character, offset)
    told = [
        findings.illegal_character(places.locate(offset), character, sign(character))
        for character, offset in first.items()
    ]
    clean = FORBIDDEN.sub(lambda m: m.group() if m.group() in allowed else sign(m.group()), text)
    return Decoded(clean, replaced, told, anchors)


def _strictly(data: bytes, path: str, encoding: str | None) -> tuple[str | None, list[Diagnostic]]:
    """`decode` before line ends and characters are looked at."""
    found = []
    if encoding is None and data.startswith(_UTF8_MARK):
        found.append(findings.byte_order_mark(path))
    name = known_encoding(encoding or "utf-8")
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        if "\0" not in text:
            return text, found
        bad = text.index("\0")
    guess = _guess(data)
    if not guess and b"\0" in data:
        return None, [findings.binary_source(path)]
    return None, [findings.wrong_encoding(path, name, guess, bad)]


def _guess(data: bytes) -> str:
    """The encoding that `data` looks like, or an empty string."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if b"\0" not in sample and _is_utf8(data):
        return "UTF-8"
    if b"\0" in sample:
        for name, zeros in (("UTF-16-LE", sample[1::2]), ("UTF-16-BE", sample[::2])):
            if zeros.count(0) > len(zeros) // 4 and _is_text(sample, name):
                return name
        return ""
    if _is_western(sample):
        return _WESTERN
    return "GB18030" if _is_text(sample, "gb18030") else ""


def _is_western(sample: bytes) -> bool:
    """Whether `sample` reads as text in Latin letters of one byte each, few of them with accents.

    Windows-1252 has the letters of ISO 8859-1 where that has them, and more.
    """
    try:
        text = sample.decode(_WESTERN)
    except UnicodeDecodeError:
        return False
    runs = _RUN.findall(sample)
    few = sum(map(len, runs)) < len(_LETTER.findall(sample))
    return few and len(_ACCENTED.findall(sample)) > 0.8 * len(runs) and _is_printable(text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_text(sample: bytes, encoding: str) -> bool:
    """Whether `sample` reads as text in `encoding`: no control characters, Han among it."""
    text = sample[: len(sample) // 4 * 4].decode(encoding, errors="ignore")
    return _is_printable(text) and bool(_HAN.search(text) or text.isascii())


def _is_printable(text: str) -> bool:
    printable = sum(c.isprintable() or c.isspace() for c in text)
    return bool(text) and printable > 0.98 * len(text)
