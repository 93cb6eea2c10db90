"""A TEI document read back for lists: its header as a record and as its origin, and its names."""

from tei.bibliography.heading import Heading, heading, is_tei
from tei.bibliography.naming import Mention, Named, named
from tei.bibliography.record import Record, Title, record

__all__ = [
    "Heading",
    "Mention",
    "Named",
    "Record",
    "Title",
    "heading",
    "is_tei",
    "named",
    "record",
]
