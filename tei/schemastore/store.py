"""The user's store of schemas: a folder with one folder a release, which holds the files of it.

Beside a file ``tei_all.rng`` stands ``tei_all.rng.url``, the address that it is known by, if any.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files
from tei.errors import UsageError
from tei.schemastore.names import EDITION, SUFFIXES, asked, order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.schemastore.names import Release

_URL = ".url"
_SCHEME = re.compile(r"https?(?=://)", re.IGNORECASE)


class Installed(NamedTuple):
    """A schema in the store.

    Attributes:
        release: which.
        path: its file.
        url: the address that it is known by; may be empty.
    """

    release: Release
    path: Path
    url: str


def folder() -> Path:
    """Where the store is: ``TEI_SCHEMAS``, or a folder of the user's data."""
    named = os.environ.get("TEI_SCHEMAS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home())
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        # XDG Base Directory Specification, version 0.8: a path that is not absolute does not count.
        home = Path(os.environ.get("XDG_DATA_HOME", ""))
        home = home if home.is_absolute() else Path.home() / ".local" / "share"
    return home / "tei" / "schemas"


def every() -> Iterator[Installed]:
    """What is in the store, by name and version."""
    try:
        names = [entry.name for entry in folder().iterdir()]
    except OSError:
        # There is none yet.
        return
    releases = [release for release in map(asked, names) if release]
    for release in sorted(releases, key=lambda r: (r.name, order(r.version))):
        for suffix in SUFFIXES:
            path = _place(release, suffix)
            if path.is_file():
                yield Installed(release, path, _address(path))


def find(release: Release) -> list[Installed]:
    """The files of a release; without a version, of the newest that there is."""
    found = [there for there in every() if there.release.name == release.name]
    version = release.version or (found[-1].release.version if found else "")
    return [there for there in found if there.release.version == version]


def known_as(url: str) -> Installed | None:
    """What is known by an address."""
    return next((there for there in every() if are_same(there.url, url)), None)


def are_same(one: str, other: str) -> bool:
    """Whether two addresses are the same, by whichever of http and https."""
    return _SCHEME.sub("", one) == _SCHEME.sub("", other)


def keep(release: Release, suffix: str, data: bytes, url: str = "") -> Path:
    """Put a schema into the store, in the place of what is there.

    Raises:
        UsageError: the name is that of the schemas that are part of tei.
        FileUnreadable: it cannot be written.
    """
    refuse_own(release)
    path = _place(release, suffix)
    files.write(path, data)
    note = path.with_name(path.name + _URL)
    if url:
        files.write(note, f"{url}\n".encode())
    else:
        note.unlink(missing_ok=True)
    return path


def refuse_own(release: Release) -> None:
    """See to it that a name is not that of the schemas that are part of tei.

    Raises:
        UsageError: it is.
    """
    if release.name == EDITION:
        message = f"{EDITION} is the name of the schemas that come with tei; --as gives another"
        raise UsageError(message)


def label(path: Path) -> str:
    """What a schema is called: by its release if it is in the store, else by its file's name."""
    release = asked(path.parent.name) if path.parent.parent == folder() else None
    return release.label if release else path.name


def _place(release: Release, suffix: str) -> Path:
    return folder() / str(release) / f"{release.name}{suffix}"


def _address(path: Path) -> str:
    try:
        return path.with_name(path.name + _URL).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""
