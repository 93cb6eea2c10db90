"""Attributes, and values, that a grammar does not allow: in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.names import XML
from tei.validate import grammar_rules as rules
from tei.validate.grammar_rules import Said
from tei.validate.wording import facts, values
from tei.validate.wording.attribute_habits import ATTRIBUTES, LEFT, OF_ELEMENT
from tei.validate.wording.guesses import closest, same_letters
from tei.validate.wording.telling import attribute_name
from tei.validate.wording.usage import OWNERS, listed, named

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.validate.wording.telling import Telling

_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SUGGESTED = re.compile(r"(?:Suggested|Sample) values include: 1\] ([^;\s(]+)")
#: So many elements are named that have an attribute.
_HOLDERS = 3


def unknown(telling: Telling) -> Diagnostic:
    """An attribute that the element cannot have."""
    fault, name = telling.fault, telling.attribute
    space, _, bare = fault.attribute.rpartition("}")
    here = [attribute_name(n) for n in fault.expected]
    note, link = telling.about(fault.element)
    if space not in ("", XML) and bare in here:
        what = f"@{name} of <{telling.element}> must be without a prefix"
        said = Said(f"write {bare}=…: attributes of TEI have no namespace", (), note, link)
        return rules.unknown_attribute(telling.location, what, said)
    what = f"<{telling.element}> has no attribute @{name}"
    if space and name == bare:
        # Of a vocabulary that has no prefix of its own: what TEI has instead is not known.
        what = f"{what} of the namespace {space}"
        said = Said("", telling.attributes(), note, link)
        return rules.unknown_attribute(telling.location, what, said)
    close = same_letters(name, here)
    meant, has_it = _habit(telling, bare, here)
    if close:
        advice = f"write @{close}: capitals and small letters matter"
    elif space == _SCHEMA_INSTANCE:
        advice = 'take it away: a TEI document names its schema in <?xml-model href="…"?>'
    elif telling.is_tei and LEFT.intersection({(telling.element, name), ("", name)}):
        advice = f"P5 has no @{name}: leave it out"
    elif has_it:
        advice = f"leave it out: <{telling.element}> has {meant} already"
    elif meant:
        advice = f"{'write' if meant.startswith('a ') else 'for this TEI has'} {meant}"
        close = next((one for one in here if f"@{one}" in meant.split()), "")
    else:
        close = closest(name, here)
        advice = f"did you mean @{close}?" if close else _owners(telling)
    if close:
        full = next(n for n in fault.expected if attribute_name(n) == close)
        note, link = telling.about(fault.element, full)
    said = Said(advice, telling.attributes(close), note, link)
    return rules.unknown_attribute(telling.location, what, said)


def _habit(telling: Telling, name: str, here: list[str]) -> tuple[str, bool]:
    """What TEI has for an attribute of another vocabulary, and whether the element has it already.

    Of attributes, those that the element can have.
    """
    if not telling.is_tei:
        return "", False
    meant = OF_ELEMENT.get((telling.element, name)) or ATTRIBUTES.get(name.lower(), "")
    wanted = [word for word in meant.replace(",", "").split() if word.startswith("@")]
    if not wanted:
        return meant, False
    can_have = set(map(attribute_name, facts.attributes(telling.vocabulary, telling.fault.element)))
    allowed = [one for one in wanted if one[1:] in can_have]
    if " or " not in meant:
        allowed = allowed[:1]
    free = [one for one in allowed if one[1:] in here]
    return " or ".join(free or allowed), bool(allowed) and not free


def _owners(telling: Telling) -> str:
    """The elements that an attribute belongs to."""
    name = telling.attribute
    holders = named(telling.vocabulary.holders.get(telling.fault.attribute, ()))
    if len(holders) > _HOLDERS:
        holders = tuple(n for n in OWNERS.get(name, ()) if n in holders)
    names = listed([f"<{holder}>" for holder in holders])
    return f"@{name} belongs on elements such as {names}" if names else ""


def missing(telling: Telling) -> Diagnostic:
    """An element that lacks an attribute."""
    fault = telling.fault
    missed = fault.missing
    names = listed([f"@{attribute_name(name)}" for name in missed])
    note, link = telling.about(fault.element, missed[0] if len(missed) == 1 else "")
    what = names or "one more of its attributes"
    expected = () if names else telling.attributes()
    said = telling.vocabulary.of_attribute(fault.element, missed[0]) if missed else ""
    example = _SUGGESTED.search(said)
    advice = f'for instance {attribute_name(missed[0])}="{example[1]}"' if example else ""
    return rules.missing_attribute(
        telling.location, telling.element, what, Said(advice, expected, note, link)
    )


def bad_value(telling: Telling) -> Diagnostic:
    """A value, of an attribute or an element, that is not allowed."""
    fault, known = telling.fault, telling.vocabulary
    literals = [value for value in fault.values if not value.startswith("<")]
    wrong = values.Wrong(
        fault.value,
        tuple(value for value in fault.values if value.startswith("<")),
        tuple(literals),
        telling.attribute,
        facts.takes_several(known, fault.element, fault.attribute),
        fault.attribute in facts.required(known, fault.element),
        facts.attributes(known, fault.element),
    )
    guess = values.guessed(wrong)
    # That a value may be empty is said last: nobody who wrote one meant none.
    quoted = [f'"{value}"' for value in dict.fromkeys(filter(None, [guess, *literals]))]
    empty = ['""'] if "" in literals else []
    advice = f'did you mean "{guess}"?' if guess else values.advice(wrong)
    subject = f"<{telling.element}>"
    if telling.attribute:
        subject = f"@{telling.attribute} of {subject}"
    note, link = telling.about(fault.element, fault.attribute)
    said = Said(advice, (*quoted, *values.forms(wrong), *empty), note, link)
    return rules.bad_value(telling.location, subject, telling.value, said)
