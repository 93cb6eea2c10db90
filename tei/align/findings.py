"""What alignment has to say: each function makes a finding, its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic, Location


def weak_link(location: Location, level: str, certainty: float, other: Location) -> Diagnostic:
    """A link between two languages is uncertain.

    Why:
        The aligner sees the lengths of units. Where these fit badly, or where the units could be
        linked otherwise almost as well, a person should look. `cert` on the link says how sure
        it is.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained all night.

        The river rose fast.

        Everybody was happy.

        They sang and danced.

        <hr />

        Original:

        ### 终于下雨

            下了整夜的雨。
            河水涨得很快。
            人人唱歌跳舞。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained the whole night through, until the morning came.

        <hr />

        Original:

        ### 终于下雨

            下了整整一夜，一直下到早晨。
    """
    return codes.WEAK_LINK.at(
        location,
        f"the link of this {level} is uncertain ({certainty:.2f})",
        related=(other,),
        help="compare the two, and correct the link in standOff where it is wrong",
    )


def unmatched_unit(location: Location, level: str, lang: str) -> Diagnostic:
    """A paragraph, sentence or figure has no counterpart in the other language.

    Why:
        The translator may have left it out, added it, or put it elsewhere. It stands in the group
        of unmatched units, so that a reader sees that it was not forgotten.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained the whole night through, until the morning came.

        (Attached picture)

        <hr />

        Original:

        ### 终于下雨

            下了整整一夜，一直下到早晨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained the whole night through, until the morning came.

        <hr />

        Original:

        ### 终于下雨

            下了整整一夜，一直下到早晨。
    """
    return codes.UNMATCHED_UNIT.at(
        location,
        f"this {level} has no counterpart in {lang}",
        help="nothing to do if that is so; otherwise add a link in standOff",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.WEAK_LINK, weak_link),
    (codes.UNMATCHED_UNIT, unmatched_unit),
)
