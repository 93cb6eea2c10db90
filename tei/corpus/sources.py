"""Which files and records make a document together, and what each is called in the edition."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files
from tei.corpus.places import ARCHIVE, Entry, entries, in_archive
from tei.diagnostics import Diagnostic
from tei.errors import FileUnreadable, UsageError
from tei.pipeline.findings import unreadable_file
from tei.sources import FORMATS, RECORD_FORMATS, SourceBytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from tei.settings import Settings

#: A file that is one language of a document: ``rain.en.txt``. The tag is one of BCP 47.
_ONE_LANGUAGE = re.compile(
    r"(?P<stem>.+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?:txt|md)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document to make: its files, its path in the edition, its settings."""

    inputs: tuple[SourceBytes, ...]
    identity: str
    settings: Settings


def documents(
    listed: Sequence[Entry], form: str = "", encoding: str | None = None
) -> Iterator[Found | Diagnostic]:
    """The documents that files hold, one by one; an archive or a file of records is streamed.

    Args:
        listed: the files, in their order.
        form: the format that the user names; empty where the content shall tell.
        encoding: how the files are encoded; None for UTF-8.
    """
    together: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in listed:
        together[_stem(entry, form)].append(entry)
    for (stem, _), group in together.items():
        if len(group) > 1:
            inputs = tuple(_input(entry, form, encoding) for entry in group)
            yield Found(inputs, stem, group[0].settings)
            continue
        try:
            yield from _in_file(group[0], form, encoding)
        except FileUnreadable as error:
            reason = str(error).removeprefix(f"{group[0].path}: ")
            yield unreadable_file(group[0].path, reason)


def how_many(listed: Sequence[Entry], form: str = "") -> int | None:
    """How many documents files hold; None where one of them would have to be read to know."""
    if any(_holds_many(entry, form) for entry in listed):
        return None
    return len({_stem(entry, form) for entry in listed})


def document(paths: Sequence[str], form: str = "", encoding: str | None = None) -> Found:
    """The one document that `paths` name: a file, ``FILE#record``, or a file for each language.

    Raises:
        UsageError: there is none, or more than one.
    """
    found = [_named(path, form, encoding) for path in paths]
    first = found[0]
    if len(found) == 1:
        return first
    inputs = tuple(source for item in found for source in item.inputs)
    match = _ONE_LANGUAGE.fullmatch(first.identity)
    return Found(inputs, match["stem"] if match else first.identity, first.settings)


def _named(path: str, form: str, encoding: str | None) -> Found:
    file, _, record = (path, "", "") if Path(path).exists() else path.partition("#")
    if record and not Path(file).exists():
        file, record = path, ""
    if Path(file).is_dir():
        message = f"{file}: this is a directory; name a file in it, or use tei build"
        raise UsageError(message)
    matching = []
    for number, item in enumerate(documents(entries([file]), form, encoding), 1):
        if isinstance(item, Diagnostic):
            message = f"{item.location}: {item.message}"
            raise UsageError(message)
        key = item.inputs[0].record or item.inputs[0].path.removeprefix(f"{file}#")
        if record in (key, str(number)):
            return item
        if not record:
            matching.append(item)
            if len(matching) > 1:
                message = f"{file}: this holds many documents; name one: {file}#{key}"
                raise UsageError(message)
    if not matching:
        message = f"{file}: there is no document {record!r} in it" if record else f"{file}: empty"
        raise UsageError(message)
    return matching[0]


def _stem(entry: Entry, form: str) -> tuple[str, str]:
    """What the files of one document share: their path without language and suffix."""
    match = _ONE_LANGUAGE.fullmatch(entry.identity) if form in ("", "pair") else None
    return (match["stem"], "") if match else (entry.identity, entry.path)


def _input(entry: Entry, form: str, encoding: str | None) -> SourceBytes:
    match = _ONE_LANGUAGE.fullmatch(entry.identity) if form in ("", "pair") else None
    data = None if entry.read is None else entry.read()
    return SourceBytes(entry.path, data, encoding, form, lang=match["lang"] if match else "")


def _holds_many(entry: Entry, form: str) -> bool:
    return entry.name.lower().endswith(ARCHIVE) or bool(_format_of_records(entry, form))


def _format_of_records(entry: Entry, form: str) -> str:
    """The format of a file of records; empty for other files."""
    name = entry.name.lower()
    for known, suffixes in RECORD_FORMATS.items():
        if form == known or (not form and name.endswith(suffixes)):
            return known
    return ""


def _in_file(entry: Entry, form: str, encoding: str | None) -> Iterator[Found | Diagnostic]:
    if entry.name.lower().endswith(ARCHIVE):
        with in_archive(entry) as inside:
            yield from documents(inside, form, encoding)
        return
    if known := _format_of_records(entry, form):
        yield from _in_records(entry, known, encoding)
        return
    yield Found((_input(entry, form, encoding),), entry.identity, entry.settings)


def _in_records(entry: Entry, form: str, encoding: str | None) -> Iterator[Found | Diagnostic]:
    split = FORMATS[form].records
    assert split is not None  # noqa: S101 - that is what the table says
    with _opened(entry) as file:
        for item in split(file, entry.path, encoding):
            if isinstance(item, Diagnostic):
                yield item
            else:
                identity = f"{entry.identity}#{item.record}"
                yield Found((item,), identity, entry.settings)


def _opened(entry: Entry) -> BinaryIO:
    """The file of an entry, for reading piece by piece."""
    if entry.read is not None:
        return io.BytesIO(entry.read())
    try:
        return Path(entry.path).open("rb")
    except OSError as error:
        message = f"{entry.path}: {files.reason(error)}"
        raise FileUnreadable(message) from None
