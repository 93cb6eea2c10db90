"""What can be wrong with a file that another program wrote: records in JSON, memories in TMX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.diagnostics import Code, Diagnostic, Location


def malformed_record(location: Location, reason: str) -> Diagnostic:
    """A file of records cannot be read on.

    Why:
        The JSON is damaged or cut short here. The records before are in the edition; this one and
        those after it are not.
    """
    return codes.MALFORMED_RECORD.at(
        location,
        f"there is no whole record here: {reason[:1].lower()}{reason[1:]}",
        help="mend the JSON, or fetch the file again; a record is an object with a field `content`",
    )


def formatting_code(location: Location, count: int, elements: Sequence[str]) -> Diagnostic:
    """Codes in the segments of a translation memory are left out.

    Why:
        What `bpt`, `ept`, `ph`, `it` and `ut` hold are the tags and place-holders of the file that
        was translated, in the notation of that file. They are no words of the text. What a `sub` in
        them holds is text, such as the description of a picture, and so is what `hi` holds.

    Wrong:
        <tmx version="1.4">
          <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
            adminlang="en" srclang="zh-Hans" datatype="html"/>
          <body>
            <tu>
              <tuv xml:lang="zh-Hans"><seg><bpt i="1">&lt;b></bpt>下雨了。<ept i="1">&lt;/b></ept></seg></tuv>
              <tuv xml:lang="en"><seg>It rained.</seg></tuv>
            </tu>
          </body>
        </tmx>

    Right:
        <tmx version="1.4">
          <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
            adminlang="en" srclang="zh-Hans" datatype="html"/>
          <body>
            <tu>
              <tuv xml:lang="zh-Hans"><seg><hi>下雨了。</hi></seg></tuv>
              <tuv xml:lang="en"><seg>It rained.</seg></tuv>
            </tu>
          </body>
        </tmx>
    """  # noqa: E501 - a segment is one line
    are = "code is" if count == 1 else "codes are"
    return codes.FORMATTING_CODE.at(
        location,
        f"{count} formatting {are} left out of the segments ({', '.join(elements)})",
        help="nothing to do, if they hold no text; text belongs in hi, or in sub",
    )


def malformed_memory(location: Location, reason: str, advice: str = "") -> Diagnostic:
    r"""A translation memory cannot be read.

    Why:
        It is no well-formed XML, it declares entities, which are refused for safety, or it has no
        `tmx` with a `body`. A file of which only a part can be read is not read at all.

    Wrong:
        <tmx version="1.4">
          <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
            adminlang="en" srclang="zh-Hans" datatype="plaintext"/>
          <body>
            <tu>
              <tuv xml:lang="zh-Hans"><seg>下雨了。</seg></tuv>
              <tuv xml:lang="en"><seg>It rained.<seg></tuv>
            </tu>
          </body>
        </tmx>
    """
    return codes.MALFORMED_MEMORY.at(
        location,
        f"the translation memory cannot be read: {reason}",
        help=advice or "mend it, or export it again",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MALFORMED_RECORD, malformed_record),
    (codes.FORMATTING_CODE, formatting_code),
    (codes.MALFORMED_MEMORY, malformed_memory),
)
