"""``tei.lock``: which releases a project uses, with the checksum of each, beside ``tei.toml``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from tei import files
from tei.errors import SettingsError
from tei.schemastore.names import Release, asked, suffix_of

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "tei.lock"
_SETTINGS = "tei.toml"
_TABLE = "schema"
_HEAD = "# The schemas of this project. `tei schema install` fetches them, and writes this file.\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """A schema that a project uses.

    Attributes:
        name: without its version.
        version: may be empty.
        url: where it was fetched.
        sha256: of its content, in hexadecimal.
    """

    name: str
    version: str
    url: str
    sha256: str

    @property
    def release(self) -> Release:
        """Its name and version."""
        return Release(self.name, self.version)

    @property
    def suffix(self) -> str:
        """Its language, as the end of its file's name."""
        return suffix_of(self.url)


def place(start: Path, *, new: bool = False) -> Path | None:
    """The lock file of the project that a folder belongs to; None where there is none.

    A project reaches from a folder with ``tei.lock`` or ``tei.toml`` downwards.

    Args:
        start: the folder.
        new: whether the file need not exist yet.
    """
    folder = start.resolve()
    for above in (folder, *folder.parents):
        path = above / FILE_NAME
        if path.is_file():
            return path
        if (above / _SETTINGS).is_file():
            return path if new else None
    return None


def read(path: Path) -> list[Locked]:
    """What a lock file says; nothing where there is none.

    Raises:
        SettingsError: it cannot be read, or is not as this module writes it.
    """
    if not path.exists():
        return []
    # Imported here: few projects have one.
    import tomllib  # noqa: PLC0415

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return [_locked(entry) for entry in found.pop(_TABLE, [])]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        message = f"{path}: this is no lock file as `tei schema install` writes it: {error}"
        raise SettingsError(message) from None


def _locked(entry: dict[str, str]) -> Locked:
    names = {field.name for field in fields(Locked)}
    if set(entry) != names or not all(isinstance(value, str) for value in entry.values()):
        message = f"an entry has {', '.join(sorted(names))}, each a text"
        raise ValueError(message)
    found = Locked(**entry)
    if asked(str(found.release)) != found.release:
        # It will be the name of a folder.
        message = f"{found.release} is no name of a schema"
        raise ValueError(message)
    return found


def write(path: Path, entries: list[Locked]) -> None:
    """Write a lock file; the same entries make the same bytes.

    Raises:
        FileUnreadable: it cannot be written.
    """
    tables = [_HEAD]
    for entry in sorted(entries, key=lambda e: (e.name, e.suffix)):
        # A string of JSON with all its letters is a basic string of TOML.
        lines = [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in asdict(entry).items()]
        tables.append("\n".join([f"[[{_TABLE}]]", *lines, ""]))
    files.write(path, "\n".join(tables).encode())


def replaced(entries: list[Locked], new: Locked) -> list[Locked]:
    """The entries with a new one in the place of that for the same schema."""
    key = (new.name, new.suffix)
    return [*(entry for entry in entries if (entry.name, entry.suffix) != key), new]
