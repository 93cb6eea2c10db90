"""Findings of Schematron rules as diagnostics."""

from pathlib import Path

from tei.diagnostics import Severity
from tei.validate import validate

RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<pattern><rule context="p"><assert id="w" test="@n" role="warning">No n.</assert>
<assert test="@m" role="nonfatal">No m.</assert><assert test="@o" role="INFO">No o.</assert>
<assert test="@q" role="fatal">No q.</assert><report id="u" test="none(.)">x</report>
</rule></pattern></schema>"""


def test_a_role_says_how_bad_it_is_and_the_place_has_a_column(tmp_path):
    for name in ("rules.sch", "rules.isosch"):
        schema = Path(tmp_path / name)
        schema.write_text(RULES)
        found = [*validate(b"<r>\n <p/></r>", "r.xml", [schema])]
        assert [(d.code.id, d.severity, d.message) for d in found[:4]] == [
            ("TEI503", Severity.WARNING, "No n"),
            ("TEI503", Severity.WARNING, "No m"),
            ("TEI503", Severity.INFO, "No o"),
            ("TEI503", Severity.ERROR, "No q"),
        ]
        assert [(d.code.id, d.severity) for d in found[4:]] == [("TEI508", Severity.WARNING)]
        assert {(d.location.line, d.location.column) for d in found} == {(2, 2)}
        assert found[0].help == f"rule w of {name}"
