"""Elements, and text between them, that a grammar does not allow: in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.names import XINCLUDE
from tei.relaxng import Kind
from tei.validate import grammar_rules as rules
from tei.validate.grammar_rules import Said
from tei.validate.wording import facts, homes, homes_of_text
from tei.validate.wording.guesses import closest, nearest, same_letters
from tei.validate.wording.habits import ELEMENTS, VOCABULARIES
from tei.validate.wording.telling import TAG
from tei.validate.wording.usage import USUAL, a, listed, local, named

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.validate.wording.telling import Telling

#: So many elements are named of which one is missing.
_NAMED = 3


def unknown(telling: Telling) -> Diagnostic:
    """An element that the schema does not know by this name or in this namespace."""
    fault, known = telling.fault, telling.vocabulary
    space, _, name = fault.element.rpartition("}")
    spaces = known.namespaces(name)
    if spaces and space not in spaces:
        around = fault.parent.rpartition("}")[0] if fault.parent else None
        return rules.wrong_namespace(telling.location, name, space, spaces[0], around)
    if space and space not in known.spaces:
        said = Said(_of_another_vocabulary(space), telling.elements())
        return rules.unknown_element(telling.location, name, space, said)
    here = named(fault.expected)
    every = named(known.elements)
    meant = _meant(name) if telling.is_tei else ""
    instead = TAG.findall(meant)[0] if meant else ""
    if same := same_letters(name, every):
        advice, instead = f"write <{same}>: capitals and small letters matter", same
    elif meant and f"{name}s" not in USUAL.get(telling.parent, ()):
        advice = f"for this TEI has {meant}"
        if instead not in here and ", in a" not in meant:
            full = facts.full_name(known, instead)
            home = homes.plain_home(full, fault.parent, fault.expected, known)
            advice += f", in {a(home)}" if home else ""
    else:
        instead = closest(name, here) or nearest(name, every)
        advice = f"did you mean <{instead}>?" if instead else ""
    full = facts.full_name(known, instead)
    note, link = telling.about(full) if full else ("", "")
    said = Said(advice, telling.elements(advice), note, link)
    return rules.unknown_element(telling.location, name, "", said)


def _meant(name: str) -> str:
    """What TEI has for a name that people use; it does not matter how they join its words."""
    lowered = name.lower()
    return ELEMENTS.get(lowered) or ELEMENTS.get(re.sub("[-_.]", "", lowered), "")


def _of_another_vocabulary(space: str) -> str:
    if space == XINCLUDE:
        return (
            "XInclude is not carried out here; put the parts together first:"
            " xmllint --xinclude in.xml > out.xml"
        )
    named_so = VOCABULARIES.get(space)
    return f"this schema does not take {named_so} in; one made from an ODD can" if named_so else ""


def misplaced(telling: Telling) -> Diagnostic:
    """An element that the schema knows, but not there."""
    fault, known = telling.fault, telling.vocabulary
    element, parent = f"<{telling.element}>", f"<{telling.parent}>"
    barrier = f"<{local(fault.barrier)}>"
    expected = telling.elements()
    if not telling.parent:
        what = f"a document cannot begin with {element}"
        advice = f"begin it with {expected[0]}" if expected else ""
    elif fault.barrier == fault.element:
        what = f"{parent} has {element} already"
        advice = "leave one of the two out, or make one of them"
    elif fault.barrier and fault.swaps:
        what = f"{element} cannot follow {barrier} in {parent}"
        again = barrier in expected
        # Where text stands too, the element would change what that text is.
        holds = fault.element in known.children(fault.barrier) and not known.takes_text(
            fault.barrier
        )
        within = f", or in {a(fault.barrier)} of its own" if again and holds else ""
        advice = f"put it before {'the first ' if again else ''}{barrier}{within}"
    elif fault.barrier:
        what = f"{element} cannot stand beside {barrier} in {parent}"
        advice = "use one or the other"
    elif fault.element in known.children(fault.parent):
        what = f"{element} cannot stand here in {parent}"
        advice = ""
    else:
        another = "another " if element == parent else ""
        what = f"{element} cannot stand in {another}{parent}"
        advice = homes.for_element(fault, known)
    note, link = telling.about(fault.element)
    said = Said(advice, telling.elements(advice), note, link)
    return rules.misplaced_element(telling.location, what, said)


def early(telling: Telling) -> Diagnostic:
    """An element before another that comes later, and must come first."""
    fault = telling.fault
    late = f"<{local(fault.missing[0])}>"
    what = f"<{telling.element}> stands before {late} in <{telling.parent}>"
    place = f"the {late} of {fault.first}:{fault.first_column}"
    advice = f"put {place if fault.first else f'{late}, which comes later,'} before it"
    note, link = telling.about(fault.parent)
    return rules.misplaced_element(telling.location, what, Said(advice, (), note, link))


def missing(telling: Telling) -> Diagnostic:
    """An element that lacks others."""
    fault = telling.fault
    before = fault.kind is Kind.MISSING_BEFORE
    holder = fault.parent if before else fault.element
    names = [f"<{local(name)}>" for name in fault.missing]
    expected: tuple[str, ...] = ()
    also = ""
    if names:
        note, link = telling.about(fault.missing[0])
        what = listed(names)
    else:
        note, link = telling.about(holder)
        expected = telling.elements(parent=holder)
        what = _one_of(expected)
        if set(fault.expected) != facts.needed_first(telling.vocabulary, holder):
            also = "also "
    where = f" before <{telling.element}>" if before else ""
    what = f"<{local(holder)}> must {also}have {what}{where}"
    return rules.missing_element(telling.location, what, Said("", expected, note, link))


def _one_of(names: tuple[str, ...]) -> str:
    shown, others = names[:_NAMED], len(names) - _NAMED
    return listed([*shown, f"one of {others} others"] if others > 1 else names, "or")


def text(telling: Telling) -> Diagnostic:
    """Text where only elements can stand."""
    fault = telling.fault
    advice = homes_of_text.for_text(fault, telling.vocabulary)
    note, link = telling.about(fault.element)
    expected = telling.elements(advice, fault.element)
    said = Said(advice, expected, note, link)
    return rules.misplaced_text(telling.location, telling.element, telling.value, said)
