"""The same verdicts as other engines, and by both ways of this one."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from tei.schematron import Validator
from tei.schematron.reading import read

from . import arbitrary, saxon
from .expressions import Writer
from .schemas import without, write

SHARED = Path(os.environ.get("TEI_SHARED", Path(__file__).parents[3] / "shared"))
TEI_RULES = SHARED / "schemas" / "tei_all-4.10.2.isosch"
#: The ordinary run takes the first of them.
SEEDS = [*range(20), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(20, 60))]
needs_saxon = pytest.mark.skipif(saxon.saxonche is None, reason="saxonche is not installed")
needs_rules = pytest.mark.skipif(not TEI_RULES.exists(), reason="TEI's rules are not here")


def ours(validator: Validator, data: bytes) -> list[tuple]:
    """The checks that speak, the places that they speak of, and the patterns that were not run."""
    tree = etree.parse(BytesIO(data))
    return sorted(
        (f.pattern, f.check, f.line, f.column, f.message, f.is_unrun)
        if not f.is_unrun
        else (f.pattern, f.check, 0, 0, "", True)
        for f in validator.findings(tree, data)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_xpath_1_says_what_lxml_says(tmp_path, seed):
    writer = Writer(seed, is_later=False)
    path = write(tmp_path, writer.schema(), binding="xslt")
    data = writer.document().encode()
    tree = etree.parse(BytesIO(data))
    theirs = isoschematron.Schematron(etree.parse(path), store_report=True)
    theirs.validate(tree)
    report = theirs.validation_report
    svrl = "{http://purl.oclc.org/dsdl/svrl}"
    expected = sorted(
        (found.get("id"), tree.getpath(tree.xpath(found.get("location"))[0]))
        for found in report.iter(f"{svrl}failed-assert", f"{svrl}successful-report")
    )
    validator = Validator(read(path))
    found = [
        (found.check, tree.getpath([*tree.getroot().iter("*")][found.line - 1]))
        for found in _by_number(validator, tree)
    ]
    assert sorted(found) == expected


def _by_number(validator: Validator, tree: etree._ElementTree) -> list:
    """The findings in a document; for its line, each has the number of its element."""
    root = tree.getroot()
    text = b"\n".join(b"<x>" if number == 0 else b"<x/>" for number, _ in enumerate(root.iter("*")))
    return validator.findings(tree, text + b"</x>")


@pytest.mark.parametrize("seed", SEEDS)
def test_both_ways_say_the_same(tmp_path, seed):
    writer = Writer(seed, is_later=True)
    path = write(tmp_path, writer.schema(), binding="xslt2")
    data = writer.document().encode()
    swift, slow = Validator(read(path)), Validator(read(path))
    without(slow)
    assert ours(swift, data) == ours(slow, data)


@needs_saxon
@pytest.mark.parametrize("seed", SEEDS)
def test_xpath_2_says_what_saxon_says(tmp_path, seed):
    writer = Writer(seed, is_later=True)
    path = write(tmp_path, writer.schema(), binding="xslt2")
    document = tmp_path / "document.xml"
    document.write_text(writer.document())
    assert saxon.differences(read(path), [document]) == []


@needs_saxon
@needs_rules
def test_teis_rules_say_what_saxon_says(tmp_path):
    schema = read(TEI_RULES)
    documents = []
    for seed in range(30):
        documents.append(tmp_path / f"{seed}.xml")
        arbitrary.document(schema, seed).write(documents[-1])
    assert saxon.differences(schema, documents) == []


@needs_rules
def test_all_of_teis_rules_are_run():
    schema = read(TEI_RULES)
    assert sum(len(rule.checks) for p in schema.patterns for rule in p.rules) == 123
    validator, slow = Validator(schema), Validator(schema)
    without(slow)
    for seed in range(3):
        data = etree.tostring(arbitrary.document(schema, seed, 100))
        assert ours(validator, data) == ours(slow, data)
