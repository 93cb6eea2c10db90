r"""What can be wrong with a source file: each function makes a finding, its docstring is the rule.

In the examples ``\xNN`` is the byte with that number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.diagnostics import Code


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
        Text in UTF-16 or GB18030 read as UTF-8 would be damaged, so it is not read at all. Save
        the file as UTF-8, or name its encoding with `--encoding`.

    Wrong:
        T\x00i\x00t\x00l\x00e\x00:\x00 \x00R\x00a\x00i\x00n\x00
    """
    looks = f"; it looks like {guess}" if guess else ""
    help_ = (
        f"save the file as UTF-8, or add --encoding {guess.lower()}"
        if guess
        else "save the file as UTF-8, or name its encoding with --encoding"
    )
    return codes.WRONG_ENCODING.at(
        Location(path),
        f"the file is not {expected.upper()} (byte {offset + 1} cannot be read){looks}",
        help=help_,
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


def missing_separator(location: Location, missing: str) -> Diagnostic:
    """The original is not divided from the translation by a rule.

    Why:
        The line `<hr />` and the line `Original:` after it divide the translation from the
        original. Without them the text is divided where a headline or the other script begins;
        check that it is the right place.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.MISSING_SEPARATOR.at(
        location,
        f"the original seems to begin here, but there is no line {missing} above it",
        help="write the two lines `<hr />` and `Original:` between translation and original",
    )


def single_language(path: str, lang: str, advice: str = "") -> Diagnostic:
    """A source has text in one language only.

    Why:
        The edition has nothing to align. That is right for an untranslated document, and wrong
        where the separator between the halves was lost.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.
    """
    return codes.SINGLE_LANGUAGE.at(
        Location(path),
        f"there is text in one language only ({lang})",
        help=advice
        or "put the lines `<hr />` and `Original:` between translation and original, "
        "if both are there",
    )


def missing_date(path: str) -> Diagnostic:
    """A source does not say when it was published.

    Why:
        The date identifies a newspaper article; the document's identifier and its citation lack it.

    Wrong:
        Title: Rain at last

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.MISSING_DATE.at(
        Location(path), "the source gives no date", help="add a line such as `Date: 1958-03-20`"
    )


def impossible_date(location: Location, date: str) -> Diagnostic:
    """A date in the header is no date of the calendar.

    Why:
        The date is kept as it stands, but without a machine-readable form: the document cannot be
        found by date.

    Wrong:
        Title: Rain at last
        Date: 1958-02-30

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了。
    """
    return codes.IMPOSSIBLE_DATE.at(
        location, f"{date!r} is not a date", help="write the date as year-month-day: 1958-03-20"
    )


def field_conflict(
    location: Location, name: str, value: str, other: str, other_location: Location
) -> Diagnostic:
    """A source has two values for a field of the header.

    Why:
        Where the halves disagree the original's value is used, where one half disagrees with itself
        the first. The other is kept in a note of the header. An editor should say which is right.

    Wrong:
        Title: Rain at last
        Date: 1958-03-21

        It rained.

        <hr />

        Original:

        ### 终于下雨

        1958-03-20

            下雨了。
    """
    return codes.FIELD_CONFLICT.at(
        location,
        f"the {name} is {value!r} here and {other!r} elsewhere",
        related=(other_location,),
        help="correct the wrong one; until then the other one is used, and a note keeps this one",
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


def from_file_name(path: str, name: str, file_name: str) -> Diagnostic:
    """The date or the title of a source is taken from the name of its file.

    Why:
        The text does not say it, and the name of the file does. The TEI header says with `cert`
        that it is less certain. Put it in the source's header to be sure.
    """
    return codes.FROM_FILE_NAME.at(
        Location(path),
        f"the {name} is taken from the file's name, {file_name!r}",
        help=f"say the {name} in the source's header",
    )


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


def original_unknown(path: str, original: str, others: Sequence[str]) -> Diagnostic:
    """Nothing says which text of a document is the original.

    Why:
        An edition says of each text whether it is the original or a translation. Neither the source
        says it nor `languages.original` in `tei.toml`, so the first text is taken for it. Say it in
        either place.

    Wrong:
        # Deutsch

        Die ganze Nacht fiel Regen.

        # Français

        La pluie tomba toute la nuit.

    Right:
        # Deutsch

        Die ganze Nacht fiel Regen.

        # Français (original)

        La pluie tomba toute la nuit.
    """
    return codes.ORIGINAL_UNKNOWN.at(
        Location(path),
        f"nothing says which text is the original; {original} is taken for it, "
        f"and not {' or '.join(others)}",
        help=f'say `role: original` above it, or write languages.original = "{original}" '
        "in tei.toml",
    )


def language_unknown(location: Location) -> Diagnostic:
    """Nothing says which language a text is in.

    Why:
        Sentences are divided, texts compared and pages read aloud by their language. Name the file
        for it (`rain.fr.txt`), or write `language: fr` in the front matter. Until then the text is
        in `und`, an undetermined language.
    """
    return codes.LANGUAGE_UNKNOWN.at(
        location,
        "nothing says which language this text is in",
        help="name the file as in rain.fr.txt, or write `language: fr` between two lines `---` "
        "above the text",
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
    (codes.EMPTY_SOURCE, empty_source),
    (codes.BINARY_SOURCE, binary_source),
    (codes.WRONG_ENCODING, wrong_encoding),
    (codes.UNKNOWN_FORMAT, unknown_format),
    (codes.MISSING_SEPARATOR, missing_separator),
    (codes.SINGLE_LANGUAGE, single_language),
    (codes.MISSING_DATE, missing_date),
    (codes.IMPOSSIBLE_DATE, impossible_date),
    (codes.FIELD_CONFLICT, field_conflict),
    (codes.BYTE_ORDER_MARK, byte_order_mark),
    (codes.ILLEGAL_CHARACTER, illegal_character),
    (codes.FROM_FILE_NAME, from_file_name),
    (codes.MALFORMED_RECORD, malformed_record),
    (codes.FORMATTING_CODE, formatting_code),
    (codes.MALFORMED_MEMORY, malformed_memory),
    (codes.ORIGINAL_UNKNOWN, original_unknown),
    (codes.LANGUAGE_UNKNOWN, language_unknown),
    (codes.ALREADY_TEI, already_tei),
)
