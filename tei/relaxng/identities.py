"""Whether a schema's identifiers are sound (RELAX NG DTD Compatibility, section 5).

Only then do the names of an element and its attribute say whether a value is an identifier, or a
reference to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.relaxng.name_classes import contains, is_infinite, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.relaxng.grammar import ElementDefinition, Grammar

_IDENTITIES = ("xsd:ID", "xsd:IDREF", "xsd:IDREFS")
_NOTHING: frozenset[int] = frozenset()


def fault(grammar: Grammar) -> str:
    """Why a grammar's identifiers cannot be checked, or nothing.

    Args:
        grammar: with all its patterns.
    """
    types = [_type(node) for node in grammar.patterns.nodes]
    if not any(types):
        return ""
    sound = _Soundness(grammar, types)
    # Only elements that a document can have matter; which these are is asked if there is need.
    if not sound.fault_in(grammar.elements):
        return ""
    return sound.fault_in(list(_reachable(grammar)))


class _Soundness:
    """What a grammar's identifiers depend on.

    Attributes:
        identities: the attributes that are identifiers or references, with the datatype.
        concerned: by pattern, the parts on which it depends whether identifiers are sound.
    """

    def __init__(self, grammar: Grammar, types: list[str]) -> None:
        self.nodes = grammar.patterns.nodes
        self.types = types
        self.identities = {
            number: types[node[2]]
            for number, node in enumerate(self.nodes)
            if node[0] == "attribute" and types[node[2]]
        }
        self.concerned = self._concerned()

    def fault_in(self, definitions: Sequence[ElementDefinition]) -> str:
        return self._misplaced(definitions) or self._conflict(definitions)

    def _misplaced(self, definitions: Sequence[ElementDefinition]) -> str:
        for definition in definitions:
            for number in self.concerned[definition.content]:
                if number in self.identities:
                    if is_infinite(self.nodes[number][1]):
                        return "an identifier is an attribute of any name"
                    if is_infinite(definition.names):
                        return "an identifier is an attribute of an element of any name"
                elif self._has(number):
                    return "an identifier is not the whole value of an attribute"
        return ""

    def _conflict(self, definitions: Sequence[ElementDefinition]) -> str:
        """The same attribute of the same element with two datatypes of which one is of these."""
        known: dict[tuple[str, str], str] = {}
        for definition in definitions:
            for number in self.concerned[definition.content] & self.identities.keys():
                for element in names(definition.names):
                    name = str(self.nodes[number][1])
                    of_type = self.identities[number]
                    if known.setdefault((element, name), of_type) != of_type:
                        return _said(element, name)
        for definition in definitions:
            for number in self.concerned[definition.content] - self.identities.keys():
                for element, name in known:
                    of_both = contains(definition.names, element)
                    if of_both and contains(self.nodes[number][1], name):
                        return _said(element, name)
        return ""

    def _concerned(self) -> list[frozenset[int]]:
        named = {name for number in self.identities for name in names(self.nodes[number][1])}
        found: list[frozenset[int]] = []
        for number, (kind, *parts) in enumerate(self.nodes):
            if kind in ("choice", "group", "interleave", "oneOrMore"):
                some = {found[part] for part in parts if found[part]}
                found.append(next(iter(some)) if len(some) == 1 else _NOTHING.union(*some))
            elif kind == "attribute":
                of_name, value = parts
                is_one = isinstance(of_name, str)
                is_rival = of_name in named if is_one else any(contains(of_name, n) for n in named)
                matters = is_rival or bool(found[value])
                found.append(frozenset((number,)) if matters else _NOTHING)
            elif kind in ("data", "value", "list"):
                found.append(frozenset((number,)) if self._has(number) else _NOTHING)
            else:
                found.append(_NOTHING)
        return found

    def _has(self, number: int) -> bool:
        """Whether a pattern is an identifier or holds one, not looking into elements."""
        kind, *parts = self.nodes[number]
        if self.types[number] or kind in ("element", "value"):
            return bool(self.types[number])
        held = parts[{"attribute": 1, "data": 2}.get(kind, 0) :]
        return any(map(self._has, held))


def _said(element: str, attribute: str) -> str:
    element, attribute = (name.rpartition("}")[2] for name in (element, attribute))
    return f"@{attribute} of <{element}> is an identifier in one place and none in another"


def _type(node: tuple[object, ...]) -> str:
    """ID, IDREF or IDREFS, if that is what a pattern is; or nothing."""
    return str(node[1]) if node[0] in ("data", "value") and node[1] in _IDENTITIES else ""


def _reachable(grammar: Grammar) -> Iterator[ElementDefinition]:
    """The elements that a document can have."""
    nodes, elements = grammar.patterns.nodes, grammar.elements
    waiting, seen = [grammar.start], {grammar.start}
    while waiting:
        kind, *parts = nodes[waiting.pop()]
        if kind == "element":
            yield elements[parts[0]]
            parts = [elements[parts[0]].content]
        elif kind not in ("choice", "group", "interleave", "oneOrMore"):
            continue
        waiting += [part for part in parts if part not in seen]
        seen.update(parts)
