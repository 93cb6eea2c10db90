"""What can be wrong: with a schema, and with a document by a schema."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, NoReturn, TypeAlias

from tei.errors import SchemaUnusable

#: A file, a line and a column in characters; both count from 1, and are 0 where they are not known.
Place: TypeAlias = tuple[str, int, int]


class SchemaFault(SchemaUnusable):
    """A schema is not correct.

    Attributes:
        place: where.
    """

    def __init__(self, message: str, place: Place) -> None:
        file, line, column = place
        super().__init__(f"{file}:{line}:{column}: {message}" if line else f"{file}: {message}")
        self.place = place


def refuse(message: str, place: Place) -> NoReturn:
    """Say that a schema is not correct.

    Raises:
        SchemaFault: always.
    """
    raise SchemaFault(message, place) from None


class Kind(Enum):
    """What is wrong with a document."""

    UNKNOWN_ELEMENT = "the schema has no such element"
    MISPLACED_ELEMENT = "the element cannot stand here"
    EARLY = "another element, which comes later, must come before it"
    MISSING_BEFORE = "other elements must come first"
    INCOMPLETE = "the element ends before all that it must hold has come"
    UNKNOWN_ATTRIBUTE = "the schema has no such attribute"
    MISPLACED_ATTRIBUTE = "the element has no such attribute"
    MISSING_ATTRIBUTE = "the element must have more attributes"
    BAD_ATTRIBUTE = "the attribute's value is not allowed"
    BAD_CONTENT = "the element's text is not allowed"
    TEXT = "no text can stand here"
    SECOND_ID = "another element has this identifier"
    NO_SUCH_ID = "no element has this identifier"


class Fault(NamedTuple):
    """Something in a document that its schema does not allow.

    Names are ``namespace}local``.

    Attributes:
        kind: what is wrong.
        line: where the tag, attribute or text begins, from 1.
        column: and in it the character, from 1.
        element: the element at fault, or the one whose attribute or text it is.
        parent: what that element stands in; empty for the root.
        attribute: the attribute at fault.
        value: the value or text at fault.
        missing: what must be there and is not.
        expected: the elements, or attributes, that could stand there instead.
        values: what the value could be: literals and descriptions of datatypes.
        text: whether text could stand there.
        first: the line of the other, where two exclude each other or stand in the wrong order.
        first_column: and its column, where that is known.
        above: what the parent stands in; empty where there is none.
        barrier: the element before it, in the same parent, after which it cannot come; or nothing.
        swaps: whether the two could stand in the other order.
    """

    kind: Kind
    line: int
    column: int
    element: str
    parent: str = ""
    attribute: str = ""
    value: str = ""
    missing: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    text: bool = False
    first: int = 0
    first_column: int = 0
    above: str = ""
    barrier: str = ""
    swaps: bool = False
