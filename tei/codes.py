"""Every diagnostic code, as data. A code is never reused; a removed one stays listed as removed.

The first digit is the stage: 1 sources, 3 alignment, 4 fidelity, 5 validation (by schemas to 519,
by rules beyond them from 520), 6 rendering, 9 the run itself. Names describe the fault and read
well after the word "allow".
"""

from functools import cache

from tei.diagnostics import Code, Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

EMPTY_SOURCE = Code("TEI101", "empty-source", _E)
BINARY_SOURCE = Code("TEI102", "binary-source", _E)
WRONG_ENCODING = Code("TEI103", "wrong-encoding", _E)
UNKNOWN_FORMAT = Code("TEI104", "unknown-format", _E)
MISSING_SEPARATOR = Code("TEI105", "missing-separator", _W)
SINGLE_LANGUAGE = Code("TEI106", "single-language", _W)
MISSING_DATE = Code("TEI107", "missing-date", _W)
IMPOSSIBLE_DATE = Code("TEI108", "impossible-date", _W)
FIELD_CONFLICT = Code("TEI109", "field-conflict", _W)
BYTE_ORDER_MARK = Code("TEI110", "byte-order-mark", _I)
ILLEGAL_CHARACTER = Code("TEI111", "illegal-character", _W)
FROM_FILE_NAME = Code("TEI112", "from-file-name", _I)
MALFORMED_RECORD = Code("TEI113", "malformed-record", _E)
ORIGINAL_UNKNOWN = Code("TEI114", "original-unknown", _W)
LANGUAGE_UNKNOWN = Code("TEI115", "language-unknown", _W)
FORMATTING_CODE = Code("TEI116", "formatting-code", _I)
MALFORMED_MEMORY = Code("TEI117", "malformed-memory", _E)
ALREADY_TEI = Code("TEI119", "already-tei", _E)
BROKEN_FRONT_MATTER = Code("TEI120", "broken-front-matter", _W)
MISNAMED_FIELD = Code("TEI121", "misnamed-field", _W)

WEAK_LINK = Code("TEI301", "weak-link", _I)
UNMATCHED_UNIT = Code("TEI302", "unmatched-unit", _W)
UNUSABLE_CORRECTION = Code("TEI303", "unusable-correction", _W)
UNSIGNED_CORRECTION = Code("TEI304", "unsigned-correction", _W)
UNREAD_CORRECTIONS = Code("TEI305", "unread-corrections", _W)

TEXT_LOST = Code("TEI401", "text-lost", _E)
TEXT_INVENTED = Code("TEI402", "text-invented", _E)
FIELD_LOST = Code("TEI403", "field-lost", _E)
CHECKSUM_DIFFERS = Code("TEI404", "checksum-differs", _W)
FIELD_INVENTED = Code("TEI405", "field-invented", _E)
ROLE_DIFFERS = Code("TEI406", "role-differs", _E)
BREAK_DIFFERS = Code("TEI407", "break-differs", _W)
INDENTATION_DIFFERS = Code("TEI408", "indentation-differs", _W)
CHECKSUM_MISSING = Code("TEI409", "checksum-missing", _W)

MALFORMED_XML = Code("TEI501", "malformed-xml", _E)
AGAINST_GRAMMAR = Code("TEI502", "against-grammar", _E)
AGAINST_RULE = Code("TEI503", "against-rule", _E)
NOT_TEI = Code("TEI504", "not-tei", _E)
NO_SCHEMA = Code("TEI505", "no-schema", _E)
IDENTIFIERS_UNCHECKED = Code("TEI506", "identifiers-unchecked", _W)
UNRUNNABLE_RULE = Code("TEI508", "unrunnable-rule", _W)
UNKNOWN_ELEMENT = Code("TEI510", "unknown-element", _E)
MISPLACED_ELEMENT = Code("TEI511", "misplaced-element", _E)
MISSING_ELEMENT = Code("TEI512", "missing-element", _E)
UNKNOWN_ATTRIBUTE = Code("TEI513", "unknown-attribute", _E)
MISSING_ATTRIBUTE = Code("TEI514", "missing-attribute", _E)
BAD_VALUE = Code("TEI515", "bad-value", _E)
MISPLACED_TEXT = Code("TEI516", "misplaced-text", _E)
REPEATED_ID = Code("TEI517", "repeated-id", _E)
DANGLING_ID = Code("TEI518", "dangling-id", _E)
WRONG_NAMESPACE = Code("TEI519", "wrong-namespace", _E)

DANGLING_POINTER = Code("TEI520", "dangling-pointer", _E)
MISSING_FILE = Code("TEI521", "missing-file", _W)
ABSENT_TARGET = Code("TEI522", "absent-target", _E)
UNDECLARED_PREFIX = Code("TEI523", "undeclared-prefix", _W)
UNMATCHED_PREFIX = Code("TEI524", "unmatched-prefix", _E)
REPEATED_IN_CORPUS = Code("TEI525", "repeated-in-corpus", _W)
UNUSED_DECLARATION = Code("TEI526", "unused-declaration", _I)
BARE_IDENTIFIER = Code("TEI527", "bare-identifier", _W)
UNKNOWN_LANGUAGE = Code("TEI530", "unknown-language", _W)
UNDECLARED_LANGUAGE = Code("TEI531", "undeclared-language", _W)
WRONG_SCRIPT = Code("TEI532", "wrong-script", _W)
NO_SUCH_DAY = Code("TEI535", "no-such-day", _E)
REVERSED_PERIOD = Code("TEI536", "reversed-period", _W)
DATE_AGAINST_TEXT = Code("TEI537", "date-against-text", _W)
NOT_NORMALISED = Code("TEI540", "not-normalised", _W)
REPLACEMENT_CHARACTER = Code("TEI541", "replacement-character", _W)
MOJIBAKE = Code("TEI542", "mojibake", _W)
PRIVATE_CHARACTER = Code("TEI543", "private-character", _W)
MIXED_SCRIPTS = Code("TEI544", "mixed-scripts", _W)
STRAY_CHARACTER = Code("TEI545", "stray-character", _W)
BREAK_IN_CHINESE = Code("TEI546", "break-in-chinese", _I)
EMPTY_ELEMENT = Code("TEI550", "empty-element", _W)
MISSING_LICENCE = Code("TEI555", "missing-licence", _W)
THIN_HEADER = Code("TEI556", "thin-header", _I)
ONE_SIDED_CORRESP = Code("TEI560", "one-sided-corresp", _W)
NUMBER_DIFFERS = Code("TEI570", "number-differs", _W)
DATE_DIFFERS = Code("TEI571", "date-differs", _W)
QUOTATION_LOST = Code("TEI572", "quotation-lost", _W)
NEGATION_LOST = Code("TEI573", "negation-lost", _W)
UNTRANSLATED = Code("TEI574", "untranslated", _W)
TWO_RENDERINGS = Code("TEI575", "two-renderings", _W)
BAD_ALLOWANCE = Code("TEI598", "bad-allowance", _W)
UNUSED_ALLOWANCE = Code("TEI599", "unused-allowance", _W)

UNHANDLED_ELEMENT = Code("TEI601", "unhandled-element", _W)
NOTHING_ALIGNED = Code("TEI602", "nothing-aligned", _E)

SAME_IDENTITY = Code("TEI901", "same-identity", _E)
INTERNAL_ERROR = Code("TEI902", "internal-error", _E)
UNREADABLE_FILE = Code("TEI903", "unreadable-file", _E)
EDITED_TEI = Code("TEI904", "edited-tei", _I)
ORPHANED_TEI = Code("TEI905", "orphaned-tei", _W)
SOURCE_ABSENT = Code("TEI906", "source-absent", _I)
SAME_DOCUMENT = Code("TEI907", "same-document", _E)
OTHER_PROFILE = Code("TEI908", "other-profile", _I)
TEXT_TOO_LONG = Code("TEI909", "text-too-long", _E)


@cache
def every() -> tuple[Code, ...]:
    """All codes, in their order."""
    return tuple(sorted(value for value in globals().values() if isinstance(value, Code)))


def is_adjustable(code: Code) -> bool:
    """Whether the severity is for an edition to settle.

    What proves that nothing was lost, what a grammar says and what stops the work is not.
    """
    is_of_rules = DANGLING_POINTER.id <= code.id < BAD_ALLOWANCE.id or code is AGAINST_RULE
    return (is_of_rules or code.severity is not _E) and not code.is_of_run


def is_allowable(code: Code) -> bool:
    """Whether a document may allow itself such a finding."""
    return is_adjustable(code) and AGAINST_RULE.id <= code.id < BAD_ALLOWANCE.id
