"""What is wrong with the order of tags: an element ends before the one that it stands in."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tei.xml.malformed.scene import NAME, Fault

if TYPE_CHECKING:
    from tei.xml.malformed.scene import Late, Scene

#: So many end tags are written out.
_FEW = 3
#: So long no name is compared letter by letter.
_LONG = 100


def mismatched(scene: Scene) -> Fault:
    """An end tag that is not that of the element which began last."""
    at = scene.token
    name = NAME.findall(scene.text, at)[0]
    inner = scene.open[-1]
    tag = f"</{name}>"
    if name.lower() == inner.name.lower():
        message = f"{tag} does not end {inner.begun}: capitals and small letters matter"
        return Fault(at, message, f"write </{inner.name}>")
    if name in (element.name for element in scene.open):
        return _open_before(scene, at, tag)
    local, own = name.rpartition(":")[2], inner.name.rpartition(":")[2]
    if local == own or _is_like(name, inner.name):
        return Fault(at, f"{tag} does not end {inner.begun}", f"write </{inner.name}>")
    message = f"{tag} has no <{name}>: {inner.begun}, is open"
    return Fault(at, message, f"remove it, or put <{name}> where the element begins")


def cut_off(scene: Scene) -> Fault:
    """The end of a file in which elements are open."""
    end = len(scene.text[: scene.at].rstrip(" \t\r\n"))
    inner = scene.open[-1]
    if late := scene.late.get(inner):
        return _late(late, end, "the end of the file")
    message = f"the file ends while {inner.begun}, is open"
    tags = "".join(f"</{element.name}>" for element in reversed(scene.open))
    few = len(scene.open) <= _FEW
    advice = f"if it is complete, end it with {tags}" if few else "is the file complete?"
    return Fault(end, message, advice)


def _is_like(name: str, other: str) -> bool:
    """Whether a name may be another one misspelt."""
    return max(len(name), len(other)) < _LONG and bool(get_close_matches(name, [other]))


def _open_before(scene: Scene, at: int, tag: str) -> Fault:
    """An end tag before which another is missing."""
    inner = scene.open[-1]
    if late := scene.late.get(inner):
        return _late(late, at, tag)
    own = f"</{inner.name}>"
    behind = scene.text[at + len(tag) :].lstrip()
    if scene.text.startswith(tag, at) and behind.startswith(own):
        message = f"{tag} stands before the end of {inner.begun}: elements cannot overlap"
        return Fault(at, message, f"write {own}{tag}")
    message = f"{inner.begun}, is not ended before {tag}"
    advice = f"put {own} before it"
    line, _ = scene.place(at)
    if inner.line == line or (scene.line, scene.column) == (inner.line, inner.column):
        # They stand in one line, or no tag stands between the two.
        advice = f"{advice}, or write <{inner.name}/> if nothing is in it"
    return Fault(at, message, advice)


def _late(late: Late, at: int, tag: str) -> Fault:
    """An element without an end tag, by how the tags are set."""
    element, line, column = late
    own = f"</{element.name}>"
    message = f"{element.begun}, seems not to be ended before {tag}"
    other = f"the one at {line}:{column}, which stands below another <{element.name}>"
    return Fault(at, message, f"put {own} before {other}")
