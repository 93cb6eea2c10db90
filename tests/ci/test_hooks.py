"""The hook for pre-commit: `pre-commit` installs it from the repository and runs it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")

GOLDEN = ROOT / "tests" / "golden" / "seed.xml"


def test_the_hook_runs_the_command_on_xml() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "tei-validate"
    assert hook["entry"] == "tei validate"
    assert (hook["language"], hook["types"], hook["files"]) == ("python", ["xml"], r"\.xml$")
    assert hook["require_serial"] is True


@pytest.mark.slow
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    program = shutil.which("git")
    if importlib.util.find_spec("pre_commit") is None or program is None:
        pytest.skip("pre-commit or git is not installed")

    def git(folder: Path, *arguments: str) -> None:
        subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)

    def hook() -> subprocess.CompletedProcess[str]:
        git(texts, "add", ".")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(tei), "tei-validate"],
            cwd=texts,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )

    # What is installed, in a repository of its own: not every copy of these files is one.
    tei, texts = tmp_path / "tei", tmp_path / "texts"
    for name in ("tei", "schemas", "xslt"):
        shutil.copytree(ROOT / name, tei / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, tei / name)
    git(tei, "init", "-q")
    git(tei, "add", ".")
    git(tei, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "All of it")

    texts.mkdir()
    git(texts, "init", "-q")
    shutil.copy(GOLDEN, texts / "good.xml")
    (texts / "no.rng").write_text("<grammar/>", encoding="utf-8")
    done = hook()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (texts / "bad.xml").write_text("<TEI>", encoding="utf-8")
    done = hook()
    assert done.returncode == 1
    assert "malformed-xml" in done.stdout
    assert "2 files checked: 1 error." in done.stdout
