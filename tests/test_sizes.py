"""Very large sources: a document or an error. How time grows with size is in benchmarks/."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from documents import assembled

Run = Callable[..., Result]

#: Long: what takes time is the number of sentences, and what has limits is the length of a line.
_SENTENCE = f"The rain fell on the village {{0}} all night{', and the river rose {0} times' * 12}. "


@pytest.mark.slow
def test_fifty_megabytes_in_a_line_are_a_document(run: Run, tmp_path: Path) -> None:
    """As much as that in one language: two that long are minutes' work for the aligner.

    That it aligns very many units is shown by the paragraphs of the next test.
    """
    source, out = tmp_path / "rain.txt", tmp_path / "a.xml"
    count = 50_000_000 // len(_SENTENCE)
    english = "".join(map(_SENTENCE.format, range(count)))
    source.write_text(assembled(english=english), encoding="utf-8")
    assert run("encode", source, "-o", out).exit_code == 0
    assert out.stat().st_size > 50_000_000


@pytest.mark.slow
def test_forty_thousand_paragraphs_are_a_document(run: Run, tmp_path: Path) -> None:
    # In two languages; libxml2 counts 65,535 lines.
    source, out = tmp_path / "rain.txt", tmp_path / "a.xml"
    lines = range(40_000)
    english = "\n".join(f"It rained {number} times." for number in lines)
    chinese = "\n".join(f"    下了{number}次雨。" for number in lines)
    source.write_text(assembled(english=english, chinese=chinese), encoding="utf-8")
    assert run("encode", source, "-o", out).exit_code == 0
    assert out.read_bytes().count(b"<p ") == 80_000


@pytest.mark.parametrize(
    "parts",
    [
        {"english": "rain " * 2_100_000},
        {"chinese": "雨" * 3_400_000},
        {"title": "Rain " * 2_100_000},
        {"author": "x" * 10_000_000},
    ],
    ids=["a sentence", "a Chinese sentence", "a title", "an author"],
)
def test_a_text_that_no_xml_can_hold_is_told_and_stops_nobody(
    parts: dict[str, str], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "long.txt").write_text(assembled(**parts), encoding="utf-8")
    (folder / "rain.txt").write_text(assembled(), encoding="utf-8")
    result = run("build", folder, "--out", tmp_path / "out", "--jobs", "1")
    assert result.exit_code == 1
    assert "1 left out" in result.stderr
    assert f"{folder / 'long.txt'}:" in result.stderr
    assert "TEI909" in result.stderr
    assert "TEI501" not in result.stderr
    assert len(list((tmp_path / "out" / "tei").glob("d*.xml"))) == 1


def test_a_text_just_short_enough_is_encoded(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "rain.txt"
    source.write_text(assembled(english="x" * 9_999_998 + "."), encoding="utf-8")
    result = run("encode", source, "-o", tmp_path / "a.xml")
    assert result.exit_code == 0, result.output
