"""Where text could go that stands directly in an element that holds none."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from tei.names import TEI
from tei.validate.wording import facts
from tei.validate.wording.usage import USUAL, a, local, ranked

if TYPE_CHECKING:
    from tei.relaxng import Fault, Vocabulary

_P = f"{TEI}}}p"
#: Signs that people put between what elements already part.
_SIGNS = re.compile(r"[,;.:/|()\[\]–—&+-]{1,3}")
#: What stands at the beginning of a page or a column, as one writes it: 1r, f. 12v, [iii].
_NUMBER = re.compile(r"(?=.*[\divx])[\w.\[\] ]{1,9}", re.IGNORECASE)
_NUMBERED = frozenset({"cb", "gb", "milestone", "pb"})
#: Empty elements that need no attributes.
_BARE = frozenset({"caesura", "cb", "gb", "lb", "pause", "pb"})
#: So much text is quoted behind an element.
_SHORT = 20

#: What heads a text, and does not hold it.
_HEADINGS = frozenset({"head", "label", "speaker"})

#: Where one element of several must be chosen, or none is right.
_CHOICES = MappingProxyType(
    {
        "TEI": "put it in a <p>, in the <body> of the <text>",
        "app": "put it in a <rdg>, or outside of the <app>",
        "biblStruct": "write <bibl> for a reference in words: <biblStruct> holds only elements",
        "choice": "put each way to read it in an element: <sic> and <corr>, <abbr> and <expan>, or"
        " <orig> and <reg>",
        "figure": "put a caption in a <head>, what the picture shows in a <figDesc>",
        "imprint": "say what it is: <publisher>, <pubPlace> or <date>",
        "location": "put coordinates in a <geo>, words in a <desc>",
        "monogr": "say what it is: <title>, <author>, <editor> or, in an <imprint>, <publisher>",
        "msIdentifier": "give <settlement>, <repository> and <idno> each their part of it",
        "msItem": "say what it is: <author>, <title>, <incipit>, <explicit> or <note>",
        "respStmt": "say what somebody did in a <resp>, and who in a <name>",
        "sp": "put what is said in a <p>, who says it in a <speaker>",
        "subst": "put it in a <del> or an <add>",
        "titlePage": "put it in a <titlePart>, in a <docTitle>, or in a <byline>",
    }
)


def for_text(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with text that cannot stand directly in its parent."""
    parent, text = fault.element, fault.value
    of_name = local(parent)
    if not vocabulary.takes_text(parent) and not vocabulary.children(parent):
        return _after_empty(of_name, text)
    if _P not in fault.expected and _SIGNS.fullmatch(text):
        return f'delete the "{text}": <{of_name}> holds only elements'
    if parent.startswith(TEI) and of_name in _CHOICES:
        return _CHOICES[of_name]
    home = _home(parent, fault.expected, vocabulary)
    if home:
        return f"put it {home}"
    takers = [name for name in fault.expected if vocabulary.takes_text(name)]
    if len(takers) == 1:
        return f"put it in {a(takers[0])}"
    return f"<{of_name}> holds only elements: put it in one of those, or outside"


def _home(parent: str, expected: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The element, or two, to put text into: "in a <cell>, in a <row>"; or nothing."""
    usual = USUAL.get(local(parent), ())
    names = ranked(expected, parent)
    likely = [name for name in names if local(name) in usual and local(name) not in _HEADINGS]
    if likely and vocabulary.takes_text(likely[0]):
        return f"in {facts.in_need(vocabulary, likely[0])}"
    if _P in names and "p" in usual:
        return "in a <p>"
    for name in likely:
        if vocabulary.takes_text(name):
            return f"in {facts.in_need(vocabulary, name)}"
        inner = ranked(vocabulary.children(name), name)
        if inner and _is_for_text(inner[0], name, vocabulary):
            return f"in {facts.in_need(vocabulary, inner[0])}, in {facts.in_need(vocabulary, name)}"
        if _P in inner:
            return f"in a <p>, in {a(name)}"
    return "in a <p>" if _P in names else ""


def _is_for_text(name: str, parent: str, vocabulary: Vocabulary) -> bool:
    """Whether an element is what text most often stands in, in its parent."""
    usual = local(name) in USUAL.get(local(parent), ()) and local(name) not in _HEADINGS
    return usual and vocabulary.takes_text(name)


def _after_empty(name: str, text: str) -> str:
    """What to do with text in an element that is always empty."""
    if name in _NUMBERED and _NUMBER.fullmatch(text):
        return f'write <{name} n="{text}"/>: {a(name)} is always empty'
    after = text if len(text) <= _SHORT else "…"
    if name == "ptr":
        return f'write <ref target="…">{after}</ref>: a <ptr> is always empty'
    return f"{a(name)} is always empty: write <{name}{'' if name in _BARE else ' …'}/>{after}"
