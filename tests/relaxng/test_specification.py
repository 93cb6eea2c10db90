"""James Clark's tests of the specification: 385 schemas, correct and incorrect, with documents."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from conftest import SHARED
from lxml import etree

from tei.errors import MalformedXml
from tei.relaxng import Automaton, SchemaFault, faults
from tei.relaxng.compilation import compiled

SUITE = SHARED / "suites" / "relaxng-spectest.xml"
pytestmark = pytest.mark.skipif(not SUITE.is_file(), reason="the suite is not kept here")

#: The suite declares one entity, which stands for an element with a Thai name.
_ENTITY = b"&dii;", "<ดี/>".encode()


def _cases() -> list[etree._Element]:
    if not SUITE.is_file():
        return []
    parser = etree.XMLParser(resolve_entities=False)
    return list(etree.parse(SUITE, parser).iter("testCase"))


def _content(element: etree._Element) -> bytes:
    parts = [(element.text or "").encode(), *(etree.tostring(child) for child in element)]
    return b"".join(parts).strip().replace(*_ENTITY)


def _write(element: etree._Element, folder: Path) -> None:
    """Put the files that a case needs into a folder."""
    for resource in element.iterfind("resource"):
        (folder / resource.get("name", "")).write_bytes(_content(resource))
    for inner in element.iterfind("dir"):
        (folder / inner.get("name", "")).mkdir()
        _write(inner, folder / inner.get("name", ""))


def _is_valid(automaton: Automaton, document: etree._Element) -> bool:
    data = document.get("dtd", "").encode() + _content(document)
    try:
        return next(faults(automaton, BytesIO(data)), None) is None
    except MalformedXml:
        return False


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"line-{case.sourceline}")
def test_the_specification_is_followed(case: etree._Element, tmp_path: Path) -> None:
    _write(case, tmp_path)
    path = tmp_path / "schema.rng"
    incorrect = case.find("incorrect")
    if incorrect is not None:
        path.write_bytes(_content(incorrect))
        with pytest.raises(SchemaFault) as caught:
            compiled(path)
        assert re.match(rf"{re.escape(str(tmp_path))}/[^:]+(:\d+:\d+)?: \S", str(caught.value))
        return
    correct = case.find("correct")
    if correct is not None:
        path.write_bytes(_content(correct))
        automaton = Automaton(compiled(path))
        verdicts = [
            (document.tag, _is_valid(automaton, document))
            for document in case.iterchildren("valid", "invalid")
        ]
        assert verdicts == [(tag, tag == "valid") for tag, _ in verdicts]


def test_all_cases_are_there() -> None:
    assert len(_cases()) == 385
