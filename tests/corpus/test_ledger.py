"""Building again: what an editor has touched stays, what no source stands for goes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tei import corpus

Source = Callable[..., str]


@pytest.fixture
def sources(tmp_path: Path, source: Source) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("rain", "snow"):
        text = source(english=f"It was {name} all day.")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _build(sources: Path) -> list[str]:
    """Build the edition beside `sources`; the codes of what was found."""
    found = corpus.documents(corpus.entries([str(sources)]))
    outcomes = list(corpus.build(found, sources.parent / "out"))
    return [d.code.id for outcome in outcomes for d in outcome.diagnostics]


def _files(sources: Path, kind: str) -> list[Path]:
    return sorted((sources.parent / "out").glob(f"{kind}/d*"))


def _of(sources: Path, word: str) -> Path:
    [tei] = [path for path in _files(sources, "tei") if word in path.read_text(encoding="utf-8")]
    return tei


def _edit(path: Path, old: str, new: str) -> bytes:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_bytes()


def test_an_editors_correction_is_checked_shown_and_not_written_over(sources: Path) -> None:
    assert _build(sources) == []
    tei = _of(sources, "rain")
    editor = "-encoder"
    corrected = f'rain <choice><sic>all</sic><corr resp="#{tei.stem}{editor}">every</corr></choice>'
    edited = _edit(tei, "rain all", corrected)
    assert _build(sources) == _build(sources) == ["TEI904"]
    assert tei.read_bytes() == edited
    page = (sources.parent / "out" / "html" / f"{tei.stem}.html").read_text(encoding="utf-8")
    assert "every" in page


def test_a_mistake_of_an_editor_is_an_error(sources: Path) -> None:
    _build(sources)
    edited = _edit(_of(sources, "rain"), "rain all day", "rain all night")
    assert set(_build(sources)) == {"TEI904", "TEI401", "TEI402"}
    assert _of(sources, "rain").read_bytes() == edited


def test_an_editors_file_that_is_no_xml_any_more_stays(sources: Path) -> None:
    _build(sources)
    tei = _of(sources, "rain")
    edited = _edit(tei, "</teiHeader>", "")
    assert set(_build(sources)) == {"TEI904", "TEI501"}
    assert tei.read_bytes() == edited


def test_without_a_ledger_an_editor_is_known_by_the_name(sources: Path) -> None:
    _build(sources)
    rain, snow = _of(sources, "rain"), _of(sources, "snow")
    change = f'<change who="#{rain.stem}-source">Corrected.</change>'
    edited = _edit(rain, "<revisionDesc>", f"<revisionDesc>{change}")
    _edit(snow, "snow all", "sleet all")
    (sources.parent / "out" / "ledger.sqlite").unlink()
    assert "TEI904" in _build(sources)
    assert rain.read_bytes() == edited
    assert "sleet" not in snow.read_text(encoding="utf-8")


def test_a_file_that_is_removed_is_encoded_anew(sources: Path) -> None:
    _build(sources)
    tei = _of(sources, "rain")
    before = tei.read_bytes()
    _edit(tei, "rain all", "rain <!-- ! --> all")
    tei.unlink()
    assert _build(sources) == []
    assert tei.read_bytes() == before


def test_what_was_written_goes_with_its_source(sources: Path) -> None:
    _build(sources)
    (sources / "rain.txt").unlink()
    assert _build(sources) == []
    assert [len(_files(sources, kind)) for kind in ("tei", "html")] == [1, 1]
    index = (sources.parent / "out" / "html" / "index.html").read_text(encoding="utf-8")
    assert index.count("<h3") == 1


def test_a_document_that_changes_its_date_changes_its_name(sources: Path) -> None:
    _build(sources)
    _edit(sources / "rain.txt", "Date: 1958-03-20", "Date: 1958-03-21")
    _edit(sources / "rain.txt", "1958-03-20", "1958-03-21")
    assert _build(sources) == []
    assert [path.name[:11] for path in _files(sources, "tei")] == ["d1958-03-20", "d1958-03-21"]
    assert len(_files(sources, "html")) == 2


def test_an_editors_file_whose_source_is_gone_stays_and_is_told(sources: Path) -> None:
    _build(sources)
    edited = _edit(_of(sources, "rain"), "rain all", "rain <!-- ! --> all")
    (sources / "rain.txt").unlink()
    assert _build(sources) == ["TEI905"]
    assert _of(sources, "rain").read_bytes() == edited
    assert _build(sources) == []


def test_a_part_of_the_sources_leaves_the_rest_of_the_edition(sources: Path) -> None:
    _build(sources)
    found = corpus.documents(corpus.entries([str(sources / "rain.txt")]))
    assert len(list(corpus.build(found, sources.parent / "out"))) == 1
    assert len(_files(sources, "tei")) == 2
    index = (sources.parent / "out" / "html" / "index.html").read_text(encoding="utf-8")
    assert index.count("<h3") == 2


def test_a_source_that_has_become_bad_keeps_what_it_had(sources: Path) -> None:
    _build(sources)
    (sources / "rain.txt").write_bytes(b"")
    assert _build(sources) == ["TEI101"]
    assert len(_files(sources, "tei")) == 2


def test_a_record_that_is_gone_takes_its_document_with_it(tmp_path: Path) -> None:
    records = [{"path": str(n), "date": "1958-03-20", "content": "下雨了。"} for n in range(3)]
    path = tmp_path / "m.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    _build(path)
    assert len(_files(path, "tei")) == 3
    path.write_text(json.dumps(records[:2])[:-8], encoding="utf-8")
    assert "TEI113" in _build(path)
    assert len(_files(path, "tei")) == 3
    path.write_text(json.dumps(records[:2]), encoding="utf-8")
    _build(path)
    assert len(_files(path, "tei")) == 2


@pytest.mark.parametrize("whole", [0, 4096], ids=["from its start", "in its table"])
def test_a_damaged_ledger_is_named(whole: int, sources: Path, run: Callable[..., Result]) -> None:
    _build(sources)
    ledger = sources.parent / "out" / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes()[:whole] + b"no database" * 1000)
    result = run("build", sources, "--out", sources.parent / "out")
    assert result.exit_code == 2
    assert "ledger.sqlite" in result.stderr
    assert "remove this file" in result.stderr


def test_fail_fast_stops_and_takes_nothing_away(
    sources: Path, source: Source, run: Callable[..., Result]
) -> None:
    _build(sources)
    (sources / "a.txt").write_bytes(b"")
    (sources / "zebra.txt").write_text(source(), encoding="utf-8")
    result = run("build", sources, "--out", sources.parent / "out", "--fail-fast")
    assert result.exit_code == 1
    assert len(_files(sources, "tei")) == 2
    assert run("build", sources, "--out", sources.parent / "out").exit_code == 1
    assert len(_files(sources, "tei")) == 3
