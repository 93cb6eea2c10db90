"""What a document declares and does not use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic, Location


def unused_declaration(location: Location, what: str) -> Diagnostic:
    """The header declares something that the document does not use.

    Why:
        What is not used may be left from another document, or what was to use it is misspelt. If
        all documents of an edition have the same header, allow it or switch it off.

    Edit:
        <appInfo> -> <listPrefixDef><prefixDef ident="psn" matchPattern="([a-z]+)"
            replacementPattern="#$1"/></listPrefixDef><appInfo>
    """
    return codes.UNUSED_DECLARATION.at(
        location,
        f"nothing in the document uses {what}",
        help="remove it, or see what should use it",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNUSED_DECLARATION, unused_declaration),
)
