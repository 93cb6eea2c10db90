"""Which units of two texts say the same: beads with scores, and the levels that use them."""

from tei.align.findings import RULES
from tei.align.levels import align, findings

__all__ = ["RULES", "align", "findings"]
