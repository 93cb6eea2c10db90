"""The same verdicts by Saxon: a stylesheet made here, the plain way, from a schema's own words.

It shares nothing with the engine but the reading of schemas: each pattern is a mode, each rule a
template with a priority, and every node of the document is offered to every mode.
"""

from pathlib import Path
from typing import Any

from lxml import etree

from tei.schematron import Schema

try:
    import saxonche
except ImportError:
    saxonche = None

XSL = "{http://www.w3.org/1999/XSL/Transform}"
SCHEMA_NAMESPACES = {"xs": "http://www.w3.org/2001/XMLSchema"}


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
