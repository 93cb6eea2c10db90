"""Findings as text for people and as JSON for programs."""

from tei.report.excerpts import lines
from tei.report.json import as_json
from tei.report.text import WIDTH, as_text, printable, summary

__all__ = ["FORMATS", "WIDTH", "as_json", "as_text", "lines", "printable", "summary"]

#: What `--format` takes.
FORMATS = {"text": as_text, "json": as_json}
