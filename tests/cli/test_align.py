"""`tei align`: plain texts in, tables and memories out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tei.cli import cli

GERMAN = "Am 3. Mai regnete es in Bern. Der Regen dauerte 14 Stunden.\nDann schien die Sonne.\n"
FRENCH = "Le 3 mai, il plut à Berne. La pluie dura 14 heures.\nPuis le soleil brilla.\n"


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GERMAN, encoding="utf-8")
    Path("b.txt").write_text(FRENCH, encoding="utf-8")


def align(*arguments: str, lang: str = "de,fr", text: str = "") -> Result:
    return CliRunner().invoke(cli, ["align", *arguments, "--lang", lang], input=text)


def test_running_text_is_divided_into_sentences() -> None:
    lines = align("a.txt", "b.txt").stdout.splitlines()
    assert lines[0] == "cert\tde\tfr"
    assert [line.split("\t")[1:] for line in lines[1:]] == [
        ["Am 3. Mai regnete es in Bern.", "Le 3 mai, il plut à Berne."],
        ["Der Regen dauerte 14 Stunden.", "La pluie dura 14 heures."],
        ["Dann schien die Sonne.", "Puis le soleil brilla."],
    ]
    assert all(0 <= float(line.split("\t")[0]) <= 1 for line in lines[1:])


def test_beads_are_numbered_as_vecalign_numbers_them() -> None:
    lines = align("a.txt", "b.txt", "--lines", "--format", "vecalign").stdout.splitlines()
    assert [line.rpartition(":")[0] for line in lines] == ["[0]:[0]", "[1]:[1]"]


def test_empty_lines_are_units_and_files_without_text_have_none() -> None:
    Path("c.txt").write_text("\n\n", encoding="utf-8")
    Path("d.txt").write_text("", encoding="utf-8")
    said = align("c.txt", "d.txt", "--lines", "--format", "vecalign").stdout
    assert said == "[0]:[]:0.000000\n[1]:[]:0.000000\n"
    assert align("d.txt", "d.txt").stdout == "cert\tde\tfr\n"


def test_a_translation_memory_has_what_is_linked() -> None:
    Path("a.txt").write_text(GERMAN.replace("Sonne", "<Sonne> & \tMond"), encoding="utf-8")
    assert align("a.txt", "b.txt", "--format", "tmx", "-o", "m.tmx").exit_code == 0
    root = etree.parse("m.tmx").getroot()
    assert root.find("header").get("srclang") == "de"
    texts = [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]
    assert texts[-1] == ["Dann schien die <Sonne> & \tMond.", "Puis le soleil brilla."]
    assert len(texts) == 3


def test_standard_input_is_one_of_the_two() -> None:
    assert align("-", "b.txt", text=GERMAN).stdout == align("a.txt", "b.txt").stdout
    assert "one text" in align("-", "-").output


@pytest.mark.parametrize(
    ("arguments", "lang", "said"),
    [
        (("a.txt", "b.txt"), "de", "name two languages"),
        (("a.txt", "b.txt"), "de,fr,it", "name two languages"),
        (("a.txt", "b.txt"), "de,cn", 'did you mean "zh"?'),
        (("a.txt", "b.txt"), "zh-Hnas,de", 'did you mean "zh-Hans"?'),
        (("a.txt", "b.txt"), "zh_Hant,de", 'did you mean "zh-Hant"?'),
        (("a.txt", "b.txt"), "zhh,de", "write one such as zh-Hans or en"),
        (("a.txt", "none.txt"), "de,fr", "no such file"),
        (("a.txt", "b.txt", "-o", "a.txt"), "de,fr", "this is the input"),
        (("a.txt", "c.txt"), "de,fr", "not in UTF-8"),
        (("a.txt", "d.txt", "--format", "tmx"), "de,fr", "d.txt:2: U+0001 is here"),
    ],
)
def test_what_cannot_be_aligned_is_told(arguments: tuple[str, ...], lang: str, said: str) -> None:
    Path("c.txt").write_bytes(b"caf\xe9")
    Path("d.txt").write_bytes(b"Il pleut.\nIl\x01 neige.\n")
    result = align(*arguments, lang=lang)
    assert result.exit_code == 2
    assert said in result.output
    assert Path("a.txt").read_text(encoding="utf-8") == GERMAN
