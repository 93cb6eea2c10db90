"""Where something could go that stands in the wrong element."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tei.names import TEI
from tei.validate.usage import USUAL, local, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.relaxng import Fault, Vocabulary

_P = f"{TEI}}}p"
#: What can stand nearly anywhere and says something about the text: no place to put text into.
_ABOUT = frozenset({"add", "app", "corr", "del", "note", "reg", "sic", "supplied", "unclear"})

#: What a document has once.
_ONCE = frozenset(
    "teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc profileDesc revisionDesc"
    " text front body back".split()
)


def for_element(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with an element that cannot stand in its parent at all, or nothing."""
    element, parent = fault.element, fault.parent
    outside = element in vocabulary.children(fault.above)
    leave = f"end <{local(parent)}> before <{local(element)}> begins"
    if outside and element == parent:
        return f"end the first <{local(parent)}> before the next begins"
    if outside and fault.text:
        return leave
    home = _home(element, parent, fault.expected, vocabulary)
    if home:
        return f"put it in {a(home)}"
    return leave if outside else ""


# The same mistake is made again and again.
@lru_cache(1000)
def _home(element: str, parent: str, expected: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Of the elements that can stand there, the one that was most likely left out around it."""
    usual = USUAL.get(local(parent), ("",))
    likely = [
        # What an element is made for, as a list for items; what is known to hold it; what is near.
        (
            name,
            (local(name) == usual[0] and usual[0] != "head") * 4
            + (local(element) in USUAL.get(local(name), ())) * 2
            + (local(name) in usual),
        )
        for name in ranked(expected, parent)
        if local(name) not in _ABOUT and element in vocabulary.children(name)
    ]
    home, likelihood = max(likely, key=lambda pair: pair[1], default=("", 0))
    return home if likelihood else ""


def for_text(fault: Fault, vocabulary: Vocabulary) -> str:
    """What to do with text that cannot stand directly in its parent."""
    parent = fault.element
    usual = USUAL.get(local(parent), ())
    names = ranked(fault.expected, parent)
    if _P in names:
        return "put it in a <p>"
    likely = [name for name in names if local(name) in usual and local(name) != "head"]
    for name in likely:
        if vocabulary.takes_text(name):
            return f"put it in {a(name)}"
        inner = ranked(vocabulary.children(name), name)
        if _P in inner:
            return f"put it in a <p>, in {a(name)}"
        if (
            inner
            and local(inner[0]) in USUAL.get(local(name), ())
            and vocabulary.takes_text(inner[0])
        ):
            return f"put it in {a(inner[0])}, in {a(name)}"
    return "put it in an element of its own"


def first_for_text(names: Iterable[str]) -> list[str]:
    """Elements in the order in which they may have been meant to hold a text."""
    return sorted(names, key=lambda name: name != _P)


def a(name: str) -> str:
    """An element with its article."""
    of_name = local(name)
    if of_name in _ONCE:
        return f"the <{of_name}>"
    return f"{'an' if of_name[0] in 'aeiou' else 'a'} <{of_name}>"
