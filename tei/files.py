"""Files: read whole, written to a temporary name and renamed, so that nothing is half-written."""

from __future__ import annotations

import os
import stat
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tei.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        FileUnreadable: there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: {reason(error)}"
        raise FileUnreadable(message) from None


def size(path: Path) -> int:
    """How many bytes a file has; 0 for what is no file, such as a pipe.

    Raises:
        FileUnreadable: there is no such file, or it may not be looked at.
    """
    try:
        return path.stat().st_size
    except OSError as error:
        message = f"{path}: {reason(error)}"
        raise FileUnreadable(message) from None


def nearest(name: str, start: Path) -> Path | None:
    """The file of a name that is nearest to a folder: in it, or in one above it."""
    folder = start.resolve()
    found = (above / name for above in (folder, *folder.parents))
    return next((file for file in found if file.is_file()), None)


def real(path: Path) -> Path:
    """Where a path leads, past symbolic links; of those that lead in a circle, to one of them."""
    # Path.resolve raises RuntimeError there, before Python 3.13.
    return Path(os.path.realpath(path))


def opened(source: Path | bytes) -> BinaryIO:
    """A file to read, or bytes as though they were in one.

    Raises:
        FileUnreadable: there is no such file, it may not be read, or it is a device.
    """
    if isinstance(source, bytes):
        return BytesIO(source)
    try:
        if is_device(source):
            message = f"{source}: this is a device, not a file"
            raise FileUnreadable(message)
        return source.open("rb")
    except OSError as error:
        message = f"{source}: {reason(error)}"
        raise FileUnreadable(message) from None


def is_device(path: Path) -> bool:
    """Whether a name is that of a device, or of a link to one: some can be read without an end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put `data` in the file `path`, and make its folder; the old file stays until it is whole.

    A file that has these bytes already is left alone. A link stays, and what it points to is
    replaced. A device or a pipe is written to as it is.

    Args:
        path: the file.
        data: all of it, or its parts, which are written as they come.

    Raises:
        FileUnreadable: it cannot be written.
    """
    # Imported here: most commands that only read never come here.
    import filecmp  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    temporary = ""
    parts = (data,) if isinstance(data, bytes) else data
    try:
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as file:
                file.writelines(parts)
            return
        whole = isinstance(data, bytes)
        if whole and path.is_file() and path.read_bytes() == data:
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        if not whole and path.is_file() and filecmp.cmp(path, temporary, shallow=False):
            return
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp gives a name
        os.replace(temporary, path)  # noqa: PTH105 - likewise
        temporary = ""
    except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError before 3.13
        message = f"{path}: cannot be written: {reason(error)}"
        raise FileUnreadable(message) from None
    finally:
        if temporary:
            os.unlink(temporary)  # noqa: PTH108 - likewise


def as_text(name: str) -> str:
    """The name of a file as text; bytes of it that are none are shown as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def reason(error: Exception) -> str:
    """What the system says was wrong, as the end of a sentence."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _umask() -> int:
    """The process's mask; the only way to read it is to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
