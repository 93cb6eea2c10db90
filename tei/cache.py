"""What earlier runs have made of schemas and dictionaries, on disk: no later run makes it again.

A file is used only if this user alone can write it, if it is whole, and if it was written by the
same versions of Python and of this package. It holds data that marshal reads, never code. Whatever
is wrong with it, it is as though it were not there; where none can be written, nothing is said.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei import __version__, files
from tei.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


def folder() -> Path | None:
    """Where it is kept: ``TEI_CACHE``, or a folder of the user's cache; None for nowhere.

    ``TEI_CACHE`` empty means that nothing is kept.
    """
    named = os.environ.get("TEI_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        home = str(Path.home() / "Library" / "Caches")
    else:
        # XDG Base Directory Specification, version 0.8.
        home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "tei" / "schemas" if home else None


def stored(name: str, version: int) -> Any:  # noqa: ANN401 - what marshal reads
    """What was stored under a name; None where there is nothing that can be used.

    Args:
        name: of the file.
        version: changes with what is stored, and how.
    """
    place = folder()
    if place is None:
        return None
    path = place / name
    try:
        if not is_ours(path):
            return None
        data = path.read_bytes()
        head, digest, payload = data[:32], data[32:64], data[64:]
        if head != _head(version) or sha256(payload).digest() != digest:
            return None
        return marshal.loads(payload)  # noqa: S302 - ours, and whole
    except (OSError, ValueError, TypeError, EOFError):
        return None


def store(name: str, version: int, content: Any) -> bool:  # noqa: ANN401 - likewise
    """Store something under a name; whether that could be done.

    Args:
        name: of the file.
        version: changes with what is stored, and how.
        content: what marshal can write.
    """
    to = folder()
    if to is None:
        return False
    payload = marshal.dumps(content)
    try:
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = to / name
        files.write(path, _head(version) + sha256(payload).digest() + payload)
        path.chmod(0o600)
    except (OSError, FileUnreadable):
        return False
    return True


@contextmanager
def without_collection() -> Iterator[None]:
    """Leave garbage for later: thousands of objects are made, and all of them are kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _head(version: int) -> bytes:
    return sha256(repr((version, __version__, sys.version, marshal.version)).encode()).digest()


def is_ours(path: Path) -> bool:
    """Whether nobody else can have written a file.

    Raises:
        OSError: there is none.
    """
    return _is_private(path.lstat()) and is_private(path.parent)


def is_private(place: Path) -> bool:
    """Whether nobody else can write in a folder.

    Raises:
        OSError: there is none.
    """
    return _is_private(place.stat())


def _is_private(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
