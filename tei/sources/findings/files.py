r"""What can be wrong with a source as a file: its bytes, its characters, its format.

In the examples ``\xNN`` is the byte with that number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic


def empty_source(path: str) -> Diagnostic:
    r"""A source file has no text.

    Why:
        There is nothing to encode. The file may have been saved before its text was pasted, or
        its download may have failed.

    Wrong:
        \x20
    """
    return codes.EMPTY_SOURCE.at(
        Location(path), "the file has no text", help="put the source text in it, or remove it"
    )


def binary_source(path: str) -> Diagnostic:
    r"""A source file is not text.

    Why:
        A picture, a word processor's document or a damaged file cannot be read as a source.
        Export the text from the program that made it, as plain text in UTF-8.

    Wrong:
        PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x85\x91
    """
    return codes.BINARY_SOURCE.at(
        Location(path),
        "this is a binary file, not text",
        help="export it as plain text in UTF-8",
    )


def wrong_encoding(path: str, expected: str, guess: str, offset: int) -> Diagnostic:
    r"""A source file is not in the encoding in which it was read.

    Why:
        Text in UTF-16, GB18030 or Latin-1 read as UTF-8 would be damaged, so it is not read at all.
        Save the file as UTF-8, or name its encoding with `--encoding`.

    Wrong:
        T\x00i\x00t\x00l\x00e\x00:\x00 \x00R\x00a\x00i\x00n\x00
    """
    looks = f"; it looks like {guess}" if guess else ""
    help_ = (
        f"save the file as UTF-8, or add --encoding {guess.lower()}"
        if guess
        else "save the file as UTF-8, or name its encoding with --encoding"
    )
    if guess == "Windows-1252":
        # Its bytes are letters in the other encodings of Europe too: nothing but the eye tells.
        looks += ", which has the letters of Latin-1"
        help_ += " and see whether the letters with accents are right"
    return codes.WRONG_ENCODING.at(
        Location(path),
        f"the file is not {expected.upper()} (byte {offset + 1} cannot be read){looks}",
        help=help_,
    )


def byte_order_mark(path: str) -> Diagnostic:
    r"""A source file begins with a byte order mark.

    Why:
        UTF-8 needs none. It is left out of the edition; nothing else changes.

    Wrong:
        \xef\xbb\xbfTitle: Rain at last
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.BYTE_ORDER_MARK.at(Location(path), "the file begins with a byte order mark")


def illegal_character(location: Location, character: str, sign: str) -> Diagnostic:
    r"""A source has a character that XML cannot hold.

    Why:
        XML 1.0 (section 2.2) has no place for most control characters. They come from damaged
        files and old word processors. A sign stands in its place, in a `g` that points to the
        character's description in the header.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It\x0brained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.ILLEGAL_CHARACTER.at(
        location,
        f"the character U+{ord(character):04X} cannot stand in XML; {sign} stands for it",
        help="remove it from the source, or replace it with what was meant",
    )


def unknown_format(path: str) -> Diagnostic:
    """A source file has none of the marks of a known source format.

    Why:
        Without a header line (`Title:`, `Date:`), a headline (`###`), or a language in its name,
        its front matter or a heading, the file may be anything: a note, a list of files,
        somebody's letter. It is left alone rather than guessed at.

    Wrong:
        Remember to buy milk.
    """
    return codes.UNKNOWN_FORMAT.at(
        Location(path, 1, 1),
        "this text is in no source format that tei knows",
        help="begin it with header lines such as `Title:` and `Date:`, or name the file for its "
        "language, as in rain.fr.txt (see docs/sources.md)",
    )


def already_tei(path: str) -> Diagnostic:
    """A file that was given as a source is TEI.

    Why:
        There is nothing to encode. `tei build` takes TEI beside sources as it is; `tei validate`
        checks it and `tei render` shows it. What `tei verify` compares it with is the text that it
        was made from.

    Wrong:
        <TEI xmlns="http://www.tei-c.org/ns/1.0">
          <text><body><p>It rained.</p></body></text>
        </TEI>
    """
    return codes.ALREADY_TEI.at(
        Location(path),
        "this is TEI already, and no source to encode",
        help="give it to tei build, tei validate or tei render; a source is what it was made from",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.EMPTY_SOURCE, empty_source),
    (codes.BINARY_SOURCE, binary_source),
    (codes.WRONG_ENCODING, wrong_encoding),
    (codes.BYTE_ORDER_MARK, byte_order_mark),
    (codes.ILLEGAL_CHARACTER, illegal_character),
    (codes.UNKNOWN_FORMAT, unknown_format),
    (codes.ALREADY_TEI, already_tei),
)
