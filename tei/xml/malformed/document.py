"""What is wrong with a document as a whole: what stands before its root, and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.xml.malformed import nesting, tags
from tei.xml.malformed.scene import NAME, Fault, behind_space

if TYPE_CHECKING:
    from tei.xml.malformed.scene import Scene

_DECLARATION = re.compile(r"<\?xml\b")
_DOCTYPE = "<!DOCTYPE"


def misplaced_declaration(scene: Scene) -> Fault:
    """An XML declaration that is not at the beginning."""
    at = scene.token
    before = scene.text[:at]
    if scene.open or scene.closed:
        message = "<?xml …?> can stand only at the beginning of a file"
        return Fault(at, message, "remove it; was one file put into another?")
    if _DECLARATION.match(before):
        return Fault(at, "<?xml …?> stands here a second time", "remove it")
    what = "what stands" if before.strip() else "the empty line" if "\n" in before else "the space"
    return Fault(at, "nothing can stand before <?xml …?>", f"remove {what} before it")


def before_root(scene: Scene) -> Fault | None:
    """What cannot stand before the root."""
    text, at = scene.text, scene.token
    # Where quotation marks stand in it, expat stops behind them.
    stray = (m.start() for m in scene.pieces() if m[0][0] != "<" and m[0].strip())
    at = next(stray, at)
    if text.startswith("</", at):
        name = "".join(NAME.findall(text, at)[:1])
        return Fault(at, f"</{name}> has no <{name}>: no element is open", "remove it")
    if text.startswith(_DOCTYPE, at):
        return _doctype(scene.at)
    if text.startswith("<", at):
        return None
    first = behind_space(text, at)
    if _DECLARATION.search(text, first):
        return Fault(first, "nothing can stand before <?xml …?>", "remove what stands before it")
    root = re.compile(r"<[^\W\d][\w:.-]*").search(text, first)
    before = f"{root[0]}>" if root else "the first tag"
    return Fault(first, f"no text can stand before {before}", "remove it, or put it into the root")


def behind_root(scene: Scene) -> Fault | None:
    """What cannot stand after the root."""
    text, at = scene.text, scene.token
    assert scene.closed is not None  # noqa: S101 - else it is not asked for
    at = behind_space(text, at)
    end = f"</{scene.closed.name}>"
    if text.startswith("</", at):
        name = "".join(NAME.findall(text, at)[:1])
        return Fault(at, f"</{name}> stands after {end}, the end of the document", "remove it")
    if text.startswith("<", at):
        if _DECLARATION.match(text, at):
            return misplaced_declaration(scene)
        root = NAME.match(text, at + 1)
        if root is None:
            return tags.of_markup(scene)
        message = f"a document has one root: <{root[0]}> begins after {end}"
        return Fault(at, message, "put both into one element, or each in a file of its own")
    return Fault(at, f"no text can stand after {end}", f"remove it, or put it before {end}")


def cut_off(scene: Scene) -> Fault | None:
    """A document that ends too early."""
    if scene.open:
        return nesting.cut_off(scene)
    if scene.closed:
        return behind_root(scene)
    end = len(scene.text.rstrip())
    return Fault(end, "the file ends before any element has begun", "is the file complete?")


def _doctype(at: int) -> Fault:
    message = "the document type declaration (<!DOCTYPE …>) is not right"
    return Fault(at, message, "remove it: nothing that it declares is used here")
