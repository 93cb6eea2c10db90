"""Each command: what it does, where it puts it, and its exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tei.xml.parsing import parse

Run = Callable[..., Result]
Source = Callable[..., str]


@pytest.fixture
def written(rain: Path, run: Run) -> Path:
    """The TEI of `rain`."""
    path = rain.parent.parent / "tei" / "rain.xml"
    assert run("encode", rain, "-o", path).exit_code == 0
    return path


def _broken(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_encode_writes_a_file_and_the_schemas_that_it_names(written: Path) -> None:
    assert parse(written.read_bytes()).getroot().tag.endswith("}TEI")
    for line in written.read_text(encoding="utf-8").splitlines()[1:3]:
        schema = line.partition('href="')[2].partition('"')[0]
        assert (written.parent / schema).is_file()


def test_encode_reads_standard_input_and_writes_standard_output(rain: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tei", "encode", "-", "-o", "-"]
    data = rain.read_bytes()
    done = subprocess.run(command, input=data, capture_output=True, cwd=tmp_path, check=True)
    assert parse(done.stdout).getroot().tag.endswith("}TEI")
    again = subprocess.run(command, input=data, capture_output=True, cwd=tmp_path, check=True)
    assert again.stdout == done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sources"]


def test_encode_leaves_1_and_no_file_for_a_source_without_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    result = run("encode", tmp_path / "empty.txt", "-o", tmp_path / "out.xml")
    assert result.exit_code == 1
    assert "TEI101" in result.stderr
    assert not (tmp_path / "out.xml").exists()


def test_encode_leaves_0_when_there_are_warnings_alone(
    run: Run, source: Source, tmp_path: Path
) -> None:
    path = tmp_path / "rain.txt"
    path.write_text(source(page="4"), encoding="utf-8")
    result = run("encode", path, "-o", tmp_path / "out.xml")
    assert result.exit_code == 0
    assert "TEI109" in result.stderr


def test_encode_never_says_that_all_is_well_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("Date: 1958-03-20\nPage: 1\n", encoding="utf-8")
    result = run("encode", path, "-o", tmp_path / "out.xml")
    assert (tmp_path / "out.xml").exists() == (result.exit_code == 0)


@pytest.mark.parametrize("name", ["gb18030", "utf-16"])
def test_encode_reads_the_encoding_that_is_named(
    name: str, rain: Path, written: Path, run: Run, tmp_path: Path
) -> None:
    rain.write_bytes(rain.read_text(encoding="utf-8").encode(name))
    out = tmp_path / "other.xml"
    assert run("encode", rain, "-o", out).exit_code == 1
    assert not out.exists()
    assert run("encode", rain, "-o", out, "--encoding", name).exit_code == 0
    bodies = [path.read_bytes().partition(b"<text ")[2] for path in (out, written)]
    assert bodies[0] == bodies[1]


def test_tei_is_no_source_to_encode(written: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    for form in ((), ("--format", "peoples-daily")):
        for source, stdin in ((written, None), ("-", written.read_bytes())):
            result = run("encode", source, "-o", out, *form, stdin=stdin)
            assert result.exit_code == 1
            assert "this is TEI already" in result.stderr
            assert "TEI119" in result.stderr
            assert not out.exists()


def test_tei_is_no_source_to_compare_with(written: Path, run: Run) -> None:
    result = run("verify", written, "--source", written)
    assert result.exit_code == 1
    assert "TEI119" in result.stderr
    assert "could not be compared with" in result.stderr


def test_verify_says_whether_the_two_files_say_the_same(
    rain: Path, written: Path, run: Run
) -> None:
    result = run("verify", written, "--source", rain)
    assert result.exit_code == 0
    assert "says what its source says (no findings)" in result.stderr
    result = run("verify", _broken(written, "It rained", "It snowed"), "--source", rain)
    assert result.exit_code == 1
    assert f"{rain}:6:" in result.stderr
    assert "does not say what its source says" in result.stderr


def test_verify_reads_either_file_from_standard_input(rain: Path, written: Path, run: Run) -> None:
    for arguments, file in (
        (("-", "--source", rain), written),
        ((written, "--source", "-"), rain),
    ):
        assert run("verify", *arguments, stdin=file.read_bytes()).exit_code == 0
    assert run("verify", "-", "--source", "-", stdin=b"").exit_code == 2


def test_verify_leaves_1_for_a_file_that_is_no_xml(rain: Path, run: Run) -> None:
    result = run("verify", rain, "--source", rain)
    assert result.exit_code == 1
    assert "TEI501" in result.stderr


def test_validate_finds_nothing_in_what_encode_wrote(written: Path, run: Run) -> None:
    result = run("validate", written)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 file checked by edition.rng and edition.sch: no findings." in result.stderr


def test_validate_names_file_line_and_schema(written: Path, run: Run) -> None:
    _broken(written, "<textClass>", "<rain/><textClass>")
    result = run("validate", written)
    assert result.exit_code == 1
    lines = written.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "<rain/>" in text)
    assert f"{written}:{line}" in result.stdout
    assert "TEI510" in result.stdout
    assert f"{line} |       <rain/><textClass>\n" in result.stdout


def test_validate_prints_json_for_programs(written: Path, run: Run) -> None:
    assert json.loads(run("validate", "--format", "json", written).stdout) == []
    _broken(written, "<textClass>", "<rain/><textClass>")
    [found, *_] = json.loads(run("validate", "--format", "json", written).stdout)
    assert (found["code"], found["severity"], found["path"]) == ("TEI510", "error", str(written))
    assert found["line"] > 0


def test_validate_goes_on_after_a_file_that_cannot_be_read(written: Path, run: Run) -> None:
    result = run("validate", "missing.xml", _broken(written, "</TEI>", "</tei>"))
    assert result.exit_code == 2
    assert "TEI903" in result.stdout
    assert "TEI501" in result.stdout


def test_validate_reads_standard_input(written: Path, run: Run) -> None:
    assert run("validate", "-", stdin=written.read_bytes()).exit_code == 0
    result = run("validate", "-", stdin=b"<TEI>")
    assert result.exit_code == 1
    assert "<stdin>:1:" in result.stdout


def test_validate_asks_for_the_schema_of_other_tei(run: Run, tmp_path: Path, written: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', encoding="utf-8")
    result = run("validate", other, written)
    assert result.exit_code == 1
    assert result.stdout.count("error:") == 1
    assert f"{other}: error: no schema is named for this TEI" in result.stdout
    assert "tei schema install tei_all" in result.stdout
    result = run("validate", "--schema", "tei_all", written)
    assert result.exit_code == 2
    assert "this schema is not installed: tei schema install tei_all" in result.stderr


def test_validate_takes_other_schemas(written: Path, run: Run, tmp_path: Path) -> None:
    schema = tmp_path / "rain.rng"
    schema.write_text(
        '<element name="rain" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
        encoding="utf-8",
    )
    (tmp_path / "rain.xml").write_text("<rain/>", encoding="utf-8")
    assert run("validate", "--schema", schema, tmp_path / "rain.xml").exit_code == 0
    assert run("validate", "--schema", schema, written).exit_code == 1


def test_a_bomb_is_a_finding_and_no_crash(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deep.xml").write_text("<a>" * 100_000, encoding="utf-8")
    laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><a>&b;</a>"
    (tmp_path / "laughs.xml").write_text(laughs, encoding="utf-8")
    result = run("validate", tmp_path / "deep.xml", tmp_path / "laughs.xml")
    assert result.exit_code == 1
    assert result.stdout.count("TEI501") == 2


def test_render_makes_a_page(written: Path, run: Run, tmp_path: Path) -> None:
    result = run("render", written, "-o", tmp_path / "rain.html")
    assert result.exit_code == 0
    page = (tmp_path / "rain.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "It rained." in page
    assert "下雨了。" in page
    assert run("render", written, "-o", "-").stdout.startswith("<!")


def test_render_leaves_1_for_a_file_that_is_no_xml(rain: Path, run: Run, tmp_path: Path) -> None:
    result = run("render", rain, "-o", tmp_path / "rain.html")
    assert result.exit_code == 1
    assert not (tmp_path / "rain.html").exists()


def test_render_makes_a_memory_where_the_output_or_the_option_says_so(
    written: Path, run: Run, tmp_path: Path
) -> None:
    for name in ("rain.tmx", "RAIN.TMX"):
        assert run("render", written, "-o", tmp_path / name).exit_code == 0
    memory = (tmp_path / "rain.tmx").read_text(encoding="utf-8")
    assert memory == (tmp_path / "RAIN.TMX").read_text(encoding="utf-8")
    assert "<seg>It rained.</seg>" in memory
    piped = run("render", "-", "-o", "-", "--format", "tmx", stdin=written.read_bytes())
    assert piped.stdout == memory
    assert run("render", written, "-o", tmp_path / "page.tmx", "--format", "html").exit_code == 0
    assert (tmp_path / "page.tmx").read_text(encoding="utf-8").startswith("<!")


@pytest.mark.parametrize("name", ["rain.pdf", "rain.epub", "rain.xml", "a.b/rain.DOCX"])
def test_render_writes_no_format_that_it_does_not_know(
    name: str, written: Path, run: Run, tmp_path: Path
) -> None:
    result = run("render", written, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert f"there is no format {Path(name).suffix.lower()}" in result.stderr
    assert ".html for a page or .tmx for a translation memory" in result.stderr
    assert not (tmp_path / name).exists()
    assert run("render", written, "-o", tmp_path / "rain.php", "--format", "html").exit_code == 0


@pytest.mark.parametrize(
    ("edit", "code"),
    [(('<div type="original"', '<div type="section"'), "TEI602"), (("</TEI>", ""), "TEI501")],
)
def test_render_leaves_1_and_no_memory_where_there_is_none(
    edit: tuple[str, str], code: str, written: Path, run: Run, tmp_path: Path
) -> None:
    result = run("render", _broken(written, *edit), "-o", tmp_path / "rain.tmx")
    assert result.exit_code == 1
    assert code in result.stderr
    assert not (tmp_path / "rain.tmx").exists()


@pytest.mark.parametrize("name", ["TEI401", "tei401", "text-lost"])
def test_explain_knows_a_code_and_a_name(name: str, run: Run) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("## TEI401 text-lost (error)")


def test_explain_says_how_to_be_without_a_finding(run: Run) -> None:
    rule = run("explain", "dangling-pointer").stdout
    assert 'dangling-pointer = "off"' in rule
    assert '<?tei allow="dangling-pointer" reason="WHY"?>' in rule
    assert not {"[rules]", "<?tei"} & set(run("explain", "text-lost").stdout.split())
    assert "<?tei" not in run("explain", "empty-source").stdout
    assert "[rules]" not in run("explain").stdout


def test_explain_suggests_the_nearest(run: Run) -> None:
    result = run("explain", "text-los")
    assert result.exit_code == 2
    assert "did you mean text-lost?" in result.stderr
    nonsense = run("explain", "nonsense")
    assert nonsense.exit_code == 2
    assert "'nonsense'" in nonsense.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes close in another way elsewhere")
def test_a_reader_that_leaves_early_is_no_crash() -> None:
    shell = f"{sys.executable} -m tei explain | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
