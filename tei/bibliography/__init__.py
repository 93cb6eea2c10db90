"""The TEI header read back: as a record for lists, citations and deposits; as the file's origin."""

from tei.bibliography.heading import Heading, heading, is_tei
from tei.bibliography.record import Record, Title, record

__all__ = ["Heading", "Record", "Title", "heading", "is_tei", "record"]
