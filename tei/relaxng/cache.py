"""Schemas that have been used, as automata on disk: the next use starts where the last ended.

A file is found by the content of its schema, and used only if the files that the schema takes in
are what they were, if this user alone can write it, and if it was written by the same versions of
Python and of this package. It holds data that marshal reads, never code. Whatever is wrong with it,
the schema is compiled again; where it cannot be written, nothing is said.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei import __version__, files
from tei.errors import FileUnreadable
from tei.relaxng.automaton import Automaton
from tei.relaxng.grammar import ElementDefinition, Grammar
from tei.relaxng.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Changes with what is stored, and how.
_VERSION = 7
#: Values that are longer are not stored: they are a document's own.
_LONGEST = 40
_MOST_VALUES = 500
#: By so much an automaton must have grown to be stored again.
_MORE = 1.05
_HEAD = sha256(repr((_VERSION, __version__, sys.version, marshal.version)).encode()).digest()
_TABLES = "contents opens texts ends tags attributes closes routes returns forks".split()


def folder() -> Path | None:
    """Where automata are kept: ``TEI_CACHE``, or a folder of the user's cache; None for nowhere.

    ``TEI_CACHE`` empty means that nothing is kept.
    """
    named = os.environ.get("TEI_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        home = str(Path.home() / "Library" / "Caches")
    else:
        # XDG Base Directory Specification, version 0.8.
        home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "tei" / "relaxng" if home else None


def prepared(schema: Path, compile_it: Callable[[Path], Grammar] | None = None) -> Automaton:
    """The automaton of a schema, from the cache if it is there.

    Args:
        schema: the file.
        compile_it: how its grammar is made, where it is not in RELAX NG.

    Raises:
        SchemaFault: the schema is not correct.
        OSError: it cannot be read.
    """
    schema = schema.resolve()
    data = schema.read_bytes()
    found = _load(schema, data)
    if found is None:
        # Imported here: what has been compiled already needs none of it.
        from tei.relaxng.compilation import compiled  # noqa: PLC0415

        with _without_collection():
            found = Automaton((compile_it or compiled)(schema))
        keep(found)
    return found


def keep(of: Automaton) -> None:
    """Store what an automaton has come to know, unless nearly all of it is stored already."""
    to = folder()
    size = of.size()
    if to is None or of.kept * _MORE >= size > 0:
        return
    grammar = of.grammar
    main = Path(next(iter(grammar.digests)))
    payload = marshal.dumps(
        (
            # By where they stand from the schema: one of the same content may take in others.
            {os.path.relpath(p, main.parent): digest for p, digest in grammar.digests.items()},
            grammar.patterns.nodes,
            grammar.patterns.nullable,
            [
                (e.names, e.content, e.documentation, e.attribute_documentation)
                for e in grammar.elements
            ],
            (
                *(grammar.start, grammar.anything, grammar.attribute_documentation),
                *(grammar.unsound, grammar.loose),
            ),
            {name: getattr(of, name) for name in _TABLES},
            dict(_values(of)),
        )
    )
    try:
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = to / _name(next(iter(grammar.digests.values())))
        files.write(path, _HEAD + sha256(payload).digest() + payload)
        path.chmod(0o600)
    except (OSError, FileUnreadable):
        return
    of.kept = size


def _values(of: Automaton) -> Iterator[tuple[int, dict[str, bool]]]:
    for pattern, known in of.values.known.items():
        short = [(value, fits) for value, fits in known.items() if len(value) <= _LONGEST]
        yield pattern, dict(short[:_MOST_VALUES])


def _name(digest: str) -> str:
    return f"{digest}.tables"


def _load(schema: Path, data: bytes) -> Automaton | None:
    place = folder()
    if place is None:
        return None
    path = place / _name(sha256(data).hexdigest())
    try:
        if not _is_ours(path):
            return None
        stored = path.read_bytes()
        head, digest, payload = stored[:32], stored[32:64], stored[64:]
        if head != _HEAD or sha256(payload).digest() != digest:
            return None
        with _without_collection():
            return _restored(marshal.loads(payload), schema)  # noqa: S302 - ours, and whole
    except (OSError, ValueError, TypeError, EOFError, LookupError):
        return None


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave garbage for later: thousands of objects are made, and all of them are kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _is_ours(path: Path) -> bool:
    """Whether nobody else can have written a file."""
    if not hasattr(os, "getuid"):
        return True
    return all(
        found.st_uid == os.getuid() and not found.st_mode & 0o022
        for found in (path.lstat(), path.parent.stat())
    )


def _restored(stored: Any, schema: Path) -> Automaton | None:  # noqa: ANN401 - what marshal read
    digests, nodes, nullable, elements, rest, tables, values = stored
    start, anything, said, unsound, loose = rest
    # The first is the schema itself, by whatever name, and it is the same.
    (_, own), *others = digests.items()
    there = {str(schema): own}
    for name, digest in others:
        other = (schema.parent / name).resolve()
        there[str(other)] = digest
        if sha256(other.read_bytes()).hexdigest() != digest:
            return None
    patterns = Patterns()
    patterns.nodes, patterns.nullable = nodes, nullable
    patterns.numbers = {node: number for number, node in enumerate(nodes)}
    definitions = [ElementDefinition(*element) for element in elements]
    grammar = Grammar(patterns, definitions, start, anything, said, there, unsound, loose)
    made = Automaton(grammar)
    made.restore(tables, values)
    made.kept = made.size()
    return made
