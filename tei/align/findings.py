"""What alignment has to say: each function makes a finding, its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tei.diagnostics import Code, Diagnostic, Location

#: A link that is less likely than not to be right is weak.
WEAK = 0.5

_SIGN = (
    "sign each link or ptr that you have set, with a resp that points to your respStmt; take away "
    "what is to be computed"
)


def weak_link(
    location: Location, level: str, certainty: float, other: Location, units: Iterable[str]
) -> Diagnostic:
    """A link between two languages is uncertain.

    Why:
        The aligner sees lengths, words, numbers and names, and no meaning. Where these fit badly,
        or where the units could be linked otherwise almost as well, a person should look. `cert`
        on the link says how sure it is.

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
        help="compare the two; correct the link in standOff if it is wrong, and sign it with resp: "
        "then it is not told again",
        note=f'<link target="{_pointers(units)}"/>',
    )


def unmatched_unit(location: Location, level: str, lang: str, unit: str) -> Diagnostic:
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
        help="if that is so, sign the ptr in standOff with resp, and it is not told again; if not, "
        "add a link there, signed",
        note=f'<ptr target="{_pointers([unit])}"/>',
    )


def _pointers(identifiers: Iterable[str]) -> str:
    """Pointers as a correction has them."""
    return " ".join(f"#{identifier}" for identifier in identifiers)


def unusable_correction(location: Location, fault: str, advice: str) -> Diagnostic:
    """An editor's correction of a link cannot be followed.

    Why:
        A correction names units by their `xml:id`. A unit whose text changes is another unit with
        another identifier; and a unit can go with some or with none, but not both. What cannot be
        followed is left out: the units are linked as if it were not there, and the other
        corrections hold. Where it was written into a TEI file of the edition, it may only be
        mistyped: this is an error then, and that file stays as it is until it is mended.
    """
    return codes.UNUSABLE_CORRECTION.at(
        location,
        f"this correction of a link is left out: {fault}",
        help=advice,
    )


def unsigned_correction(location: Location, fault: str, advice: str = _SIGN) -> Diagnostic:
    """A link was corrected, and nobody has signed it.

    Why:
        What an editor says of links is kept and wins over what is computed, and what is computed is
        computed anew at each build. `resp` tells the two apart: it points to whoever answers for
        the link. A TEI file in the edition's folder in which a link says what no build wrote is not
        written over without it, so that nothing is lost; nor is it brought up to date, and this
        is an error then. A link that is only taken away is computed again.
    """
    return codes.UNSIGNED_CORRECTION.at(location, fault, help=advice)


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.WEAK_LINK, weak_link),
    (codes.UNMATCHED_UNIT, unmatched_unit),
    (codes.UNUSABLE_CORRECTION, unusable_correction),
    (codes.UNSIGNED_CORRECTION, unsigned_correction),
)
