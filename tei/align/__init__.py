"""Which units of two texts say the same: beads with scores, and the levels that use them."""

from tei.align.length import Bead, beads
from tei.align.levels import METHOD, align

__all__ = ["METHOD", "Bead", "align", "beads"]
