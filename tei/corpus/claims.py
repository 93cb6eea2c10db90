"""Which of the files are TEI, documents of the edition as they stand, and which source each names.

A TEI file takes the place of a source that stands in the same folder and that its header names.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.bibliography import Heading, heading
from tei.corpus.links import is_of_links
from tei.corpus.places import (
    ARCHIVE,
    SUFFIXES,
    XML,
    Entry,
    in_archive,
    named,
    xml_beside,
)
from tei.encode import identifier
from tei.errors import FileUnreadable
from tei.names import INDEX_PAGE, NAME_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tei.sources import SourceBytes

#: An xml:id that can name files on every system. It is an attribute that anybody may write.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
#: Pages of the edition have these names.
_TAKEN = frozenset({INDEX_PAGE, *NAME_PAGES.values()})
#: A translation memory may be called .xml, but is a source.
_MEMORY = "tmx"


class Claim(NamedTuple):
    """A TEI file among the sources, by its header; or what may be one, for all that is known yet.

    Attributes:
        path: as its entry has it.
        folder: where it stands.
        name: what its document's files are called in the edition.
        sources: (file name, record) of each file that it was made from.
    """

    path: str
    folder: str
    name: str
    sources: tuple[tuple[str, str], ...]

    def beyond(self, inputs: Iterable[SourceBytes]) -> tuple[str, ...]:
        """Its sources that are not among `inputs`, as a person names them."""
        here = {(source.name, source.record) for source in inputs}
        return tuple("#".join(filter(None, one)) for one in self.sources if one not in here)


class Claims:
    """What the TEI files among the files of an edition claim, read one after the other.

    Attributes:
        beside: files that were not listed, but stand beside one that is and belong to it: the TEI
            of a source, the source of a TEI file.
    """

    def __init__(self, listed: Sequence[Entry] = (), form: str = "") -> None:
        """Read the headings.

        Args:
            listed: the files of the edition.
            form: the format of the sources, where the user names it.
        """
        self.beside: list[Entry] = []
        self._folders: dict[Path, str] = {}
        self._claims = {claim.path: claim for claim in self._read(listed, form)}
        self._find_masters(listed, form)
        self._find_sources(listed)
        self._unlisted = frozenset(entry.path for entry in self.beside)
        self._by_source: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Claim]] = defaultdict(list)
        self._by_hash: dict[str, Claim] = {}
        for claim in self._claims.values():
            for file, record in claim.sources:
                self._by_source[claim.folder, file, record].append(claim)
            self._by_name[claim.name.casefold()].append(claim)
            self._by_hash[_hash(claim.name)] = claim

    def __contains__(self, entry: Entry) -> bool:
        """Whether a file is TEI and no source."""
        return entry.path in self._claims

    def is_listed(self, entry: Entry) -> bool:
        """Whether a file is one of the list, and not only beside one."""
        return entry.path not in self._unlisted

    def of(self, entry: Entry) -> Claim:
        """The claim of a TEI file."""
        return self._claims[entry.path]

    def on(self, entry: Entry, inputs: Iterable[SourceBytes]) -> list[Claim]:
        """The claims on the source that `inputs` make; `entry` is the file of one of them."""
        folder = self._folder(entry)
        found = (self._by_source.get((folder, one.name, one.record), ()) for one in inputs)
        return list(dict.fromkeys(claim for claims in found for claim in claims))

    def rivals(self, claim: Claim) -> tuple[str, ...]:
        """The other TEI files that claim the same source or have the same name."""
        groups = [self._by_source[claim.folder, *source] for source in claim.sources]
        groups.append(self._by_name[claim.name.casefold()])
        others = dict.fromkeys(one.path for group in groups for one in group)
        return tuple(path for path in others if path != claim.path)

    def reserved(self, identity: str) -> tuple[str, str]:
        """The identifier and the path of a TEI file, where a source may get the same identifier."""
        claim = self._by_hash.get(_hash(identifier(identity, "", "")))
        return (claim.name, claim.path) if claim else ("", "")

    def alone(self, listed: Sequence[Entry]) -> int:
        """How many of the listed TEI files have no source in a file of its own."""
        claims = [self.of(entry) for entry in listed if entry in self]
        every = (entry for entry in chain(listed, self.beside) if entry not in self)
        here = self._named_in(every, claims)
        return sum(all((c.folder, file) not in here for file, _ in c.sources) for c in claims)

    def _read(self, listed: Iterable[Entry], form: str) -> Iterator[Claim]:
        for entry in listed:
            if is_of_links(entry.name):
                continue
            if entry.name.lower().endswith(ARCHIVE):
                # What is wrong with an archive is said when its documents are read.
                with suppress(FileUnreadable), in_archive(entry) as inside:
                    yield from self._read(inside, form)
            elif (about := _heading(entry, form)) is not None:
                yield Claim(entry.path, self._folder(entry), _name(entry, about), about.sources)

    def _find_masters(self, listed: Iterable[Entry], form: str) -> None:
        """The TEI files that claim a listed source, but are not listed."""
        xml = (entry for entry in listed if entry.name.lower().endswith(XML))
        here = {self._place(entry) for entry in xml}
        others = [entry for entry in xml_beside(listed) if self._place(entry) not in here]
        claims = [(entry, claim) for entry in others for claim in self._read([entry], form)]
        sources = self._named_in(listed, [claim for _, claim in claims])
        for entry, claim in claims:
            if any((claim.folder, file) in sources for file, _ in claim.sources):
                self._claims[claim.path] = claim
                self.beside.append(entry)

    def _find_sources(self, listed: Iterable[Entry]) -> None:
        """The sources that TEI files claim, but that are not listed."""
        here = self._named_in(listed, self._claims.values())
        for claim in self._claims.values():
            for file, _ in claim.sources:
                # A name from a header leads nowhere but to a file of the folder.
                plain = Path(file).name == file and not file.lower().endswith(XML)
                path = Path(claim.path).parent / file
                # Path.is_file raises for a name that is too long.
                if plain and (claim.folder, file) not in here and os.path.isfile(path):  # noqa: PTH113
                    here.add((claim.folder, file))
                    self.beside.append(named(path))

    def _named_in(self, listed: Iterable[Entry], claims: Iterable[Claim]) -> set[tuple[str, str]]:
        """The places of those files of a list that claims name: most are named by none."""
        named = {(claim.folder, file) for claim in claims for file, _ in claim.sources}
        return named.intersection(self._place(entry) for entry in listed if not entry.read)

    def _place(self, entry: Entry) -> tuple[str, str]:
        """The folder and the name of a file."""
        return self._folder(entry), files.as_text(Path(entry.path).name)

    def _folder(self, entry: Entry) -> str:
        """Where a file stands: a folder, or one in an archive."""
        if entry.read:
            return entry.path.removesuffix(entry.name)
        folder = Path(entry.path).parent
        if folder not in self._folders:
            self._folders[folder] = str(files.real(folder))
        return self._folders[folder]


def _heading(entry: Entry, form: str) -> Heading | None:
    """The heading of what is to be taken for TEI; None for a source."""
    name = entry.name.lower()
    xml = name.endswith(XML)
    if not xml and (entry.read or name.endswith(SUFFIXES)):
        return None
    try:
        with entry.open() as file:
            about = heading(file)
    except FileUnreadable:
        # Whoever reads all of it will say so.
        return Heading("") if xml else None
    if about.record:
        return about
    kept = form or not xml or about.root.rpartition("}")[2] == _MEMORY
    return None if kept else about


def _name(entry: Entry, about: Heading) -> str:
    """What the document is called: its xml:id, or an identifier as the encoder makes them."""
    if about.record is None:
        return identifier(entry.identity, "", "")
    name = about.record.identifier
    if _PLAIN.fullmatch(name) and name.casefold() not in _TAKEN:
        return name
    return identifier(entry.identity, about.record.when or about.record.date, about.record.page)


def _hash(name: str) -> str:
    """The part of an identifier that is a hash of an identity."""
    return name.rpartition("-")[2].lower()
