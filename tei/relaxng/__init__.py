"""RELAX NG: a validator of its own, in Python, that knows no vocabulary.

The XML syntax of the specification of 3 December 2001, the datatypes of XML Schema, and the
identifiers of RELAX NG DTD Compatibility.

    for fault in faults(prepared(path), file): …
"""

from tei.relaxng.automaton import Automaton
from tei.relaxng.cache import keep, prepared
from tei.relaxng.expectations import Vocabulary
from tei.relaxng.faults import Fault, Kind, SchemaFault
from tei.relaxng.grammar import Grammar
from tei.relaxng.recovery import vocabulary_of
from tei.relaxng.validation import faults

__all__ = [
    "Automaton",
    "Fault",
    "Grammar",
    "Kind",
    "SchemaFault",
    "Vocabulary",
    "faults",
    "keep",
    "prepared",
    "vocabulary_of",
]
