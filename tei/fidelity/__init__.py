"""Whether a TEI file says what its source says: from the two files alone.

Nothing here knows how the encoder works. The source's reader hands over its pieces (`tei.layout`),
and the TEI is read as any TEI.
"""

from tei.fidelity.comparison import Facts, verify
from tei.fidelity.findings import RULES

__all__ = ["RULES", "Facts", "verify"]
