"""Files: read whole, written to a temporary name and renamed, so that nothing is half-written."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from tei.errors import FileUnreadable

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        FileUnreadable: there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: {(error.strerror or str(error)).lower()}"
        raise FileUnreadable(message) from None


def write(path: Path, data: bytes) -> None:
    """Put `data` in the file `path`, and make its folder; the old file stays until it is whole.

    A file that has these bytes already is left alone.

    Raises:
        FileUnreadable: it cannot be written.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp gives a name
        os.replace(temporary, path)  # noqa: PTH105 - likewise
        temporary = ""
    except OSError as error:
        message = f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileUnreadable(message) from None
    finally:
        if temporary:
            os.unlink(temporary)  # noqa: PTH108 - likewise


def _umask() -> int:
    """The process's mask; the only way to read it is to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
