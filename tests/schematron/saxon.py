"""The same verdicts by Saxon: a stylesheet made here, the plain way, from a schema's own words.

It shares nothing with the engine but the reading of schemas: each pattern is a mode, each rule a
template with a priority, and every node of the document is offered to every mode.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from tei.schematron import Schema, Validator

try:
    import saxonche
except ImportError:
    saxonche = None

XSL = "{http://www.w3.org/1999/XSL/Transform}"


def _sheet(schema: Schema) -> etree._Element:
    nsmap = {**schema.namespaces, "xsl": XSL[1:-1]}
    sheet = etree.Element(f"{XSL}stylesheet", {"version": "3.0"}, nsmap=nsmap)
    etree.SubElement(sheet, f"{XSL}output", method="text")
    for key in schema.keys:
        etree.SubElement(sheet, f"{XSL}key", name=key.name, match=key.match, use=key.use)
    lets, patterns = schema.active()
    for let in lets:
        etree.SubElement(sheet, f"{XSL}variable", name=let.name, select=let.value)
    start = etree.SubElement(sheet, f"{XSL}template", match="/")
    for number, pattern in enumerate(patterns):
        mode = f"m{number}"
        etree.SubElement(start, f"{XSL}apply-templates", select=".", mode=mode)
        rest = etree.SubElement(
            sheet, f"{XSL}template", match="@* | node() | /", mode=mode, priority="-1"
        )
        etree.SubElement(rest, f"{XSL}apply-templates", select="@* | node()", mode=mode)
        for at, rule in enumerate(pattern.rules):
            template = etree.SubElement(
                sheet, f"{XSL}template", match=rule.context, mode=mode, priority=str(10000 - at)
            )
            for order, check in enumerate(rule.checks):
                test = check.test if check.is_report else f"not({check.test})"
                attempt = etree.SubElement(template, f"{XSL}try")
                for let in (*pattern.lets, *rule.lets):
                    etree.SubElement(attempt, f"{XSL}variable", name=let.name, select=let.value)
                yes = etree.SubElement(attempt, f"{XSL}if", test=test)
                place = f"concat('{number} {at} {order} ', path(), '&#10;')".replace("&#10;", "\n")
                etree.SubElement(yes, f"{XSL}value-of", select=place)
                caught = etree.SubElement(attempt, f"{XSL}catch")
                etree.SubElement(caught, f"{XSL}value-of", select=f"concat('error ', {place})")
            etree.SubElement(template, f"{XSL}apply-templates", select="@* | node()", mode=mode)
    return sheet


class Saxon:
    """A schema, compiled by Saxon."""

    def __init__(self, schema: Schema) -> None:
        self.processor = saxonche.PySaxonProcessor(license=False)
        compiler: Any = self.processor.new_xslt30_processor()
        text = etree.tostring(_sheet(schema), encoding="unicode")
        self.program = compiler.compile_stylesheet(stylesheet_text=text)

    def verdicts(self, document: Path) -> set[tuple[str, str]]:
        """The numbers of checks that speak, and the paths of the nodes that they speak of."""
        node = self.processor.parse_xml(xml_file_name=str(document))
        text = self.program.transform_to_string(xdm_node=node) or ""
        found = set()
        for line in text.splitlines():
            words = line.split(" ", 4 if line.startswith("error") else 3)
            found.add((" ".join(words[:-1]), words[-1]))
        return found


def differences(schema: Schema, documents: list[Path]) -> list[str]:
    """What this engine and Saxon say differently of documents.

    Of a check that cannot be run it counts that it cannot, and not where.
    """
    # Patterns need not have names of their own.
    schema = replace(
        schema, patterns=tuple(replace(p, id=str(n)) for n, p in enumerate(schema.patterns))
    )
    validator, reference = Validator(schema), Saxon(schema)
    found = []
    for document in documents:
        tree = etree.parse(document)
        places = _places(tree, validator)
        theirs = reference.verdicts(document)
        expected = {
            (number.split()[0], path) for number, path in theirs if not number.startswith("error")
        }
        failed = {number.split()[1] for number, _ in theirs if number.startswith("error")}
        unrun = {pattern for pattern, _, is_unrun in places if is_unrun}
        spoken = {(pattern, path) for pattern, path, is_unrun in places if not is_unrun}
        found += [f"{document.name}: only Saxon: {each}" for each in sorted(expected - spoken)]
        found += [f"{document.name}: Saxon not: {each}" for each in sorted(spoken - expected)]
        found += [f"{document.name}: run by one: {each}" for each in sorted(failed ^ unrun)]
    return found


def _places(tree: etree._ElementTree, validator: Validator) -> set[tuple[str, str, bool]]:
    by_place = {}
    for number, element in enumerate(tree.getroot().iter("*")):
        by_place[number] = _path(element)
    numbered = b"\n".join(b"<x>" if number == 0 else b"<x/>" for number, _ in enumerate(by_place))
    found = set()
    for each in validator.findings(tree, numbered + b"</x>"):
        path = by_place[max(each.line - 1, 0)]
        if each.attribute:
            name = each.attribute
            path += f"/@Q{name}" if name.startswith("{") else f"/@{name}"
        found.add((each.pattern, path, each.is_unrun))
    return found


def _path(element: etree._Element) -> str:
    """The path that Saxon writes."""
    steps = []
    for each in (element, *element.iterancestors()):
        name = etree.QName(each)
        before = sum(1 for _ in each.itersiblings(each.tag, preceding=True))
        steps.append(f"/Q{{{name.namespace or ''}}}{name.localname}[{before + 1}]")
    return "".join(reversed(steps))
