"""A fault by a grammar in words: what is wrong, what could be meant, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from tei.diagnostics import Location
from tei.names import TEI, XML
from tei.relaxng import Kind
from tei.validate import grammar_rules as rules
from tei.validate import homes, values
from tei.validate.grammar_rules import Said
from tei.validate.habits import ATTRIBUTES, ELEMENTS, OF_ELEMENT
from tei.validate.usage import OWNERS, attribute_rank, local, named, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.diagnostics import Diagnostic
    from tei.relaxng import Fault, Vocabulary

_GUIDELINES = "https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-{}.html"
#: What TEI's schemas say before and after a description: the name in words, sections.
_SURROUNDINGS = re.compile(
    r"^\([^()]*\)\s*|\s*(?:Suggested|Sample) values include:.*$|\s*\[[^\[\]]*\]$"
)
_SUGGESTED = re.compile(r"(?:Suggested|Sample) values include: 1\] ([^;\s(]+)")
#: An element in a piece of advice.
_TAG = re.compile(r"<(\w+)")
#: Names that are shorter than this are like too many others.
_SHORT = 3
#: So much of a value is quoted.
_QUOTED = 60
#: So many elements are named that have an attribute.
_HOLDERS = 3


def finding(fault: Fault, path: str, vocabulary: Vocabulary) -> Diagnostic:
    """A fault as a finding.

    Args:
        fault: what the grammar does not allow.
        path: of the document.
        vocabulary: the names that the grammar knows.
    """
    return _Wording(fault, path, vocabulary).finding()


class _Wording:
    """One fault on its way to words."""

    def __init__(self, fault: Fault, path: str, vocabulary: Vocabulary) -> None:
        self.fault = fault
        self.location = Location(path, fault.line, fault.column)
        self.vocabulary = vocabulary
        self.element = local(fault.element)
        self.parent = local(fault.parent)
        self.attribute = attribute_name(fault.attribute)

    def finding(self) -> Diagnostic:  # noqa: C901, PLR0911 - one way for each kind
        match self.fault.kind:
            case Kind.UNKNOWN_ELEMENT:
                return self._unknown_element()
            case Kind.MISPLACED_ELEMENT:
                return self._misplaced_element()
            case Kind.EARLY:
                return self._early()
            case Kind.MISSING_BEFORE | Kind.INCOMPLETE:
                return self._missing_element()
            case Kind.UNKNOWN_ATTRIBUTE | Kind.MISPLACED_ATTRIBUTE:
                return self._unknown_attribute()
            case Kind.MISSING_ATTRIBUTE:
                return self._missing_attribute()
            case Kind.BAD_ATTRIBUTE | Kind.BAD_CONTENT:
                return self._bad_value()
            case Kind.TEXT:
                return self._text()
            case Kind.SECOND_ID:
                first = Location(self.location.path, self.fault.first, self.fault.first_column)
                return rules.repeated_id(self.location, self.fault.value, first)
            case Kind.NO_SUCH_ID:
                return rules.dangling_id(self.location, self.fault.value)

    def _about(self, name: str, attribute: str = "") -> tuple[str, str]:
        """What the schema says of an element or its attribute, and the page of the Guidelines."""
        space, _, of_name = name.rpartition("}")
        link = _GUIDELINES.format(of_name) if space == TEI else ""
        said = self.vocabulary.of_attribute(name, attribute) if attribute else ""
        of = f"@{attribute_name(attribute)}" if said else f"<{of_name}>"
        said = _SURROUNDINGS.sub("", said or self.vocabulary.documentation(name)).rstrip(".")
        return (f"{of} {said}" if said else "", link)

    def _elements(self, first: str = "") -> tuple[str, ...]:
        """The elements that could stand there: `first`, then what is used most."""
        names = named(self.fault.expected, self.fault.parent)
        return tuple(f"<{name}>" for name in dict.fromkeys([*filter(None, [first]), *names]))

    def _unknown_element(self) -> Diagnostic:
        space, _, name = self.fault.element.rpartition("}")
        spaces = self.vocabulary.namespaces(name)
        if spaces and space not in spaces:
            return rules.wrong_namespace(
                self.location, name, space, spaces[0], root=not self.parent
            )
        here = named(self.fault.expected)
        foreign = "" if space in self.vocabulary.spaces else space
        close = closest(name, here) or closest(name, named(self.vocabulary.elements))
        close = "" if foreign else close
        meant = ELEMENTS.get(name.lower()) if TEI in self.vocabulary.spaces else None
        if close.lower() == name.lower():
            advice = f"write <{close}>: capitals and small letters matter"
        elif meant:
            advice = f"TEI has {meant} for this"
        else:
            advice = f"did you mean <{close}>?" if close else ""
        instead = _TAG.findall(meant)[:1] if meant else [close]
        full = next((n for n in self.vocabulary.elements if [local(n)] == instead), "")
        note, link = self._about(full) if full else ("", "")
        first = local(full) if local(full) in here else ""
        said = Said(advice, self._elements(first), note, link)
        return rules.unknown_element(self.location, name, foreign, said)

    def _misplaced_element(self) -> Diagnostic:
        fault, element, parent = self.fault, f"<{self.element}>", f"<{self.parent}>"
        barrier = f"<{local(fault.barrier)}>"
        expected = self._elements()
        if not self.parent:
            what = f"a document cannot begin with {element}"
            advice = f"begin it with {expected[0]}" if expected else ""
        elif fault.barrier == fault.element:
            what = f"{parent} has {element} already"
            advice = "leave one of the two out, or make one of them"
        elif fault.barrier and fault.swaps:
            what = f"{element} cannot follow {barrier} in {parent}"
            own = fault.element in self.vocabulary.children(fault.barrier)
            within = (
                f", or in {homes.a(fault.barrier)} of its own"
                if own and barrier in expected
                else ""
            )
            first = f"the first {barrier}" if barrier in expected else barrier
            advice = f"put it before {first}{within}"
        elif fault.barrier:
            what = f"{element} cannot stand beside {barrier} in {parent}"
            advice = "use one or the other"
        elif fault.element in self.vocabulary.children(fault.parent):
            what = f"{element} cannot stand here in {parent}"
            advice = ""
        else:
            another = "another " if element == parent else ""
            what = f"{element} cannot stand in {another}{parent}"
            advice = homes.for_element(fault, self.vocabulary)
        note, link = self._about(fault.element)
        return rules.misplaced_element(self.location, what, Said(advice, expected, note, link))

    def _early(self) -> Diagnostic:
        fault, late = self.fault, f"<{local(self.fault.missing[0])}>"
        what = f"<{self.element}> stands before {late} in <{self.parent}>"
        place = f"the {late} of {fault.first}:{fault.first_column}"
        advice = f"put {place if fault.first else f'{late}, which comes later,'} before it"
        note, link = self._about(fault.parent)
        return rules.misplaced_element(self.location, what, Said(advice, (), note, link))

    def _missing_element(self) -> Diagnostic:
        fault = self.fault
        names = _listed([f"<{local(name)}>" for name in fault.missing])
        note, link = self._about(fault.missing[0] if names else fault.element)
        if fault.kind is Kind.MISSING_BEFORE:
            if names:
                what = f"<{self.parent}> must have {names} before <{self.element}>"
                return rules.missing_element(self.location, what, Said(note=note, link=link))
            what = f"another element must come before <{self.element}> in <{self.parent}>"
            note, link = self._about(fault.parent)
            return rules.missing_element(
                self.location, what, Said("", self._elements(), note, link)
            )
        if names:
            what = f"<{self.element}> must have {names}"
            return rules.missing_element(self.location, what, Said(note=note, link=link))
        what = f"<{self.element}> ends too early: it must hold one more element at least"
        expected = tuple(f"<{name}>" for name in named(fault.expected, fault.element))
        return rules.missing_element(self.location, what, Said("", expected, note, link))

    def _attributes(self, first: str = "") -> tuple[str, ...]:
        names = sorted(map(attribute_name, self.fault.expected), key=attribute_rank)
        return tuple(f"@{name}" for name in dict.fromkeys([*filter(None, [first]), *names]))

    def _unknown_attribute(self) -> Diagnostic:
        space, _, name = self.fault.attribute.rpartition("}")
        here = [attribute_name(n) for n in self.fault.expected]
        close = closest(self.attribute, here)
        note, link = self._about(self.fault.element)
        if space not in ("", XML) and name in here:
            what = f"@{name} of <{self.element}> must be without a prefix"
            said = Said(f"write {name}=…: attributes of TEI have no namespace", (), note, link)
            return rules.unknown_attribute(self.location, what, said)
        what = f"<{self.element}> has no attribute @{self.attribute}"
        meant = self._habit(here)
        if close and close.lower() == self.attribute.lower():
            advice = f"write @{close}: capitals and small letters matter"
        elif meant:
            advice = f"TEI has {meant} for this"
            close = next((name for name in here if f"@{name}" in meant.split()), "")
        elif close:
            advice = f"did you mean @{close}?"
        else:
            advice = self._owners()
        if close:
            full = next(n for n in self.fault.expected if attribute_name(n) == close)
            note, link = self._about(self.fault.element, full)
        return rules.unknown_attribute(
            self.location, what, Said(advice, self._attributes(close), note, link)
        )

    def _habit(self, here: list[str]) -> str:
        """What TEI has for an attribute of another vocabulary; of attributes, those allowed."""
        if TEI not in self.vocabulary.spaces:
            return ""
        meant = OF_ELEMENT.get((self.element, self.attribute))
        meant = meant or ATTRIBUTES.get(self.attribute.lower(), "")
        wanted = [word[1:] for word in meant.replace(",", "").split() if word.startswith("@")]
        allowed = [f"@{name}" for name in wanted if name in here]
        return " or ".join(allowed) if wanted else meant

    def _owners(self) -> str:
        """The elements that an attribute belongs to."""
        holders = named(self.vocabulary.holders.get(self.fault.attribute, ()))
        if len(holders) > _HOLDERS:
            holders = tuple(n for n in OWNERS.get(self.attribute, ()) if n in holders)
        names = _listed([f"<{name}>" for name in holders])
        return f"@{self.attribute} belongs on elements such as {names}" if names else ""

    def _missing_attribute(self) -> Diagnostic:
        missing = self.fault.missing
        names = _listed([f"@{attribute_name(name)}" for name in missing])
        note, link = self._about(self.fault.element, missing[0] if len(missing) == 1 else "")
        what = names or "one more of its attributes"
        expected = () if names else self._attributes()
        said = self.vocabulary.of_attribute(self.fault.element, missing[0]) if missing else ""
        example = _SUGGESTED.search(said)
        advice = f'for instance {attribute_name(missing[0])}="{example[1]}"' if example else ""
        return rules.missing_attribute(
            self.location, self.element, what, Said(advice, expected, note, link)
        )

    def _bad_value(self) -> Diagnostic:
        fault = self.fault
        literal = [value for value in fault.values if not value.startswith("<")]
        types = tuple(value for value in fault.values if value.startswith("<"))
        close = closest(fault.value, literal)
        first = [close] if close else []
        forms = values.in_order([values.described(value) for value in types])
        expected = (*(f'"{v}"' for v in dict.fromkeys([*first, *literal])), *forms)
        advice = f'did you mean "{close}"?' if close else values.advice(fault.value, types)
        subject = (
            f"@{self.attribute} of <{self.element}>" if self.attribute else f"<{self.element}>"
        )
        note, link = self._about(fault.element, fault.attribute)
        return rules.bad_value(
            self.location, subject, _shortened(fault.value), Said(advice, expected, note, link)
        )

    def _text(self) -> Diagnostic:
        fault = self.fault
        names = homes.first_for_text(ranked(fault.expected, fault.element))
        note, link = self._about(fault.element)
        said = Said(
            homes.for_text(fault, self.vocabulary),
            tuple(f"<{local(name)}>" for name in names),
            note,
            link,
        )
        return rules.misplaced_text(self.location, self.element, _shortened(fault.value), said)


def attribute_name(name: str) -> str:
    """An attribute's name as one writes it."""
    space, _, of_name = name.rpartition("}")
    return f"xml:{of_name}" if space == XML else of_name


def closest(name: str, names: Iterable[str]) -> str:
    """The name that somebody who wrote `name` may have meant; or nothing."""
    return "" if len(name) < _SHORT else _closest(name, tuple(names))


# The same mistake is made again and again.
@lru_cache(1000)
def _closest(name: str, names: tuple[str, ...]) -> str:
    lowered = {candidate.lower(): candidate for candidate in names}
    found = get_close_matches(name.lower(), lowered, n=1, cutoff=0.75)
    return lowered[found[0]] if found else ""


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _shortened(value: str) -> str:
    return value if len(value) <= _QUOTED else f"{value[:_QUOTED]}…"
