"""Schemas that have been used, as automata on disk: the next use starts where the last ended.

A file is found by the content of its schema, and used only if the files that the schema takes in
are what they were, and where they were.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei import cache
from tei.relaxng.automaton import Automaton
from tei.relaxng.grammar import ElementDefinition, Grammar
from tei.relaxng.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Changes with what is stored, and how.
_VERSION = 9
#: Values that are longer are not stored: they are a document's own.
_LONGEST = 40
_MOST_VALUES = 500
#: By so much an automaton must have grown to be stored again.
_MORE = 1.05
_TABLES = "contents opens texts ends tags attributes closes routes returns forks".split()


def prepared(
    schema: Path,
    found: Callable[[str], Path | None] = lambda _: None,
    compile_it: Callable[[Path], Grammar] | None = None,
) -> Automaton:
    """The automaton of a schema, from the cache if it is there.

    Args:
        schema: its file.
        found: the file that stands for an address that it takes in, if there is one.
        compile_it: how its grammar is made, where it is not in RELAX NG.

    Raises:
        SchemaFault: the schema is not correct.
        OSError: it cannot be read.
    """
    schema = schema.resolve()
    digest = sha256(schema.read_bytes()).hexdigest()
    with cache.without_collection():
        made = _restored(cache.stored(_name(digest), _VERSION), schema, found)
        if made is None:
            # Imported here: what has been compiled already needs none of it.
            from tei.relaxng.compilation import compiled  # noqa: PLC0415

            grammar = compile_it(schema) if compile_it else compiled(schema, found)
            made = Automaton(grammar)
            keep(made)
    return made


def keep(of: Automaton) -> None:
    """Store what an automaton has come to know, unless nearly all of it is stored already."""
    size = of.size()
    if of.kept * _MORE >= size > 0:
        return
    grammar = of.grammar
    main = next(iter(grammar.digests))
    folder = Path(main).parent
    content = (
        # By where they stand from the schema: one of the same content may take in others.
        {os.path.relpath(path, folder): digest for path, digest in grammar.digests.items()},
        {address: os.path.relpath(path, folder) for address, path in grammar.addresses.items()},
        grammar.patterns.nodes,
        grammar.patterns.nullable,
        [
            (e.names, e.content, e.documentation, e.attribute_documentation)
            for e in grammar.elements
        ],
        (
            grammar.start,
            grammar.anything,
            grammar.attribute_documentation,
            grammar.unsound,
            sorted(grammar.annotations),
            grammar.loose,
        ),
        {name: getattr(of, name) for name in _TABLES},
        dict(_values(of)),
    )
    if cache.store(_name(grammar.digests[main]), _VERSION, content):
        of.kept = size


def _values(of: Automaton) -> Iterator[tuple[int, dict[str, bool]]]:
    for pattern, known in of.values.known.items():
        short = [(value, fits) for value, fits in known.items() if len(value) <= _LONGEST]
        yield pattern, dict(short[:_MOST_VALUES])


def _name(digest: str) -> str:
    return f"{digest}.tables"


def _restored(
    stored: Any,  # noqa: ANN401 - what marshal read
    schema: Path,
    found: Callable[[str], Path | None],
) -> Automaton | None:
    """The automaton that was stored; None where the schema takes in other files by now."""
    if stored is None:
        return None
    digests, addresses, nodes, nullable, elements, rest, tables, values = stored
    # The first is the schema itself, by whatever name, and it is the same.
    (_, own), *others = digests.items()
    there = {str(schema): own}
    try:
        for name, digest in others:
            other = (schema.parent / name).resolve()
            there[str(other)] = digest
            if sha256(other.read_bytes()).hexdigest() != digest:
                return None
    except OSError:
        return None
    led = {address: str((schema.parent / name).resolve()) for address, name in addresses.items()}
    if any(str(found(address)) != path for address, path in led.items()):
        return None
    patterns = Patterns()
    patterns.nodes, patterns.nullable = nodes, nullable
    patterns.numbers = {node: number for number, node in enumerate(nodes)}
    start, anything, said, unsound, annotations, loose = rest
    grammar = Grammar(
        patterns,
        [ElementDefinition(*element) for element in elements],
        start,
        anything,
        said,
        there,
        led,
        unsound,
        frozenset(annotations),
        loose,
    )
    made = Automaton(grammar)
    made.restore(tables, values)
    made.kept = made.size()
    return made
