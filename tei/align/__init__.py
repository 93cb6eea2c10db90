"""Which units of two texts say the same: beads with scores, and the levels that use them."""

from tei.align.corrected import Held, Position, overruled, resolved
from tei.align.corrections import Corrections, Said, end, ends, read, unsigned
from tei.align.findings import RULES, unsigned_correction
from tei.align.levels import align, findings
from tei.align.method import prepare

__all__ = [
    "RULES",
    "Corrections",
    "Held",
    "Position",
    "Said",
    "align",
    "end",
    "ends",
    "findings",
    "overruled",
    "prepare",
    "read",
    "resolved",
    "unsigned",
    "unsigned_correction",
]
