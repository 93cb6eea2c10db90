"""What the command says: to whom, how much, and what to do when a request makes no sense."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Source = Callable[..., str]

COMMANDS = ["init", "build", "encode", "verify", "validate", "schema", "render", "explain"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str, run: Run) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f" {command} " in result.stdout
    assert command in run("--help").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("encode", "missing.txt", "-o", "out.xml"),
        ("verify", "missing.xml", "--source", "missing.txt"),
        ("render", "missing.xml", "-o", "out.html"),
        ("validate", "missing.xml"),
        ("build", "missing.txt"),
        ("build", "missing"),
    ],
)
def test_a_missing_file_is_named_and_the_status_is_2(
    arguments: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    said = result.output
    assert "missing" in said
    assert "no such file" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [(), ("encode",), ("encode", "a.txt"), ("verify", "a.xml"), ("build",), ("build", "-j", "x")],
)
def test_an_incomplete_request_is_refused_with_status_2(
    arguments: tuple[str, ...], run: Run
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_an_unknown_command_is_refused_with_the_nearest(run: Run) -> None:
    result = run("biuld")
    assert result.exit_code == 2
    assert "did you mean 'build'?" in result.output


def test_a_folder_without_sources_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("About this folder.", encoding="utf-8")
    result = run("build", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{tmp_path}: there are no sources in this folder" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_is_no_source_for_encode(run: Run, rain: Path, tmp_path: Path) -> None:
    result = run("encode", rain.parent, "-o", tmp_path / "out.xml")
    assert result.exit_code == 2
    assert "this is a directory" in result.stderr


def test_an_unknown_encoding_is_named(run: Run, rain: Path, tmp_path: Path) -> None:
    result = run("encode", rain, "-o", tmp_path / "out.xml", "--encoding", "klingon")
    assert result.exit_code == 2
    assert "klingon" in result.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--encoding", "klingon"), "there is no encoding of text named 'klingon'"),
        (("--format", "jsno"), "there is no source format 'jsno'; did you mean 'json'?"),
    ],
)
def test_what_no_source_can_be_read_as_is_told_once_before_anything_is_written(
    option: tuple[str, str], said: str, run: Run, ten: Path, tmp_path: Path
) -> None:
    result = run("build", ten, "--out", tmp_path / "out", *option)
    assert result.exit_code == 2
    assert result.output.count(said) == 1
    assert "report this" not in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[editon]\n", "did you mean 'edition'?"),
        (
            '[languages]\noriginal = "zh-Hnas"\n',
            'tei.toml: languages.original: the language tag "zh-Hnas" has Hnas, which is no script',
        ),
        ('[languages]\noriginal = "cn"\n', 'did you mean "zh"?'),
    ],
)
def test_a_mistake_in_the_settings_is_named(
    written: str, said: str, run: Run, rain: Path, tmp_path: Path
) -> None:
    (rain.parent / "tei.toml").write_text(written, encoding="utf-8")
    for command in (("encode", rain, "-o", tmp_path / "a.xml"), ("build", rain.parent)):
        result = run(*command)
        assert result.exit_code == 2
        assert f"{rain.parent / 'tei.toml'}: " in result.stderr
        assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.rng", None),
        ("bad.rng", "no XML"),
        ("bad.rng", "<rain/>"),
        ("bad.xsd", "no XML"),
        ("bad.xsd", "<rain/>"),
        ("bad.sch", "no XML"),
        ("bad.sch", "<rain/>"),
        ("bad.dtd", "<!ELEMENT a EMPTY>"),
        ("rain", "<rain/>"),
    ],
)
def test_a_bad_schema_is_named_and_the_status_is_2(
    name: str, content: str | None, run: Run, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "rain.xml").write_text("<rain/>", encoding="utf-8")
    result = run("validate", "--schema", tmp_path / name, tmp_path / "rain.xml")
    assert result.exit_code == 2, result.output
    assert str(tmp_path / name) in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("option", "shown", "hidden"),
    [
        ((), ["TEI109"], ["TEI110"]),
        (("--verbose",), ["TEI109", "TEI110"], []),
        (("--quiet",), [], ["TEI109", "TEI110", "written"]),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_how_much_is_said(  # noqa: PLR0913 - what is shown depends on as much
    option: tuple[str, ...],
    shown: list[str],
    hidden: list[str],
    *,
    before: bool,
    run: Run,
    source: Source,
    tmp_path: Path,
) -> None:
    path = tmp_path / "rain.txt"
    path.write_text(source(page="4"), encoding="utf-8-sig")
    command = ("encode", path, "-o", tmp_path / "out.xml")
    result = run(*option, *command) if before else run(*command, *option)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert all(word in result.stderr for word in shown)
    assert not any(word in result.stderr for word in hidden)


def test_quiet_still_tells_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("encode", tmp_path / "empty.txt", "-o", tmp_path / "out.xml", "--quiet")
    assert result.exit_code == 1
    assert "TEI101" in result.stderr


def test_the_version_is_told(run: Run) -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("tei ")


@pytest.mark.parametrize("command", ["encode", "render"])
def test_an_output_that_cannot_be_written_is_named(
    command: str, run: Run, rain: Path, tmp_path: Path
) -> None:
    assert run("encode", rain, "-o", tmp_path / "rain.xml").exit_code == 0
    before = sorted(tmp_path.rglob("*"))
    (tmp_path / "taken").mkdir()
    file = rain if command == "encode" else tmp_path / "rain.xml"
    for output in (tmp_path / "taken", rain / "below-a-file"):
        result = run(command, file, "-o", output)
        assert result.exit_code == 2
        assert f"{output}: cannot be written" in result.stderr
    (tmp_path / "taken").rmdir()
    assert sorted(tmp_path.rglob("*")) == before
