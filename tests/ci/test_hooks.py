"""The hook for pre-commit, and those of an edition: `pre-commit` installs tei and runs them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from tei.corpus import start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Done = subprocess.CompletedProcess[str]

yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")

GOLDEN = ROOT / "tests" / "golden" / "seed.xml"


def test_the_hook_runs_the_command_on_xml() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "tei-validate"
    assert hook["entry"] == "tei validate"
    assert (hook["language"], hook["types"], hook["files"]) == ("python", ["xml"], r"\.xml$")
    assert hook["require_serial"] is True


@pytest.fixture
def git() -> Callable[..., None]:
    """`git(folder, "add", ".")`."""
    program = shutil.which("git")
    if importlib.util.find_spec("pre_commit") is None or program is None:
        pytest.skip("pre-commit or git is not installed")

    def run(folder: Path, *arguments: str) -> None:
        subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)

    return run


@pytest.fixture
def pre_commit(tmp_path: Path, git: Callable[..., None]) -> Callable[..., Done]:
    """`pre_commit(folder, "run")`, after all of the folder has been added."""

    def run(folder: Path, *arguments: str) -> Done:
        git(folder, "add", ".")
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=folder,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        if "An unexpected error has occurred" in done.stdout and "pip" in done.stdout:
            pytest.skip("what the hook needs cannot be installed here")
        return done

    return run


@pytest.fixture
def tei(tmp_path: Path, git: Callable[..., None]) -> Path:
    """What is installed, in a repository of its own: not every copy of these files is one."""
    folder = tmp_path / "tei"
    for name in ("tei", "schemas", "xslt"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(folder, *author, "commit", "-qm", "All of it")
    git(folder, "tag", "v1")
    return folder


@pytest.mark.slow
def test_pre_commit_runs_the_hook(
    tmp_path: Path, tei: Path, git: Callable[..., None], pre_commit: Callable[..., Done]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    git(texts, "init", "-q")
    shutil.copy(GOLDEN, texts / "good.xml")
    (texts / "no.rng").write_text("<grammar/>", encoding="utf-8")
    config = {"repos": [{"repo": str(tei), "rev": "v1", "hooks": [{"id": "tei-validate"}]}]}
    (texts / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = pre_commit(texts, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (texts / "bad.xml").write_text("<TEI>", encoding="utf-8")
    done = pre_commit(texts, "run")
    assert done.returncode == 1
    assert "malformed-xml" in done.stdout
    assert "2 files checked, 1 by edition: 1 error." in done.stdout


@pytest.mark.slow
def test_an_edition_just_begun_passes_its_hooks(
    tmp_path: Path, tei: Path, git: Callable[..., None], pre_commit: Callable[..., Done]
) -> None:
    edition = tmp_path / "edition"
    start.start(edition)
    git(edition, "init", "-q")
    config = edition / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    assert text.count(f'"{start.requirement()}"') == 2
    config.write_text(text.replace(start.requirement(), str(tei)), encoding="utf-8")
    done = pre_commit(edition, "run", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2
