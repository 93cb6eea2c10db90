"""What stands deep in something else: as deep as TEI can hold it, and no crash below that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tei import pipeline

Run = Callable[..., Result]
EncodeFiles = Callable[..., pipeline.Encoded]


@pytest.mark.parametrize("depth", [99, 100, 101, 300, 1000])
def test_the_items_of_very_deep_lists_are_all_there(depth: int, encode_files: EncodeFiles) -> None:
    items = "".join(f"{'  ' * level}- item {level}\n" for level in range(depth))
    more = f"\n{'  ' * depth}more\n\nIt rained.\n"
    result = encode_files({"rain.md": f"# English\n\n{items}{more}\n# Deutsch\n\nEs regnete.\n"})
    assert result.tei is not None, result.diagnostics
    assert result.tei.count(b"<item") == depth
    assert b"<p" in result.tei.partition(b">more<")[2]
    assert pipeline.check(result.tei, "rain.xml", []) == []
    assert pipeline.show(result.tei, "rain.xml", "rain.xml")[0]


@pytest.mark.parametrize(
    ("opening", "code"), [("[", "TEI101"), ('{"a":', "TEI113"), ('[{"content":', "TEI113")]
)
def test_a_very_deep_record_is_a_finding(opening: str, code: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(opening * 100_000, encoding="utf-8")
    result = run("build", path, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert code in result.stderr
    assert "TEI902" not in result.stderr


def test_very_many_marks_of_quotation_are_one_quotation(encode_files: EncodeFiles) -> None:
    english = f"{'> ' * 100_000}It rained."
    result = encode_files({"rain.md": f"# English\n\n{english}\n\n# Deutsch\n\nEs regnete.\n"})
    assert result.tei is not None
    assert result.tei.count(b"<quote") == 1
