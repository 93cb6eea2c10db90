"""Where an element could go that stands in the wrong one, or what to write in its place."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from tei.names import TEI
from tei.validate.wording import facts
from tei.validate.wording.misuses import MISUSED
from tei.validate.wording.places import PLACES
from tei.validate.wording.usage import USUAL, a, local, ranked

if TYPE_CHECKING:
    from tei.relaxng import Fault, Vocabulary

_T = f"{TEI}}}"
_P = f"{_T}p"
#: What can stand nearly anywhere and says something about the text: no place to put text into.
_ABOUT = frozenset(
    "add app argument corr del epigraph gap note reg sic state supplied trait unclear".split()
)
#: What stands in so many elements that none is made for it.
_ANYWHERE = frozenset({"ab", "desc", "hi", "label", "note", "p"})
#: Ways to read a text, of which two make a choice.
_WAYS = frozenset({"abbr", "corr", "expan", "orig", "reg", "sic"})
#: What stands before all else in a division.
_TOP = frozenset({"argument", "byline", "epigraph", "head", "opener", "salute"})
_DIVISION = re.compile(r"div([1-7]?)")
_DEEPEST = 7
#: What holds divisions, or the same as they do.
_DIVIDED = frozenset({"back", "body", "front"})
#: What is less likely than this is not said.
_CLEAR = 3

#: What to write in place of a paragraph where the element holds text in parts of its own.
_PARTS = MappingProxyType(
    {
        "address": "addrLine",
        "castGroup": "castItem",
        "docTitle": "titlePart",
        "keywords": "term",
        "lg": "l",
        "listWit": "witness",
        "surface": "line",
        "titlePage": "titlePart",
        "titleStmt": "title",
        "zone": "line",
    }
)


def for_element(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with an element that cannot stand in its parent at all, or nothing."""
    element, parent = fault.element, fault.parent
    if element.startswith(_T):
        meant = _misused(fault) or _by_rule(fault, vocabulary)
        if meant:
            return meant
    outside = element in vocabulary.children(fault.above)
    leave = _outside(fault, vocabulary) if outside else ""
    if leave and (fault.text or element == parent or _is_stray(fault, vocabulary)):
        return leave
    home = put_into(element, parent, fault.expected, vocabulary)
    place = "" if leave else PLACES.get(local(element), "")
    if place and f"<{place}>" not in home and not _is_usual(home, parent):
        return f"it belongs in {a(place)}"
    return f"put it {home}" if home else leave


def _is_stray(fault: Fault, vocabulary: Vocabulary) -> bool:
    """Whether nothing but chance speaks for the element to put another into.

    It is not usual in the parent, the other does not mostly stand in it, nor is it made for that:
    a `bibl` for an `idno` in a `location`.
    """
    element, parent = fault.element, fault.parent
    home = _home(element, parent, fault.expected, vocabulary)
    return bool(home) and not (
        local(home) in USUAL.get(local(parent), ())
        or local(home) == PLACES.get(local(element))
        or _is_for(home, element, vocabulary)
    )


def _outside(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with an element that can stand beside its parent."""
    element, parent, above = fault.element, fault.parent, fault.above
    within = local(parent)
    again = facts.can_follow(vocabulary, above, parent, parent)
    if element == parent:
        home = "" if vocabulary.takes_text(parent) else _made_for(parent)
        if home in fault.expected and element in vocabulary.children(home):
            return f"put it in {a(home)}"
        if again:
            return f"end the first <{within}> before the next begins"
        return f"leave the tags of the inner <{within}> out"
    if facts.can_follow(vocabulary, above, parent, element):
        return f"end <{within}> before <{local(element)}> begins"
    if facts.can_follow(vocabulary, above, element, parent):
        return f"put it before {'the first ' if again else ''}<{within}>"
    return ""


def _misused(fault: Fault) -> str:
    """What to write in place of an element that does not mean what it seems to say."""
    ways = MISUSED.get(local(fault.element))
    if not ways:
        return ""
    expected = set(map(local, fault.expected))
    return next((advice for instead, advice in ways if instead in expected), "")


def _by_rule(fault: Fault, vocabulary: Vocabulary) -> str:
    """What the Guidelines say of divisions, headers, headings, dates and paragraphs."""
    element, parent = local(fault.element), local(fault.parent)
    expected = set(map(local, fault.expected))
    within = _DIVISION.fullmatch(parent)
    if _DIVISION.fullmatch(element) and within:
        return _division(within[1], parent)
    if element == "teiHeader":
        return "it stands before <text>, in <TEI>"
    if element in _TOP and parent == "p" and fault.element in vocabulary.children(fault.above):
        return "put it before this <p>; after other paragraphs, begin a new <div> with it"
    if element == "date" and {"head", "opener"} <= expected and (within or parent in _DIVIDED):
        return "put it in a <dateline>, in an <opener>"
    return _paragraph(fault, vocabulary) if element == "p" else ""


def _paragraph(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with a paragraph in what holds text in its own way."""
    parent = local(fault.parent)
    if parent in _PARTS:
        return f"write <{_PARTS[parent]}> in place of <p>"
    if fault.parent == _P or not vocabulary.takes_text(fault.parent):
        return ""
    return f"leave the tags of <p> out: <{parent}> holds text, and no paragraphs"


def _division(level: str, parent: str) -> str:
    """Divisions are numbered, each by how deep it stands, or none is."""
    if not level:
        return "write <div>: in a <div> no division has a number"
    if int(level) == _DEEPEST:
        return "<div7> holds no other division; without numbers, a <div> may be as deep as you like"
    return f"inside <{parent}> write <div{int(level) + 1}>"


def put_into(element: str, parent: str, expected: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The element, or two, to put another into: "in an <item>"; or nothing."""
    home = _home(element, parent, expected, vocabulary)
    if home:
        return f"in {facts.in_need(vocabulary, home)}"
    outer = _made_for(parent)
    inner = _made_for(outer)
    if (
        inner
        and outer in expected
        and not vocabulary.takes_text(outer)
        and element in vocabulary.children(inner)
    ):
        return f"in {a(inner)}, in {a(outer)}"
    return ""


def plain_home(element: str, parent: str, expected: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """A paragraph, or what is made for an element, where one of them was left out around it."""
    home = _home(element, parent, expected, vocabulary)
    return home if home == _P or _is_for(home, element, vocabulary) else ""


def _made_for(parent: str) -> str:
    """The element that another is made to hold: the items of a list."""
    usual = [name for name in USUAL.get(local(parent), ()) if name != "head"]
    return f"{_T}{usual[0]}" if usual else ""


def _is_usual(home: str, parent: str) -> bool:
    return home.rpartition("<")[2].partition(">")[0] in USUAL.get(local(parent), ())


def _is_for(name: str, element: str, vocabulary: Vocabulary) -> bool:
    """Whether an element is made to hold another."""
    if local(name) == "choice":
        return local(element) in _WAYS
    made = element == _made_for(name) and not vocabulary.takes_text(name)
    return made and local(element) not in _ANYWHERE


def _is_reference(name: str, element: str) -> bool:
    """Whether the one is a bibliographic reference, and the other a part of one."""
    return local(name) == "bibl" and local(element) in USUAL["bibl"]


# The same mistake is made again and again.
@lru_cache(1000)
def _home(element: str, parent: str, expected: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Of the elements that can stand there, the one that was most likely left out around it."""
    usual = USUAL.get(local(parent), ())
    made = "" if vocabulary.takes_text(parent) else _made_for(parent)
    # A speech begins with its speaker, but is not made to hold speakers.
    made = "" if local(made) == "speaker" else made
    likely = [
        # What an element is made for, as a list for items; what is made for the element, or is
        # known to hold it; a paragraph for what stands in running text; what is near.
        (
            name,
            (name == made != _P) * 6
            + _is_for(name, element, vocabulary) * 6
            + (name == _P) * (5 if "p" in usual else 3)
            + _is_reference(name, element) * (5 if "bibl" in usual else 3)
            + (local(element) in USUAL.get(local(name), ())) * 2
            + (local(name) in usual),
        )
        for name in ranked(expected, parent)
        if local(name) not in _ABOUT and element in vocabulary.children(name)
    ]
    home, likelihood = max(likely, key=lambda pair: pair[1], default=("", 0))
    return home if likelihood >= _CLEAR else ""
