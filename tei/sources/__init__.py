"""Source files: bytes in, a header and versions out, each with its place in the source.

A format is a module and a line in `FORMATS`; `tei.sources.reading.Format` says what it offers.
"""

from __future__ import annotations

from types import MappingProxyType

from tei.sources import findings
from tei.sources.decoding import known_encoding
from tei.sources.formats import FORMATS
from tei.sources.opening import Opened, format_named, opened
from tei.sources.reading import Format, Reading, SourceBytes

__all__ = [
    "FORMATS",
    "RECORD_FORMATS",
    "RULES",
    "Format",
    "Opened",
    "Reading",
    "SourceBytes",
    "format_named",
    "known_encoding",
    "opened",
]

RULES = findings.RULES

#: The formats of files that hold many documents, with what the names of such files end with.
RECORD_FORMATS = MappingProxyType(
    {name: form.suffixes for name, form in FORMATS.items() if form.records}
)
