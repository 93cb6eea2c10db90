"""Pointers to other files: the file is there, and has what the pointer leads to.

Nothing is looked at above the root of the surroundings, nor through a link that leads out of it.
"""

from __future__ import annotations

import os
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.validate.checks.contents import Contents, contents
from tei.validate.checks.references import identifier, reference, unescaped
from tei.validate.checks.resemblance import Names
from tei.validate.checks.walk import Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.references import Reference
    from tei.validate.checks.walk import Surroundings

#: Files that stand beside TEI and are not made from it, by how their names end. Pages and PDF are
#: made; what has no such ending may be no file at all.
_TEXT = frozenset("css csv isosch json odd rnc rng sch tei txt xml xsd xsl xslt".split())
_MEDIA = frozenset(
    "aac avif bmp flac gif jp2 jpeg jpg m4a mov mp3 mp4 oga ogg ogv opus png svg tif tiff wav webm"
    " webp".split()
)
#: So many files are told one by one where no more than that are there.
_FEW = 3
#: So many are named where they are told together, and looked at where a name is like another.
_NAMED = 3
_MOST_NAMES = 10_000
#: So many documents are read for one.
_MOST_READ = 100


def missing_file(location: Location, name: str, near: str = "", blank: str = "") -> Diagnostic:
    """A pointer names a file beside the document, and there is none.

    Why:
        Whoever follows the pointer finds nothing. Most often the file was renamed or moved, or its
        name has other capitals, which some systems overlook and others do not. It is said where
        other files of that kind are in the folder, so that the file should be there too; of paths
        from the root of a server (`/images/1.png`), of what is made in a build (HTML, PDF), and of
        names without an ending, nothing is said.
    """
    advice = "correct the pointer, or put the file there"
    if near:
        advice = f'did you mean "{near}"?'
    if blank:
        advice = f'the blanks in the name of a file are %20 in a pointer: write "{blank}"'
    return codes.MISSING_FILE.at(location, f'there is no file "{name}"', help=advice)


def missing_files(location: Location, names: Sequence[str]) -> Diagnostic:
    """The finding that most of the files in one folder are not there."""
    some = ", ".join(f'"{name}"' for name in names[:_NAMED])
    return codes.MISSING_FILE.at(
        location,
        f"{len(names)} files that pointers name are not there, such as {some}",
        help="correct the pointers or put the files there; if they are meant for another place,"
        " give their address there",
    )


def absent_target(location: Location, target: str, file: str, near: str = "") -> Diagnostic:
    """A pointer leads to an identifier that no element of another document has.

    Why:
        The other document is there and can be read, but whoever follows the pointer finds nothing
        in it: no person, no place, no note. Most often the identifier is misspelt, or was changed
        on one side alone. A document that takes in others by XInclude is searched with them, or
        not at all.
    """
    return codes.ABSENT_TARGET.at(
        location,
        f'no element of {file} has the xml:id "{target}"',
        help=f'did you mean "#{near}"?'
        if near
        else "correct the pointer, or give the element that is meant this xml:id",
    )


class _Kind(NamedTuple):
    """Files of one kind in one folder."""

    folder: str
    endings: frozenset[str]


class OtherFiles:
    """Pointers of one document to other files.

    Attributes:
        document: the document's file, without links; empty where it has none.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        around = surroundings
        self.document = os.path.realpath(around.document) if around.document else ""
        self._root = os.path.realpath(around.root) if around.root and around.document else ""
        # A document that is a link has its neighbours beside the link.
        self._folder = os.path.realpath(around.document.parent) if around.document else ""
        self._states: dict[str, tuple[str, bool]] = {}
        self._read: set[str] = set()
        #: How many pointers lead to a file that is there; and the others, by what they say.
        self._there: dict[_Kind, int] = {}
        self._missing: dict[_Kind, dict[str, list[Hit]]] = {}
        self._blank: dict[str, str] = {}
        self._absent: dict[tuple[str, str, str], list[Hit]] = {}

    def path(self, to: Reference, folder: str = "") -> str:
        """The file that a reference names, if it may be looked at; else nothing.

        Args:
            to: without a scheme.
            folder: from which it is seen; that of the document unless given.
        """
        name = unescaped(to.path)
        if not self._root or not name or to.query is not None or name.startswith("/"):
            return ""
        if "\0" in name or "\\" in name or "\N{REPLACEMENT CHARACTER}" in name:
            return ""
        path = os.path.normpath(os.path.join(folder or self._folder, name))  # noqa: PTH118 - text
        return path if self._is_below(path) else ""

    def follow(self, to: Reference, written: str, hit: Hit, whole: str) -> None:
        """See to a pointer without a scheme that names a file.

        Args:
            to: the pointer.
            written: the same as it is to be told.
            hit: where it stands.
            whole: the value that it is a part of.
        """
        path = self.path(to)
        if not path:
            return
        ending = path.rpartition(".")[2].lower()
        endings = _TEXT if ending in _TEXT else _MEDIA
        if ending not in endings:
            return
        real, is_there = self._state(path)
        kind = _Kind(os.path.dirname(path), endings)  # noqa: PTH120 - text
        if is_there:
            self._there[kind] = self._there.get(kind, 0) + 1
            self._look_inside(to, written, real, hit)
        elif real:
            name = written.partition("#")[0]
            blank = self._with_blanks(whole, name)
            self._missing.setdefault(kind, {}).setdefault(name, []).append(hit)
            if blank:
                self._blank[name] = blank

    def _state(self, path: str) -> tuple[str, bool]:
        """A file without links, or nothing where they lead out of the root; whether it is there."""
        known = self._states.get(path)
        if known is None:
            folder, _, name = path.rpartition(os.sep)
            real = os.path.join(_without_links(folder), name)  # noqa: PTH118 - text
            if os.path.islink(real):  # noqa: PTH114 - text
                real = os.path.realpath(real)
            known = (real, os.path.exists(real)) if self._is_below(real) else ("", False)  # noqa: PTH110 - text
            if len(self._states) >= _MOST_NAMES:
                self._states.clear()
            self._states[path] = known
        return known

    def _is_below(self, path: str) -> bool:
        return path.startswith(self._root.rstrip(os.sep) + os.sep)

    def _with_blanks(self, whole: str, name: str) -> str:
        """The value that a name is a part of, escaped, if there is a file of that name."""
        if name == whole.strip() or len(whole) > _MOST_NAMES:
            return ""
        to = reference(whole.strip())
        path = self.path(to) if to else ""
        return whole.strip().replace(" ", "%20") if path and self._state(path)[1] else ""

    def _look_inside(self, to: Reference, written: str, path: str, hit: Hit) -> None:
        target = identifier(to.fragment) if to.fragment else ""
        if not target or path == self.document:
            return
        found = self.gathered(path)
        if found is not None and not any(target in each.identifiers for each in found):
            file = written.partition("#")[0]
            self._absent.setdefault((path, file, target), []).append(hit)

    def gathered(self, path: str) -> list[Contents] | None:
        """What there is in a TEI file and in those that it takes in; None where that is not known.

        Args:
            path: of a file below the root, without links.
        """
        found: list[Contents] = []
        ahead, seen = [path], {path}
        while ahead:
            file = ahead.pop()
            if file not in self._read and len(self._read) >= _MOST_READ:
                return None
            self._read.add(file)
            held = contents(file)
            if held is None or not held.is_tei or (held.includes and held.has_base):
                return None
            found.append(held)
            for href in held.includes:
                other = self.included(href, file)
                if not other:
                    return None
                ahead += [other] if other not in seen else []
                seen.add(other)
        return found

    def included(self, href: str, by: str = "") -> str:
        """The file that an ``xi:include`` names, without links; nothing where it cannot be read.

        Args:
            href: what it says.
            by: the file that it stands in; the document unless given.
        """
        to = reference(href)
        if to is None or to.scheme:
            return ""
        path = self.path(to, os.path.dirname(by) if by else "")  # noqa: PTH120 - text
        real, is_there = self._state(path) if path else ("", False)
        return real if is_there else ""

    def has_named(self, name: str) -> bool:
        """Whether a file beside the document has this name, with or without an ending."""
        return bool(self._folder) and any(
            other == name or other.startswith(f"{name}.") for other in _every_name(self._folder)
        )

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for kind, missing in self._missing.items():
            others = _others(kind, self.document)
            if not others:
                continue
            if len(missing) <= max(_FEW, self._there.get(kind, 0)):
                names = Names(others)
                for name, hits in missing.items():
                    blank = self._blank.get(name, "")
                    tell = partial(missing_file, name=name, near=_near(name, names), blank=blank)
                    yield Found(codes.MISSING_FILE, hits, tell)
            else:
                firsts = [hits[0] for hits in missing.values()]
                yield Found(codes.MISSING_FILE, firsts, partial(missing_files, names=[*missing]))
        for (path, file, target), hits in self._absent.items():
            names = Names(name for each in self.gathered(path) or () for name in each.identifiers)
            tell = partial(absent_target, target=target, file=file, near=names.like(target))
            yield Found(codes.ABSENT_TARGET, hits, tell)


def _near(name: str, names: Names) -> str:
    """What was meant by a reference, where a file of its folder has a name like its own."""
    folder, slash, last = name.rpartition("/")
    near = names.like(unescaped(last))
    return f"{folder}{slash}{near}" if near else ""


def _others(kind: _Kind, document: str) -> list[str]:
    """The files of one kind in a folder, but for the document itself."""
    return [name for name in _names(*kind) if os.path.join(kind.folder, name) != document]  # noqa: PTH118 - text


def _names(folder: str, endings: frozenset[str]) -> list[str]:
    return [name for name in _every_name(folder) if name.rpartition(".")[2].lower() in endings]


@lru_cache(64)
def _without_links(folder: str) -> str:
    return os.path.realpath(folder)


@lru_cache(64)
def _every_name(folder: str) -> list[str]:
    """The names in a folder; of very many, some."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _MOST_NAMES)]
    except OSError:
        return []


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MISSING_FILE, missing_file),
    (codes.ABSENT_TARGET, absent_target),
)
