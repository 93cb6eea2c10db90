"""What can be wrong with what a source says of itself: its date, its title, its other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic


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


def broken_front_matter(location: Location, line: str) -> Diagnostic:
    """A line in front matter is no field, so that all of it is text.

    Why:
        Between the two lines `---` every line is a field, `name: value`, or goes on with one. Where
        one line is neither, the lines may as well be text, and are left in it: the header lacks
        what they say.

    Wrong:
        ---
        title: Rain at last
        author Li Ming
        ---

        # English

        It rained.

        # 中文

        下雨了。

    Right:
        ---
        title: Rain at last
        author: Li Ming
        ---

        # English

        It rained.

        # 中文

        下雨了。
    """
    return codes.BROKEN_FRONT_MATTER.at(
        location,
        f"the line {line!r} is no field, so the front matter around it is taken for text",
        help="write it as `name: value`, indent it to go on with the field above, or begin it with "
        "`#` if it is a comment",
    )


def misnamed_field(location: Location, name: str, near: str) -> Diagnostic:
    """A field of a record has nearly the name of one that the record lacks.

    Why:
        A field that nobody knows is kept in a note of the header. If it is misspelt, the document
        lacks what it says: its text, its title.

    Wrong:
        {"date": "1958-03-20", "title": "终于下雨", "contents": "    下雨了。"}

    Right:
        {"date": "1958-03-20", "title": "终于下雨", "content": "    下雨了。"}
    """
    return codes.MISNAMED_FIELD.at(
        location,
        f"there is no field {near!r}, but one {name!r}, which is kept in a note of the header",
        help=f"name it {near!r}, if it is that",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MISSING_DATE, missing_date),
    (codes.IMPOSSIBLE_DATE, impossible_date),
    (codes.FIELD_CONFLICT, field_conflict),
    (codes.FROM_FILE_NAME, from_file_name),
    (codes.BROKEN_FRONT_MATTER, broken_front_matter),
    (codes.MISNAMED_FIELD, misnamed_field),
)
