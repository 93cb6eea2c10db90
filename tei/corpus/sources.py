"""Which files are sources, and what each is called in the edition."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei import settings as settings_module
from tei.errors import UsageError
from tei.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What a source in a folder is called. A file that is named itself may be called anything.
_SUFFIXES = (".txt", ".md")
#: Files that tell people about a folder.
_ABOUT = ("readme", "licence", "license", "changelog", "contributing", "notes")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source, its path in the edition, and the settings that hold for it."""

    path: Path
    identity: str
    settings: Settings


def collect(named: Iterable[Path], leave_out: Path | None = None) -> list[SourceFile]:
    """The sources that files and folders hold, each once, in the order of their names.

    A source's path in the edition is seen from the folder of its `tei.toml`, or else from the
    folder that was named, or else is its file name.

    Args:
        named: the files and folders.
        leave_out: a folder that has no sources, though it may stand inside another: the edition.

    Raises:
        UsageError: something named does not exist, or a folder has no sources.
        SettingsError: a `tei.toml` is wrong.
    """
    found: dict[Path, SourceFile] = {}
    for path in named:
        if path.is_dir():
            files = list(_in_folder(path, _edition(leave_out) if leave_out else set()))
            if not files:
                message = f"{path}: there are no sources in this folder (*.txt, *.md)"
                raise UsageError(message)
            for file in files:
                found.setdefault(file.resolve(), _source(file, path))
        elif path.exists():
            found.setdefault(path.resolve(), _source(path, path.parent))
        else:
            message = f"{path}: there is no such file or folder"
            raise UsageError(message)
    return list(found.values())


def settings_for(folder: Path) -> Settings:
    """The settings that hold in a folder: of the nearest `tei.toml`, or the defaults."""
    file = settings_module.find(folder)
    return _load(file) if file else Settings()


def _edition(out: Path) -> set[Path]:
    """The folders of an edition; it may stand in the folder of its sources."""
    return {folder.resolve() for folder in (out, out / "tei", out / "html", out / "report")}


def _in_folder(folder: Path, leave_out: set[Path]) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and Path(directory, name).resolve() not in leave_out
        )
        for name in sorted(names):
            stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
            if (
                suffix.lower() in _SUFFIXES
                and not name.startswith(".")
                and stem.lower() not in _ABOUT
            ):
                yield Path(directory) / name


def _source(path: Path, root: Path) -> SourceFile:
    file = settings_module.find(path.parent)
    base = file.parent if file else root.resolve()
    resolved = path.resolve()
    inside = resolved.is_relative_to(base)
    identity = resolved.relative_to(base).as_posix() if inside else path.name
    return SourceFile(path, identity, _load(file) if file else Settings())


_loaded: dict[Path, Settings] = {}


def _load(file: Path) -> Settings:
    if file not in _loaded:
        _loaded[file] = settings_module.load(file)
    return _loaded[file]
