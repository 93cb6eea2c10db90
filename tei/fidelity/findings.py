"""What can be lost or invented: each function makes a finding, its docstring is the rule.

The examples are sources; ``Edit`` changes the TEI that was written from the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code

_SHOWN = 60


def text_lost(location: Location, text: str, in_tei: Location) -> Diagnostic:
    """Text of the source is not in the TEI.

    Why:
        Every character of the source stands in the TEI, or the format's table says that it is
        layout. A TEI file that has lost text is not written.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained all night.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        It rained all night. -> It rained.

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained all night.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.TEXT_LOST.at(
        location,
        f"{_quoted(text)} is in the source and not in the TEI",
        related=(in_tei,),
        help="put it back where the source has it; a correction goes beside it, in choice/sic/corr",
    )


def text_invented(
    location: Location, text: str, in_tei: Location, origin: str = "the source"
) -> Diagnostic:
    """The TEI has text that is not in the source.

    Why:
        The text of an edition is its source's. What an editor adds is marked as added: `corr`
        beside `sic` and `reg` beside `orig` in a `choice`, `figDesc` in a figure, a `note` of type
        `editor` with `resp`, anything with `resp` in `standOff`.

    Edit:
        It rained. -> It rained all night.
    """
    return codes.TEXT_INVENTED.at(
        location,
        f"{_quoted(text)} is in the TEI and not in {origin}",
        related=(in_tei,),
        help="remove it, or mark it as the editor's: in choice, figDesc, or a note with resp",
    )


def field_lost(location: Location, name: str, value: str, tei_path: str) -> Diagnostic:
    """A field of the source's header is not in the TEI header.

    Why:
        Title, author, date, page and column identify the text. Each value of the source has its
        element, or a note of type `source-field`.

    Wrong:
        Title: Rain at last
        Author: Li Ming
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        <author xml:lang="en">Li Ming</author> ->

    Right:
        Title: Rain at last
        Author: Li Ming
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.FIELD_LOST.at(
        location,
        f"the {name} {value!r} of the source is not in the TEI header",
        related=(Location(tei_path),),
        help=f"give the header this {name}, or a note of type source-field with n={name!r}",
    )


def field_invented(location: Location, name: str, value: str, source_path: str) -> Diagnostic:
    """The TEI header has a field that the source does not have.

    Why:
        What the source leaves blank is left out. A title, author, date, page or column that an
        editor knows from elsewhere says so with `resp`.

    Wrong:
        Title: Rain at last
        Author: Li Ming
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        <author xml:lang="en">Li Ming</author> -> <author xml:lang="en">Li Ming</author><author>Wang Fang</author>

    Right:
        Title: Rain at last
        Author: Li Ming
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """  # noqa: E501 - one edit is one line
    return codes.FIELD_INVENTED.at(
        location,
        f"the {name} {value!r} of the TEI header is not in the source",
        related=(Location(source_path),),
        help="remove it, or say with resp who adds it",
    )


def checksum_differs(tei_path: str, source_path: str) -> Diagnostic:
    """The source is not the file that the TEI was made from.

    Why:
        The header has the SHA-256 of the source file. Where it differs the source was changed
        since, perhaps only in its layout. Encode it again, or compare with the right file.

    Edit:
        <idno type="sha256"> -> <idno type="sha256">0
    """
    return codes.CHECKSUM_DIFFERS.at(
        Location(tei_path),
        "the source has changed since this TEI was made: its SHA-256 differs",
        related=(Location(source_path),),
        help="encode the source again, or name the right source",
    )


def checksum_missing(tei_path: str, source_path: str) -> Diagnostic:
    """The TEI does not say which file it was made from.

    Why:
        Without the SHA-256 of the source in the header nobody can tell later whether a file is the
        one that the TEI was made from. The comparison itself does not need it.

    Edit:
        <idno type="sha256"> -> <idno type="md5">
    """
    return codes.CHECKSUM_MISSING.at(
        Location(tei_path),
        "the header has no SHA-256 of the source",
        related=(Location(source_path),),
        help='put it in sourceDesc: bibl with <idno type="sha256">; sha256sum works it out',
    )


def role_differs(
    location: Location, lang: str, written: str, role: str, source_path: str
) -> Diagnostic:
    """The TEI calls an original a translation, or the other way round.

    Why:
        The source says which of its texts is the original. A reader who takes a translation for
        the original quotes the wrong words.

    Edit:
        <div type="translation" -> <div type="original"
    """
    return codes.ROLE_DIFFERS.at(
        location,
        f"the text in {lang} is called {written or 'nothing'} here, and it is the {role}",
        related=(Location(source_path),),
        help=f'write type="{role}"; languages in tei.toml says which language is the original\'s',
    )


def break_differs(location: Location, other: Location, *, in_tei: bool) -> Diagnostic:
    """A paragraph, an item or a line ends in one of the two files and goes on in the other.

    Why:
        The characters are the same, but a paragraph was divided, or two were joined. That may be
        an editor's decision; then nothing is to be done. The encoder never does it.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained all night.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        rained all -> rained<lb/>all

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained all night.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    words = (
        "a new paragraph, item or line begins here in the TEI and not in the source"
        if in_tei
        else "a new line begins here in the source and not in the TEI"
    )
    return codes.BREAK_DIFFERS.at(
        location,
        words,
        related=(other,),
        help='divide the text as the source does; a block that begins no line has rend="inline"',
    )


def indentation_differs(location: Location, count: int, other: Location) -> Diagnostic:
    """The indentation that the TEI records is not the source's.

    Why:
        `rend` says how the source indents a line, and `normalization` in the header says that it
        does. Verse and signatures are known by their indentation.

    Edit:
        rend="indent(4sp)" -> rend="indent(2em)"
    """
    more = f" and {count - 1} more" if count > 1 else ""
    return codes.INDENTATION_DIFFERS.at(
        location,
        f"the indentation of this line{more} is not what rend says in the TEI",
        related=(other,),
        help="write it in rend as normalization says: indent(4sp), indent(2em), indent(1tab+4sp)",
    )


def _quoted(text: str) -> str:
    if text == " ":
        return "a space"
    if text == "\n":
        return "a line's end"
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"“{shown}”"


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.TEXT_LOST, text_lost),
    (codes.TEXT_INVENTED, text_invented),
    (codes.FIELD_LOST, field_lost),
    (codes.CHECKSUM_DIFFERS, checksum_differs),
    (codes.FIELD_INVENTED, field_invented),
    (codes.ROLE_DIFFERS, role_differs),
    (codes.BREAK_DIFFERS, break_differs),
    (codes.INDENTATION_DIFFERS, indentation_differs),
    (codes.CHECKSUM_MISSING, checksum_missing),
)
