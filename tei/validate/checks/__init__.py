"""Rules beyond grammars: what a document gets wrong though its schemas have nothing against it.

Each module sees to one subject: functions that make findings, whose docstrings are the rules, and a
class that looks for them on a `Walk`, or a `Look` at the characters as they are written. `subjects`
has all of them, `examination` holds a document against them. What is found is told unless the
document allows it (`allowances`), as badly as the edition's settings say.
"""

from tei.validate.checks.corpus import Identifiers
from tei.validate.checks.examination import adjusted, examined
from tei.validate.checks.subjects import RULES
from tei.validate.checks.walk import Surroundings

__all__ = ["RULES", "Identifiers", "Surroundings", "adjusted", "examined"]
