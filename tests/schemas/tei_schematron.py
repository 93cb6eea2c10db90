"""Just enough Schematron with XPath 2 to run TEI's own rules. lxml knows XPath 1.0 only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from elementpath import XPathContext, get_node_tree
from elementpath.xpath3 import XPath3Parser
from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where it holds, its variables, and what must be true there or must not."""

    contexts: tuple[str, ...]
    variables: tuple[tuple[str, str], ...]
    tests: tuple[tuple[str, bool, str], ...]
    namespaces: tuple[tuple[str, str], ...]


def _alternatives(context: str) -> tuple[str, ...]:
    """The parts of a context between the bars that stand in no brackets, as paths from the top."""
    depth = 0
    parts = [""]
    for sign in context:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return tuple(p.strip() if p.strip().startswith("/") else f"//{p.strip()}" for p in parts)


def load(path: Path) -> list[list[Rule]]:
    """The patterns of a schema, each with its rules."""
    root = etree.parse(path).getroot()
    namespaces = tuple((ns.get("prefix", ""), ns.get("uri", "")) for ns in root.iter(f"{SCH}ns"))
    return [
        [
            Rule(
                _alternatives(rule.get("context", "")),
                tuple((v.get("name", ""), v.get("value", "")) for v in rule.iter(f"{SCH}let")),
                tuple(
                    (
                        f"boolean({test.get('test')})",
                        test.tag == f"{SCH}assert",
                        " ".join("".join(test.itertext()).split()),
                    )
                    for test in rule.iter(f"{SCH}assert", f"{SCH}report")
                ),
                namespaces,
            )
            for rule in pattern.iter(f"{SCH}rule")
        ]
        for pattern in root.iter(f"{SCH}pattern")
    ]


@cache
def _parsed(path: str, namespaces: tuple[tuple[str, str], ...]) -> Any:
    # current() is XSLT's. Here it is a variable.
    return XPath3Parser(namespaces=dict(namespaces)).parse(path.replace("current()", "$current"))


def _broken(rule: Rule, tree: Any, node: Any) -> Iterator[str]:
    variables: dict[str, Any] = {"current": node}
    for name, value in rule.variables:
        context = XPathContext(root=tree, item=node, variables=variables)
        variables[name] = list(_parsed(value, rule.namespaces).select(context))
    for test, wanted, message in rule.tests:
        context = XPathContext(root=tree, item=node, variables=variables)
        if _parsed(test, rule.namespaces).evaluate(context) != wanted:
            yield f"{node.elem.tag}: {message}"


def findings(schema: list[list[Rule]], root: etree._Element) -> list[str]:
    """What the schema has to say. In each pattern the first rule that fits an element decides."""
    document: Any = root.getroottree()
    tree = get_node_tree(document)
    found: list[str] = []
    for pattern in schema:
        done: set[int] = set()
        for rule in pattern:
            for path in rule.contexts:
                for node in _parsed(path, rule.namespaces).select(XPathContext(root=tree)):
                    if id(node) not in done:
                        done.add(id(node))
                        found += _broken(rule, tree, node)
    return found
