"""Schematron: an engine of its own, in Python, that knows no vocabulary.

ISO/IEC 19757-3:2016, with XPath 1.0 by libxml2 and later versions by elementpath.

    for finding in prepared(path).findings(tree, data, folder): …
"""

from tei.schematron.cache import prepared
from tei.schematron.model import ALL, DEFAULT, Schema, SchemaFault, UnknownPhase
from tei.schematron.validation import Finding, Validator

__all__ = [
    "ALL",
    "DEFAULT",
    "Finding",
    "Schema",
    "SchemaFault",
    "UnknownPhase",
    "Validator",
    "prepared",
]
