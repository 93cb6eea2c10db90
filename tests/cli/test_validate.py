"""`tei validate` on the command line: which files, which schemas, what it says of others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tei.cli import cli

GOLDEN = Path(__file__).parents[1] / "golden" / "seed.xml"
LETTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
SCHEMA = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>"""


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("https://example.org/a.rng", "nothing is fetched from the network"),
        ("-", "cannot come from standard input"),
        ("folder", "this is a directory"),
        ("none.rng", "there is no such file"),
        ("a.rnc", "trang a.rnc a.rng"),
        ("a.odd", "make RELAX NG of it first"),
        ("a.dtd", "a DTD"),
        ("a.txt", "not a schema that tei knows"),
    ],
)
def test_a_schema_that_is_none_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for name in ("a.rnc", "a.odd", "a.dtd", "a.txt"):
        Path(name).touch()
    result = CliRunner().invoke(cli, ["validate", "--schema", schema, str(GOLDEN)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{schema}: " in result.stderr or schema == "-"
    assert said in result.stderr


def test_a_folder_stands_for_all_xml_files_below_it(tmp_path: Path) -> None:
    schema = tmp_path / "letter.rng"
    schema.write_text(SCHEMA, encoding="utf-8")
    for name in ("a.xml", "b/c.xml", "b/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LETTER, encoding="utf-8")
    again = [str(tmp_path / "a.xml"), f"{tmp_path}/./a.xml"]
    arguments = ["validate", "--schema", str(schema), str(tmp_path), *again]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 files checked: no findings.\n"


def test_what_a_document_takes_in_is_told_once(tmp_path: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.xml"/>'
    schema, letter = tmp_path / "letter.rng", tmp_path / "a.xml"
    schema.write_text(SCHEMA, encoding="utf-8")
    letter.write_text(LETTER.replace("/>", f">{include * 5}<p/></TEI>"), encoding="utf-8")
    arguments = ["validate", "--schema", str(schema), "--no-rules", str(letter)]
    written = CliRunner().invoke(cli, arguments).stdout
    assert written.count("no element <include>") == 1
    assert "(5 times)" in written
    assert written.index("<include>") < written.index("no element <p>")


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes and devices with names")
def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "folder.xml").mkdir()
    (folder / "a.xml").write_text(LETTER, encoding="utf-8")
    (folder / "zero.xml").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.xml")
    schema = tmp_path / "letter.rng"
    schema.write_text(SCHEMA, encoding="utf-8")
    result = CliRunner().invoke(cli, ["validate", "--schema", str(schema), str(folder)])
    assert (result.exit_code, result.stderr) == (0, "1 file checked: no findings.\n")
    named = str(folder / "zero.xml")
    result = CliRunner().invoke(cli, ["validate", "--schema", str(schema), named])
    assert result.exit_code == 2
    assert "this is a device, not a file" in result.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "a file's name is empty"),
        ("https://example.org/a.xml", "nothing is fetched from the network"),
        (".", "this folder has no .xml files"),
    ],
)
def test_what_is_no_document_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["validate", name])
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (LETTER, "no schema is named"),
        (f'<?xml-model href="https://example.org/my.rng"?>{LETTER}', "https://example.org/my.rng"),
        ("<html/>", "this is no TEI document: it begins with html"),
        ("<a>", "TEI501"),
    ],
)
def test_without_a_schema_only_editions_are_judged(
    tmp_path: Path, document: str, said: str
) -> None:
    file = tmp_path / "a.xml"
    file.write_text(document, encoding="utf-8")
    result = CliRunner().invoke(cli, ["validate", str(file)])
    assert result.exit_code == 1
    assert said in result.stdout
    assert result.stdout.count("error:") == 1


def test_files_that_cannot_be_read_are_not_counted_as_checked() -> None:
    result = CliRunner().invoke(cli, ["validate", "none.xml", str(GOLDEN)])
    assert result.exit_code == 2
    assert "1 file checked by edition: 1 error." in result.stderr


@pytest.mark.parametrize(("no_colour", "is_coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_they_are_not_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_colour: str, *, is_coloured: bool
) -> None:
    pty = pytest.importorskip("pty", reason="there are no terminals to be had")
    file = tmp_path / "a.xml"
    file.write_text(LETTER, encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", no_colour)
    terminal, child = pty.openpty()
    with os.fdopen(terminal, "rb", 0) as screen, os.fdopen(child, "w") as output:
        monkeypatch.setattr(sys, "stdout", output)
        cli(["validate", "-q", str(file)], standalone_mode=False)
        output.flush()
        said = screen.read(4000).decode()
    assert ("\x1b[1;31merror\x1b[0m" in said) == is_coloured


def test_of_an_odd_the_rules_are_checked_and_that_the_grammar_is_not_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my.odd").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">'
        '<schemaSpec ident="x"><constraintSpec ident="c" scheme="schematron"><constraint>'
        '<s:rule context="/*"><s:assert test="@n">It has no number.</s:assert></s:rule>'
        "</constraint></constraintSpec></schemaSpec></TEI>",
        encoding="utf-8",
    )
    Path("a.xml").write_text(LETTER, encoding="utf-8")
    result = CliRunner().invoke(cli, ["validate", "--schema", "my.odd", "a.xml"])
    assert "It has no number" in result.stdout
    assert "Not checked: the grammar of my.odd: of an ODD the rules alone" in result.stderr
