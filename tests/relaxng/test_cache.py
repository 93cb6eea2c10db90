"""Schemas on disk: used when they are what they were, and by nobody else's hand."""

import marshal
import os
from pathlib import Path

import pytest

from tei.relaxng import Automaton, prepared
from tei.relaxng.cache import keep

from .letters import LETTERS, judged

DOCUMENT = (
    '<letter xmlns="http://example.org/letters" date="1958-03-20">'
    "<from>A</from><to>B</to><p>Rain.</p></letter>"
)
WRONG = DOCUMENT.replace("<p>", "<p n='1'>")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TEI_CACHE", str(folder))
    return folder


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "letters.rng"
    path.write_text(LETTERS, encoding="utf-8")
    return path


def _used(schema: Path) -> Automaton:
    """The automaton of a schema after two documents, kept."""
    automaton = prepared(schema)
    assert judged(automaton, DOCUMENT) == []
    assert len(judged(automaton, WRONG)) == 1
    keep(automaton)
    return automaton


def test_what_is_known_is_known_again(cache: Path, schema: Path) -> None:
    used = _used(schema)
    [file] = cache.iterdir()
    assert (file.stat().st_mode & 0o777, cache.stat().st_mode & 0o777) == (0o600, 0o700)
    again = prepared(schema)
    assert again.kept == again.size() == used.size()
    assert judged(again, WRONG) == judged(used, WRONG)
    before = file.stat().st_mtime_ns
    keep(again)
    assert file.stat().st_mtime_ns == before


def test_the_schema_may_move(cache: Path, schema: Path, tmp_path: Path) -> None:
    _used(schema)
    moved = schema.rename(tmp_path / "elsewhere.rng")
    assert prepared(moved).kept > 0
    assert len(list(cache.iterdir())) == 1


def test_the_same_schema_may_take_in_others_elsewhere(cache: Path, tmp_path: Path) -> None:
    outer = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="inner.rng"/></grammar>'
    )
    found = []
    for place, inner in (("one", LETTERS), ("two", LETTERS.replace('name="p"', 'name="q"'))):
        (tmp_path / place).mkdir()
        (tmp_path / place / "outer.rng").write_text(outer, encoding="utf-8")
        (tmp_path / place / "inner.rng").write_text(inner, encoding="utf-8")
        found.append(len(judged(prepared(tmp_path / place / "outer.rng"), DOCUMENT)))
    assert found[0] == 0 < found[1]
    assert len(list(cache.iterdir())) == 1


def test_another_content_is_another_schema(cache: Path, schema: Path) -> None:
    _used(schema)
    schema.write_text(LETTERS.replace('name="sign"', 'name="signed"'), encoding="utf-8")
    prepared(schema)
    assert len(list(cache.iterdir())) == 2


def test_a_file_that_is_taken_in_counts_too(cache: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner.rng"
    inner.write_text(LETTERS, encoding="utf-8")
    outer = tmp_path / "outer.rng"
    outer.write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
        '<include href="inner.rng"/></grammar>',
        encoding="utf-8",
    )
    assert judged(prepared(outer), DOCUMENT) == []
    inner.write_text(LETTERS.replace('name="sign"', 'name="signed"'), encoding="utf-8")
    signed = DOCUMENT.replace("</letter>", "<signed/></letter>")
    assert judged(prepared(outer), signed) == []
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("spoil", ["cut", "changed", "empty", "other"])
def test_a_spoilt_file_is_as_none(cache: Path, schema: Path, spoil: str) -> None:
    _used(schema)
    [file] = cache.iterdir()
    data = file.read_bytes()
    spoilt = {
        "cut": data[:-10],
        "changed": data[:500] + bytes([data[500] ^ 1]) + data[501:],
        "empty": b"",
        "other": data[:64] + marshal.dumps((1, 2, 3)),
    }[spoil]
    file.write_bytes(spoilt)
    assert judged(prepared(schema), DOCUMENT) == []
    assert file.read_bytes() != spoilt


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
@pytest.mark.parametrize("where", ["file", "folder"])
def test_a_file_that_others_can_write_is_not_used(cache: Path, schema: Path, where: str) -> None:
    _used(schema)
    [file] = cache.iterdir()
    (file if where == "file" else cache).chmod(0o777)
    fresh = prepared(schema)
    assert fresh.size() < _used(schema).size()


def test_nothing_is_kept_where_nobody_wants_it(
    schema: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TEI_CACHE", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    _used(schema)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.rng"]


def test_a_folder_that_cannot_be_written_does_no_harm(
    schema: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "file" / "cache"))
    _used(schema)


def test_a_documents_own_values_are_not_kept(cache: Path, schema: Path) -> None:
    automaton = prepared(schema)
    secret = "s" * 50
    judged(automaton, DOCUMENT.replace("<letter", f'<letter status="{secret}"'))
    keep(automaton)
    [file] = cache.iterdir()
    assert secret.encode() not in file.read_bytes()
