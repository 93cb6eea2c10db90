"""An editor's corrections of links: read from a file beside the source, and put to the document."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tei import align, encode, files
from tei.errors import FileUnreadable
from tei.names import TEI
from tei.pipeline.findings import unread_corrections
from tei.validate.documents import parsed
from tei.validate.findings import unreadable_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tei.align import Corrections
    from tei.diagnostics import Diagnostic
    from tei.model import Document, Responsible
    from tei.settings import Settings

#: What `editorialDecl/segmentation` says behind the method where an editor has corrected links; if
#: what he says is kept in a file beside the source, that follows.
CORRECTED = (
    " A link or ptr with a resp of its own was set by whoever that names, in the place of what the "
    "method gives; it has no cert."
)
KEPT = " Such links are kept in "
#: A file of corrections that is larger is not read, in bytes: it is made a tree.
_LARGEST = 10_000_000


def of_file(path: str) -> tuple[Corrections | None, list[Diagnostic]]:
    """The corrections in a file; None where it cannot be read, and why."""
    try:
        if files.size(Path(path)) > _LARGEST:
            reason = f"it is larger than {_LARGEST // 10**6} MB"
            return None, [unreadable_file(path, reason)]
        data = files.read(Path(path))
    except FileUnreadable as error:
        return None, [unreadable_file(path, str(error))]
    tree, found = parsed(data, path)
    if tree is None:
        return None, found
    root = etree.QName(tree.getroot())
    if root.namespace != TEI:
        why = f"its root, {root.localname}, is not in the namespace of TEI"
        return None, [unread_corrections(path, why, f'write xmlns="{TEI}" on it')]
    corrections = align.read(tree, path, is_file=True)
    if corrections.unsigned:
        found.append(align.unsigned(corrections))
    return corrections, found


def corrected(
    document: Document, corrections: Corrections, settings: Settings
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document to be aligned, with what an editor says of its links given."""
    original = document.original
    if original is None:
        return document, ()
    ids = encode.Identifiers(document)
    known = encode.named(document, settings, ids)
    corrections = _by_name(corrections, known)
    held = align.Held(
        {name: align.Position(level, lang, number) for name, level, lang, number in ids.units()},
        original.lang,
        [version.lang for version in document.versions if version is not original],
        known,
    )
    result = align.resolved(corrections, held)
    signers = {name for correction in result.corrections for name in correction.resp}
    editors = sorted(signers.difference(known))
    with_corrections = replace(
        document,
        alignments=align.overruled(document.alignments, result.corrections),
        corrections=result.corrections,
        editors=tuple((name, corrections.people[name]) for name in editors),
    )
    return with_corrections, result.findings


def _by_name(corrections: Corrections, known: Mapping[str, Responsible]) -> Corrections:
    """Corrections with the identifiers that the header gives now to those whom their file names.

    People of `tei.toml` are numbered: who stands first today need not have signed what the first
    of yesterday did.
    """
    new: dict[str, str] = {}
    for name, person in corrections.people.items():
        same = [other for other in known if _is_same(known[other], person)]
        if name in same:
            continue
        if same:
            new[name] = next((o for o in same if known[o].role == person.role), same[0])
        elif name in known:
            taken = {*known, *corrections.people, *new.values()}
            new[name] = next(o for o in map("person-{}".format, count(1)) if o not in taken)
    return corrections._replace(
        signed=tuple(
            said._replace(resp=tuple(new.get(name, name) for name in said.resp))
            for said in corrections.signed
        ),
        people={new.get(name, name): person for name, person in corrections.people.items()},
    )


def _is_same(one: Responsible, other: Responsible) -> bool:
    """Whether two have a name in common."""
    names = [{" ".join(name.split()) for _, name in person.names} for person in (one, other)]
    return not names[0].isdisjoint(names[1])


def noted(document: Document, corrections: Corrections) -> Document:
    """An aligned document whose header says that some of its links are an editor's."""
    if not document.corrections:
        return document
    kept = f"{KEPT}{Path(corrections.path).name}." if corrections.is_file else ""
    return replace(document, alignment_method=document.alignment_method + CORRECTED + kept)
