"""How an edition begins: its settings, its checks, a folder with a first source."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from tei import __version__, files
from tei.errors import UsageError
from tei.names import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATES = Path(__file__).parent / "templates"
_SOURCES = "sources"

#: The files of an edition, each with its template.
_FILES = {
    SETTINGS_FILE: "settings.toml",
    ".github/workflows/edition.yml": "workflow.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    "requirements.txt": "requirements.txt",
}
_IGNORED = (".gitignore", "ignored")


def start(folder: Path) -> list[Path]:
    """Write the files that an edition begins with; those that were written.

    A first source is among them, unless there are sources already; ``.gitignore``, unless there is
    one.

    Raises:
        UsageError: one of the others is there; then none is written.
        FileUnreadable: one cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        message = f"{folder}: this is a file; name a folder"
        raise UsageError(message)
    there = [name for name in _FILES if (folder / name).exists()]
    if there:
        message = f"{folder}: {' and '.join(there)} would be written over; nothing was done"
        raise UsageError(message)
    package = requirement()
    words = {
        "@title@": _quoted(folder.resolve().name or "Edition"),
        "@requirement@": _quoted(package),
        "@package@": package,
    }
    written = []
    for name, template in _wanted(folder):
        text = (_TEMPLATES / template).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files.write(folder / name, text.encode())
        written.append(folder / name)
    return written


def requirement() -> str:
    """What pip installs this tei from: the commit that it was installed from, or its release."""
    try:
        said = metadata.distribution("tei").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        said = None
    # PEP 610.
    origin = json.loads(said or "{}")
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return f"tei @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    return f"tei=={__version__}"


def _wanted(folder: Path) -> Iterator[tuple[str, str]]:
    yield from _FILES.items()
    if not (folder / _IGNORED[0]).exists():
        yield _IGNORED
    if not (folder / _SOURCES).exists():
        for path in sorted((_TEMPLATES / _SOURCES).iterdir()):
            name = f"{_SOURCES}/{path.name}"
            yield name, name


def _quoted(text: str) -> str:
    """A text as TOML and YAML both write it, in quotation marks."""
    plain = files.as_text(text).replace("\x7f", "\N{REPLACEMENT CHARACTER}")
    return json.dumps(plain, ensure_ascii=False)
