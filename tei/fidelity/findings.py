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
        The text of an edition is its source's. What an editor adds is marked as added: `corr` and
        `reg` in a `choice`, `figDesc` in a figure, notes in the header.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        It rained. -> It rained all night.
    """
    return codes.TEXT_INVENTED.at(
        location,
        f"{_quoted(text)} is in the TEI and not in {origin}",
        related=(in_tei,),
        help="remove it, or mark it as the editor's: choice with corr or reg, or figDesc",
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

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。

    Edit:
        <idno type="sha256"> -> <idno type="sha256">0
    """
    return codes.CHECKSUM_DIFFERS.at(
        Location(tei_path),
        "the source has changed since this TEI was made: its SHA-256 differs",
        related=(Location(source_path),),
        help="encode the source again, or name the right source",
    )


def _quoted(text: str) -> str:
    if text == " ":
        return "a space"
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"“{shown}”"


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.TEXT_LOST, text_lost),
    (codes.TEXT_INVENTED, text_invented),
    (codes.FIELD_LOST, field_lost),
    (codes.CHECKSUM_DIFFERS, checksum_differs),
    (codes.FIELD_INVENTED, field_invented),
)
