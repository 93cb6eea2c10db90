"""Where the command writes: files, links, devices, standard output that is full or closed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

FULL = Path("/dev/full")
SCHEMATRON = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt">
<pattern><rule context="/*"><assert test="false()">{}</assert></rule></pattern></schema>"""


def _tei(*arguments: str | Path, redirection: str = "") -> subprocess.CompletedProcess[str]:
    command = " ".join(f"'{part}'" for part in (sys.executable, "-m", "tei", *arguments))
    return subprocess.run(
        ["/bin/sh", "-c", f"{command} {redirection}"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", ["rain.txt", "link.txt", "hard.txt", "../sources/rain.txt"])
def test_the_input_is_never_replaced(name: str, run: Run, rain: Path) -> None:
    before = rain.read_bytes()
    (rain.parent / "link.txt").symlink_to(rain)
    os.link(rain, rain.parent / "hard.txt")
    for command in ("encode", "render"):
        result = run(command, rain, "-o", rain.parent / name)
        assert result.exit_code == 2
        assert "this is the input" in result.stderr
    assert rain.read_bytes() == before
    assert (rain.parent / "link.txt").is_symlink()


def test_settings_are_never_replaced(run: Run, rain: Path) -> None:
    for command in ("encode", "render"):
        result = run(command, rain, "-o", rain.parent / "tei.toml")
        assert result.exit_code == 2
        assert "this is the name of settings" in result.stderr
    assert not (rain.parent / "tei.toml").exists()


def test_a_link_stays_and_its_file_gets_the_output(run: Run, rain: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "out.xml").symlink_to(tmp_path / "far" / "real.xml")
    assert run("encode", rain, "-o", tmp_path / "out.xml").exit_code == 0
    assert (tmp_path / "out.xml").is_symlink()
    assert (tmp_path / "far" / "real.xml").read_bytes().startswith(b"<?xml")


def test_a_circle_of_links_is_named(run: Run, rain: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to(tmp_path / "b.xml")
    (tmp_path / "b.xml").symlink_to(tmp_path / "a.xml")
    result = run("encode", rain, "-o", tmp_path / "a.xml")
    assert result.exit_code == 2
    assert f"{tmp_path / 'a.xml'}: cannot be written" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays(rain: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = _tei("encode", rain, "-o", pipe, redirection=f"|| : > '{pipe}' & cat '{pipe}'; wait")
    assert result.stdout.startswith("<?xml")
    assert pipe.is_fifo()
    assert not (tmp_path / "schema").exists()


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("encode", "{}", "-o", "-"), ("explain",), ("--version",)])
def test_a_full_output_is_named(arguments: tuple[str, ...], rain: Path) -> None:
    result = _tei(*(part.format(rain) for part in arguments), redirection=f"> {FULL}")
    assert result.returncode == 2
    assert "standard output cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "shell", "said"),
    [
        (("encode", "{}", "-o", "-"), ">&-", "standard output is closed"),
        (("encode", "-", "-o", "x.xml"), "<&-", "standard input is closed"),
    ],
)
def test_a_closed_stream_is_named(
    arguments: tuple[str, ...], shell: str, said: str, rain: Path
) -> None:
    result = _tei(*(part.format(rain) for part in arguments), redirection=shell)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["undefined", "idna", "rot13", "a\tb"])
def test_a_codec_that_is_no_encoding_is_refused(name: str, run: Run, rain: Path) -> None:
    result = run("encode", rain, "-o", "-", "--encoding", name)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output


def test_utf_8_is_known_again_under_another_name(run: Run, rain: Path) -> None:
    result = run("encode", rain, "-o", "-", "--encoding", "ascii")
    assert result.exit_code == 1
    assert "it looks like UTF-8" in result.stderr


@pytest.mark.parametrize(
    "expression", ["document('{}')", "nosuch(.)", "document('http://127.0.0.1:9/')"]
)
def test_a_rule_that_cannot_or_may_not_run_is_named(
    expression: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "secret.xml").write_text("<a>unseen</a>", encoding="utf-8")
    value = f'<value-of select="{expression.format(tmp_path / "secret.xml")}"/>'
    (tmp_path / "rules.sch").write_text(SCHEMATRON.format(value), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rain.xml").write_text("<rain/>", encoding="utf-8")
    result = run("validate", "--schema", tmp_path / "rules.sch", tmp_path / "texts" / "rain.xml")
    assert "unrunnable-rule" in result.stdout
    assert "unseen" not in result.output


def test_the_name_of_a_file_does_nothing_to_a_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31m\u202ered.txt"
    path.write_text("no source", encoding="utf-8")
    result = run("build", path, "--out", tmp_path / "out")
    report = (tmp_path / "out" / "report" / "findings.txt").read_text(encoding="utf-8")
    for said in (result.stderr, report):
        assert "\\x1b[31m\\u202ered.txt" in said
        assert not {"\x1b", "\u202e"} & set(said)


def test_two_files_that_cannot_be_compared_are_not_called_different(run: Run, rain: Path) -> None:
    result = run("verify", rain, "--source", rain)
    assert result.exit_code == 1
    assert "could not be compared with" in result.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_no_character_of_a_text_acts_on_a_terminal(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Rain\x1b[31m.\n", encoding="utf-8")
    ours, theirs = os.openpty()
    command = ["align", tmp_path / "a.txt", tmp_path / "b.txt", "--lang", "de,fr", "-q"]
    subprocess.run([sys.executable, "-m", "tei", *command], stdout=theirs, check=True)
    told = os.read(ours, 1000)
    assert b"Rain\\x1b[31m." in told
    assert b"\x1b" not in told
    for end in (ours, theirs):
        os.close(end)
