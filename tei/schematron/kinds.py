"""What an expression in XPath 1.0 gives, as far as it is known before it is run."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """The types of XPath 1.0 (section 1), and two that matter where later versions differ."""

    NODES = "nodes"
    STRING = "string"
    BOOLEAN = "boolean"
    #: A whole number that is never NaN.
    WHOLE = "whole"
    NUMBER = "number"
    #: True or not: in later versions it may be empty where it is not true.
    TRUTH = "truth"


class Term(NamedTuple):
    """An expression in XPath 1.0.

    Attributes:
        text: the expression; it can stand as an operand of any operator.
        kind: what it gives.
        is_single: whether it gives one node at the most, where it gives nodes.
    """

    text: str
    kind: Kind
    is_single: bool = False


#: The namespace of what a stylesheet calls to ask whether there is time left, and the call.
CLOCK = "tei-schematron-clock"
HAS_TIME = "tei-schematron-clock:has-time()"


class Untranslatable(Exception):
    """An expression that XPath 1.0 does not have, or means differently; the message says why."""
