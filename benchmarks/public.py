"""Write public TEI of other projects, pinned in `public.toml`, into a folder; see README.md.

python benchmarks/public.py FOLDER [--from PATTERN]

`--from` says where the repositories are, folders or addresses, with {owner} and {name} in it. The
files keep their own licences.
"""

from __future__ import annotations

import argparse
import fnmatch
import io
import subprocess
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_GITHUB = "https://github.com/{owner}/{name}"
_NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"


def main() -> None:
    """Write the files of every repository, `name-of-file.xml` under `owner+name/`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="pattern", default=_GITHUB)
    chosen = parser.parse_args()
    pinned = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for repository in pinned["repositories"]:
        owner, _, name = repository["name"].partition("/")
        folder = chosen.folder / f"{owner}+{name}"
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for path, data in _files(chosen.pattern.format(owner=owner, name=name), repository):
            (folder / path.replace("/", "-")).with_suffix(".xml").write_bytes(data)
            count += 1
        print(f"{repository['name']}: {count} files")


def _files(url: str, repository: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The TEI that is pinned of a repository: paths and contents, in their order."""
    commit, left = repository["commit"], repository.get("first")
    with tempfile.TemporaryDirectory() as clone:
        if Path(url).is_dir():
            git = ["git", "--git-dir", url]
        else:
            git = ["git", "--git-dir", clone]
            subprocess.run([*git, "init", "-q", "--bare"], check=True)
            subprocess.run([*git, "fetch", "-q", "--depth", "1", url, commit], check=True)
        listed = _output([*git, "ls-tree", "-r", "-z", "--name-only", commit]).decode()
        paths = [path for path in sorted(listed.split("\0")) if _is_pinned(path, repository)]
        with tarfile.open(fileobj=io.BytesIO(_output([*git, "archive", commit, *paths]))) as tar:
            for path in paths:
                content = tar.extractfile(path)
                data = content.read() if content else b""
                if left != 0 and _is_tei(data):
                    left = left and left - 1
                    yield path, data


def _output(command: Sequence[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def _is_pinned(path: str, repository: Mapping[str, Any]) -> bool:
    return any(
        path.count("/") == pattern.count("/") and fnmatch.fnmatchcase(path, pattern)
        for pattern in repository["files"]
    )


def _is_tei(data: bytes) -> bool:
    """Whether it is XML with a root of TEI's, and whole: no XInclude, no DTD."""
    try:
        root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    has_dtd = bool(root.getroottree().docinfo.doctype)
    is_whole = not has_dtd and next(root.iter(f"{_XINCLUDE}*"), None) is None
    return root.tag.startswith(_NAMESPACE) and is_whole


if __name__ == "__main__":
    main()
