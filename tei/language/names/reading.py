"""An authority file read: a spreadsheet or TEI lists, checked as a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tei import files
from tei.errors import AuthorityUnusable
from tei.language.names.authority import KINDS, Authority, Entity, Identifier, Name
from tei.language.names.entries import Entry, Fault
from tei.language.names.identifiers import identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: So many faults are told at once.
_TOLD = 20
#: An NCName of XML in ASCII, as most identifiers are, and the general form (Namespaces in XML 1.0,
#: section 3, without the few letters that Python does not know).
_ID = re.compile(r"[^\W\d][\w.-]*")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def read(path: Path) -> Authority:
    """The authority file at `path`: TEI where it begins with ``<``, else a spreadsheet (CSV).

    Raises:
        FileUnreadable: there is no such file, or it may not be read.
        AuthorityUnusable: something is wrong with it; the message has every fault with its line.
        MalformedXml: it is TEI that is not well-formed.
    """
    data = files.read(path)
    # Imported here: whoever has the one has no use for the other.
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        from tei.language.names.tei_lists import entries  # noqa: PLC0415
    else:
        from tei.language.names.spreadsheet import entries  # noqa: PLC0415
    faults: list[Fault] = []
    entities = tuple(_entities(entries(data, faults), faults))
    if faults:
        name = files.as_text(str(path))
        faults.sort()
        told = [f"{name}:{fault.line}: {fault.what}" for fault in faults[:_TOLD]]
        if more := len(faults) - _TOLD:
            told += [f"and {more} more"] if more > 0 else []
        raise AuthorityUnusable("\n".join(told))
    return Authority(entities)


def _entities(entries: Iterable[Entry], faults: list[Fault]) -> Iterator[Entity]:
    """The entities that `entries` speak of, in the order in which each is named first."""
    found: dict[str, Entity] = {}
    lines: dict[str, int] = {}
    owners: dict[Identifier, str] = {}
    for entry in entries:
        id_ = entry.id
        if not _ID.fullmatch(id_):
            what = f"{id_!r} is no identifier" if id_ else "there is no identifier"
            help_ = "write a letter, then letters, digits, hyphens, points or underscores"
            faults.append(Fault(entry.line, f"{what}: {help_}"))
            continue
        before = found.get(id_)
        kind = entry.kind or (before.kind if before else "")
        if kind not in KINDS:
            what = f"{kind!r} is no kind of entry" if kind else f"{id_} is of no kind"
            faults.append(
                Fault(entry.line, f"{what}: write {', '.join(KINDS[:-1])} or {KINDS[-1]}")
            )
            continue
        if before and before.kind != kind:
            what = f"{id_} is of kind {kind} here and {before.kind} in line {lines[id_]}"
            faults.append(Fault(entry.line, f"{what}: give one of them another identifier"))
            continue
        lines.setdefault(id_, entry.line)
        names = [name for name in entry.names if _is_named(name, entry.line, faults)]
        given = list(_identifiers(entry, owners, faults))
        entity = before or Entity(id_, kind, ())
        found[id_] = replace(
            entity,
            names=tuple(dict.fromkeys([*entity.names, *names])),
            identifiers=tuple(dict.fromkeys([*entity.identifiers, *given])),
            note=entity.note or entry.note,
        )
    nameless = (id_ for id_, entity in found.items() if not entity.names)
    faults.extend(Fault(lines[id_], f"{id_} has no name: write one") for id_ in nameless)
    yield from found.values()


def _is_named(name: Name, line: int, faults: list[Fault]) -> bool:
    if name.lang and not _TAG.fullmatch(name.lang):
        what = f"{name.lang!r} is no language tag: write one such as zh-Hans or en"
        faults.append(Fault(line, what))
        return False
    return True


def _identifiers(
    entry: Entry, owners: dict[Identifier, str], faults: list[Fault]
) -> Iterator[Identifier]:
    for type_, value in entry.identifiers:
        try:
            found = identifier(type_, value)
        except ValueError as error:
            faults.append(Fault(entry.line, f"{value!r} {error}"))
            continue
        owner = owners.setdefault(found, entry.id)
        if owner != entry.id:
            what = f"{found.type} {found.value} is given to {owner} and to {entry.id}"
            faults.append(Fault(entry.line, f"{what}: join them, or take it from one of them"))
        yield found
