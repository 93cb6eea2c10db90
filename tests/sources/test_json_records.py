"""The corpus's JSON months: read record by record, nothing lost, bad ones told."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei import pipeline
from tei.diagnostics import Diagnostic
from tei.settings import Settings
from tei.sources import SourceBytes
from tei.sources.json_records import records
from tei.validate import edition_schemas, validate
from tei.xml.parsing import parse

RECORD = {
    "path": "1958/03/20/1/5",
    "title": "终于下雨",
    "author": "李明　王芳",
    "date": "1958-03-20",
    "page_number": 1,
    "content": "    下雨了。\n    河水涨了。",
}


def _encoded(raw: str) -> pipeline.Encoded:
    [record] = records(io.BytesIO(raw.encode()), "m.json", None)
    assert isinstance(record, SourceBytes), record
    return pipeline.encode([record], f"m.json#{record.record}", Settings())


def _root(**fields: object) -> Any:
    encoded = _encoded(json.dumps({**RECORD, **fields}))
    assert encoded.tei is not None, encoded.diagnostics
    return parse(encoded.tei).getroot()


def _texts(root: Any, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in root.iterfind(path)]


def test_the_fields_are_in_the_header_and_the_content_in_the_text() -> None:
    root = _root(n=3)
    assert _texts(root, ".//{*}titleStmt/{*}title") == ["终于下雨"]
    assert _texts(root, ".//{*}titleStmt/{*}author") == ["李明", "王芳"]
    assert root.find(".//{*}imprint/{*}date").get("when") == "1958-03-20"
    assert _texts(root, ".//{*}biblScope") == ["1"]
    assert _texts(root, ".//{*}note[@n='n']") == ["3"]
    assert _texts(root, ".//{*}idno[@type='record']") == ["1958/03/20/1/5"]
    assert _texts(root, ".//{*}body//{*}p") == ["下雨了。", "河水涨了。"]
    assert [p.get("rend") for p in root.iterfind(".//{*}body//{*}p")] == ["indent(4sp)"] * 2


def _misnamed(**fields: object) -> list[str]:
    """What is said of the names of the fields of a record."""
    found = _encoded(json.dumps(fields)).diagnostics
    return [d.message for d in found if d.code.id == "TEI121"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("contents", "content"),
        ("Content", "content"),
        ("text", "content"),
        ("titel", "title"),
        ("autor", "author"),
        ("dates", "date"),
    ],
)
def test_a_field_with_nearly_the_name_of_one_that_is_lacking_is_told(name: str, near: str) -> None:
    fields = {**RECORD, name: RECORD[near]}
    assert _misnamed(**fields) == []
    del fields[near]
    [said] = _misnamed(**fields)
    assert f"no field {near!r}" in said
    assert repr(name) in said
    assert _misnamed(**{**fields, near: " "}) == [said]


@pytest.mark.parametrize("name", ["update", "id", "path", "section", "pathname", "n", "", "\x1e"])
def test_a_field_of_any_other_name_is_not_told(name: str) -> None:
    assert _misnamed(**{name: "1958", "title": "终于下雨"}) == []


def test_a_record_that_holds_both_languages_is_divided() -> None:
    content = "It rained.\n\n<hr />\n\nOriginal:\n\n### 终于下雨\n\n    下雨了。"
    root = _root(content=content)
    assert [d.get("type") for d in root.iterfind(".//{*}body/{*}div")] == [
        "translation",
        "original",
    ]


def test_what_is_blank_or_null_is_left_out() -> None:
    root = _root(author=None, page_number="", title="  ")
    assert _texts(root, ".//{*}author") == []
    assert _texts(root, ".//{*}biblScope") == []
    assert _texts(root, ".//{*}titleStmt/{*}title") == ["[Untitled]"]


def test_a_field_that_is_given_twice_is_told_and_kept() -> None:
    encoded = _encoded(json.dumps(RECORD)[:-1] + ', "date": "1958-03-21"}')
    assert [d.code.id for d in encoded.diagnostics] == ["TEI109"]
    assert encoded.tei is not None
    assert _texts(parse(encoded.tei).getroot(), ".//{*}note[@n='date']") == ["1958-03-21"]


def test_places_are_those_of_the_content() -> None:
    encoded = _encoded(json.dumps({**RECORD, "content": "下雨了。\n河水\x07涨了。"}))
    [found] = encoded.diagnostics
    assert str(found.location) == "m.json#1958/03/20/1/5:2:3"


@pytest.mark.parametrize("separator", [",", "\n", " , \r\n", ""])
@pytest.mark.parametrize("frame", ["[{}]", " [ {} ] ", "{}", "\ufeff{}"])
def test_a_list_and_records_one_after_the_other_are_read(separator: str, frame: str) -> None:
    one = json.dumps(RECORD)
    raw = frame.replace("{}", separator.join([one] * 3)).encode()
    found = list(records(io.BytesIO(raw), "m.json", None))
    assert [getattr(item, "data", item) for item in found] == [one.encode()] * 3


@pytest.mark.parametrize(
    "bad",
    ["{", '{"a": 1', '{"a" 1}', "17", '"text"', "[1, 2]", "{]}", '{"a": ' + "[" * 100_000, "null"],
)
def test_what_cannot_be_read_on_is_told_after_what_could(bad: str) -> None:
    raw = f"[{json.dumps(RECORD)},\n{bad}".encode()
    first, *rest = records(io.BytesIO(raw), "m.json", None)
    assert isinstance(first, SourceBytes)
    [found] = rest
    assert isinstance(found, Diagnostic)
    assert (found.code.id, found.location.line) == ("TEI113", 2)


def test_bytes_that_are_no_text_are_told() -> None:
    raw = json.dumps(RECORD).encode() + b"\xff\xfe"
    *_, found = records(io.BytesIO(raw), "m.json", None)
    assert isinstance(found, Diagnostic)
    assert found.code.id == "TEI103"


def test_a_month_is_never_whole_in_memory() -> None:
    one = json.dumps({**RECORD, "content": "雨" * 2000}).encode()

    class Month(io.RawIOBase):
        left = 3000

        def read(self, size: int = -1) -> bytes:
            count = min(self.left, max(1, size // len(one)))
            self.left -= count
            return (one + b"\n") * count

    tracemalloc.start()
    count = sum(1 for _ in records(Month(), "m.json", None))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert peak < 5_000_000 < 3000 * len(one)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.sampled_from(["path", "title", "author", "date", "page_number", "content", "x"]),
        st.one_of(_TEXT, st.none(), st.integers(), st.lists(_TEXT, max_size=2)),
    )
)
def test_any_record_is_encoded_without_loss(
    record: dict[str, object],
) -> None:
    encoded = _encoded(json.dumps(record))
    lost = [d for d in encoded.diagnostics if d.code.id.startswith("TEI4")]
    assert lost == []
    if encoded.tei is not None:
        assert [*validate(encoded.tei, "m.xml", edition_schemas())] == []
