"""From a file to a `Schema`: one of Schematron's own, or one that stands in RELAX NG or in ODD.

What is abstract is made concrete (ISO/IEC 19757-3:2016, section 6.3).
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from tei.schematron.embedded import RELAX_NG, SCHEMATRON, TEI, of_odd, of_relax_ng
from tei.schematron.inclusion import Files
from tei.schematron.model import (
    ALL,
    FIRST_XPATH,
    LATER_XPATH,
    Key,
    Pattern,
    Phase,
    Schema,
    refuse,
)
from tei.schematron.rules import Declarations, lets, rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

XSLT = "http://www.w3.org/1999/XSL/Transform"
_S = f"{{{SCHEMATRON}}}"
_X = f"{{{XSLT}}}"
#: The Schematron before the standard.
_OLD = "{http://www.ascc.net/xml/schematron}"
#: What does not follow the name of a parameter.
_NAME_END = r"(?![\w.\-])"


def read(
    path: Path,
    taken_in: Sequence[Path] = (),
    found: Callable[[str], Path | None] = lambda _: None,
) -> Schema:
    """The schema in a file.

    Args:
        path: of the file.
        taken_in: the files that it takes in, where it is in RELAX NG.
        found: the file that stands for an address that it takes in, if there is one.

    Raises:
        SchemaFault: it is no schema.
        OSError: it cannot be read.
    """
    files = Files(path, found)
    root = files.root(path)
    is_grammar = str(root.tag).startswith(f"{{{RELAX_NG}}}")
    if is_grammar:
        root = of_relax_ng(root, map(files.root, taken_in))
    elif root.tag in (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"):
        root = of_odd(root)
        if root.find(f"{_S}pattern") is None:
            refuse("no rules stand in it", str(path))
    made = of_element(root, str(path))
    if is_grammar and not made.phases:
        made = replace(made, patterns=_each_once(made.patterns))
    return replace(made, digests=files.digests, addresses=files.addresses)


def of_element(root: etree._Element, path: str) -> Schema:
    """The schema that an element holds.

    Args:
        root: an element schema, in which nothing is left to take in.
        path: named in errors.

    Raises:
        SchemaFault: it is no schema.
    """
    if root.tag != f"{_S}schema":
        older = " but one of the Schematron before ISO's" if str(root.tag).startswith(_OLD) else ""
        refuse(f"this is no Schematron schema{older}: it begins with {root.tag!s}", path)
    binding = (root.get("queryBinding") or "xslt").strip().lower()
    if binding not in FIRST_XPATH | LATER_XPATH:
        refuse(f"the query binding {binding} is not known here", path, root.sourceline)
    _instantiate(root, path)
    declared = Declarations(root, path)
    return Schema(
        binding,
        {ns.get("prefix", ""): ns.get("uri", "") for ns in root.iterchildren(f"{_S}ns")},
        tuple(_patterns(root, declared)),
        {p.id: p for p in map(_phase, root.iterchildren(f"{_S}phase"))},
        root.get("defaultPhase") or ALL,
        lets(root),
        tuple(
            Key(k.get("name", ""), k.get("match", ""), k.get("use", ""))
            for k in root.iterchildren(f"{_X}key")
        ),
        tuple(etree.tostring(f, encoding="unicode") for f in root.iterchildren(f"{_X}function")),
        tuple(_obstacles(root)),
    )


def _obstacles(root: etree._Element) -> Iterator[str]:
    for child in root.iterchildren(f"{_X}*"):
        name = etree.QName(child).localname
        if name not in ("key", "function"):
            yield f"xsl:{name} on line {child.sourceline} is not run: of XSLT, keys and functions"


def _patterns(root: etree._Element, declared: Declarations) -> Iterator[Pattern]:
    for pattern in root.iterchildren(f"{_S}pattern"):
        if pattern.get("abstract") != "true":
            other = pattern.get("documents")
            obstacle = f"it is about other documents: {other}" if other else ""
            yield Pattern(
                pattern.get("id", ""), lets(pattern), tuple(rules_of(pattern, declared)), obstacle
            )


def _each_once(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """The patterns without those that differ from earlier ones in nothing but their words.

    TEI's grammars have some rules in several languages, and do not say in which.
    """
    kept: dict[object, Pattern] = {}
    for pattern in patterns:
        rules = tuple(
            (rule.context, rule.lets, tuple((c.is_report, c.test) for c in rule.checks))
            for rule in pattern.rules
        )
        kept.setdefault((pattern.lets, rules, pattern.obstacle), pattern)
    return tuple(kept.values())


def _phase(phase: etree._Element) -> Phase:
    active = (a.get("pattern", "") for a in phase.iterchildren(f"{_S}active"))
    return Phase(phase.get("id", ""), lets(phase), tuple(active))


def _instantiate(root: etree._Element, path: str) -> None:
    """Give patterns that are made after an abstract one its rules (section 6.3)."""
    abstract = {
        p.get("id"): p for p in root.iterchildren(f"{_S}pattern") if p.get("abstract") == "true"
    }
    for pattern in root.iterchildren(f"{_S}pattern"):
        name = pattern.get("is-a")
        if name is None:
            continue
        model = abstract.get(name)
        if model is None:
            refuse(f"there is no abstract pattern {name}", path, pattern.sourceline)
        given = {
            p.get("name", ""): p.get("value", "")
            for holder in (model, pattern)
            for p in holder.iterchildren(f"{_S}param")
        }
        for child in model:
            if child.tag == f"{_S}param":
                continue
            made = _copy(child)
            if given:
                _replace(made, given)
            pattern.append(made)


def _replace(element: etree._Element, given: dict[str, str]) -> None:
    """Put values in the place of parameters, in every attribute."""
    # The longest name first: $a is no beginning of $ab.
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True))
    reference = re.compile(rf"\$({names}){_NAME_END}")
    for each in element.iter("*"):
        for name, value in each.attrib.items():
            each.set(name, reference.sub(lambda found: given[found[1]], value))


def _copy(element: etree._Element) -> etree._Element:
    """An element once more, without the text behind it."""
    made = copy(element)
    made.tail = None
    return made
