"""`tei build`: many sources, some of them bad, in one process or several."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Source = Callable[..., str]


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_edition_has_tei_pages_schemas_and_a_report(
    run: Run, rain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("build", rain.parent, "--out", out)
    assert result.exit_code == 0, result.output
    files = _tree(out)
    [tei] = [name for name in files if name.startswith("tei/d")]
    page = tei.replace("tei/", "html/").replace(".xml", ".html")
    assert {page, "html/index.html", "report/findings.txt", "report/findings.json"} <= set(files)
    assert {"tei/schema/edition.rng", "tei/schema/edition.sch"} <= set(files)
    assert page.removeprefix("html/").encode() in files["html/index.html"]


def test_a_list_of_nothing_is_not_advised(run: Run, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "rain.txt").write_text(" ", encoding="utf-8")
    result = run("build", sources, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "0 documents in" in result.stderr
    assert "index.html" not in result.stderr
    (sources / "rain.en.txt").write_text("It rained.", encoding="utf-8")
    assert "index.html in a browser" in run("build", sources, "--out", tmp_path / "out").stderr


def test_one_bad_document_in_a_hundred_leaves_ninety_nine(
    run: Run, source: Source, tmp_path: Path
) -> None:
    folder, out = tmp_path / "hundred", tmp_path / "out"
    folder.mkdir()
    for number in range(100):
        text = source(english=f"It rained {number} times.")
        (folder / f"s{number:02}.txt").write_text(text, encoding="utf-8")
    bad = folder / "s42.txt"
    bad.write_bytes(b"It rained\xff in the night.")
    result = run("build", folder, "--out", out)
    assert result.exit_code == 1
    assert "99 documents in" in result.stderr
    assert "1 left out" in result.stderr
    files = _tree(out)
    for kind in ("tei", "html"):
        assert len([name for name in files if name.startswith(f"{kind}/d")]) == 99
    [error] = [f for f in json.loads(files["report/findings.json"]) if f["severity"] == "error"]
    assert (error["code"], error["path"]) == ("TEI103", str(bad))
    assert str(bad) in files["report/findings.txt"].decode()
    fast = ("build", folder, "--out", tmp_path / "fast", "--jobs", "1", "--fail-fast")
    assert run(*fast).exit_code == 1
    assert len(list((tmp_path / "fast" / "tei").glob("d*.xml"))) == 42


def test_one_process_and_two_give_the_same_edition(run: Run, ten: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert run("build", ten, "--out", tmp_path / jobs, "--jobs", jobs).exit_code == 1
    one, two = _tree(tmp_path / "1"), _tree(tmp_path / "2")
    assert len(one) > 20
    assert one == two


def test_building_again_changes_nothing_and_no_temporary_file_is_left(
    run: Run, ten: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", ten, "--out", out, "--jobs", "1")
    before = _tree(out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.xml")}
    run("build", ten, "--out", out, "--jobs", "1")
    assert _tree(out) == before
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.xml")} == times
    assert not [name for name in before if Path(name).name.startswith(".")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "ten"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\xff\xfe\xfd", b"Remember the milk."])
def test_the_old_tei_stays_when_the_source_has_become_bad(
    data: bytes, run: Run, rain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", rain.parent, "--out", out)
    before = {name: data for name, data in _tree(out).items() if name.startswith("tei/d")}
    rain.write_bytes(data)
    assert run("build", rain.parent, "--out", out).exit_code == 1
    assert {name: _tree(out)[name] for name in before} == before
    single = tmp_path / "rain.xml"
    single.write_bytes(b"old")
    assert run("encode", rain, "-o", single).exit_code == 1
    assert single.read_bytes() == b"old"


def test_two_sources_with_one_path_are_not_mixed(run: Run, source: Source, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rain.txt").write_text(source(english=f"It rained in {name}."), "utf-8")
    result = run("build", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "TEI901" in result.stderr
    [tei] = (tmp_path / "out" / "tei").glob("d*.xml")
    assert "It rained in a." in tei.read_text(encoding="utf-8")


def test_settings_above_both_folders_tell_the_two_apart(
    run: Run, source: Source, tmp_path: Path
) -> None:
    (tmp_path / "tei.toml").write_text('[edition]\ntitle = "Rain"\n', encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rain.txt").write_text(source(), encoding="utf-8")
    result = run("build", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out" / "tei").glob("d*.xml"))) == 2


def test_a_source_that_may_not_be_read_leaves_the_others(
    run: Run, ten: Path, tmp_path: Path
) -> None:
    (ten / "s9.txt").unlink()
    (ten / "s9.txt").symlink_to(tmp_path / "nowhere.txt")
    (ten / "s4.txt").unlink()
    result = run("build", ten, "--out", tmp_path / "out", "--jobs", "1")
    assert result.exit_code == 1
    assert "TEI903" in result.stderr
    assert len(list((tmp_path / "out" / "tei").glob("d*.xml"))) == 8


def test_an_output_folder_that_is_a_file_is_named(run: Run, rain: Path, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    result = run("build", rain.parent, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{tmp_path / 'out'}: this is a file" in result.stderr


def test_an_edition_beside_its_sources_is_no_source(
    run: Run, rain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rain.parent)
    assert run("build", ".").exit_code == 0
    assert "[1/1]" in run("build", ".").stderr


@pytest.mark.parametrize("out", ["build", "."])
def test_an_edition_in_the_folder_of_its_sources_is_no_source(
    out: str, run: Run, rain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rain.parent)
    assert run("build", ".", "--out", out).exit_code == 0
    before = _tree(Path(out))
    result = run("build", ".", "--out", out)
    assert result.exit_code == 0, result.output
    assert _tree(Path(out)) == before


def test_nor_is_an_edition_that_was_made_under_another_name(run: Run, rain: Path) -> None:
    assert run("build", rain.parent, "--out", rain.parent / "first").exit_code == 0
    result = run("build", rain.parent, "--out", rain.parent / "second")
    assert result.exit_code == 0, result.output
    assert "[1/1]" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_a_file_name_that_is_no_text_leaves_the_others(ten: Path, tmp_path: Path) -> None:
    (ten / "s4.txt").unlink()
    Path(os.fsdecode(os.fsencode(ten) + b"/\xff.txt")).write_bytes((ten / "s1.txt").read_bytes())
    command = [sys.executable, "-m", "tei", "build", str(ten), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert len(list((tmp_path / "out" / "tei").glob("d*.xml"))) == 10
    json.loads((tmp_path / "out" / "report" / "findings.json").read_text(encoding="utf-8"))


def test_tei_beside_a_source_is_told_and_takes_its_place(
    run: Run, rain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", rain.parent, "--out", out)
    [tei] = (out / "tei").glob("d*.xml")
    own = rain.parent / "own.xml"
    text = tei.read_text(encoding="utf-8").replace("<body>", "<!-- mine --><body>")
    own.write_text(text, encoding="utf-8")
    result = run("build", rain.parent, "--out", out, "--verbose")
    assert result.exit_code == 0, result.output
    assert f"[1/1] {own} → tei/{tei.name}" in result.stderr
    assert f"{own}: info: this TEI takes the place of its source" in result.stderr
    assert tei.read_bytes() == own.read_bytes()
    assert "TEI904" not in run("build", rain.parent, "--out", out).stderr


def test_bad_xml_is_counted_and_leaves_the_others(run: Run, rain: Path, tmp_path: Path) -> None:
    (rain.parent / "a.xml").write_text("<rain/>", encoding="utf-8")
    (rain.parent / "b.xml").write_text("<rain>", encoding="utf-8")
    result = run("build", rain.parent, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "2 left out" in result.stderr
    assert "TEI504" in result.stderr
    assert "TEI501" in result.stderr
    assert len(list((tmp_path / "out" / "tei").glob("*.xml"))) == 1


@pytest.mark.parametrize("named", ["tei", "tei/*.xml"])
def test_what_the_edition_has_is_no_source_of_it(
    named: str, run: Run, rain: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", rain.parent, "--out", out)
    before = _tree(out)
    result = run("build", out / named, "--out", out)
    assert result.exit_code == 2
    assert "this is the edition's own" in result.stderr
    assert _tree(out) == before
    assert run("build", out / named, "--out", tmp_path / "other").exit_code == 0
    assert _tree(tmp_path / "other")["html/index.html"] == before["html/index.html"]


def test_an_edition_of_tei_is_the_same_in_one_process_and_two(
    run: Run, ten: Path, tmp_path: Path
) -> None:
    run("build", ten, "--out", tmp_path / "first", "--jobs", "1")
    for path in (tmp_path / "first" / "tei").glob("d*.xml"):
        (ten / path.name).write_bytes(path.read_bytes())
    (ten / "s4.txt").unlink()
    (ten / "s5.txt").unlink()
    for jobs in ("1", "2"):
        assert run("build", ten, "--out", tmp_path / jobs, "--jobs", jobs).exit_code == 0
    one, two = _tree(tmp_path / "1"), _tree(tmp_path / "2")
    assert one == two
    assert one["html/index.html"] == _tree(tmp_path / "first")["html/index.html"]
