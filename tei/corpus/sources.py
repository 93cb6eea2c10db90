"""Which files and records make a document together, and what each is called in the edition."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tei.corpus.claims import Claims
from tei.corpus.links import (
    for_the_same,
    is_called_as_tei,
    is_of_links,
    links_beside,
    links_called_as_tei,
    unread_links,
)
from tei.corpus.places import ARCHIVE, Entry, entries, in_archive
from tei.diagnostics import Diagnostic
from tei.encode import identifier
from tei.errors import FileUnreadable, UsageError
from tei.language.tags import primary
from tei.names import LANGUAGE_NAMES, LINKS_FILE
from tei.pipeline import Master
from tei.pipeline.findings import unread_corrections
from tei.sources import FORMATS, RECORD_FORMATS, SourceBytes
from tei.validate.findings import unreadable_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.corpus.claims import Claim
    from tei.settings import Settings

#: A file that is one language of a document: ``rain.en.txt``. The tag is one of BCP 47.
_ONE_LANGUAGE = re.compile(
    r"(?P<stem>.+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?:txt|md)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document to make.

    Attributes:
        inputs: its source; nothing for TEI that has no source here.
        identity: its path in the edition: that of its source, or of TEI without one.
        settings: those that hold for it.
        master: the TEI file that takes the place of the source; None where that is encoded.
        rivals: other TEI files that claim to be this document.
        reserved: the identifier and the path of a TEI file, where the source may get the same one.
        is_listed: whether its source is; else that only stands beside the TEI.
        links: the file of an editor's corrections of links; empty for none.
    """

    inputs: tuple[SourceBytes, ...]
    identity: str
    settings: Settings
    master: Master | None = None
    rivals: tuple[str, ...] = ()
    reserved: tuple[str, str] = ("", "")
    is_listed: bool = True
    links: str = ""

    @property
    def path(self) -> str:
        """What findings about all of it name."""
        return self.master.file.path if self.master else self.inputs[0].path


def documents(
    listed: Sequence[Entry],
    form: str = "",
    encoding: str | None = None,
    claims: Claims | None = None,
) -> Iterator[Found | Diagnostic]:
    """The documents that files hold, one by one; an archive or a file of records is streamed.

    A TEI file that has its source here comes in the place of that; the others come last.

    Args:
        listed: the files, in their order.
        form: the format that the user names; empty where the content shall tell.
        encoding: how the files are encoded; None for UTF-8.
        claims: which of the files are TEI, and what they claim; None for reading it from them.
    """
    known = Claims(listed, form) if claims is None else claims
    everything = [*listed, *known.beside]
    read = set()
    for found in _Listing(everything, form, encoding, known).documents():
        if isinstance(found, Found) and found.links:
            read.add(found.links)
        yield found
    for path, is_named in unread_links(everything, read):
        if not Path(path).is_file():
            why, advice = "this is no file", "put the corrections into a file of this name"
        elif whole := _of_one_language(path, everything, form):
            why, advice = "it is called as one of a document's languages", f"call it {whole}"
        elif other := for_the_same(Path(path)):
            why, advice = f"{other} is for the same document", "put both into one file"
        elif is_named and _is_of_several(path, everything, form):
            why = "only one language of its document is built"
            advice = "name the files of all its languages, or their folder"
        elif is_named:
            why = "what stands beside it holds many documents"
            advice = "call it as the TEI of the document that it corrects, d….links.xml"
        elif is_called_as_tei(Path(path)):
            why = "no document has the last eight characters of its name"
            advice = "call it as the TEI of the document that it corrects, d….links.xml"
        else:
            why = "no source stands beside it"
            advice = "call it as the source, or as the TEI of one of many, with .links.xml"
        yield unread_corrections(path, why, advice)


def _of_one_language(links: str, listed: Iterable[Entry], form: str) -> str:
    """What a file of corrections should be called that is called as one language of a document."""
    called = Path(links.removesuffix(LINKS_FILE))
    for stem, group in _in_languages(listed, form).items():
        if any(Path(entry.path).with_suffix("") == called for entry in group):
            return Path(stem).name + LINKS_FILE
    return ""


def _is_of_several(links: str, listed: Iterable[Entry], form: str) -> bool:
    """Whether a file of corrections is called as the whole of what a file has one language of."""
    called = str(Path(links.removesuffix(LINKS_FILE)))
    return any(_divided(str(Path(entry.path)), form)[0] == called for entry in listed)


def how_many(listed: Sequence[Entry], form: str = "", claims: Claims | None = None) -> int | None:
    """How many documents files hold; None where one of them would have to be read to know."""
    known = Claims(listed, form) if claims is None else claims
    sources = [entry for entry in (*listed, *known.beside) if entry not in known]
    if any(_holds_many(entry, form) for entry in sources):
        return None
    more = sum(len(group) - 1 for group in _in_languages(sources, form).values())
    return len(sources) - more + known.alone(listed)


def document(paths: Sequence[str], form: str = "", encoding: str | None = None) -> Found:
    """The one document that `paths` name: a file, ``FILE#record``, or a file for each language.

    Raises:
        UsageError: there is none, or more than one.
    """
    found = [_named(path, form, encoding) for path in paths]
    first = found[0]
    if len(found) == 1:
        return first
    inputs = tuple(
        source._replace(lang=_divided(source.name, form)[1])
        for item in found
        for source in item.inputs
    )
    stem, _ = _divided(first.identity, "")
    links = links_beside(Path(paths[0]), Path(stem).name) if stem else ""
    return Found(inputs, stem or first.identity, first.settings, links=links)


def _named(path: str, form: str, encoding: str | None) -> Found:
    file, _, record = (path, "", "") if Path(path).exists() else path.partition("#")
    if record and not Path(file).exists():
        file, record = path, ""
    if Path(file).is_dir():
        message = f"{file}: this is a directory; name a file in it, or use tei build"
        raise UsageError(message)
    matching = []
    listing = _Listing(entries([file]), form, encoding, Claims())
    for number, item in enumerate(listing.documents(), 1):
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


class _Listing:
    """The files of one list, those of the disk or those of an archive, and their documents."""

    def __init__(
        self, listed: Sequence[Entry], form: str, encoding: str | None, claims: Claims
    ) -> None:
        self.form, self.encoding, self.claims = form, encoding, claims
        self.masters = {entry.path: entry for entry in listed if entry in claims}
        self.sources = [entry for entry in listed if entry not in claims]
        self.together = _in_languages(self.sources, form)
        self.standing: set[str] = set()

    def documents(self) -> Iterator[Found | Diagnostic]:
        for entry in self.sources:
            stem, _ = _divided(entry.identity, self.form)
            group = self.together.get(stem, [entry])
            if entry is not group[0]:
                continue
            if len(group) > 1:
                found = self._claimed(group, self._of_several(group, stem))
            elif entry.name.lower().endswith(ARCHIVE):
                found = _with_links(entry, self._in_archive(entry))
            elif known := _format_of_records(entry, self.form):
                found = _with_links(entry, self._claimed(group, self._in_records(entry, known)))
            else:
                found = self._claimed(group, self._of_one(entry))
            yield from _guarded(entry, found)
        for entry in self.masters.values():
            if entry.path not in self.standing and self.claims.is_listed(entry):
                yield from _guarded(entry, self._alone(entry))

    def _of_one(self, entry: Entry) -> Iterator[Found]:
        """The document that a whole file is."""
        _, lang = _divided(entry.identity, self.form)
        if not (self.form or _alone_in(lang, entry.settings)):
            lang = ""
        source = _input(entry, self.form, self.encoding, lang)
        links = "" if entry.read else links_beside(Path(entry.path), Path(entry.path).stem)
        yield Found((source,), entry.identity, entry.settings, links=links)

    def _of_several(self, group: Sequence[Entry], stem: str) -> Iterator[Found]:
        """The document that whole files are together; a second file of one name is another."""
        inputs: dict[str, SourceBytes] = {}
        others = []
        for entry in group:
            _, lang = _divided(entry.identity, self.form)
            source = _input(entry, self.form, self.encoding, lang)
            if inputs.setdefault(entry.identity, source) is not source:
                others.append(source)
        first = group[0]
        links = "" if first.read else links_beside(Path(first.path), Path(stem).name)
        for several in (tuple(inputs.values()), *((source,) for source in others)):
            yield Found(several, stem, first.settings, links=links)

    def _in_archive(self, archive: Entry) -> Iterator[Found | Diagnostic]:
        with in_archive(archive) as inside:
            sources = [entry for entry in inside if not is_of_links(entry.name)]
            yield from _Listing(sources, self.form, self.encoding, self.claims).documents()
            for entry in inside:
                if is_of_links(entry.name):
                    advice = "put them beside it, called as the document's TEI, d….links.xml"
                    yield unread_corrections(entry.path, "they stand in an archive", advice)

    def _in_records(self, entry: Entry, form: str) -> Iterator[Found | Diagnostic]:
        split = FORMATS[form].records
        assert split is not None  # noqa: S101 - that is what the table says
        with entry.open() as file:
            for item in split(file, entry.path, self.encoding):
                if isinstance(item, Diagnostic):
                    yield item
                else:
                    identity = f"{entry.identity}#{item.record}"
                    yield Found((item,), identity, entry.settings)

    def _claimed(
        self, group: Sequence[Entry], found: Iterator[Found | Diagnostic]
    ) -> Iterator[Found | Diagnostic]:
        """The documents of `group`, each with the TEI that takes its place.

        What was not listed, and no TEI asks for, is left out.
        """
        is_listed = any(map(self.claims.is_listed, group))
        for item in found:
            if isinstance(item, Diagnostic):
                yield item
            elif claiming := self.claims.on(group[0], item.inputs):
                self.standing.update(claim.path for claim in claiming)
                yield replace(self._mastered(item, claiming[0]), is_listed=is_listed)
            elif is_listed:
                yield replace(item, reserved=self.claims.reserved(item.identity))

    def _alone(self, entry: Entry) -> Iterator[Found]:
        """TEI that has no source here."""
        links = "" if entry.read else links_beside(Path(entry.path), Path(entry.path).stem)
        nothing = Found((), entry.identity, entry.settings, links=links)
        yield self._mastered(nothing, self.claims.of(entry))

    def _mastered(self, found: Found, claim: Claim) -> Found:
        """A document with the TEI that takes its place."""
        entry = self.masters[claim.path]
        file = SourceBytes(entry.path, None if entry.read is None else entry.read())
        master = Master(file, claim.name, claim.beyond(found.inputs))
        return replace(found, master=master, rivals=self.claims.rivals(claim))


def _with_links(entry: Entry, found: Iterator[Found | Diagnostic]) -> Iterator[Found | Diagnostic]:
    """The documents of an archive or a file of records, with the corrections beside that."""
    links = {} if entry.read else links_called_as_tei(Path(entry.path).parent)
    for item in found:
        if links and isinstance(item, Found):
            called = links.get(identifier(item.identity, "", "").rpartition("-")[2], "")
            yield replace(item, links=called)
        else:
            yield item


def _guarded(entry: Entry, found: Iterator[Found | Diagnostic]) -> Iterator[Found | Diagnostic]:
    """What is found, and a finding in the place of the rest where the file cannot be read."""
    try:
        yield from found
    except FileUnreadable as error:
        yield unreadable_file(entry.path, str(error))


def _divided(name: str, form: str) -> tuple[str, str]:
    """The name without language and suffix, and the language; nothing where it has none."""
    match = _ONE_LANGUAGE.fullmatch(name) if form in ("", "pair") else None
    return (match["stem"], match["lang"]) if match else ("", "")


def _in_languages(sources: Iterable[Entry], form: str) -> dict[str, list[Entry]]:
    """The files of each document in several languages, by what their paths have in common.

    They are in the order of their names, in whatever order they are listed.
    """
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    langs: defaultdict[str, set[str]] = defaultdict(set)
    for entry in sources:
        stem, lang = _divided(entry.identity, form)
        if stem:
            groups[stem].append(entry)
            langs[stem].add(lang.lower())
    return {
        stem: sorted(group, key=lambda entry: entry.identity)
        for stem, group in groups.items()
        if len(langs[stem]) > 1
    }


def _alone_in(lang: str, settings: Settings) -> bool:
    """Whether the end of a name means a language where no other stands beside it: `old` is one."""
    of_settings = settings.languages.original, settings.languages.translation
    return primary(lang) in (*LANGUAGE_NAMES, *map(primary, of_settings))


def _input(entry: Entry, form: str, encoding: str | None, lang: str) -> SourceBytes:
    data = None if entry.read is None else entry.read()
    return SourceBytes(entry.path, data, encoding, form, lang=lang)


def _holds_many(entry: Entry, form: str) -> bool:
    return entry.name.lower().endswith(ARCHIVE) or bool(_format_of_records(entry, form))


def _format_of_records(entry: Entry, form: str) -> str:
    """The format of a file of records; empty for other files."""
    name = entry.name.lower()
    for known, suffixes in RECORD_FORMATS.items():
        if form == known or (not form and name.endswith(suffixes)):
            return known
    return ""
