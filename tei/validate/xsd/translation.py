"""An XSD as a grammar of RELAX NG, so that its faults are found and told as those of RELAX NG are.

What no pattern can say (assertions, identity constraints, what an XPath chooses) is left out: the
grammar then allows more than the schema, never less, and says so in `Grammar.loose`. The sections
are those of XML Schema Part 1, second edition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from xmlschema import names as xsd
from xmlschema.validators import XsdAnyElement, XsdElement, XsdGroup

from tei.relaxng import Grammar, identities
from tei.relaxng.compilation import balanced
from tei.relaxng.grammar import ElementDefinition
from tei.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT
from tei.validate.xsd.datatypes import Datatypes
from tei.validate.xsd.repetition import is_written_out, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xmlschema import XMLSchema11

    from tei.relaxng.name_classes import NameClass

#: What xmlschema has for a part of a schema; its classes do not share what is used of them.
_Component: TypeAlias = Any

#: Tests of alternatives that a pattern can say: that an attribute has a value, that there is none.
_IS = re.compile(
    r"""(?:normalize-space\(\s*)?@(?P<name>[\w.-]+)\s*\)?\s*(?:=|eq)\s*(["'])(?P<value>[^"']*)\2"""
)
_IS_NOT = re.compile(r"not\(\s*@(?P<name>[\w.-]+)\s*\)")


def translated(schema: XMLSchema11, digests: dict[str, str]) -> Grammar:
    """The grammar that a schema stands for.

    Args:
        schema: built.
        digests: the SHA-256 of each of its files, by path, its own first.
    """
    made = _Translation(schema, digests)
    roots = [one for one in made.roots.values() if not one.abstract]
    made.grammar.start = made.patterns.choice(map(made.element, roots))
    made.contents()
    made.grammar.unsound = made.fault_of_identifiers()
    made.grammar.loose = made.loose or made.types.loose or made.grammar.unsound
    return made.grammar


class _Translation:
    """The patterns of a schema's elements."""

    def __init__(self, schema: XMLSchema11, digests: dict[str, str]) -> None:
        # xmlschema counts the schema of schemas among all; this one need not take it in.
        own = f"{{{xsd.XSD_NAMESPACE}}}"
        maps = schema.maps
        self.roots = {n: one for n, one in maps.elements.items() if not n.startswith(own)}
        self.attributes = {n: one for n, one in maps.attributes.items() if not n.startswith(own)}
        self.grammar = Grammar(digests=digests)
        self.patterns = self.grammar.patterns
        self.types = Datatypes(self.patterns)
        self.loose = ""
        self.waiting: list[tuple[int, _Component]] = []
        self.elements: dict[tuple[object, ...], int] = {}
        self.others: dict[tuple[NameClass, bool], int] = {}

    def contents(self) -> None:
        """Make the contents of all elements: one after another, since they refer to each other."""
        while self.waiting:
            number, element = self.waiting.pop()
            self.grammar.elements[number].content = self._content(element)

    def fault_of_identifiers(self) -> str:
        """Why identifiers cannot be checked, or nothing.

        In an element of any name that a wildcard allows nothing is an identifier, and no other
        element is like it: it does not count.
        """
        definitions = self.grammar.elements
        contents = {number: definitions[number].content for number in self.others.values()}
        for number in contents:
            definitions[number].content = EMPTY
        fault = identities.fault(self.grammar)
        for number, content in contents.items():
            definitions[number].content = content
        return fault

    def element(self, element: _Component) -> int:
        """The pattern of an element, by its declaration (section 3.3)."""
        element = element.ref or element
        chosen = id(element) if element.alternatives else 0
        key = (element.name, id(element.type), element.fixed, element.default, chosen)
        number = self.elements.get(key)
        if number is None:
            number = self.elements[key] = self._defined(_named(element.name), _said(element))
            self.waiting.append((number, element))
        if element.identities:
            self.loose = "identity constraints"
        return self.patterns.make(("element", number))

    def _defined(self, names: NameClass, said: str = "") -> int:
        self.grammar.elements.append(ElementDefinition(names, NOT_ALLOWED, said))
        return len(self.grammar.elements) - 1

    def _content(self, element: _Component) -> int:
        """What an element has, by its type or, in XSD 1.1, by the type that is chosen for it."""
        if not element.alternatives:
            return self._of_type(element.type, element)
        ways = []
        for alternative in element.alternatives:
            test = (alternative.path or "").strip()
            there, absent = _IS.fullmatch(test), _IS_NOT.fullmatch(test)
            self.loose = "type alternatives"
            instead = (
                (there["name"], there["value"])
                if there
                else (absent["name"], None)
                if absent
                else None
            )
            ways.append(self._of_type(alternative.type, element, instead))
        if all(alternative.path for alternative in element.alternatives):
            ways.append(self._of_type(element.type, element))
        return self.patterns.choice(ways)

    def _of_type(
        self, of_type: _Component, element: _Component, only: tuple[str, str | None] | None = None
    ) -> int:
        """Attributes and content by a type (section 3.4).

        Args:
            of_type: the type.
            element: whose it is.
            only: an attribute and the value that it must have, or None where it must be absent.
        """
        if of_type.is_simple():
            return self._text(of_type, element)
        if of_type.abstract or of_type.block or element.block:
            self.loose = "abstract types, and types that block others"
        if of_type.assertions:
            self.loose = "assertions"
        attributes = self._attributes(of_type.attributes, only)
        if of_type.has_simple_content():
            return self.patterns.group(attributes, self._text(of_type.content, element))
        content = self._particle(of_type.content)
        if of_type.open_content and of_type.open_content.mode != "none":
            self.loose = "open content"
            anything = self._particle(of_type.open_content.any_element)
            content = self.patterns.interleave(content, anything)
        if of_type.mixed:
            content = self.patterns.interleave(content, TEXT)
        if element.fixed is not None:
            self.loose = "fixed values of mixed content"
        return self.patterns.group(attributes, content)

    def _text(self, of_type: _Component, element: _Component) -> int:
        """The text of an element; where it has none, a default stands for it (section 3.3.1)."""
        if element.fixed is not None:
            fixed = self.types.literal(of_type, element.fixed)
            return self.patterns.optional(fixed)
        text = self.types.of(of_type)
        return text if element.default is None else self.patterns.optional(text)

    def _attributes(self, group: _Component, only: tuple[str, str | None] | None) -> int:
        """The attributes of a type (section 3.6)."""
        made = []
        declared = [name for name in group if name is not None]
        for name, attribute in group.items():
            if name is None:
                made += self._any_attribute(attribute, declared)
                continue
            use, value = attribute.use, self._value(attribute)
            if only and name == only[0]:
                use, value = "required", self.types.literal(attribute.type, only[1] or "")
                if only[1] is None:
                    continue
            if use == "prohibited":
                continue
            pattern = self.patterns.attribute(_named(name), value)
            if said := _said(attribute):
                self.grammar.attribute_documentation.setdefault(pattern, said)
            made.append(pattern if use == "required" else self.patterns.optional(pattern))
        return balanced(made, self.patterns.group)

    def _value(self, attribute: _Component) -> int:
        if attribute.fixed is not None:
            return self.types.literal(attribute.type, attribute.fixed)
        return self.types.of(attribute.type)

    def _any_attribute(self, wildcard: _Component, declared: Iterable[str]) -> list[int]:
        """What a wildcard allows: attributes by their declarations, and others (section 3.10.4)."""
        known = []
        if wildcard.process_contents != "skip":
            known = [n for n in _allowed(wildcard, self.attributes) if n not in set(declared)]
        made = [self.patterns.attribute(_named(n), self._value(self.attributes[n])) for n in known]
        if wildcard.process_contents != "strict":
            names = self._names(wildcard, [*declared, *known])
            made.append(self.patterns.one_or_more(self.patterns.attribute(names, TEXT)))
        return [self.patterns.optional(pattern) for pattern in made]

    def _particle(self, particle: _Component) -> int:
        """A part of a content model (section 3.9)."""
        if isinstance(particle, XsdAnyElement):
            made = self._any_element(particle)
        elif isinstance(particle, XsdElement):
            made = self.patterns.choice(
                self.element(one)
                for one in (particle, *particle.iter_substitutes())
                if not (one.ref or one).abstract
            )
        else:
            made = self._model(particle)
        if not is_written_out(particle.min_occurs, particle.max_occurs):
            self.loose = "how often an element may come"
        return repeated(self.patterns, made, particle.min_occurs, particle.max_occurs)

    def _model(self, group: XsdGroup) -> int:
        parts = [self._particle(part) for part in group]
        if group.model == "choice":
            return self.patterns.choice(parts)
        together = self.patterns.interleave if group.model == "all" else self.patterns.group
        return balanced(parts, together)

    def _any_element(self, wildcard: _Component) -> int:
        """Elements by their declarations, and others that hold anything (section 3.10.4)."""
        is_skipped = wildcard.process_contents == "skip"
        known = [] if is_skipped else _allowed(wildcard, self.roots)
        made = [self.element(self.roots[name]) for name in known if not self.roots[name].abstract]
        if wildcard.process_contents != "strict":
            made.append(self._other(self._names(wildcard, known), judged=not is_skipped))
        return self.patterns.choice(made)

    def _other(self, names: NameClass, *, judged: bool) -> int:
        """An element that holds anything; what it holds and the schema declares may be judged."""
        number = self.others.get((names, judged))
        if number is None:
            number = self.others[names, judged] = self._defined(names)
            inner = self.patterns.make(("element", number))
            if judged:
                apart = ("anyName", _any_of([_named(name) for name in self.roots]))
                judged_too = [self.element(one) for one in self.roots.values() if not one.abstract]
                outer = inner if names == apart else self._other(apart, judged=True)
                inner = self.patterns.choice([outer, *judged_too])
            elif names != ("anyName", None):
                inner = self._other(("anyName", None), judged=False)
            attribute = self.patterns.attribute(("anyName", None), TEXT)
            attributes = self.patterns.optional(self.patterns.one_or_more(attribute))
            held = self.patterns.optional(self.patterns.one_or_more(inner))
            content = self.patterns.interleave(held, TEXT)
            self.grammar.elements[number].content = self.patterns.group(attributes, content)
        return self.patterns.make(("element", number))

    def _names(self, wildcard: _Component, without: Iterable[str]) -> NameClass:
        """The names that a wildcard allows, but for some."""
        apart = [_named(name) for name in without if _allows(wildcard, name)]
        if wildcard.not_qname:
            self.loose = "wildcards that leave names out"
            apart += [_named(n) for n in wildcard.not_qname if not n.startswith("##")]
        spaces = list(wildcard.namespace)
        if wildcard.not_namespace:
            shut = list(wildcard.not_namespace)
        elif "##other" in spaces:
            shut = [wildcard.target_namespace, ""]
        elif "##any" in spaces:
            shut = []
        else:
            classes = [
                ("nsName", space, _any_of(_within(apart, space))) for space in sorted(spaces)
            ]
            return _any_of(classes) or ("choice",)
        shut_out = [("nsName", space, None) for space in sorted(set(shut))]
        return ("anyName", _any_of([*shut_out, *apart]))


def _allowed(wildcard: _Component, names: Iterable[str]) -> list[str]:
    """The names that a wildcard allows."""
    return [name for name in names if _allows(wildcard, name)]


def _allows(wildcard: _Component, name: str) -> bool:
    is_left_out = name in (wildcard.not_qname or ())
    return not is_left_out and bool(wildcard.is_matching(name))


def _any_of(classes: list[Any]) -> Any:  # noqa: ANN401 - a name class or None
    """A class of all names of some, or None for no class."""
    if not classes:
        return None
    return classes[0] if len(classes) == 1 else ("choice", *classes)


def _within(names: list[str], space: str) -> list[str]:
    return [name for name in names if name.rpartition("}")[0] == space]


def _named(name: str) -> str:
    """A name as `tei.relaxng` has it."""
    return name.removeprefix("{")


def _said(component: _Component) -> str:
    """What a schema says of an element or attribute, in one line, or nothing."""
    annotation = component.annotation
    if annotation is None:
        return ""
    text = " ".join("".join(part.itertext()) for part in annotation.documentation)
    return " ".join(text.split())
