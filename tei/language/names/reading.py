"""An authority file read: a spreadsheet or TEI lists, checked as a whole."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files
from tei.errors import AuthorityUnusable, FileUnreadable
from tei.language.names.authority import KINDS, Authority, Entity, Identifier, Name
from tei.language.names.entries import Entry, Fault
from tei.language.names.identifiers import identifier
from tei.language.tags import refusal
from tei.xml.characters import FORBIDDEN, shown
from tei.xml.names import is_ncname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: So many faults are told at once.
_TOLD = 20
#: Nobody's file.
_NONE = Authority()


def known(paths: Sequence[str]) -> Authority:
    """What the authority files of an edition say; a process reads them once, unless they change.

    Args:
        paths: the files; none for an authority without entries.

    Raises:
        FileUnreadable, AuthorityUnusable: as `read`.
    """
    return _kept(tuple(map(_stamped, paths))) if paths else _NONE


def _stamped(path: str) -> tuple[str, int, int]:
    try:
        status = Path(path).stat()
    except OSError as error:
        message = f"{path}: {files.reason(error)}; tei.toml names it as an authority file"
        raise FileUnreadable(message) from None
    return path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _kept(stamped: tuple[tuple[str, int, int], ...]) -> Authority:
    return read(*(Path(path) for path, *_ in stamped))


def read(*paths: Path) -> Authority:
    """The authority files at `paths`, as though they were one.

    Each is TEI where it begins with ``<``, else a spreadsheet (CSV).

    Raises:
        FileUnreadable: there is no such file, or it may not be read.
        AuthorityUnusable: something is wrong with them; the message has every fault with its line.
    """
    names = [files.as_text(str(path)) for path in paths]
    faults: list[Fault] = []
    entities = tuple(_entities(_entries(paths, faults), names, faults))
    if faults:
        faults.sort(key=attrgetter("file", "line"))
        told = [f"{names[one.file]}:{one.line}: {one.what}" for one in faults[:_TOLD]]
        if (more := len(faults) - _TOLD) > 0:
            told.append(f"and {more} more")
        raise AuthorityUnusable("\n".join(told))
    return Authority(entities)


def _entries(paths: Sequence[Path], faults: list[Fault]) -> Iterator[Entry]:
    """What all files say, one after the other."""
    for number, path in enumerate(paths):
        with files.opened(path) as file:
            data = file.read()
        # Imported here: whoever has the one has no use for the other.
        if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
            from tei.language.names.tei_lists import entries  # noqa: PLC0415
        else:
            from tei.language.names.spreadsheet import entries  # noqa: PLC0415
        of_file: list[Fault] = []
        for entry in entries(data, of_file):
            yield entry._replace(file=number)
        faults += (fault._replace(file=number) for fault in of_file)


def _entities(
    entries: Iterable[Entry], files_: Sequence[str], faults: list[Fault]
) -> Iterator[Entity]:
    """The entities that `entries` speak of, in the order in which each is named first."""
    found: dict[str, Entity] = {}
    first: dict[str, Entry] = {}
    owners: dict[Identifier, str] = {}
    refused: dict[str, str] = {}
    for entry in entries:
        id_ = entry.id
        if not is_ncname(id_) or id_[0] == "_":
            what = f"{id_!r} is no identifier" if id_ else "there is no identifier"
            help_ = "write a letter, then letters, digits, hyphens, points or underscores"
            faults.append(_fault(entry, f"{what}: {help_}"))
            continue
        faults.extend(_unwritable(entry))
        before = found.get(id_)
        kind = entry.kind or (before.kind if before else "")
        if kind not in KINDS:
            what = f"{kind!r} is no kind of entry" if kind else f"{id_} is of no kind"
            faults.append(_fault(entry, f"{what}: write {', '.join(KINDS[:-1])} or {KINDS[-1]}"))
            continue
        if before and before.kind != kind:
            there = first[id_]
            place = "" if there.file == entry.file else f" of {files_[there.file]}"
            what = f"{id_} is of kind {kind} here and {before.kind} in line {there.line}{place}"
            faults.append(_fault(entry, f"{what}: give one of them another identifier"))
            continue
        first.setdefault(id_, entry)
        names = [name for name in entry.names if _is_named(name, entry, refused, faults)]
        given = list(_identifiers(entry, owners, faults))
        entity = before or Entity(id_, kind, ())
        found[id_] = replace(
            entity,
            names=tuple(dict.fromkeys([*entity.names, *names])),
            identifiers=tuple(dict.fromkeys([*entity.identifiers, *given])),
            note=entity.note or entry.note,
        )
    nameless = (id_ for id_, entity in found.items() if not entity.names)
    faults.extend(_fault(first[id_], f"{id_} has no name: write one") for id_ in nameless)
    yield from found.values()


def _fault(entry: Entry, what: str) -> Fault:
    return Fault(entry.line, what, entry.file)


def _unwritable(entry: Entry) -> Iterator[Fault]:
    """The characters of an entry that no TEI could hold."""
    numbers = [value for _, value in entry.identifiers]
    for text in (*(name.text for name in entry.names), *numbers, entry.note):
        for character in FORBIDDEN.findall(text):
            yield _fault(entry, f"{shown(character)} cannot stand in XML: take it out")


def _is_named(name: Name, entry: Entry, refused: dict[str, str], faults: list[Fault]) -> bool:
    """Whether a name's language is one; what is wrong with a tag is told where it comes first."""
    tag = name.lang
    if tag and tag not in refused:
        wrong = refusal(tag)
        refused[tag] = wrong and f'the language tag "{tag}" {wrong}'
        if refused[tag]:
            faults.append(_fault(entry, refused[tag]))
    return not (tag and refused[tag])


def _identifiers(
    entry: Entry, owners: dict[Identifier, str], faults: list[Fault]
) -> Iterator[Identifier]:
    for type_, value in entry.identifiers:
        if not is_ncname(type_):
            what = f"{type_!r} is no name of a list: write one word, such as idno:ISNI"
            faults.append(_fault(entry, what))
            continue
        try:
            found = identifier(type_, value)
        except ValueError as error:
            faults.append(_fault(entry, f"{value!r} {error}"))
            continue
        owner = owners.setdefault(found, entry.id)
        if owner != entry.id:
            what = f"{found.type} {found.value} is given to {owner} and to {entry.id}"
            faults.append(_fault(entry, f"{what}: join them, or take it from one of them"))
        yield found
