"""`tei init`: an edition that passes its own checks from the first day."""

from __future__ import annotations

import shlex
import shutil
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei import __version__, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

FILES = [
    ".github/workflows/edition.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "requirements.txt",
    "sources/rain.en.txt",
    "sources/rain.fr.txt",
    "tei.toml",
]


@pytest.fixture
def edition(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition just begun, in which the test stands."""
    folder = tmp_path / "Letters “1958”"
    assert run("init", folder).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


def written(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def steps() -> list[list[str]]:
    """The commands of the edition's workflow that are tei's."""
    yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")
    workflow = yaml.safe_load(Path(".github/workflows/edition.yml").read_text(encoding="utf-8"))
    [job] = workflow["jobs"].values()
    commands = [shlex.split(step["run"]) for step in job["steps"] if "run" in step]
    return [command[1:] for command in commands if command[0] == "tei"]


def test_an_edition_has_its_files(edition: Path) -> None:
    assert written(edition) == FILES
    assert settings.load(edition / "tei.toml").edition.title == "Letters “1958”"


@pytest.mark.parametrize("with_seed", [False, True])
@pytest.mark.usefixtures("edition")
def test_an_edition_passes_its_own_checks(run: Run, seed: Path, *, with_seed: bool) -> None:
    if with_seed:
        shutil.copy(seed, "sources")
    commands = steps()
    assert [command[0] for command in commands] == ["build", "validate"]
    for command in commands:
        result = run(*command)
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
    assert f"{1 + with_seed} file{'s' if with_seed else ''} checked by edition" in result.stderr


@pytest.mark.usefixtures("edition")
def test_an_edition_with_a_mistake_does_not_pass(run: Run) -> None:
    Path("sources/rain.xml").write_text("<TEI", encoding="utf-8")
    assert [run(*command).exit_code for command in steps()] == [1, 0]


def test_every_setting_that_is_proposed_can_be_made(edition: Path) -> None:
    lines = (edition / "tei.toml").read_text(encoding="utf-8").splitlines()
    proposed = [line.removeprefix("# ") for line in lines if "=" in line or "[[" in line]
    tables = [line for line in lines if line.startswith("[")]
    assert len(proposed) > len(tables)
    text = "\n".join(
        line.removeprefix("# ") if "=" in line or "[[" in line else line for line in lines
    )
    made = settings.from_dict(tomllib.loads(text))
    assert made.people
    assert made.licence.source == "CC0-1.0"


@pytest.mark.usefixtures("edition")
def test_the_same_hooks_run_before_a_commit() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")
    config = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [repository] = config["repos"]
    entries = [shlex.split(hook["entry"])[1:] for hook in repository["hooks"]]
    assert [
        [word for word in step if "github" not in word and word != "--format"] for step in steps()
    ] == entries
    wanted = Path("requirements.txt").read_text(encoding="utf-8").split("\n")[0]
    for hook in repository["hooks"]:
        assert hook["additional_dependencies"] == [wanted]


@pytest.mark.parametrize("name", ["tei.toml", ".pre-commit-config.yaml"])
def test_nothing_is_written_over(tmp_path: Path, run: Run, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert f"{name} would be written over; nothing was done" in result.stderr
    assert written(tmp_path) == [name]


def test_sources_that_are_there_need_no_first_one(tmp_path: Path, run: Run, seed: Path) -> None:
    (tmp_path / "sources").mkdir()
    shutil.copy(seed, tmp_path / "sources")
    (tmp_path / ".gitignore").write_text("mine", encoding="utf-8")
    assert run("init", tmp_path).exit_code == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine"
    assert written(tmp_path / "sources") == [seed.name]


def test_a_file_is_no_folder(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").touch()
    result = run("init", tmp_path / "file")
    assert (result.exit_code, "this is a file" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        (None, f"tei=={__version__}"),
        ('{"url": "file:///home/me/tei", "dir_info": {}}', f"tei=={__version__}"),
        (
            '{"url": "https://example.org/tei", "vcs_info": {"vcs": "git", "commit_id": "a1"}}',
            "tei @ git+https://example.org/tei@a1",
        ),
    ],
)
def test_an_edition_is_checked_by_the_tei_that_began_it(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, origin: str | None, wanted: str
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return origin

    monkeypatch.setattr(metadata, "distribution", lambda _: Installed())
    run("init", tmp_path)
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8") == f"{wanted}\n"
    assert f'["{wanted}"]' in (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8")
