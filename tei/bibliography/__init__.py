"""The TEI header read back as a record, for lists, citations and deposits."""

from tei.bibliography.record import Record, Title, record

__all__ = ["Record", "Title", "record"]
