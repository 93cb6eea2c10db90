"""Source files: bytes in, a header and versions out, each with its place in the source.

A format is a module with three names: ``recognise(text)``, ``read(text, path, languages)`` and
``pieces(text, languages)``, the last for the fidelity check, which must not trust the reader.
A new format is such a module and a line in `FORMATS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei.sources import findings, peoples_daily
from tei.sources.decoding import Decoded, decode
from tei.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece

__all__ = ["FORMATS", "RULES", "Decoded", "Format", "Reading", "decode", "recognise"]

RULES = findings.RULES


class Format(NamedTuple):
    """A source format: how to know it, read it, and say what in it is layout.

    `publication` is (language, name) of the newspaper, where the format is one newspaper's.
    """

    recognise: Callable[[str], bool]
    read: Callable[[str, str, Mapping[str, str]], Reading]
    pieces: Callable[[str, Mapping[str, str]], list[Piece]]
    publication: tuple[tuple[str, str], ...] = ()


FORMATS: dict[str, Format] = {
    "peoples-daily": Format(
        peoples_daily.recognise,
        peoples_daily.read,
        peoples_daily.pieces,
        peoples_daily.PUBLICATION,
    ),
}


def recognise(text: str, path: str) -> tuple[Format | None, list[Diagnostic]]:
    """The format of `text`, or None and a finding that says so."""
    for source_format in FORMATS.values():
        if source_format.recognise(text):
            return source_format, []
    return None, [findings.unknown_format(path)]
