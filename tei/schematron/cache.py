"""Schemas that have been used, with their stylesheets, on disk: they need not be read again.

A file is found by the content of its schema and by the phase, and used only if the files that the
schema takes in are what they were, and where they were.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tei import cache
from tei.schematron.model import (
    DEFAULT,
    Check,
    Key,
    Let,
    Name,
    Pattern,
    Phase,
    Rule,
    Schema,
    ValueOf,
)
from tei.schematron.sieve import Stylesheet
from tei.schematron.validation import Validator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

#: Changes with what is stored, and how.
_VERSION = 1
#: What a schema is made of, besides tuples, dictionaries and what marshal knows.
_TYPES: tuple[type, ...] = (
    Schema,
    Pattern,
    Rule,
    Check,
    Let,
    ValueOf,
    Name,
    Phase,
    Key,
    Stylesheet,
)
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_FIELDS = {kind: (*kind.__annotations__,) for kind in _TYPES}
_TUPLE = -1


def prepared(
    path: Path,
    phase: str = DEFAULT,
    taken_in: Sequence[Path] = (),
    found: Callable[[str], Path | None] = lambda _: None,
) -> Validator:
    """The schema in a file, ready for documents, from the cache if it is there.

    Args:
        path: of the file.
        phase: the one that is wanted.
        taken_in: the files that it takes in, where it is in RELAX NG.
        found: the file that stands for an address that it takes in, if there is one.

    Raises:
        SchemaFault: it is no schema.
        UnknownPhase: it has no such phase.
        OSError: it cannot be read.
    """
    path = path.resolve()
    digest = sha256(path.read_bytes() + phase.encode("utf-8", "surrogatepass")).hexdigest()
    name = f"{digest}.rules"
    with cache.without_collection():
        stored = cache.stored(name, _VERSION)
        if stored is not None and _is_current(stored, path, taken_in, found):
            return Validator(_restored(stored[2]), phase, _restored(stored[3]))
        # Imported here: what has been read already needs none of it.
        from tei.schematron.reading import read  # noqa: PLC0415

        schema = read(path, taken_in, found)
        made = Validator(schema, phase)
        content = (
            {os.path.relpath(p, path.parent): digest for p, digest in schema.digests.items()},
            {a: os.path.relpath(p, path.parent) for a, p in schema.addresses.items()},
            _plain(schema),
            _plain(made.stylesheet),
        )
        cache.store(name, _VERSION, content)
    return made


def _is_current(
    stored: Any,  # noqa: ANN401 - what marshal read
    path: Path,
    taken_in: Sequence[Path],
    found: Callable[[str], Path | None],
) -> bool:
    """Whether a schema takes in what it did."""
    digests, addresses, _, _ = stored
    there = {(path.parent / name).resolve(): digest for name, digest in digests.items()}
    there.pop((path.parent / next(iter(digests))).resolve())
    try:
        return (
            all(other.resolve() in there for other in taken_in)
            and all(sha256(p.read_bytes()).hexdigest() == d for p, d in there.items())
            and all(
                found(address) == (path.parent / name).resolve()
                for address, name in addresses.items()
            )
        )
    except OSError:
        return False


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a schema is made of
    """A value as what marshal can write: objects as tuples that begin with a number."""
    kind = type(value)
    if kind is tuple:
        return (_TUPLE, *map(_plain, value))
    if kind in _NUMBERS:
        return (_NUMBERS[kind], *(_plain(getattr(value, name)) for name in _FIELDS[kind]))
    if kind is dict:
        return {key: _plain(each) for key, each in value.items()}
    return value


def _restored(value: Any) -> Any:  # noqa: ANN401 - as above
    """What `_plain` was made from."""
    if type(value) is tuple:
        number, *others = value
        made = map(_restored, others)
        return tuple(made) if number == _TUPLE else _TYPES[number](*made)
    if type(value) is dict:
        return {key: _restored(each) for key, each in value.items()}
    return value
