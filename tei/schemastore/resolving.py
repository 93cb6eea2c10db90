"""Which file a name or an address stands for: never any but one of this computer."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tei import files
from tei.errors import SchemaUnusable
from tei.schemastore import addresses, lock, store
from tei.schemastore.catalogs import Catalogs
from tei.schemastore.names import Release, is_address, released

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.schemastore.lock import Locked
    from tei.schemastore.store import Installed


class Resolver:
    """Finds schemas in catalogs, in the store and beside documents.

    In a project with a lock file, a name without a version is the release that is named there, and
    what the file names must have the checksum that it gives.
    """

    def __init__(self, catalogs: Sequence[Path] = ()) -> None:
        """Look into `catalogs` first.

        Raises:
            FileUnreadable: one of them cannot be read.
            SchemaUnusable: one of them is no catalog.
            SettingsError: the project's lock file is damaged.
        """
        self._named = catalogs
        self._found: dict[str, Path | None] = {}
        if catalogs:
            # Whether they can be used is said at once.
            self._catalogs  # noqa: B018 - it is kept

    @cached_property
    def _catalogs(self) -> Catalogs:
        return Catalogs(self._named)

    @cached_property
    def _locked(self) -> list[Locked]:
        path = lock.place(Path.cwd())
        return lock.read(path) if path else []

    def wanted(self, release: Release) -> Release:
        """The release that is meant: where there is no version, the one that the project locks."""
        locked = (entry.release for entry in self._locked if entry.name == release.name)
        return release if release.version else next(locked, release)

    def release(self, release: Release) -> list[Path]:
        """The files of a release; without a version of the one locked, or the newest.

        Raises:
            SchemaUnusable: one has not the checksum that the lock file names.
        """
        return [self._sound(there) for there in store.find(self.wanted(release))]

    def address(self, address: str) -> Path | None:
        """The file that stands for an address: by a catalog, or in the store, or itself.

        What a catalog leads to may be an address again; that is not looked up in catalogs.

        Raises:
            SchemaUnusable: it has not the checksum that the lock file names.
        """
        if address not in self._found:
            self._found[address] = self._looked_up(address)
        return self._found[address]

    def _looked_up(self, address: str) -> Path | None:
        target = self._catalogs.found(address) or address
        path = addresses.local(target)
        if path is not None:
            return path if path.is_file() else None
        there = store.known_as(target)
        if there:
            return self._sound(there)
        of_tei = released(target)
        if of_tei is None:
            return None
        found = self.release(of_tei[0])
        return next((path for path in found if path.suffix == of_tei[1]), None)

    def referred(self, href: str, document: Path | None) -> Path | None:
        """The file that a document names.

        Args:
            href: as the document has it.
            document: its file; None for one from standard input, which stands in this folder.

        Raises:
            SchemaUnusable: it has not the checksum that the lock file names.
        """
        if is_address(href):
            return self.address(href)
        # A catalog may have it as it is written.
        mapped = self._catalogs.found(href)
        base = addresses.of(document or Path("-"))
        return self.address(mapped or addresses.joined(base, href))

    def _sound(self, there: Installed) -> Path:
        for entry in self._locked:
            if (entry.release, entry.suffix) != (there.release, there.path.suffix):
                continue
            digest = sha256(files.read(there.path)).hexdigest()
            if digest != entry.sha256:
                message = (
                    f"{there.path}: this is not the {entry.release} that {lock.FILE_NAME} names:"
                    f" its SHA-256 is {digest}, not {entry.sha256}; tei schema install"
                )
                raise SchemaUnusable(message)
        return there.path
