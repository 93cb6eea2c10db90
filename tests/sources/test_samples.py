"""Documents of the corpus itself, where somebody has them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tei import pipeline
from tei.diagnostics import Severity
from tei.settings import Settings
from tei.xml.parsing import parse

Encode = Callable[..., pipeline.Encoded]


@pytest.fixture
def data(sample: Path) -> bytes:
    return sample.read_bytes()


def test_a_sample_is_encoded_without_loss(data: bytes, encode: Encode) -> None:
    result = encode(data)
    assert [d for d in result.diagnostics if d.severity is Severity.ERROR] == []
    assert result.tei is not None
    assert parse(result.tei).getroot().tag == "{http://www.tei-c.org/ns/1.0}TEI"


def test_a_sample_has_both_languages(data: bytes, encode: Encode) -> None:
    result = encode(data)
    assert result.tei is not None
    divisions = parse(result.tei).findall(".//{*}body/{*}div")
    assert [division.get("type") for division in divisions] == ["translation", "original"]


def test_a_sample_says_the_same_when_it_is_verified(data: bytes, encode: Encode) -> None:
    result = encode(data)
    assert result.tei is not None
    source = pipeline.SourceBytes("rain.txt", data)
    found = pipeline.verify(result.tei, "rain.xml", [source], Settings())[1]
    assert [d.code.id for d in found if d.code.id.startswith("TEI4")] == []
