"""Findings in writing: as text for people, and in the formats that programs read.

What only some runs need is imported by them: `formats` for programs, `fingerprints` and `baseline`
for findings that are known, `statistics`.
"""

from tei.report.excerpts import lines
from tei.report.json import as_json
from tei.report.text import WIDTH, as_text, printable, summary

__all__ = ["FORMATS", "TEXT", "WIDTH", "as_json", "as_text", "lines", "printable", "summary"]

#: The format for people.
TEXT = "text"
#: What `--format` takes.
FORMATS = (TEXT, "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab")
