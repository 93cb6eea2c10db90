"""What files are called in a repository: the same on every computer that has it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


class Repository:
    """The folder with ``.git`` that a run stands in, or else the folder that it was started in.

    Attributes:
        root: that folder.
    """

    def __init__(self, start: Path) -> None:
        here = start.resolve()
        above = (here, *here.parents)
        self.root = next((folder for folder in above if (folder / ".git").exists()), here)
        self._known: dict[str, str] = {}

    def path(self, name: str) -> str:
        """A file as seen from the root, with ``/``; one that is not below it as it was named."""
        if name not in self._known:
            self._known[name] = self._below(name) or name
        return self._known[name]

    def uri(self, name: str) -> tuple[str, bool]:
        """The address of a file, and whether it is relative to the root (RFC 3986)."""
        below = self._below(name)
        if below is None and self._is_file(name):
            return Path(name).resolve().as_uri(), False
        # What is no letter is escaped, a colon in the first part too.
        return quote(below or name, errors="surrogateescape"), True

    def _below(self, name: str) -> str | None:
        if not self._is_file(name):
            return None
        plain = Path.cwd().joinpath(name)
        # A link in the repository keeps its name; the way to the repository may be one, as /tmp on
        # macOS is.
        for path in (plain, plain.parent.resolve() / plain.name):
            if path.is_relative_to(self.root) and ".." not in path.parts:
                return path.relative_to(self.root).as_posix()
        return None

    @staticmethod
    def _is_file(name: str) -> bool:
        """Whether a name is no word for what is read from elsewhere, such as ``<stdin>``."""
        return bool(name) and not name.startswith("<")
