"""`tei names`: suggestions for an authority file, and what is said of them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tei.language.names import read, tagging

Source = Callable[..., str]
Run = Callable[..., Result]

ROWS = "id,kind,name:zh,name:en\nfuxin,place,阜新,Fuxin\n"


@pytest.fixture
def sources(tmp_path: Path, source: Source) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "names.csv").write_text(ROWS, encoding="utf-8")
    (folder / "tei.toml").write_text('[names]\nauthority = ["names.csv"]\n', encoding="utf-8")
    text = source(chinese="    喻屏来到阜新。", english="Yu Ping came to Fuxin.")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def without_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "_tagger", lambda: None)


@pytest.mark.usefixtures("without_tagger")
def test_what_the_file_lacks_is_suggested_and_fits_into_it(sources: Path, run: Run) -> None:
    review = sources.parent / "review.csv"
    result = run("names", sources, "-o", review)
    assert result.exit_code == 0
    assert f"1 name to look at in {review}, from 1 document." in result.stderr
    assert "pip install 'tei[names]'" in result.stderr
    [row] = csv.DictReader(review.read_text(encoding="utf-8-sig").splitlines())
    assert (row["name:zh-Hans"], row["name:en"], row["kind"]) == ("喻屏", "Yu Ping", "person")
    assert row["#places"].startswith(f"{sources / 'a.txt'}:")
    filled = review.read_text(encoding="utf-8-sig").replace("\n,person", "\nyu-ping,person")
    review.write_text(filled, encoding="utf-8")
    assert [entity.id for entity in read(sources / "names.csv", review).entities] == [
        "fuxin",
        "yu-ping",
    ]


def test_an_edition_among_the_sources_is_no_source(sources: Path, run: Run) -> None:
    assert run("build", sources, "--out", sources / "build").exit_code == 0
    result = run("names", sources, "-o", sources.parent / "review.csv")
    assert result.exit_code == 0, result.stderr
    assert "from 1 document." in result.stderr


def test_nothing_of_it_is_written_into_an_edition(sources: Path, run: Run) -> None:
    assert run("encode", sources / "a.txt", "-o", sources / "a.xml").exit_code == 0
    tei = (sources / "a.xml").read_text(encoding="utf-8")
    assert "<placeName" in tei
    assert "<persName" not in tei


@pytest.mark.skipif(not tagging.tagger_is_installed(), reason="rjieba is not installed")
def test_with_the_tagger_nothing_is_asked_for(sources: Path, run: Run) -> None:
    assert "pip" not in run("names", sources, "-o", sources.parent / "review.csv").stderr


@pytest.mark.usefixtures("without_tagger")
def test_texts_without_links_are_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "rain.en.txt"
    path.write_text("It rained in Fuxin.\n", encoding="utf-8")
    result = run("names", path, "-o", "-")
    assert result.exit_code == 0
    assert "0 names to look at, from 1 document." in result.stderr
    assert "Chinese is linked with English, and nothing is" in result.stderr


@pytest.mark.parametrize("name", ["names.csv", "tei.toml", "a.txt", "more.csv"])
def test_no_file_is_written_over(sources: Path, run: Run, name: str) -> None:
    (sources / "more.csv").touch()
    before = (sources / name).read_bytes()
    result = run("names", sources, "-o", sources / name)
    assert result.exit_code == 2
    assert "name another file" in result.stderr
    assert (sources / name).read_bytes() == before


def test_what_cannot_be_read_is_told(sources: Path, run: Run) -> None:
    (sources / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = run("names", sources, "-o", sources.parent / "review.csv")
    assert result.exit_code == 1
    assert "b.txt" in result.stderr
