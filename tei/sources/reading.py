"""`Reading`: what a reader makes of a source, before the pipeline gives it an identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.model import Header, Version


class Reading(NamedTuple):
    """A source's header and text, and what was found wrong with it."""

    header: Header
    versions: tuple[Version, ...]
    diagnostics: list[Diagnostic]
