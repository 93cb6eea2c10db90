"""Rules, and the messages of what they say, from the elements that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.schematron.model import Check, Let, Message, Name, Rule, ValueOf, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_S = "{http://purl.oclc.org/dsdl/schematron}"
_X = "{http://www.w3.org/1999/XSL/Transform}"


class Declarations:
    """What the rules of a schema refer to.

    Attributes:
        path: of the schema, for errors.
        abstract: rules without a context, by identifier (section 5.4.13).
        said: diagnostics and properties, by the name of the element and the identifier.
    """

    def __init__(self, root: etree._Element, path: str) -> None:
        self.path = path
        self.abstract = {
            rule.get("id", ""): rule
            for rule in root.iter(f"{_S}rule")
            if rule.get("abstract") == "true"
        }
        self.said = {
            (name, each.get("id", "")): message(each)
            for name in ("diagnostic", "property")
            for each in root.iter(f"{_S}{name}")
        }

    def messages(self, check: etree._Element, name: str) -> list[tuple[str, Message]]:
        """The diagnostics or properties that a check names, with their identifiers."""
        found = []
        plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
        for each in check.get(plural, "").split():
            if (name, each) not in self.said:
                refuse(f"there is no {name} {each}", self.path, check.sourceline)
            found.append((each, self.said[name, each]))
        return found


def lets(holder: etree._Element) -> tuple[Let, ...]:
    """The variables that an element declares itself.

    One that has no expression has elements for its value; it is left without a value, and what
    uses it is told to be impossible.
    """
    return tuple(
        Let(let.get("name", ""), let.get("value", "")) for let in holder.iterchildren(f"{_S}let")
    )


def rules_of(pattern: etree._Element, declared: Declarations) -> Iterator[Rule]:
    """The rules of a pattern, each with what it takes from abstract ones.

    Raises:
        SchemaFault: a rule has no context, or extends what is not there or itself.
    """
    for rule in pattern.iterchildren(f"{_S}rule"):
        if rule.get("abstract") == "true":
            continue
        context = rule.get("context", "")
        if not context.strip():
            refuse("a rule has no context", declared.path, rule.sourceline)
        variables: list[Let] = []
        checks: list[Check] = []
        for holder, child in _held(rule, declared, ()):
            if child is None:
                variables += lets(holder)
            else:
                checks.append(_check(child, rule, declared))
        yield Rule(
            rule.get("id", ""), context, tuple(variables), tuple(checks), rule.sourceline or 0
        )


def _held(
    holder: etree._Element, declared: Declarations, way: tuple[str, ...]
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The checks of a rule and of those that it extends, with the rule that holds them.

    Each rule comes without a check first, for its variables (section 5.4.4).
    """
    yield holder, None
    for child in holder.iterchildren(f"{_S}assert", f"{_S}report", f"{_S}extends"):
        if child.tag != f"{_S}extends":
            yield holder, child
            continue
        name = child.get("rule", "")
        if name in way:
            refuse(f"the rule {name} extends itself", declared.path, child.sourceline)
        if name not in declared.abstract:
            refuse(f"there is no abstract rule {name}", declared.path, child.sourceline)
        yield from _held(declared.abstract[name], declared, (*way, name))


def _check(check: etree._Element, rule: etree._Element, declared: Declarations) -> Check:
    test = check.get("test", "")
    if not test.strip():
        refuse("an assert or report has no test", declared.path, check.sourceline)
    said = message(check)
    for _, more in declared.messages(check, "diagnostic"):
        said = (*said, " ", *more)
    return Check(
        check.get("id", ""),
        check.tag == f"{_S}report",
        test,
        said,
        check.get("role") or rule.get("role") or "",
        check.get("flag") or rule.get("flag") or "",
        tuple(declared.messages(check, "property")),
        check.get("see") or rule.get("see") or "",
        check.sourceline or 0,
    )


def message(element: etree._Element) -> Message:
    """The words in an element, and what is filled in between them.

    emph, dir and span stand for nothing but what is in them.
    """
    return tuple(part for part in _parts(element) if part != "")


def _parts(element: etree._Element) -> Iterator[str | ValueOf | Name]:
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_S}value-of", f"{_X}value-of"):
            yield ValueOf(child.get("select", ""))
        elif child.tag == f"{_S}name":
            yield Name(child.get("path", ""))
        elif isinstance(child.tag, str):
            yield from _parts(child)
        yield child.tail or ""
