"""Schemas put into the store: from TEI's vault, from a given address, or from a file."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.errors import SchemaUnusable, UsageError
from tei.schemastore import lock, recognition, store
from tei.schemastore.lock import Locked
from tei.schemastore.names import (
    ALL,
    OF_TEI,
    SUFFIXES,
    Release,
    asked,
    is_address,
    of_file,
    released,
    suffix_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Where the TEI Consortium keeps every release.
VAULT = "https://tei-c.org/Vault/P5/"
_CURRENT = "current"
_FOLDER = "xml/tei/custom/schema/relaxng"


class Installation(NamedTuple):
    """What was done.

    Attributes:
        locked: the schema, as a lock file would have it.
        path: its file in the store.
        is_new: whether it was fetched now.
    """

    locked: Locked
    path: Path
    is_new: bool


def vault(given: str = "") -> str:
    """The address of the vault: as given, by ``TEI_VAULT``, or TEI's own; it ends in a slash."""
    return (given or os.environ.get("TEI_VAULT") or VAULT).rstrip("/") + "/"


def installed(
    text: str, entries: Sequence[Locked] = (), *, given: str = "", name: str = ""
) -> Installation:
    """Fetch a schema, unless it is there.

    Args:
        text: the name of a schema of TEI, with or without its release, or any schema's address.
        entries: what the project's lock file says: the release, and the checksum it must have.
        given: another vault.
        name: what a schema from an address is to be called; its file's name if empty.

    Raises:
        UsageError: it is neither a name nor the address of a schema, or the name is taken.
        SchemaUnusable: it cannot be fetched, is no schema, or has another checksum. The store stays
            as it was.
        FileUnreadable: the store cannot be written.
    """
    if not is_address(text):
        release = asked(text)
        if release is None or suffix_of(text) in SUFFIXES:
            message = f"{text!r} is no name of a schema, such as {ALL} or {ALL}@4.12.0"
            raise UsageError(message)
        return _of_vault(release, entries, given)
    of_tei = released(text)
    if of_tei and of_tei[1] == ".rng" and not name:
        return _of_vault(of_tei[0], entries, given)
    return _of_address(text, entries, name)


def again(entry: Locked, given: str = "") -> Installation:
    """Fetch what a lock file names, unless it is there.

    Raises:
        As `installed`.
    """
    if is_of_vault(entry):
        return _of_vault(entry.release, [entry], given)
    return _of_address(entry.url, [entry], str(entry.release))


def is_of_vault(entry: Locked) -> bool:
    """Whether an entry is of a release of TEI, from whatever vault."""
    return entry.url.endswith(f"/{entry.version}/{_FOLDER}/{entry.name}.rng")


def _of_vault(wanted: Release, entries: Sequence[Locked], given: str) -> Installation:
    store.refuse_own(wanted)
    locked = next((e for e in entries if e.name == wanted.name and is_of_vault(e)), None)
    release = wanted if wanted.version or locked is None else locked.release
    pinned = locked if locked and locked.version == release.version else None
    own = given or os.environ.get("TEI_VAULT")
    url = pinned.url if pinned and not own else _address(vault(given), release)
    if release.version and (there := _there(release, ".rng", url, pinned)):
        return there
    data = _fetched(url, release)
    release = Release(release.name, release.version or recognition.release_of_tei(data))
    if not release.version:
        message = f"{url}: it does not say which release it is; name one: {wanted.name}@4.12.0"
        raise SchemaUnusable(message)
    # What is current today is not tomorrow: the release's own address stays.
    return _kept(release, data, pinned.url if pinned else _address(vault(given), release), pinned)


def _address(of_vault: str, release: Release) -> str:
    return f"{of_vault}{release.version or _CURRENT}/{_FOLDER}/{release.name}.rng"


def _fetched(url: str, release: Release) -> bytes:
    # Imported here: what is there already needs no network.
    from tei.schemastore import fetching  # noqa: PLC0415

    try:
        return fetching.fetched(url)
    except SchemaUnusable as error:
        if release.name in OF_TEI:
            raise
        message = f"{error}; the schemas of TEI are {', '.join(OF_TEI)}"
        raise SchemaUnusable(message) from None


def _of_address(url: str, entries: Sequence[Locked], name: str) -> Installation:
    suffix = suffix_of(url.partition("?")[0].partition("#")[0])
    stem = url.partition("?")[0].rpartition("/")[2].rpartition(".")[0]
    release = asked(name or stem)
    if suffix not in SUFFIXES or release is None:
        message = (
            f"{url}: this is not the address of a schema: it ends in .rng, .xsd, .sch or .isosch"
        )
        raise UsageError(message)
    taken = next((t for t in store.find(release) if t.path.suffix == suffix), None)
    if taken and taken.release == release and not store.are_same(taken.url, url):
        message = (
            f"{release} is {taken.url or 'a file that was added'} already;"
            f" another name for {url}: --as NAME"
        )
        raise UsageError(message)
    pinned = next((entry for entry in entries if store.are_same(entry.url, url)), None)
    if there := _there(release, suffix, url, pinned):
        return there
    from tei.schemastore import fetching  # noqa: PLC0415 - as above

    return _kept(release, fetching.fetched(url), url, pinned)


def _there(release: Release, suffix: str, url: str, pinned: Locked | None) -> Installation | None:
    """What is in the store already, if it has the checksum that it must have."""
    for there in store.find(release):
        if there.release == release and there.path.suffix == suffix:
            digest = sha256(files.read(there.path)).hexdigest()
            if pinned is None or digest == pinned.sha256:
                locked = pinned or Locked(*release, there.url or url, digest)
                return Installation(locked, there.path, is_new=False)
    return None


def _kept(release: Release, data: bytes, url: str, pinned: Locked | None) -> Installation:
    digest = sha256(data).hexdigest()
    if pinned and digest != pinned.sha256:
        message = (
            f"{release}: what was fetched is not what {lock.FILE_NAME} names, and nothing was kept:"
            f" its SHA-256 is {digest}, not {pinned.sha256}"
        )
        raise SchemaUnusable(message)
    suffix = recognition.language(data, url)
    if suffix != suffix_of(url.partition("?")[0]):
        message = f"{url}: what was fetched is a schema in another language than its name says"
        raise SchemaUnusable(message)
    path = store.keep(release, suffix, data, url)
    return Installation(Locked(*release, url, digest), path, is_new=True)


def added(file: Path, name: str = "", url: str = "") -> Installation:
    """Put a file into the store, in the place of what has its name.

    Args:
        file: a schema in one file.
        name: what it is to be called, with or without a version; its file's name if empty.
        url: the address that documents know it by.

    Raises:
        UsageError: that is no name.
        SchemaUnusable: it is no schema, or takes in other files.
        FileUnreadable: it cannot be read, or the store cannot be written.
    """
    data = files.read(file)
    suffix = recognition.language(data, str(file))
    release = asked(name) if name else of_file(file.stem)
    if release is None:
        message = f"{name or file.stem!r} is no name of a schema; --as NAME gives one"
        raise UsageError(message)
    if not name and not release.version and release.name in OF_TEI:
        release = Release(release.name, recognition.release_of_tei(data))
    path = store.keep(release, suffix, data, url)
    return Installation(Locked(*release, url, sha256(data).hexdigest()), path, is_new=True)
