"""How a document begins: which schemas it names, what it is, whether it is an edition's.

Only so much of it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tei import files
from tei.diagnostics import Location
from tei.errors import MalformedXml
from tei.names import EDITION_GRAMMAR, TEI
from tei.schemastore import models
from tei.validate import findings
from tei.xml.events import SEPARATOR, Events

if TYPE_CHECKING:
    from pathlib import Path

    from tei.diagnostics import Diagnostic
    from tei.schemastore.models import Model

_ROOTS = (f"{TEI}{SEPARATOR}TEI", f"{TEI}{SEPARATOR}teiCorpus")
#: Where the encoder puts the identifier that it gives, from below the root; and its type.
_TO_IDENTIFIER = [
    f"{TEI}{SEPARATOR}{name}" for name in "teiHeader fileDesc publicationStmt idno".split()
]
_IDENTIFIER = ("type", "tei")


class _Enough(Exception):
    """What was wanted is known."""


@dataclass(slots=True)
class Opening:
    """How a document begins.

    Attributes:
        models: the schemas that it names, in their order.
        root: the name of its first element, with the namespace before a `SEPARATOR`; empty where it
            has none that can be read.
        line: where that is.
        has_identifier: whether the encoder gave it an identifier.
    """

    models: list[Model] = field(default_factory=list)
    root: str = ""
    line: int = 0
    has_identifier: bool = False

    @property
    def is_tei(self) -> bool:
        """Whether it is a TEI document, or several."""
        return self.root in _ROOTS

    @property
    def is_of_edition(self) -> bool:
        """Whether it says that it follows the edition's schemas."""
        own = (model.href.rpartition("/")[2] == EDITION_GRAMMAR for model in self.models)
        return self.is_tei and (self.has_identifier or any(own))


def opening(source: bytes | Path) -> Opening:
    """How a document begins; as much as can be read, where it is not well-formed.

    Raises:
        FileUnreadable: `source` cannot be read.
    """
    found = Opening()
    with files.opened(source) as file:
        events = Events(file)
        _Reader(events, found)
        try:
            for _ in events.feed():
                pass
        except (_Enough, MalformedXml):
            pass
    return found


class _Reader:
    """Follows a document as far as the end of the header's `publicationStmt`."""

    def __init__(self, events: Events, found: Opening) -> None:
        self._events, self._found = events, found
        self._depth = self._on_way = 0
        parser = events.parser
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _instruction(self, target: str, data: str) -> None:
        # Those after the first tag count for nothing (section 2 of the Note).
        if target == models.TARGET and not self._depth and (model := models.model(data)):
            self._found.models.append(model)

    def _start(self, name: str, attributes: list[str]) -> None:
        if not self._depth:
            self._found.root = name
            self._found.line, _ = self._events.place()
            if not self._found.is_tei:
                raise _Enough
        elif self._depth == self._on_way + 1 and name == _TO_IDENTIFIER[self._on_way]:
            if name == _TO_IDENTIFIER[-1]:
                pairs = zip(attributes[::2], attributes[1::2], strict=True)
                self._found.has_identifier = _IDENTIFIER in pairs
            else:
                self._on_way += 1
        elif self._depth == 1:
            raise _Enough
        if self._found.has_identifier:
            raise _Enough
        self._depth += 1

    def _end(self, _: str) -> None:
        self._depth -= 1
        if 0 < self._depth <= self._on_way:
            # The way that there is once only has ended.
            raise _Enough


def check_whole(source: bytes | Path, path: str) -> list[Diagnostic]:
    """A finding that says why a document cannot be read as XML, or nothing.

    Raises:
        FileUnreadable: `source` cannot be read.
    """
    with files.opened(source) as file:
        try:
            for _ in Events(file).feed():
                pass
        except MalformedXml as error:
            # Imported here: most documents are well-formed.
            from tei.xml.malformed import explained  # noqa: PLC0415

            return [findings.malformed_xml(path, explained(file, error))]
    return []


def not_tei(path: str, namespace: str, name: str, line: int) -> Diagnostic:
    """The finding that a document's first element is none of a TEI document's."""
    where = f" in the namespace {namespace}" if namespace else " in no namespace"
    several = f"{namespace}{SEPARATOR}{name}" == _ROOTS[1]
    return findings.not_tei(Location(path, line), name + where, several=several)
