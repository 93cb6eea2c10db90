"""What rendering can find: each function makes a finding, its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code


def unhandled_element(path: str, message: str) -> Diagnostic:
    """An element of the TEI has no place on the page.

    Why:
        The stylesheets show every element that an edition has. An element that none of them
        handles is shown as its text alone, marked, and reported, so that it is not lost unseen.

    Edit:
        It rained. -> It <formula>rained</formula>.
    """
    return codes.UNHANDLED_ELEMENT.at(
        Location(path),
        message,
        help="its text is on the page; to give it a form, add a template to xslt/",
    )


def nothing_aligned(path: str, reason: str) -> Diagnostic:
    """Nothing says which part of a translation goes with which part of the original.

    Why:
        A translation memory is made of the links between the divisions of type original and
        translation. Without links there are no pairs, and they are not guessed. A text in one
        language has none; TEI from elsewhere may lack them, or say it in another way. Write a
        linkGrp of type alignment, as `tei encode` does.

    Edit:
        <div type="original" -> <div type="section"
    """
    return codes.NOTHING_ALIGNED.at(
        Location(path),
        f"there is nothing to make a translation memory of: {reason}",
        help="link the divisions of type original and translation in a linkGrp of type alignment",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNHANDLED_ELEMENT, unhandled_element),
    (codes.NOTHING_ALIGNED, nothing_aligned),
)
