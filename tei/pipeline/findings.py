"""What can go wrong with a run: each function makes a finding, its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location
from tei.xml.parsing import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.diagnostics import Code


#: What to do with TEI that stays as it is; where an editor has signed links in it; where it stays
#: for its links alone.
REMOVE = "to have the source encoded anew, remove this file"
COPY_LINKS = (
    "to have the source encoded anew, copy the signed links into a file beside the source, then "
    "remove this file"
)
MEND_LINKS = (
    "correct what is said of its links; then the next build follows the source again, and keeps "
    "those that are signed"
)


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


def edited_tei(path: str, source: str, advice: str = REMOVE) -> Diagnostic:
    """A TEI file that an editor has taken over takes the place of its source.

    Why:
        It stands beside its source and names it; or it is the edition's file, and is not what the
        encoder wrote last, or somebody else stands in its `revisionDesc`. So it is the master now:
        it is compared with its source, checked and shown, and the source is not encoded over it. To
        have it encoded anew, remove the file; if it has signed links that stand nowhere else, copy
        them first. Where it stays because of its links alone, other findings say what to correct.
    """
    return codes.EDITED_TEI.at(
        Location(path),
        "this TEI takes the place of its source, and stays as it is",
        related=(Location(source),),
        help=advice,
    )


def unread_corrections(path: str, why: str, advice: str) -> Diagnostic:
    """A file of corrections of links was not read.

    Why:
        `rain.links.xml` corrects the links of the document whose source in the same folder is
        `rain.txt`, or `rain.zh.txt` and `rain.en.txt`. For one document of many, in an archive or
        in a file of records, it stands beside that and is called as the document's TEI in the
        edition, `d1958-03-20-p1-a351c9ff.links.xml`. Where TEI takes the place of the source, the
        links of the TEI hold.
    """
    return codes.UNREAD_CORRECTIONS.at(
        Location(path), f"these corrections of links were not read: {why}", help=advice
    )


def orphaned_tei(path: str, source: str) -> Diagnostic:
    """A TEI file of the edition was corrected by hand, and its source is gone.

    Why:
        What was written for a source is removed with it, or when the document gets another
        identifier. This file has work of yours in it, so it was left where it is. It is not in the
        list of contents any more.
    """
    return codes.ORPHANED_TEI.at(
        Location(path),
        "this TEI was corrected by hand, and no source stands for it any more",
        related=(Location(source),),
        help="put the source back, or move this file to a place of your own",
    )


def source_absent(path: str, names: Sequence[str]) -> Diagnostic:
    """There was nothing to compare a TEI file with.

    Why:
        The files that `sourceDesc` names as its source, in `idno` of type `filename`, are not all
        in the folder of the TEI file, or it names none. It was checked and shown, but nobody has
        looked whether it says what its source says. Put the source beside it.
    """
    told = f"its source, {' and '.join(names)}, is not beside it" if names else "it names no source"
    return codes.SOURCE_ABSENT.at(
        Location(path),
        f"this TEI was not compared with a source: {told}",
        help="to have the two compared, put the source in the folder of this file",
    )


def same_document(path: str, others: Sequence[str]) -> Diagnostic:
    """Two files stand for one document of the edition.

    Why:
        Two TEI files name the same source or have the same `xml:id`; or a TEI file was corrected
        both in the edition's folder and beside its source; or a TEI file has the identifier of a
        document whose source it does not stand beside. Which of the two is right only you can say.
        Nothing was written over: what the edition had it still has.
    """
    return codes.SAME_DOCUMENT.at(
        Location(path),
        "this file stands for the same document as another one, and was left out",
        related=tuple(Location(other) for other in others),
        help="remove one of them, or give the TEI an xml:id and a source of its own",
    )


def other_profile(path: str) -> Diagnostic:
    """A TEI file is not of the edition's profile, and was not checked against its schemas.

    Why:
        TEI can be used in many ways, and the edition's schemas describe one. A file is taken for
        one of the edition where it names `edition.rng` in an `xml-model` instruction or has an
        `idno` of type `tei` in `publicationStmt`. Any other is shown; elements that have no place
        on the page are remarks. Check it against the schema that it was made for:
        `tei validate --schema`.
    """
    return codes.OTHER_PROFILE.at(
        Location(path),
        "this TEI is not of the edition's profile, and was not validated",
        help="check it against the schema that it was made for: tei validate --schema",
    )


def text_too_long(location: Location, length: int) -> Diagnostic:
    """A source has a sentence or a field of ten million bytes or more.

    Why:
        Programs that read XML refuse a text of that length in one piece, tei among them, because it
        can be meant to fill the memory; libxml2's limit is 10,000,000 bytes. A document may be
        longer, in sentences that are not. One without any full stop is perhaps no text at all.
    """
    return codes.TEXT_TOO_LONG.at(
        location,
        f"what begins here is {length / 1e6:.1f} MB without the end of a sentence; XML can be read "
        f"with {LONGEST / 1e6:.0f} MB in one piece",
        help="divide it into sentences or paragraphs, if it is text",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.SAME_IDENTITY, same_identity),
    (codes.INTERNAL_ERROR, internal_error),
    (codes.EDITED_TEI, edited_tei),
    (codes.UNREAD_CORRECTIONS, unread_corrections),
    (codes.ORPHANED_TEI, orphaned_tei),
    (codes.SOURCE_ABSENT, source_absent),
    (codes.SAME_DOCUMENT, same_document),
    (codes.OTHER_PROFILE, other_profile),
    (codes.TEXT_TOO_LONG, text_too_long),
)
