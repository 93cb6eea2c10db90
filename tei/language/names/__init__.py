"""Names: an editor's authority file, its names in running text, and suggestions for more.

`known` and `read` read the files of an edition (docs/names.md), `index` and `mentions` find their
names in a text, `decided` says whose a shared name is by what a linked text says; `lists` writes
entries as TEI, and `page` says where others show them. A name that no file has is never found.
`passages`, `terms` and `candidates` look for such names in documents, `undecided` for shared ones,
and `review` writes them down for a person to look at: they are no facts, and nothing else is done
with them.
"""

from tei.language.names.authority import Authority, Entity, Identifier, Kind, Name
from tei.language.names.identifiers import PAGES, page
from tei.language.names.linked import LEVELS, Passage, passages, terms, units
from tei.language.names.matching import Index, Mention, decided, index, mentions
from tei.language.names.reading import known, read
from tei.language.names.reviewing import review
from tei.language.names.standoff import NAMES, lists
from tei.language.names.suggestions import Candidate, candidates, undecided
from tei.language.names.tagging import tagger_is_installed

__all__ = [
    "LEVELS",
    "NAMES",
    "PAGES",
    "Authority",
    "Candidate",
    "Entity",
    "Identifier",
    "Index",
    "Kind",
    "Mention",
    "Name",
    "Passage",
    "candidates",
    "decided",
    "index",
    "known",
    "lists",
    "mentions",
    "page",
    "passages",
    "read",
    "review",
    "tagger_is_installed",
    "terms",
    "undecided",
    "units",
]
