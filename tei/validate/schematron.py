"""Schematron by lxml's own implementation (XPath 1.0). Compiled once per process.

The rules run without access to files or the network: a schema may come from anybody, and a rule can
say ``document('/etc/passwd')``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree, isoschematron

from tei.diagnostics import Location, Severity
from tei.errors import SchemaUnusable
from tei.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tei.diagnostics import Diagnostic

#: The Schematron Validation Report Language (ISO/IEC 19757-3, annex D).
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"

_SEVERITIES = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
}


def check(tree: etree._ElementTree, path: str, schema: Path) -> Iterator[Diagnostic]:
    """What the rules of a Schematron schema find."""
    try:
        report = _compiled(schema)(tree)
    except etree.XSLTApplyError as error:
        message = f"{schema}: its rules cannot be run: {error}"
        raise SchemaUnusable(message) from None
    for failed in report.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
        nodes = tree.xpath(failed.get("location", "/*"))
        line = nodes[0].sourceline if nodes else 0
        message = " ".join("".join(failed.itertext()).split()).rstrip(".")
        severity = _SEVERITIES.get(failed.get("role", "").lower(), Severity.ERROR)
        location = Location(path, line or 0)
        yield findings.against_rule(location, message, severity, failed.get("id", ""), schema.name)


@cache
def _compiled(schema: Path) -> etree.XSLT:
    """The stylesheet that the schema becomes; what it makes of a document is a report."""
    try:
        rules = isoschematron.Schematron(etree.parse(str(schema)), store_xslt=True).validator_xslt
        assert rules is not None  # noqa: S101 - store_xslt keeps it
        return etree.XSLT(rules, access_control=etree.XSLTAccessControl.DENY_ALL)
    except (OSError, etree.LxmlError) as error:
        message = f"{schema}: not a usable Schematron schema: {error}"
        raise SchemaUnusable(message) from None
