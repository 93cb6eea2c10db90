"""Names: an editor's authority file, its names in running text, and suggestions for more.

`read` reads the file (docs/names.md), `index` and `mentions` find its names in a text, `lists`
writes it as TEI. A name that the file does not have is never found; `candidates` suggests some for
a person to look at.
"""

from tei.language.names.authority import Authority, Entity, Identifier, Kind, Name
from tei.language.names.matching import Index, Mention, index, mentions
from tei.language.names.reading import read

__all__ = [
    "Authority",
    "Entity",
    "Identifier",
    "Index",
    "Kind",
    "Mention",
    "Name",
    "index",
    "mentions",
    "read",
]
