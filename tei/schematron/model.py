"""A Schematron schema as data: what `reading` makes and the rest of the package runs.

Everything is settled in it: files are taken in, abstract patterns and rules are instantiated. The
names are those of ISO/IEC 19757-3:2016.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable


class SchemaFault(ValueError):
    """A schema that cannot be read.

    Attributes:
        path: the file.
        line: the line in it; 0 where none is to blame.
    """

    def __init__(self, message: str, path: str, line: int = 0) -> None:
        super().__init__(message)
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {super().__str__()}"


class UnknownPhase(KeyError):
    """A phase that a schema does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.known = tuple(known)

    def __str__(self) -> str:
        there = f"it has {', '.join(self.known)}" if self.known else "it has none"
        return f"the schema has no phase {self.args[0]}: {there}"


class Unrunnable(Exception):
    """An expression that could not be evaluated; the message says why.

    Attributes:
        is_wrong: whether it could be evaluated in no document: it is wrong, or needs what is not
            here.
    """

    def __init__(self, message: str, *, is_wrong: bool = False) -> None:
        super().__init__(message)
        self.is_wrong = is_wrong


def refuse(message: str, path: str, line: int | None = 0) -> NoReturn:
    """Say that a schema cannot be read.

    Raises:
        SchemaFault: always.
    """
    raise SchemaFault(message, path, line or 0)


class Let(NamedTuple):
    """A variable (section 5.4.6).

    Attributes:
        name: without the dollar sign.
        value: an expression.
    """

    name: str
    value: str


class ValueOf(NamedTuple):
    """A place in a message where the value of an expression stands (section 5.4.15)."""

    select: str


class Name(NamedTuple):
    """A place in a message where a node's name stands (section 5.4.8).

    Attributes:
        path: to the node; empty for the context node.
    """

    path: str


#: A message: words, and what is filled in.
Message = tuple[str | ValueOf | Name, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """An assert or a report (sections 5.4.2 and 5.4.12).

    Attributes:
        id: its identifier; may be empty.
        is_report: whether it speaks where the test holds, and not where it fails.
        test: an expression.
        message: its own words, then those of its diagnostics.
        role: what it is, in words that the standard leaves open; its rule's where it has none.
        flag: the name that it raises; its rule's where it has none.
        properties: identifiers and messages of what else it says (section 5.4.11).
        see: a page about it.
        line: where it stands in its file.
    """

    id: str
    is_report: bool
    test: str
    message: Message
    role: str = ""
    flag: str = ""
    properties: tuple[tuple[str, Message], ...] = ()
    see: str = ""
    line: int = 0

    @property
    def parts(self) -> Message:
        """The message, and those of the properties after it."""
        return (*self.message, *(part for _, message in self.properties for part in message))


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be true of the nodes that a pattern of XSLT selects (section 5.4.13)."""

    id: str
    context: str
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which the first one that a node fits holds for it (section 5.4.10).

    Attributes:
        id: its identifier; may be empty.
        lets: variables, whose values are worked out at the document's root.
        rules: in their order.
        obstacle: why it cannot be run; empty where it can.
    """

    id: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """Patterns that are run together (section 5.4.11)."""

    id: str
    lets: tuple[Let, ...]
    active: tuple[str, ...]


class Key(NamedTuple):
    """An index of XSLT's (XSLT 1.0, section 12.2)."""

    name: str
    match: str
    use: str


#: The phases that every schema has (section 5.4.11).
ALL, DEFAULT = "#ALL", "#DEFAULT"


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema (section 5.4.14).

    Attributes:
        binding: the query language, in lower case (section 6.4).
        namespaces: of prefixes in expressions.
        patterns: all of them, in their order.
        phases: by identifier.
        default_phase: the one that is run where none is asked for.
        lets: variables, whose values are worked out at the document's root.
        keys: XSLT's.
        functions: declarations of XSLT functions, as XML; only an XSLT processor can run them.
        obstacles: what in it is not understood, and so is not run.
        digests: the SHA-256 of each file that it was read from, in hexadecimal, by path; its own
            file is the first.
        addresses: the paths of those that it takes in by an address.
    """

    binding: str
    namespaces: dict[str, str]
    patterns: tuple[Pattern, ...]
    phases: dict[str, Phase] = field(default_factory=dict)
    default_phase: str = ALL
    lets: tuple[Let, ...] = ()
    keys: tuple[Key, ...] = ()
    functions: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    @property
    def is_of_first_xpath(self) -> bool:
        """Whether expressions mean what XPath 1.0 says."""
        return self.binding in FIRST_XPATH

    def active(self, phase: str = DEFAULT) -> tuple[tuple[Let, ...], tuple[Pattern, ...]]:
        """The variables and the patterns of a phase.

        Raises:
            UnknownPhase: there is no such phase.
        """
        name = self.default_phase if phase == DEFAULT else phase
        if name == ALL:
            return self.lets, self.patterns
        found = self.phases.get(name)
        if found is None:
            raise UnknownPhase(name, self.phases)
        patterns = tuple(p for p in self.patterns if p.id in found.active)
        return (*self.lets, *found.lets), patterns


#: Query bindings whose expressions are XPath 1.0 (section 6.4; xslt is what is meant by none).
FIRST_XPATH = frozenset(("xslt", "xslt1", "xpath", "xpath1", "exslt"))
#: Those whose expressions are XPath 2.0 or later.
LATER_XPATH = frozenset(("xslt2", "xslt3", "xpath2", "xpath3", "xpath31"))
