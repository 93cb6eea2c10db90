"""What can go wrong with a run: each function makes a finding, its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code


def same_identity(path: str, other: str) -> Diagnostic:
    """Two sources have the same path in the edition, and so the same identifier.

    Why:
        A document's identifier is made from the path of its source, seen from the folder that holds
        `tei.toml`, or else from the folder that was named. Two sources from different folders
        can then be the same. Put a `tei.toml` above both, or rename one.
    """
    return codes.SAME_IDENTITY.at(
        Location(path),
        "this source has the same path in the edition as another one, and was left out",
        related=(Location(other),),
        help="put a tei.toml in the folder above both, or rename one of them",
    )


def internal_error(path: str, error: Exception) -> Diagnostic:
    """The tool failed on a document.

    Why:
        This is a fault of tei, not of the document. The other documents are not affected. Please
        report it, with the document if you may share it.
    """
    return codes.INTERNAL_ERROR.at(
        Location(path),
        f"tei failed here: {type(error).__name__}: {error}",
        help="please report this; --verbose shows where it happened",
    )


def unreadable_file(path: str, reason: str) -> Diagnostic:
    """A file cannot be read or written.

    Why:
        The file does not exist any more, the permissions forbid it, or the disk is full. The other
        documents are not affected.
    """
    return codes.UNREADABLE_FILE.at(
        Location(path), reason, help="check that the file is there and that you may use it"
    )


def edited_tei(path: str, source: str) -> Diagnostic:
    """A TEI file of the edition was corrected by hand.

    Why:
        It is not what the encoder wrote last, or somebody else stands in its `revisionDesc`. So it
        is the master now: it is compared with its source, checked and shown, and the source is not
        encoded over it. To have it encoded anew, remove the file.
    """
    return codes.EDITED_TEI.at(
        Location(path),
        "this TEI was corrected by hand, and stays as it is",
        related=(Location(source),),
        help="to have the source encoded anew, remove this file",
    )


def orphaned_tei(path: str, source: str) -> Diagnostic:
    """A TEI file of the edition was corrected by hand, and its source is gone.

    Why:
        What the encoder wrote is removed with its source. This file has work of yours in it, so it
        was left where it is. It is not in the list of contents any more.
    """
    return codes.ORPHANED_TEI.at(
        Location(path),
        "this TEI was corrected by hand, and its source is gone",
        related=(Location(source),),
        help="put the source back, or move this file to a place of your own",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.SAME_IDENTITY, same_identity),
    (codes.INTERNAL_ERROR, internal_error),
    (codes.UNREADABLE_FILE, unreadable_file),
    (codes.EDITED_TEI, edited_tei),
    (codes.ORPHANED_TEI, orphaned_tei),
)
