"""What can be wrong with what a source says of itself: its date, its title."""

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


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MISSING_DATE, missing_date),
    (codes.IMPOSSIBLE_DATE, impossible_date),
    (codes.FIELD_CONFLICT, field_conflict),
    (codes.FROM_FILE_NAME, from_file_name),
)
