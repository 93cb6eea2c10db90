"""What every telling of a fault needs: its place, its names, the schema's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.diagnostics import Location
from tei.names import TEI, XML
from tei.validate.wording.usage import attribute_rank, local, named

if TYPE_CHECKING:
    from tei.relaxng import Fault, Vocabulary

_GUIDELINES = "https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-{}.html"
#: What TEI's schemas say before and after a description: the name in words, sections.
_SURROUNDINGS = re.compile(
    r"^\([^()]*\)\s*|\s*(?:Suggested|Sample) values include:.*$|\s*\[[^\[\]]*\]$"
)
#: An element in a piece of advice.
TAG = re.compile(r"<(\w+)")
#: Prefixes that everybody writes for a namespace.
_PREFIXES = {
    XML: "xml:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
}
#: So much of a value is quoted.
_QUOTED = 60


class Telling:
    """One fault on its way to words.

    Attributes:
        fault: what the grammar does not allow.
        location: where.
        vocabulary: the names that the grammar knows.
        element: the element at fault, or whose attribute or text it is, as one writes it.
        parent: what that stands in, likewise.
        attribute: the attribute at fault, likewise.
    """

    def __init__(self, fault: Fault, path: str, vocabulary: Vocabulary) -> None:
        self.fault = fault
        self.location = Location(path, fault.line, fault.column)
        self.vocabulary = vocabulary
        self.element = local(fault.element)
        self.parent = local(fault.parent)
        self.attribute = attribute_name(fault.attribute)

    @property
    def is_tei(self) -> bool:
        """Whether the schema is one of TEI's."""
        return TEI in self.vocabulary.spaces

    @property
    def value(self) -> str:
        """The value or text at fault, so far as it is quoted."""
        value = self.fault.value
        return value if len(value) <= _QUOTED else f"{value[:_QUOTED]}…"

    def about(self, name: str, attribute: str = "") -> tuple[str, str]:
        """What the schema says of an element or its attribute, and the page of the Guidelines."""
        space, _, of_name = name.rpartition("}")
        link = _GUIDELINES.format(of_name) if space == TEI else ""
        said = self.vocabulary.of_attribute(name, attribute) if attribute else ""
        of = f"@{attribute_name(attribute)}" if said else f"<{of_name}>"
        said = _SURROUNDINGS.sub("", said or self.vocabulary.documentation(name)).rstrip(".")
        return (f"{of} {said}" if said else "", link)

    def elements(self, advice: str = "", parent: str = "") -> tuple[str, ...]:
        """The elements that could stand there: what the advice names, then what is used most."""
        names = named(self.fault.expected, parent or self.fault.parent)
        # What stands behind a colon is why.
        first = [name for name in TAG.findall(advice.partition(":")[0]) if name in names]
        return tuple(f"<{name}>" for name in dict.fromkeys([*first, *names]))

    def attributes(self, first: str = "") -> tuple[str, ...]:
        """The attributes that could stand there: `first`, then what is used most."""
        names = sorted(map(attribute_name, self.fault.expected), key=attribute_rank)
        return tuple(f"@{name}" for name in dict.fromkeys([*filter(None, [first]), *names]))


def attribute_name(name: str) -> str:
    """An attribute's name as one writes it."""
    space, _, of_name = name.rpartition("}")
    return f"{_PREFIXES.get(space, '')}{of_name}"
