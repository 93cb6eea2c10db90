"""A fault by a grammar in words: what is wrong, what could be meant, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.diagnostics import Location
from tei.relaxng import Kind
from tei.validate import grammar_rules as rules
from tei.validate.wording import attributes as of_attributes
from tei.validate.wording import elements as of_elements
from tei.validate.wording.telling import Telling

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.relaxng import Fault, Vocabulary


def finding(fault: Fault, path: str, vocabulary: Vocabulary) -> Diagnostic:  # noqa: C901, PLR0911 - one way for each kind
    """A fault as a finding.

    Args:
        fault: what the grammar does not allow.
        path: of the document.
        vocabulary: the names that the grammar knows.
    """
    telling = Telling(fault, path, vocabulary)
    match fault.kind:
        case Kind.UNKNOWN_ELEMENT:
            return of_elements.unknown(telling)
        case Kind.MISPLACED_ELEMENT:
            return of_elements.misplaced(telling)
        case Kind.EARLY:
            return of_elements.early(telling)
        case Kind.MISSING_BEFORE | Kind.INCOMPLETE:
            return of_elements.missing(telling)
        case Kind.TEXT:
            return of_elements.text(telling)
        case Kind.UNKNOWN_ATTRIBUTE | Kind.MISPLACED_ATTRIBUTE:
            return of_attributes.unknown(telling)
        case Kind.MISSING_ATTRIBUTE:
            return of_attributes.missing(telling)
        case Kind.BAD_ATTRIBUTE | Kind.BAD_CONTENT:
            return of_attributes.bad_value(telling)
        case Kind.SECOND_ID:
            first = Location(path, fault.first, fault.first_column)
            return rules.repeated_id(telling.location, fault.value, first)
        case Kind.NO_SUCH_ID:
            return rules.dangling_id(telling.location, fault.value)
