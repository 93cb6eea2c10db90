"""Addresses of files of this computer, also relative to others (RFC 3986, RFC 8089)."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_DRIVE = re.compile(r"/[A-Za-z]:(?:/|$)")


def of(path: Path) -> str:
    """The address of a file."""
    return path.absolute().as_uri()


def joined(base: str, reference: str) -> str:
    """A reference seen from a base; itself where it is none that can be joined."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def local(address: str) -> Path | None:
    """The file of this computer that an address names; None where it is of another kind.

    A host is none of ours, however its files are reached.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or "\0" in path:
        return None
    if path.startswith("//") or "\\" in path:
        # A share of another computer, in the ways that Windows writes it.
        return None
    return Path(path[1:] if _DRIVE.match(path) else path)
