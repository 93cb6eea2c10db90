"""Identifiers across the documents of one run: in a corpus, each is given once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes, files
from tei.diagnostics import Location
from tei.errors import FileUnreadable
from tei.validate.checks.walk import ID, Hit
from tei.xml.places import positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tei.diagnostics import Code, Diagnostic
    from tei.validate.checks.allowances import Allowances
    from tei.validate.checks.walk import Element, Walk

#: So many identifiers are remembered in a run, in about 200 MB; later ones are compared with these.
_MOST = 1_000_000
#: Of so many that two documents share, the places are told.
_RELATED = 3


def repeated_in_corpus(
    location: Location, name: str, path: str, more: int = 0, related: tuple[Location, ...] = ()
) -> Diagnostic:
    """An xml:id of this document is one of another document of the run, too.

    Why:
        Documents of an edition must be able to stand together, in one `teiCorpus`, one database or
        one site, and there each identifier may be given once. Of an edition made by `tei` only the
        identifier of the document is compared, for all others begin with it. Of other TEI nothing
        is, unless the settings name this finding in their table of rules: many projects begin anew
        in each document.
    """
    others = f", and {more} more are" if more else ""
    return codes.REPEATED_IN_CORPUS.at(
        location,
        f'the xml:id "{name}" is given in {path}, too{others}',
        help="rename one of the two, and the pointers to it",
        related=related,
    )


class Identifiers:
    """The identifiers of a document that no other may have; gathered on its walk.

    Attributes:
        all: by their elements' numbers, in the order of the document.
    """

    def __init__(self, *, is_of_root: bool) -> None:
        """Gather them.

        Args:
            is_of_root: whether only the one of the root is wanted.
        """
        self.all: list[tuple[int, str]] = []
        self._is_of_root = is_of_root

    def look(self, walk: Walk) -> None:
        """See to it that they are gathered when the document goes past."""
        walk.on_attribute(ID, self._identify)

    def _identify(self, element: Element, _: str, value: str) -> None:
        if not self._is_of_root or not element.number:
            self.all.append((element.number, value.strip()))

    def leave_out(self, allowed: Allowances) -> None:
        """Leave out those that the document allows itself."""
        is_allowed = partial(allowed.element, codes.REPEATED_IN_CORPUS)
        self.all = [each for each in self.all if not is_allowed(each[0])]


class _First(NamedTuple):
    """Where an identifier was given first."""

    document: int
    element: int


class Corpus:
    """The identifiers of the documents of a run so far."""

    def __init__(self) -> None:
        self._documents: list[tuple[str, bytes | Path]] = []
        self._firsts: dict[str, _First] = {}

    def repeated(
        self, path: str, source: bytes | Path, identifiers: Sequence[tuple[int, str]]
    ) -> Iterator[Diagnostic]:
        """What one more document repeats of those before it: a finding for each of these.

        Args:
            path: of the document, for the findings.
            source: the document, or the file that it is in.
            identifiers: those that it gives, by their elements' numbers.
        """
        number = len(self._documents)
        self._documents.append((path, source))
        shared: dict[int, list[tuple[str, int, int]]] = {}
        for element, name in identifiers:
            first = self._firsts.get(name)
            if first is None:
                if len(self._firsts) < _MOST:
                    self._firsts[name] = _First(number, element)
            elif first.document != number:
                shared.setdefault(first.document, []).append((name, element, first.element))
        for other, repeated in shared.items():
            there, its_source = self._documents[other]
            some = repeated[:_RELATED]
            related = tuple(_locations(there, its_source, [each[2] for each in some]))
            name, element, _ = repeated[0]
            (place,) = _locations(path, source, [element])
            yield repeated_in_corpus(place, name, there, len(repeated) - 1, related)


def _locations(path: str, source: bytes | Path, elements: Sequence[int]) -> Iterator[Location]:
    """Where the identifiers of some elements stand."""
    hits = [Hit(element, ID) for element in elements]
    places: dict[tuple[int, str], tuple[int, int]] = {}
    try:
        with files.opened(source) as file:
            places = positions(file, hits)
    except FileUnreadable:
        # It was read before; that it is gone by now is not this document's fault.
        pass
    for hit in hits:
        yield Location(path, *places.get(hit, (0, 0)))


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.REPEATED_IN_CORPUS, repeated_in_corpus),
)
