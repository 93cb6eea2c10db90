"""What a schema becomes: the elements that it defines, and all their patterns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tei.relaxng.patterns import NOT_ALLOWED, Patterns

if TYPE_CHECKING:
    from tei.relaxng.name_classes import NameClass


@dataclass(slots=True)
class ElementDefinition:
    """An element that a schema defines.

    Attributes:
        names: the names that it may have.
        content: the pattern of its attributes and content.
        documentation: what the schema says about it, in one line, or nothing.
        attribute_documentation: what it says about its attributes, by number of the pattern, where
            that is not what the grammar has.
    """

    names: NameClass
    content: int
    documentation: str = ""
    attribute_documentation: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Grammar:
    """A schema, ready for use.

    Attributes:
        patterns: all patterns.
        elements: all elements that it defines.
        start: the pattern of the root.
        anything: the content of an element that the schema does not know, once it is needed.
        attribute_documentation: what the schema says about attributes, by number of the pattern;
            of several elements, the first.
        digests: the SHA-256 of each file that it was read from, by path.
        addresses: the paths of those that it takes in by an address.
        unsound: why its identifiers are not checked, where they cannot be.
        annotations: the namespaces of elements in it that are none of RELAX NG's.
        loose: of a schema in another language, what it does not say, so that it allows more.
    """

    patterns: Patterns = field(default_factory=Patterns)
    elements: list[ElementDefinition] = field(default_factory=list)
    start: int = NOT_ALLOWED
    anything: int = NOT_ALLOWED
    attribute_documentation: dict[int, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    unsound: str = ""
    annotations: frozenset[str] = frozenset()
    loose: str = ""
