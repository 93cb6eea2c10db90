"""Many documents: which sources there are, the batch that builds them, what stands beside them."""

from tei.corpus.batch import run
from tei.corpus.edition import INDEX, copy_schemas, finish
from tei.corpus.sources import SourceFile, collect, settings_for

__all__ = ["INDEX", "SourceFile", "collect", "copy_schemas", "finish", "run", "settings_for"]
