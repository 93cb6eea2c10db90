"""What can be wrong with a source: each function makes a finding, its docstring is the rule."""

from tei.sources.findings import exchange, fields, files, languages
from tei.sources.findings.exchange import formatting_code, malformed_memory, malformed_record
from tei.sources.findings.fields import (
    broken_front_matter,
    field_conflict,
    from_file_name,
    impossible_date,
    misnamed_field,
    missing_date,
)
from tei.sources.findings.files import (
    already_tei,
    binary_source,
    byte_order_mark,
    empty_source,
    illegal_character,
    unknown_format,
    wrong_encoding,
)
from tei.sources.findings.languages import (
    language_unknown,
    missing_separator,
    original_unknown,
    single_language,
)

RULES = (*files.RULES, *fields.RULES, *languages.RULES, *exchange.RULES)

__all__ = [
    "RULES",
    "already_tei",
    "binary_source",
    "broken_front_matter",
    "byte_order_mark",
    "empty_source",
    "field_conflict",
    "formatting_code",
    "from_file_name",
    "illegal_character",
    "impossible_date",
    "language_unknown",
    "malformed_memory",
    "malformed_record",
    "misnamed_field",
    "missing_date",
    "missing_separator",
    "original_unknown",
    "single_language",
    "unknown_format",
    "wrong_encoding",
]
