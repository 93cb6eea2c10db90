"""Where sources are: files, folders, patterns of names, archives."""

from __future__ import annotations

import glob
import io
import os
import zipfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, partial
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tei import files
from tei import settings as settings_module
from tei.corpus.ledger import NAME as LEDGER
from tei.corpus.links import is_of_links
from tei.errors import FileUnreadable, SettingsError, UsageError
from tei.language.names import known
from tei.language.tags import refusal
from tei.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

#: What a source in a folder is called. A file that is named itself may be called anything.
SUFFIXES = (".txt", ".md", ".json", ".jsonl", ".tmx", ".xml", ".zip")
ARCHIVE = ".zip"
XML = ".xml"
#: Files that tell people about a folder.
_ABOUT = ("readme", "licence", "license", "changelog", "contributing", "notes")
#: What a build writes beside its ledger.
_OF_EDITION = ("tei", "html", "report")
#: A larger file in an archive is not unpacked, so that a small archive cannot fill the memory.
_LARGEST = 1 << 28


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that may be a source, in a folder or in an archive.

    Attributes:
        path: as findings name it: the path as given, or ``archive.zip#name``.
        identity: its path in the edition.
        settings: those that hold for it.
        read: gives its bytes; None for those of the file `path`.
    """

    path: str
    identity: str
    settings: Settings
    read: Callable[[], bytes] | None = None

    @property
    def name(self) -> str:
        """The name of the file alone."""
        return PurePosixPath(self.identity.rpartition("#")[2]).name

    def bytes(self) -> bytes:
        """Its bytes.

        Raises:
            FileUnreadable: it cannot be read.
        """
        return files.read(Path(self.path)) if self.read is None else self.read()

    def open(self) -> BinaryIO:
        """Its bytes, for reading piece by piece.

        Raises:
            FileUnreadable: it cannot be read.
        """
        if self.read is not None:
            return io.BytesIO(self.read())
        try:
            return Path(self.path).open("rb")
        except OSError as error:
            message = f"{self.path}: {files.reason(error)}"
            raise FileUnreadable(message) from None


def entries(named: Iterable[str], leave_out: Path | None = None) -> list[Entry]:
    """The files that may be sources, each once, in the order of their names.

    A source's path in the edition is seen from the folder of its `tei.toml`, or else from the
    folder that was named, or else is its file name.

    Args:
        named: files, folders, and patterns such as ``sources/*.txt``.
        leave_out: a folder that has no sources, though it may stand inside another: the edition.

    Raises:
        UsageError: something named does not exist, or a folder has no sources, or it is the
            edition's.
        SettingsError: a `tei.toml` is wrong.
        FileUnreadable, AuthorityUnusable: an authority file that it names cannot be used.
    """
    found: dict[str, Entry] = {}
    written = files.real(leave_out / "tei") if leave_out else None
    for path in _expanded(named):
        if written and written in (files.real(path), files.real(path.parent)):
            message = f"{path}: this is the edition's own; name its source"
            raise UsageError(message)
        if path.is_dir():
            empty = True
            for file in _in_folder(path, _edition(leave_out) if leave_out else set()):
                entry = _entry(file, path)
                if not _is_authority(entry):
                    found.setdefault(str(files.real(file)), entry)
                    empty = False
            if empty:
                kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
                message = f"{path}: there are no sources in this folder ({kinds})"
                raise UsageError(message)
        elif path.exists():
            entry = _entry(path, path.parent)
            if not is_of_links(path.name) and not _is_authority(entry):
                found.setdefault(str(files.real(path)), entry)
        else:
            message = f"{path}: there is no such file or folder{_whole(path)}"
            raise UsageError(message)
    if not found:
        what = "corrections of links" if is_of_links(path.name) else "names"
        message = f"{path}: this has {what}; name a source"
        raise UsageError(message)
    return list(found.values())


def _whole(path: Path) -> str:
    """What to write instead of ``FILE#record``."""
    file = str(path).rpartition("#")[0]
    if not file or not Path(file).is_file():
        return ""
    return f"; tei build takes all of {file}, and tei encode one document of it"


@contextmanager
def in_archive(archive: Entry) -> Iterator[list[Entry]]:
    """The files in a zip archive that may be sources, and corrections of links, by name.

    They can be read in the context.

    Raises:
        FileUnreadable: it is no zip archive, or it cannot be read.
    """
    try:
        opened = zipfile.ZipFile(
            archive.path if archive.read is None else io.BytesIO(archive.read())
        )
    except (OSError, zipfile.BadZipFile) as error:
        message = f"{archive.path}: {files.reason(error)}"
        raise FileUnreadable(message) from None
    with opened:
        yield [
            Entry(
                f"{archive.path}#{file.filename}",
                f"{archive.identity}#{file.filename}",
                archive.settings,
                partial(_unpacked, opened, file, archive.path),
            )
            for file in sorted(opened.infolist(), key=attrgetter("filename"))
            if _may_be_source(PurePosixPath(file.filename)) or is_of_links(file.filename)
        ]


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bytes:
    try:
        with archive.open(member) as file:
            data = file.read(_LARGEST + 1)
    except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
        message = f"{path}#{member.filename}: {files.reason(error)}"
        raise FileUnreadable(message) from None
    if len(data) > _LARGEST:
        message = f"{path}#{member.filename}: larger than {_LARGEST >> 20} MB; unpack it first"
        raise FileUnreadable(message)
    return data


def named(path: Path) -> Entry:
    """The entry of a file that is named itself."""
    return _entry(path, path.parent)


def xml_beside(listed: Iterable[Entry]) -> Iterator[Entry]:
    """The XML files in the folders where the files of a list stand, archives left aside."""
    for folder in dict.fromkeys(Path(entry.path).parent for entry in listed if not entry.read):
        try:
            inside = sorted(name for name in os.listdir(folder) if name.lower().endswith(XML))  # noqa: PTH208 - names are small
        except OSError:  # one may be allowed to read a file of it, and not to look around
            continue
        for name in inside:
            path = folder / name
            if _may_be_source(PurePosixPath(name)) and path.is_file():
                entry = named(path)
                if not _is_authority(entry):
                    yield entry


def settings_for(folder: Path) -> Settings:
    """The settings that hold in a folder: of the nearest `tei.toml`, or the defaults."""
    return _load(settings_module.find(folder))


def _expanded(named: Iterable[str]) -> Iterator[Path]:
    """Paths as they are; a pattern that is no file's name as what it matches."""
    for name in named:
        if not os.path.lexists(name) and glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - absolute or not
            if not matches:
                message = f"{name}: nothing matches this pattern"
                raise UsageError(message)
            yield from map(Path, matches)
        else:
            yield Path(name)


def _edition(out: Path) -> set[Path]:
    """The folders of an edition; it may stand in the folder of its sources."""
    return {files.real(folder) for folder in (out, *(out / name for name in _OF_EDITION))}


def _in_folder(folder: Path, leave_out: set[Path]) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        # Another edition than the one that is made may stand there, too.
        written = _OF_EDITION if LEDGER in names else ()
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in written
            and files.real(Path(directory, name)) not in leave_out
        )
        for name in sorted(names):
            if _may_be_source(PurePosixPath(name)):
                yield Path(directory) / name


def _may_be_source(path: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    about = path.stem.lower() in _ABOUT or is_of_links(path.name)
    return path.suffix.lower() in SUFFIXES and not hidden and not about


def _is_authority(entry: Entry) -> bool:
    """Whether a file is one that says what names mean, and so no source."""
    authority = entry.settings.names.authority
    file = Path(entry.path)
    return file.exists() and any(file.samefile(name) for name in authority)


def _entry(path: Path, root: Path) -> Entry:
    file = settings_module.find(path.parent)
    base = file.parent if file else files.real(root)
    resolved = files.real(path)
    inside = resolved.is_relative_to(base)
    identity = resolved.relative_to(base).as_posix() if inside else path.name
    return Entry(str(path), files.as_text(identity), _load(file))


@cache
def _load(file: Path | None) -> Settings:
    """The settings of a file, or the defaults: one object for all entries.

    What is wrong with them or with authority files is told once, and not of each document.

    Raises:
        SettingsError: they cannot be read, or a language is not in IANA's registry.
        FileUnreadable, AuthorityUnusable: an authority file cannot be used.
    """
    if file is None:
        return Settings()
    settings = settings_module.load(file)
    for key, tag in asdict(settings.languages).items():
        if wrong := refusal(tag):
            message = f'{file}: languages.{key}: the language tag "{tag}" {wrong}'
            raise SettingsError(message)
    known(settings.names.authority)
    return settings
