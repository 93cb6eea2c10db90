"""Findings for the tests of reports."""

from __future__ import annotations

from tei.codes import IDENTIFIERS_UNCHECKED, TEXT_LOST, UNKNOWN_ATTRIBUTE, UNREADABLE_FILE
from tei.diagnostics import Location

UNKNOWN = UNKNOWN_ATTRIBUTE.at(
    Location("letters/a.xml", 13, 34),
    "<hi> has no attribute ren",
    expected=("@rend", "@ana"),
    help="@rend may be meant",
    note="<hi> marks a word",
    link="https://example.org/hi",
)
#: As bad as a document can make it: what acts on a terminal, a runner, an XML parser.
HOSTILE = UNKNOWN_ATTRIBUTE.at(
    Location("::error::,a%:b.xml", 1, 1),
    '::set-output name=x::y\r\n::error::%0A <b>&"]]> \x1b[31m \x00 \ud800 \ufffe 雨',
)
LOST = TEXT_LOST.at(
    Location("letters/a.xml", 3, 7), "“雨” is lost", related=(Location("letters/b.txt", 12),)
)
UNCHECKED = IDENTIFIERS_UNCHECKED.at(Location("my.rng"), "identifiers are not checked")
UNREADABLE = UNREADABLE_FILE.at(Location("letters/c.xml"), "permission denied")
ALL = (UNKNOWN, UNKNOWN, HOSTILE, LOST, UNCHECKED, UNREADABLE)
