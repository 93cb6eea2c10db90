"""What is wrong within one tag, comment or instruction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.xml.characters import shown
from tei.xml.malformed.scene import NAME, Fault, behind_space
from tei.xml.malformed.text import less_than
from tei.xml.malformed.values import in_value, no_quotes, value_ended

if TYPE_CHECKING:
    from tei.xml.malformed.scene import Scene

#: A tag but for the space in front of its name.
_SPACED = re.compile(
    r"""<[ \t\r\n]++(/?[^\W\d][\w:.-]*+)[ \t\r\n]*+(?:/?>|[^\W\d][\w:.-]*+=["'])"""
)
#: An attribute as it must be.
_ATTRIBUTE = re.compile(
    rf"""[ \t\r\n]+({NAME.pattern})[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*')"""
)
_EQUALS = re.compile(r"[ \t\r\n]*=[ \t\r\n]*")
_QUOTED = re.compile(r"""["']([^"'<>]*)["']""")
_CONFLICT = re.compile(r"<{7} \S+")
_BAD_COMMENT = re.compile(r"<!\s*-")
_CDATA = "<![CDATA["
_DOCTYPE = "<!DOCTYPE"


def of_markup(scene: Scene) -> Fault | None:
    """The fault of the markup that expat stopped in."""
    for beginning, fault in _BEGINNINGS:
        if scene.text.startswith(beginning, scene.token):
            return fault(scene)
    return None


def declaration(scene: Scene) -> Fault:
    """An XML declaration that is not as it must be."""
    whole = '<?xml version="1.0" encoding="UTF-8"?>'
    return Fault(scene.token, "the XML declaration is not right", f"write {whole}")


def unclosed_cdata(scene: Scene) -> Fault:
    """A CDATA section that does not end."""
    begin = scene.text.rfind(_CDATA, 0, scene.at)
    return Fault(max(begin, 0), "this CDATA section is not closed", "end it with ]]>")


def _comment(scene: Scene) -> Fault:
    text, begin = scene.text, scene.token
    end = text.find("--", begin + 4)
    if end < 0:
        return Fault(begin, "this comment is not closed", "end it with -->")
    if text.startswith("--->", end):
        return Fault(end, "a comment cannot end with --->", "write -->")
    if text.startswith("<!--", end - 2):
        return Fault(end - 2, "a comment cannot stand in a comment", "end the first one before it")
    return Fault(end, '"--" cannot stand in a comment', "write – or - - instead")


def _declaration(scene: Scene) -> Fault:
    text, begin = scene.text, scene.token
    if text.startswith(_DOCTYPE, begin):
        return Fault(begin, f"{_DOCTYPE} can stand only before the first tag", "remove it")
    for right in (_CDATA, _DOCTYPE):
        if text[begin : begin + len(right)].upper() == right:
            return Fault(begin, f"{right} must be written in capitals", f"write {right}")
    if _BAD_COMMENT.match(text, begin):
        return Fault(begin, "a comment begins with <!--, without a space", "write <!--")
    return Fault(begin, "<! begins no comment here", "write <!-- for a comment, &lt;! for a text")


def _instruction(scene: Scene) -> Fault:
    text, begin = scene.text, scene.token
    name = NAME.match(text, begin + 2)
    if name is None:
        later = NAME.match(text, behind_space(text, begin + 2))
        advice = f"write <?{later[0]}" if later else "write &lt;? for a text"
        return Fault(begin, "no space can stand between <? and a name", advice)
    if name[0] == "xml":
        return declaration(scene)
    if name[0].lower() == "xml":
        return Fault(begin, f"<?{name[0]} must be written in small letters", "write <?xml")
    if begin < scene.at <= name.end():
        return _bad_name(scene, name[0])
    return Fault(begin, f"the instruction <?{name[0]} is not closed", "end it with ?>")


def _end_tag(scene: Scene) -> Fault:
    text, begin = scene.text, scene.token
    name = NAME.match(text, begin + 2)
    if name is None:
        return _nameless_end(scene)
    if name.start() < scene.at < name.end():
        return _bad_name(scene, name[0])
    tag = f"</{name[0]}"
    end = behind_space(text, name.end())
    found = text[end : end + 1]
    if found in ("", "<"):
        return _no_end(begin, tag, found)
    if NAME.match(text, end) and end > name.end():
        return Fault(end, "an end tag has no attributes", f"write {tag}>")
    return Fault(end, f"{shown(found)} cannot stand in an end tag", f"write {tag}>")


def _nameless_end(scene: Scene) -> Fault:
    text, begin = scene.text, scene.token
    end = behind_space(text, begin + 2)
    if not text[end:]:
        return _no_end(begin, "</", "")
    if later := NAME.match(text, end):
        return Fault(begin, "no space can stand between </ and a name", f"write </{later[0]}>")
    inner = f"write </{scene.open[-1].name}>" if scene.open else "remove it"
    return Fault(begin, "this end tag has no name", inner)


def _tag(scene: Scene) -> Fault | None:
    """The fault of a start tag; or of a < that begins none."""
    text, begin = scene.text, scene.token
    name = NAME.match(text, begin + 1)
    if name is not None:
        return _start_tag(scene, name)
    if not text[begin + 1 :].strip():
        return _no_end(begin, "<", "")
    if _CONFLICT.match(text, begin):
        advice = "keep one of them, and remove the lines with <<<<<<<, ======= and >>>>>>>"
        return Fault(begin, "two versions are in conflict here, as git has left them", advice)
    if spaced := _SPACED.match(text, begin):
        return Fault(begin, "no space can stand between < and a name", f"write <{spaced[1]}")
    return less_than(text, begin)


def _start_tag(scene: Scene, tag: re.Match[str]) -> Fault | None:
    """The fault of a start tag: that of the first attribute which is not as it must be."""
    text = scene.text
    spans = [tag.span()]
    at = tag.end()
    while good := _ATTRIBUTE.match(text, at):
        spans.append(good.span(1))
        at = good.end()
    start, at = at, behind_space(text, at)
    name = NAME.match(text, at)
    if start == at == tag.end() and not text.startswith(("<", ">", "/>"), at) and text[at:]:
        return less_than(text, scene.token)
    if name is not None and start < at:
        spans.append(name.span())
    for begin, end in spans:
        if begin <= scene.at < end or text[end - 1 : scene.at + 1] in (":>", ": ", ":="):
            return _bad_name(scene, text[begin:end])
    if name is None:
        return _between(scene, tag, at)
    return value_ended(text, at, name) if start == at else _attribute(scene, tag, name)


def _attribute(scene: Scene, tag: re.Match[str], name: re.Match[str]) -> Fault:
    """The fault of what begins as an attribute."""
    text = scene.text
    equals = _EQUALS.match(text, name.end())
    if equals is None:
        return _without_value(scene, tag, name)
    begin = equals.end()
    if text[begin : begin + 1] in ('"', "'"):
        return in_value(text, name[0], begin, text.find(text[begin], begin + 1))
    return no_quotes(text, name, begin)


def _between(scene: Scene, tag: re.Match[str], at: int) -> Fault | None:
    """The fault of what is neither an attribute nor the end of the tag."""
    text = scene.text
    found = text[at : at + 1]
    if found in ("", "<"):
        return _no_end(scene.token, f"<{tag[0]}", found)
    if text.startswith((">", "/>"), at):
        # It is something in one of the values.
        return None
    if found == "/":
        return Fault(at, "/ can stand only before >, without a space", "write />")
    if found.isdigit():
        return Fault(at, f"the name of an attribute cannot begin with {found}", "take a letter")
    return Fault(at, f"{shown(found)} cannot stand here in the tag <{tag[0]}", "remove it")


def _without_value(scene: Scene, tag: re.Match[str], name: re.Match[str]) -> Fault:
    """The fault of a name without =: an attribute without a value, or no attribute at all."""
    text = scene.text
    behind = behind_space(text, name.end())
    of = name[0].rstrip(":")
    if quoted := _QUOTED.match(text, behind):
        message = f"= is missing between @{of} and its value"
        return Fault(name.start(), message, f'write {of}="{quoted[1]}"')
    follows = NAME.match(text, behind)
    if follows and not _EQUALS.match(text, follows.end()):
        # Words: the text of an element whose tag has no >, or what stands behind a <.
        if text.startswith(f"</{tag[0]}", text.find("<", behind)):
            return _no_end(scene.token, f"<{tag[0]}", ">")
        return less_than(text, scene.token)
    if follows or text.startswith((">", "/", "<"), behind):
        return Fault(name.start(), f"@{of} has no value", f'write {of}="…"')
    return less_than(text, scene.token)


def _no_end(begin: int, tag: str, found: str) -> Fault:
    if not found:
        return Fault(begin, f"the file ends within the tag {tag}", "is the file complete?")
    advice = "end it with >, or write &lt; if it is no tag"
    return Fault(begin, f"the tag {tag} has no >", advice)


def _bad_name(scene: Scene, name: str) -> Fault:
    found = scene.text[scene.at : scene.at + 1]
    if found == ":" or name.endswith(":"):
        advice = "one can stand between a prefix and a name"
        return Fault(scene.at, f"the name {name} has a colon too many", advice)
    return Fault(scene.at, f"{shown(found)} cannot stand in a name here", "take a letter")


_BEGINNINGS = (
    ("<!--", _comment),
    ("<!", _declaration),
    ("<?", _instruction),
    ("</", _end_tag),
    ("<", _tag),
)
