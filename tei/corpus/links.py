"""Files of an editor's corrections of links: to which document each belongs.

A source has one of its own name, `rain.links.xml`. A document in an archive or in a file of records
has one called as its TEI is in the edition, beside the archive or the file.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tei.names import LINKS_FILE
from tei.sources import RECORD_FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tei.corpus.places import Entry

#: What the encoder calls a document (`tei.encode.identifier`). Only the hash says which it is: its
#: date and its page may be corrected.
_CALLED_AS_TEI = re.compile(rf"d.+-([0-9a-f]{{8}}){re.escape(LINKS_FILE)}")
_HOLD_MANY = (".zip", *chain.from_iterable(RECORD_FORMATS.values()))


def is_of_links(name: str) -> bool:
    """Whether a file is called as one with corrections of links."""
    return name.lower().endswith(LINKS_FILE)


def links_beside(path: Path, stem: str) -> str:
    """The file of corrections that belongs to a source; empty where there is none."""
    links = path.with_name(stem + LINKS_FILE)
    return str(links) if links.is_file() else ""


def links_called_as_tei(folder: Path) -> dict[str, str]:
    """The files of corrections that are called as TEI of an edition, by the hash in their names.

    Of several for one document none is: nobody knows which one is meant.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in _names(folder):
        if (called := _hash(name)) and (folder / name).is_file():
            found[called].append(str(folder / name))
    return {called: paths[0] for called, paths in found.items() if len(paths) == 1}


def for_the_same(path: Path) -> str:
    """Another file of corrections for the same document of many; empty where there is none."""
    called = _hash(path.name)
    others = (name for name in _names(path.parent) if called and name != path.name)
    return next((name for name in others if _hash(name) == called), "")


def is_called_as_tei(path: Path) -> bool:
    """Whether a file of corrections is called as TEI of an edition."""
    return bool(_hash(path.name))


def _hash(name: str) -> str:
    """Which document of many a file of corrections is for; empty where its name does not say so."""
    match = _CALLED_AS_TEI.fullmatch(name)
    return match[1] if match else ""


def unread_links(listed: Iterable[Entry], read: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Files of corrections that stand beside the files of a list, and belong to no document.

    Args:
        listed: the files.
        read: the files of corrections that do.

    Yields:
        The path, and whether there is a source of that name: one of many documents then, or one
        language of a document.
    """
    here = {str(Path(entry.path)) for entry in listed if not entry.read}
    for folder in dict.fromkeys(Path(path).parent for path in sorted(here)):
        names = _names(folder)
        for name in names:
            path = str(folder / name)
            if not is_of_links(name) or path in read:
                continue
            stem = name.removesuffix(LINKS_FILE) + "."
            sources = [other for other in names if other.startswith(stem) and other != name]
            named = any(str(folder / other) in here for other in sources)
            if _hash(name):
                many = (other for other in names if other.lower().endswith(_HOLD_MANY))
                sources += (other for other in many if str(folder / other) not in here)
            # What was not asked for may have corrections.
            if named or not sources:
                yield path, named


def _names(folder: Path) -> list[str]:
    """What stands in a folder; nothing where one may not look around."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are small
    except OSError:
        return []
