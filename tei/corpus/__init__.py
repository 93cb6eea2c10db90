"""Many documents: which sources there are, the batch that builds them, what stands beside them."""

from tei.corpus.claims import Claims
from tei.corpus.edition import INDEX, build, copy_schemas
from tei.corpus.places import entries, settings_for
from tei.corpus.sources import Found, document, documents, how_many
from tei.corpus.suggesting import Suggested, suggested

__all__ = [
    "INDEX",
    "Claims",
    "Found",
    "Suggested",
    "build",
    "copy_schemas",
    "document",
    "documents",
    "entries",
    "how_many",
    "settings_for",
    "suggested",
]
